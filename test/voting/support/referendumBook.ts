import { AbiCoder, id, keccak256, type Signer } from "ethers";
import { type Referendums, Referendums__factory } from "../../../typechain-types/index.js";
import type { EnactmentStruct } from "../../../typechain-types/contracts/law/Executive.js";
import {
  at,
  connect,
  type Connection,
  date,
  enactment,
  found,
  NO_END,
  NO_PERSON,
  OFFICE,
  provision,
  type Republic,
} from "../../law/fixture.ts";

const COMMISSION = 90;
const ELECTIONS = 91;
const ENACTMENT =
  "tuple(string eli,uint32 documentDate,bytes32 textHash,tuple(string subdivision,address ruleset,uint32 from,uint32 until)[] provisions,bytes32 basisKey,bytes32 basisEId,tuple(address target,bytes data)[] calls)";

/** The act that the question amends. */
export const ACT = "/eli/xx/act/2015/14";
export const COUNTRY = id("the whole country");
/** `QuestionStage`. */
export const STAGE = { none: 0n, filed: 1n, barred: 2n, rejected: 3n, adopted: 4n, enacted: 5n };

/** The day on which the question is filed and its district named, and the first on which a freeze binds it. */
export const FILED = "2016-01-20";
export const BINDING = "2016-02-24";

/** What the book calls a question. */
export const nameOf = (question: EnactmentStruct): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode([ENACTMENT], [question]));

/** The book of referendums, with accounts of its own for the commission and the register of elections. */
export class ReferendumBook {
  readonly connection: Connection;
  readonly republic: Republic;
  readonly book: Referendums;
  readonly commission: Signer;
  readonly register: Signer;
  readonly stranger: Signer;
  readonly question: EnactmentStruct;
  readonly name: string;

  private constructor(
    [connection, republic]: readonly [Connection, Republic],
    [commission, register, stranger]: readonly [Signer, Signer, Signer],
    [book, question]: readonly [Referendums, EnactmentStruct],
  ) {
    [this.connection, this.republic] = [connection, republic];
    [this.commission, this.register, this.stranger] = [commission, register, stranger];
    [this.book, this.question] = [book, question];
    this.name = nameOf(question);
  }

  static async open(): Promise<ReferendumBook> {
    const connection = await connect();
    const republic = await found(connection);
    const { ethers } = connection;
    const accounts = (await ethers.getSigners()).slice(10) as unknown as [Signer, Signer, Signer];
    const { offices, gazette } = republic;
    const deployed = await ethers.deployContract("Referendums", [offices.target, gazette.target]);
    const book = Referendums__factory.connect(await deployed.getAddress(), accounts[2]);
    await empower(connection, republic, book, accounts);
    const ruleset = await (await ethers.deployContract("RulesetStub", [`${ACT}#part_2`])).getAddress();
    const provisions = [provision({ from: 0, ruleset })];
    const question = enactment({ eli: ACT, documentDate: date("2016-02-20"), provisions });
    return new ReferendumBook([connection, republic], accounts, [book, question]);
  }

  readonly file = (asked = this.question) => this.book.connect(this.commission).file(asked);

  readonly nameDistrict = (district = COUNTRY) =>
    this.book.connect(this.commission).nameDistrict(this.name, district);

  /** The register of elections freezes a district in which the question is asked. */
  readonly put = (district = COUNTRY) => this.book.connect(this.register).put(this.name, district);

  readonly answer = (yes: boolean, district = COUNTRY) =>
    this.book.connect(this.register).answered(this.name, district, yes);

  readonly annul = (district = COUNTRY) => this.book.connect(this.register).annulled(this.name, district);

  readonly stage = () => this.book.stageOf(this.name);

  readonly goTo = (day: string) => at(this.connection, `${day}T09:00:00Z`);

  /** On file, named, and bound to the poll of the whole country as soon as it can be. */
  async polled(filed = FILED, binding = BINDING): Promise<void> {
    if (filed !== FILED) await this.goTo(filed);
    await this.file();
    await this.nameDistrict();
    await this.goTo(binding);
    await this.put();
  }
}

/** An enactment that orders what the founding enactment orders of the republic proper. */
async function empower(
  connection: Connection,
  { gazette, executive, offices, legislature, allow }: Republic,
  book: Referendums,
  [commission, register]: readonly [Signer, Signer, Signer],
): Promise<void> {
  const part2 = await connection.ethers.deployContract("ReferendumActPart2");
  const target = await book.getAddress();
  const selectors = (...names: ("file" | "nameDistrict" | "bar" | "put" | "answered" | "annulled")[]) =>
    names.map((name) => book.getFunction(name).fragment.selector);
  const appoint = (office: number, holder: string) => ({
    target: offices.target,
    data: offices.interface.encodeFunctionData("appoint", [office, holder, NO_PERSON, NO_END, 0]),
  });
  const calls = [
    allow(target, selectors("file", "nameDistrict"), COMMISSION),
    allow(target, selectors("bar"), OFFICE.constitutionalCourt),
    allow(target, selectors("put", "answered", "annulled"), ELECTIONS),
    appoint(COMMISSION, await commission.getAddress()),
    appoint(ELECTIONS, await register.getAddress()),
    appoint(OFFICE.legislature, target),
  ];
  const provisions = [provision({ ruleset: part2.target })];
  const act = enactment({ eli: "/eli/xx/act/2015/13", provisions, calls });
  const enactmentId = await gazette.connect(legislature).enact.staticCall(act);
  await gazette.connect(legislature).enact(act);
  await at(connection, `${FILED}T09:00:00Z`);
  await executive.execute(enactmentId, calls);
}
