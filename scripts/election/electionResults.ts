import type { Hex } from "../../sdk/bytes.ts";
import { packCounts } from "../../sdk/elections/ballotPaper.ts";
import type { ElectionStepTermsOf } from "../../sdk/elections/steps.ts";

/** The number of the district in which questions are asked; candidates stand in the first. */
const COUNTRY = 2;

/** The results that the commission states, one a contest. */
export function resultsOf(
  named: { readonly election: Hex; readonly number: number },
  counts: readonly (readonly number[])[],
): ElectionStepTermsOf<"result">[] {
  return counts.map((each, contest) => {
    const elected = 1 << electedOf(each, named.number === COUNTRY);
    return { kind: "result", ...named, contest, options: each.length, elected, ...packCounts(each) };
  });
}

/** Place of the option with the most votes; of equal ones a lot decides, which falls on the first. A tied question is a no. */
export function electedOf(counts: readonly number[], isQuestion: boolean): number {
  if (isQuestion) return (counts[0] ?? 0) > (counts[1] ?? 0) ? 0 : 1;
  return counts.indexOf(Math.max(...counts));
}

/** Whether a lot has to decide. */
export function isTied(counts: readonly number[]): boolean {
  const most = Math.max(...counts);
  return counts.filter((count) => count === most).length > 1;
}
