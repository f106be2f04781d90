import { Interface } from "ethers";
import { LATER_ACTS, publishedText } from "../../deploy/modules/acts.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { dayOf, isoDateOf, NO_END } from "../../sdk/law/dates.ts";
import { LandTransactionDutyActPart2Of20160316__factory } from "../../typechain-types/index.js";
import { encodeCall, type Transaction } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { DutyAmendment } from "../report/replayReport.ts";
import type { LandDesk } from "./landDesk.ts";
import { DECLARATION_FROM, type PlannedSale } from "./plan.ts";
import type { Party } from "./parties.ts";
import { disposersOf, instruction, type Sale, transfersTo } from "./sale.ts";
import type { Tally } from "./tally.ts";

const GAZETTE = new Interface(GAZETTE_ABI);
const OFFICES = new Interface(["function schedule(address target, bytes data, uint48 when)"]);
const NOTHING = `0x${"00".repeat(32)}`;
const DAY = 86_400;
const NOON = DAY / 2;

const FOLDER = "land-transaction-duty";
const { eli: ELI, date: DATE } = LATER_ACTS[FOLDER];
const SHOWN_PRICE = 30_000_000n;

/** Days from the announcement of an enactment to the enactment: article 4(3) of the Constitution Act, and one to spare. */
const DAYS_ANNOUNCED = 11;

/** Day on which the legislature announces the surcharge on additional dwellings. */
export const ANNOUNCED_ON = dayOf(DATE);

/** Day from which it can be enacted. */
export const ENACTED_ON = ANNOUNCED_ON + DAYS_ANNOUNCED;

/** The amendment of the duty on its way into force: announced, open to the constitutional court, enacted. */
export class DutyBill {
  readonly #republic: EmbeddedRepublic;
  #call: Hex | undefined;
  #enacted = false;

  constructor(republic: EmbeddedRepublic) {
    this.#republic = republic;
  }

  /** Does what falls due by a day. */
  async follow(day: number, tally: Tally): Promise<void> {
    if (this.#call === undefined && day >= ANNOUNCED_ON) await this.announce();
    if (this.#call !== undefined && !this.#enacted && day >= ENACTED_ON) await this.enact(tally);
  }

  /** Deploys the amended ruleset and announces its enactment; in force from 1 April 2016, or soon if that is past. */
  async announce(): Promise<void> {
    const { chain, contracts, officers, relay } = this.#republic;
    const code = LandTransactionDutyActPart2Of20160316__factory.bytecode as Hex;
    const { contractAddress } = await chain.send({ from: relay, data: code });
    const now = await chain.now();
    const from = Math.max(DECLARATION_FROM, Math.floor(now / DAY) + DAYS_ANNOUNCED + 1);
    const enactment = {
      ...publishedText(FOLDER, ELI, DATE),
      provisions: [{ subdivision: "part_2", ruleset: contractAddress, from, until: NO_END }],
      basisKey: NOTHING,
      basisEId: NOTHING,
      calls: [],
    };
    this.#call = encodeCall(GAZETTE, "enact", [enactment]);
    const when = now + DAYS_ANNOUNCED * DAY - NOON;
    const data = encodeCall(OFFICES, "schedule", [contracts.gazette, this.#call, when]);
    await chain.send({ from: officers.legislature.account, to: contracts.offices, data });
  }

  /** Enacts what was announced, if the court has not cancelled it. */
  async enact(tally: Tally): Promise<void> {
    const { gasUsed } = await this.#republic.chain.send(this.enactment());
    this.#enacted = true;
    tally.gas("Enactment of an amendment", gasUsed);
  }

  /** The transaction by which the legislature enacts what it announced. */
  enactment(): Transaction & { readonly to: Hex } {
    if (this.#call === undefined) throw new Error("the amendment has not been announced");
    const { contracts, officers } = this.#republic;
    return { from: officers.legislature.account, to: contracts.gazette, data: this.#call };
  }
}

/** The same purchase of a second home, decided by the law of 31 March and of 1 April 2016. */
export async function showDutyAmendment(
  republic: EmbeddedRepublic,
  desk: LandDesk,
  shown: PlannedSale,
  acquirer: Party,
): Promise<DutyAmendment> {
  const [before, after] = [DECLARATION_FROM - 1, DECLARATION_FROM];
  const duties: string[] = [];
  for (const day of [before, after]) {
    await republic.chain.advanceTo(day * DAY + NOON);
    const sale: Sale = {
      ...shown.sale,
      row: { ...shown.sale.row, date: day, pricePence: SHOWN_PRICE },
      loan: undefined,
      additionalDwelling: true,
    };
    const dealings = transfersTo(sale, acquirer);
    const asked = instruction(sale, dealings, [...disposersOf(sale), acquirer]);
    duties.push(String(await desk.dutyOn(asked)));
  }
  return {
    beforeDate: isoDateOf(before),
    afterDate: isoDateOf(after),
    price: String(SHOWN_PRICE),
    dutyBefore: duties[0] ?? "0",
    dutyAfter: duties[1] ?? "0",
  };
}
