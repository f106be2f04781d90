import { type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import type { CastPaper } from "./boxLogs.ts";
import { eachOf, type Pages } from "./pages.ts";
import { type Poll, pollContextOf } from "./poll.ts";

/** The hash by which a voter finds a paper among those in the box: of every byte of its ballots. */
export function trackingHash(ballots: Uint8Array): Hex {
  return hexFromBytes(keccak256(ballots));
}

/** A paper by its tracking hash: not there, replaced by the last of its voter, or that last one, which counts. */
export type PaperReceipt<T extends TrackedPaper> =
  { readonly found: false } | { readonly found: true; readonly paper: T; readonly replacedBy?: T };

/** What a box took of a paper, as far as a receipt concerns it. */
export type TrackedPaper = Pick<CastPaper, "voter" | "seq" | "ballots">;

/**
 * Where a paper is, among all that a box took.
 *
 * @param papers in their order, replaced ones included, numbered as the box numbers them
 *
 * @example
 * const receipt = await receiptOf(papersIn(logs), trackingHash(ballots));
 */
export async function receiptOf<T extends TrackedPaper>(
  papers: Pages<T>,
  tracking: Hex,
): Promise<PaperReceipt<T>> {
  let own: T | undefined;
  let last: T | undefined;
  for await (const paper of eachOf(papers)) {
    if (own === undefined && trackingHash(paper.ballots) === tracking) own = paper;
    if (paper.voter === own?.voter) last = paper;
  }
  if (own === undefined) return { found: false };
  const receipt = { found: true, paper: own } as const;
  return last === undefined || last === own ? receipt : { ...receipt, replacedBy: last };
}

/**
 * What a voter's client pins: the hash of everything that is fixed of a poll before its first paper (chain, box, election,
 * district, contests, options, roll, key). It is published with the polling card; a node that shows another poll is found out by it.
 */
export function pollFingerprint(poll: Poll): Hex {
  return hexFromBytes(pollContextOf(poll));
}
