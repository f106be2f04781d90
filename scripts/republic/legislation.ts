import { Interface } from "ethers";
import type { PublishedText } from "../../deploy/modules/acts.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import type { Party } from "../start/parties.ts";
import { encodeCall, type Receipt } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "./embeddedRepublic.ts";

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

/** What is to be enacted. */
export interface Bill {
  readonly text: PublishedText;
  readonly provisions: readonly {
    readonly subdivision: string;
    readonly ruleset: Hex;
    readonly from: number;
    readonly until: number;
  }[];
  /** What the executive is ordered to do. */
  readonly calls: readonly { readonly target: Hex; readonly data: Hex }[];
}

/** One bill on its way through the legislature, as the Constitution Act has it: announced, enacted, executed. */
export class Legislation {
  readonly #republic: EmbeddedRepublic;
  readonly #calls: Bill["calls"];
  readonly #enactment: Hex;
  #enactmentId = "";
  #enactedAfter = 0;

  constructor(republic: EmbeddedRepublic, { text, provisions, calls }: Bill) {
    this.#republic = republic;
    this.#calls = calls;
    const enactment = { ...text, provisions, basisKey: NOTHING, basisEId: NOTHING, calls };
    this.#enactment = encodeCall(GAZETTE, "enact", [enactment]);
  }

  async announce(): Promise<void> {
    const { chain, contracts, officers } = this.#republic;
    const when = (await chain.now()) + DAYS_ANNOUNCED * DAY;
    const data = encodeCall(OFFICES, "schedule", [contracts.gazette, this.#enactment, when]);
    await chain.send({ from: officers.legislature.account, to: contracts.offices, data });
    this.#enactedAfter = when;
  }

  /** Takes the chain's clock to the end of the announcement, if it is not there yet. */
  async enact(): Promise<void> {
    const { chain, contracts, officers } = this.#republic;
    await chain.advanceTo(this.#enactedAfter + 1);
    const from = officers.legislature.account;
    const { logs } = await chain.send({ from, to: contracts.gazette, data: this.#enactment });
    const enacted = logs.map((log) => GAZETTE.parseLog(log)).find((log) => log?.name === "Enacted");
    this.#enactmentId = String(enacted?.args["enactmentId"]);
  }

  /**
   * Takes the chain's clock to the end of the days of veto, if it is not there yet.
   * @returns the calldata and the receipt
   */
  async execute(): Promise<{ data: Hex; receipt: Receipt }> {
    const { chain, contracts, relay } = this.#republic;
    await chain.advanceTo(this.#enactedAfter + DAYS_OF_VETO * DAY);
    const data = encodeCall(EXECUTIVE, "execute", [this.#enactmentId, this.#calls]);
    return { data, receipt: await chain.send({ from: relay, to: contracts.executive, data }) };
  }
}

/** The order to the executive to appoint somebody to an office for good; they act with the account of their key. */
export function appointment(
  { contracts }: EmbeddedRepublic,
  office: bigint,
  { person, signer }: Party,
): Bill["calls"][number] {
  const args = [office, hexFromBytes(signer.signer), person, NO_END, 0];
  return { target: contracts.offices, data: encodeCall(OFFICES, "appoint", args) };
}
