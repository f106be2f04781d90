import { Interface } from "ethers";
import { publishedText } from "../../deploy/modules/acts.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { dayOf, isoDateOf, NO_END } from "../../sdk/law/dates.ts";
import { LandTransactionDutyActPart2Of20160316__factory } from "../../typechain-types/index.js";
import { encodeCall } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { DutyAmendment } from "../report/replayReport.ts";
import type { LandDesk } from "./landDesk.ts";
import { DECLARATION_FROM, type PlannedSale } from "./plan.ts";
import type { Party } from "./parties.ts";
import { disposersOf, instruction, type Sale, transfersTo } from "./sale.ts";
import type { Tally } from "./tally.ts";

const GAZETTE = new Interface(GAZETTE_ABI);
const NOTHING = `0x${"00".repeat(32)}`;
const DAY = 86_400;
const NOON = DAY / 2;

const AMENDMENT = {
  eli: "/eli/xx/act/2015/14",
  folder: "land-transaction-duty",
  date: "2016-03-16",
} as const;
const SHOWN_PRICE = 30_000_000n;

/** Day on which the legislature enacts the surcharge on additional dwellings. */
export const ENACTED_ON = dayOf(AMENDMENT.date);

/** The legislature enacts the amended duty; in force from 1 April 2016, or at once if that is past. */
export async function enactDutyAmendment(republic: EmbeddedRepublic, tally: Tally): Promise<void> {
  const { chain, contracts, officers } = republic;
  const data = encodeCall(GAZETTE, "enact", [await dutyAmendment(republic)]);
  const { gasUsed } = await chain.send({ from: officers.legislature.account, to: contracts.gazette, data });
  tally.gas("Enactment of an amendment", gasUsed);
}

/** Deploys the amended ruleset, and drafts the enactment that puts it in force. */
export async function dutyAmendment({ chain, relay }: EmbeddedRepublic) {
  const code = LandTransactionDutyActPart2Of20160316__factory.bytecode as Hex;
  const { contractAddress } = await chain.send({ from: relay, data: code });
  const from = Math.max(DECLARATION_FROM, Math.floor((await chain.now()) / DAY));
  return {
    ...publishedText(AMENDMENT.folder, AMENDMENT.eli, AMENDMENT.date),
    provisions: [{ subdivision: "part_2", ruleset: contractAddress, from, until: NO_END }],
    basisKey: NOTHING,
    basisEId: NOTHING,
    calls: [],
  };
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
