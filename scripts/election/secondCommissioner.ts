import { Interface } from "ethers";
import { OFFICES as OFFICE } from "../../deploy/modules/offices.ts";
import { FOUNDING_ACTS, publishedText } from "../../deploy/modules/acts.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import { encodeCall } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Party } from "../start/parties.ts";

const GAZETTE = new Interface(GAZETTE_ABI);
const OFFICES = new Interface([
  "function schedule(address target, bytes data, uint48 when)",
  "function appoint(uint64 office, address account, bytes16 person, uint32 lastDay, uint32 executionDelay)",
]);
const EXECUTIVE = new Interface([
  "function execute(bytes32 enactmentId, (address target, bytes data)[] calls)",
]);
const NOTHING = `0x${"00".repeat(32)}`;
const DAY = 86_400;

/** Days of announcement, and days in which the constitutional court may veto what an enactment orders; one to spare. */
const DAYS_ANNOUNCED = 11;
export const DAYS_OF_VETO = 16;

/**
 * The founding fills each office once, and a certification wants two members of the commission: the legislature has the second
 * appointed, as the Constitution Act has it done. Announced, enacted, executed; the caller lets the days pass between.
 */
export class SecondCommissioner {
  readonly #republic: EmbeddedRepublic;
  readonly #calls: readonly { readonly target: Hex; readonly data: Hex }[];
  readonly #enactment: Hex;
  #enactmentId = "";
  #enactedAfter = 0;

  constructor(republic: EmbeddedRepublic, { person, signer }: Party) {
    this.#republic = republic;
    const { offices } = republic.contracts;
    const args = [OFFICE.electoralCommission.role, hexFromBytes(signer.signer), person, NO_END, 0];
    this.#calls = [{ target: offices, data: encodeCall(OFFICES, "appoint", args) }];
    const { eli, date } = FOUNDING_ACTS.elections;
    const text = publishedText("elections", eli, date);
    const basis = { basisKey: NOTHING, basisEId: NOTHING };
    const enactment = { ...text, provisions: [], ...basis, calls: this.#calls };
    this.#enactment = encodeCall(GAZETTE, "enact", [enactment]);
  }

  async announce(): Promise<void> {
    const { chain, contracts, officers } = this.#republic;
    const when = (await chain.now()) + DAYS_ANNOUNCED * DAY;
    const data = encodeCall(OFFICES, "schedule", [contracts.gazette, this.#enactment, when]);
    await chain.send({ from: officers.legislature.account, to: contracts.offices, data });
    this.#enactedAfter = when;
  }

  /** When what was announced has been open to the court for long enough. */
  async enact(): Promise<void> {
    const { chain, contracts, officers } = this.#republic;
    await chain.advanceTo(this.#enactedAfter + 1);
    const from = officers.legislature.account;
    const { logs } = await chain.send({ from, to: contracts.gazette, data: this.#enactment });
    const enacted = logs.map((log) => GAZETTE.parseLog(log)).find((log) => log?.name === "Enacted");
    this.#enactmentId = String(enacted?.args["enactmentId"]);
  }

  /** When nobody has vetoed it. */
  async execute(): Promise<void> {
    const { chain, contracts, relay } = this.#republic;
    await chain.advanceTo(this.#enactedAfter + DAYS_OF_VETO * DAY);
    const data = encodeCall(EXECUTIVE, "execute", [this.#enactmentId, this.#calls]);
    await chain.send({ from: relay, to: contracts.executive, data });
  }
}
