import { LATER_ACTS } from "../../deploy/modules/acts.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { percentOf } from "../../sdk/statute/index.ts";
import type { DutyBand, DutySurcharge } from "../report/replayReport.ts";
import { DECLARATION_FROM } from "./plan.ts";
import { figuresInTable, percentageIn } from "./statuteBook.ts";
import type { Tally } from "./tally.ts";

const { eli: ACT } = LATER_ACTS["land-transaction-duty"];

/** Above which price, in pence, the duty is charged at which rate: both versions of the act have this table. */
function ratesOfTheAct(): { readonly above: bigint; readonly ratePercent: number }[] {
  return figuresInTable(`${ACT}#art_6__para_1__table_1`).map(([above, rate]) => {
    if (above?.kind !== "money" || rate?.kind !== "percent") {
      throw new RangeError(`${ACT}#art_6__para_1__table_1 has a row without an amount and a rate`);
    }
    return { above: above.amount, ratePercent: percentOf(rate) };
  });
}

/** The sales sorted by the bands of the act, by the price alone; with all the duty that was assessed on them. */
export function dutyBandsOf({ sales }: Pick<Tally, "sales">): DutyBand[] {
  const rates = ratesOfTheAct();
  return rates.map(({ above, ratePercent }, index) => {
    const to = rates[index + 1]?.above;
    const within = sales.filter(({ price }) => price > above && (to === undefined || price <= to));
    return {
      from: String(above),
      to: to === undefined ? null : String(to),
      ratePercent,
      transfers: within.length,
      duty: String(within.reduce((sum, { duty }) => sum + duty, 0n)),
    };
  });
}

/** The further charge of article 6a, if any sale was decided under it. */
export function dutySurchargeOf({ sales }: Pick<Tally, "sales">): DutySurcharge | undefined {
  if (!sales.some(({ day }) => day >= DECLARATION_FROM)) return undefined;
  return { from: isoDateOf(DECLARATION_FROM), ratePercent: percentageIn(`${ACT}#art_6a__para_2`) };
}
