import { Interface } from "ethers";
import { publishedText } from "../../../deploy/modules/acts.ts";
import { DISCRETIONS_ABI, GAZETTE_ABI } from "../../../sdk/abi.ts";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import { commitmentOf } from "../../../sdk/law/record.ts";
import { type Opinion, opinionDigest } from "../../../sdk/procedure/opinion.ts";
import { secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import {
  AgriculturalLandActPart2__factory,
  LandRegistrationActPart2Of20160105__factory,
} from "../../../typechain-types/index.js";
import { encodeCall, type Transaction } from "../../chain/chain.ts";
import { type EmbeddedRepublic, personIdFrom, secretKeyFrom } from "../../republic/embeddedRepublic.ts";
import type { Submission } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import { ASSURANCE, type Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";

const GAZETTE = new Interface(GAZETTE_ABI);
const DISCRETIONS = new Interface(DISCRETIONS_ABI);
const OFFICES = new Interface([
  "function schedule(address target, bytes data, uint48 when)",
  "function appoint(uint64 office, address officer, bytes16 person, uint32 lastDay, uint32 executionDelay)",
]);
const EXECUTIVE = new Interface([
  "function execute(bytes32 enactmentId, (address target, bytes data)[] calls)",
]);
const NOTHING = `0x${"00".repeat(32)}`;
const DAY = 86_400;

/** Article 5(1) of the Agricultural Land Act: the office, and how many of its members approve. */
const LAND_COMMISSION = 11n;
const MEMBERS = 2;

/** Days of announcement, and days in which the constitutional court may veto what an enactment orders; one to spare. */
const DAYS_ANNOUNCED = 11;
const DAYS_OF_VETO = 16;

const AGRICULTURAL_LAND = "/eli/xx/act/2016/1";
const APPROVAL = "art_3__para_1";

/** The land commission: its act is enacted, the Land Registration Act amended to refer to it, its members appointed. */
export class LandCommission {
  readonly members: readonly Party[];
  readonly #republic: EmbeddedRepublic;

  private constructor(republic: EmbeddedRepublic, members: readonly Party[]) {
    this.#republic = republic;
    this.members = members;
  }

  /** Takes the chain's clock about a month on. The members are still to be enrolled. */
  static async found(republic: EmbeddedRepublic, seed: number): Promise<LandCommission> {
    const commission = new LandCommission(
      republic,
      Array.from({ length: MEMBERS }, (_, index) => memberOf(seed, index)),
    );
    await commission.#legislate();
    return commission;
  }

  /** The transaction by which a member approves an application; anyone may send it. */
  async approval(member: Party, { digest, application }: Submission, titles: readonly FiledTitle[]) {
    const { contracts, relay } = this.#republic;
    const opinion: Opinion = {
      application: hexFromBytes(digest),
      subdivision: hexFromBytes(keccak256(bytesFromText(`${AGRICULTURAL_LAND}#part_2`))),
      provision: APPROVAL,
      approves: true,
      reasons: instrumentOf("reasons of the commission"),
      officer: member.person,
      keyVersion: 1,
    };
    const domain = {
      name: "Discretions",
      version: "1",
      chainId: 31_337n,
      verifyingContract: contracts.discretions,
    };
    const signature = await member.signer.sign(opinionDigest(domain, opinion));
    const eId = hexFromBytes(bytesFromText(APPROVAL)).padEnd(66, "0");
    const from = titles.map(({ record }) => commitmentOf(record));
    const terms = { ...opinion, register: contracts.landRegister, eId };
    const data = encodeCall(DISCRETIONS, "decide", [
      terms,
      true,
      application,
      from,
      member.signer.signer,
      signature,
    ]);
    return { from: relay, to: contracts.discretions, data } satisfies Transaction;
  }

  async #legislate(): Promise<void> {
    const { chain, contracts, officers, relay } = this.#republic;
    const appointments = this.members.map(({ signer, person }) => {
      const args = [LAND_COMMISSION, hexFromBytes(signer.signer), person, NO_END, 0];
      return { target: contracts.offices, data: encodeCall(OFFICES, "appoint", args) };
    });
    const acts = [
      {
        text: publishedText("agricultural-land", AGRICULTURAL_LAND, "2016-01-04"),
        bytecode: AgriculturalLandActPart2__factory.bytecode,
        calls: appointments,
      },
      {
        text: publishedText("land-registration", "/eli/xx/act/2015/12", "2016-01-05"),
        bytecode: LandRegistrationActPart2Of20160105__factory.bytecode,
        calls: [],
      },
    ];
    const enactments: Hex[] = [];
    for (const { text, bytecode, calls } of acts) {
      const { contractAddress } = await chain.send({ from: relay, data: bytecode as Hex });
      enactments.push(await this.#announced(text, contractAddress, calls));
    }
    await this.#wait(DAYS_ANNOUNCED);
    const ids: string[] = [];
    for (const data of enactments) {
      const from = officers.legislature.account;
      const { logs } = await chain.send({ from, to: contracts.gazette, data });
      const enacted = logs.map((log) => GAZETTE.parseLog(log)).find((log) => log?.name === "Enacted");
      ids.push(String(enacted?.args["enactmentId"]));
    }
    await this.#wait(DAYS_OF_VETO);
    const data = encodeCall(EXECUTIVE, "execute", [ids[0], appointments]);
    await chain.send({ from: relay, to: contracts.executive, data });
  }

  /** @returns the calldata of the enactment, once it is announced */
  async #announced(
    text: ReturnType<typeof publishedText>,
    ruleset: Hex | null,
    calls: readonly unknown[],
  ): Promise<Hex> {
    const { chain, contracts, officers } = this.#republic;
    const now = await chain.now();
    const from = Math.floor(now / DAY) + DAYS_ANNOUNCED + 1;
    const provisions = [{ subdivision: "part_2", ruleset, from, until: NO_END }];
    const enactment = { ...text, provisions, basisKey: NOTHING, basisEId: NOTHING, calls };
    const call = encodeCall(GAZETTE, "enact", [enactment]);
    const when = now + DAYS_ANNOUNCED * DAY - DAY / 2;
    const data = encodeCall(OFFICES, "schedule", [contracts.gazette, call, when]);
    await chain.send({ from: officers.legislature.account, to: contracts.offices, data });
    return call;
  }

  async #wait(days: number): Promise<void> {
    const { chain } = this.#republic;
    await chain.advanceTo((await chain.now()) + days * DAY);
  }
}

/** A member signs with the account that holds the office. */
function memberOf(seed: number, index: number): Party {
  const name = `member of the land commission/${index}`;
  return {
    person: personIdFrom(seed, name),
    signer: secp256k1Signer(secretKeyFrom(seed, "member of the land commission", index)),
    kind: "secp256k1",
    assurance: ASSURANCE.high,
    capacity: "own behalf",
  };
}
