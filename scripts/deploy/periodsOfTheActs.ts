import { foundingStatute, type FoundingAct } from "../../deploy/modules/acts.ts";
import { holdsFigure, textOf } from "../../sdk/statute/index.ts";
import { RepublicDescriptionError } from "./descriptionError.ts";

/** Periods of which an act leaves the state no choice. */
export type PeriodOfAnAct = "vetoDays" | "legacyDelayDays";

/** Where the acts that are deployed state each of them. */
const PROVISIONS: readonly (readonly [parameter: PeriodOfAnAct, act: FoundingAct, eId: string])[] = [
  ["vetoDays", "constitution", "art_4__para_1"],
  ["vetoDays", "constitution", "art_4__para_3"],
  ["legacyDelayDays", "land-registration", "art_20__para_2"],
];

/** A state would be founded on another period than the act says whose hash it publishes. */
export class PeriodDiffersFromTextError extends RepublicDescriptionError {
  override readonly name = "PeriodDiffersFromTextError";
  readonly parameter: PeriodOfAnAct;
  readonly value: number;
  /** Of the act and of its provision. */
  readonly eli: string;
  readonly eId: string;
  /** As the provision writes it: `10 days`. */
  readonly figure: string;

  constructor(parameter: PeriodOfAnAct, value: number, eli: string, eId: string, figure: string) {
    super(`${parameter} is ${value}; expected what ${eli}#${eId} says, ${figure}`);
    this.parameter = parameter;
    this.value = value;
    this.eli = eli;
    this.eId = eId;
    this.figure = figure;
  }
}

/**
 * Requires the periods of a description to be those of the founding acts' texts.
 * @throws {PeriodDiffersFromTextError} naming the first that is not
 */
export function requirePeriodsOfTheActs(periods: Readonly<Record<PeriodOfAnAct, number>>): void {
  for (const [parameter, act, eId] of PROVISIONS) {
    const statute = foundingStatute(act);
    const [text, value] = [textOf(statute, eId), periods[parameter]];
    if (holdsFigure(text, value === 1 ? "1 day" : `${value} days`)) continue;
    const [figure = "no period in days"] = /\d+ days?\b/.exec(text) ?? [];
    throw new PeriodDiffersFromTextError(parameter, value, statute.frontMatter.eli, eId, figure);
  }
}
