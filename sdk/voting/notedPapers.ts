import type { Hex } from "../bytes.ts";
import type { CastPaper } from "./boxLogs.ts";
import { eachOf, type Pages } from "./pages.ts";
import { trackingHash } from "./tracking.ts";

/**
 * Papers that were once seen in the box of a poll, and are not in it any more: the chain was reorganised, or a node shows another
 * one. While the polls are open whoever has such a paper sends it again, and it counts as if it had never been gone; after the
 * close no box takes it.
 *
 * @param noted tracking hashes of papers that were seen in blocks, in any order
 * @param papers of the same poll, as they are in the box now
 *
 * @returns of those noted the ones that are gone, in the order in which they were noted
 *
 * @example
 * const gone = await papersGone(noted, papersIn(pollLogs(provider, box, poll, 0, latest)));
 */
export async function papersGone(
  noted: readonly Hex[],
  papers: Pages<Pick<CastPaper, "ballots">>,
): Promise<Hex[]> {
  const gone = new Set(noted);
  for await (const { ballots } of eachOf(papers)) gone.delete(trackingHash(ballots));
  return noted.filter((tracking) => gone.has(tracking));
}
