import { compareHex, type Hex, hexFromBytes } from "../../bytes.ts";
import { SdkError } from "../../sdkError.ts";
import { encodeTotals, type Totals } from "../accumulate.ts";
import { headsOf } from "../ballotChain.ts";
import { type CastPaper, planTally, rowsOf } from "../boxLogs.ts";
import type { ProvenProducts } from "../equality.ts";
import { type Poll, pollContextOf, totalsOfContest } from "../poll.ts";
import { decryptPartially, type KeyShare } from "../tally.ts";
import { contextOf } from "../transcript.ts";

/** A poll that a trustee is asked to decrypt, and what they know of it from elsewhere. */
export interface DecryptionRequest {
  readonly poll: Poll;
  /** All papers from the logs, in their order, replaced ones included. */
  readonly papers: readonly CastPaper[];
  /** What a node says that the totals of all contests are. */
  readonly totals: Totals;
  /**
   * The closing head as at least two sources say that the trustee trusts not to lie together: nodes that others run, or a header
   * that was certified with a proof of storage.
   */
  readonly heads: readonly [Hex, Hex, ...Hex[]];
  /** When the poll closed, by a clock of the trustee's choice: it is not decrypted before. Seconds since 1970. */
  readonly closed: number;
}

/** Which totals a trustee has decrypted, by the hash of the poll's terms (`pollContextOf`): kept for ever, beside the keystore. */
export type DecryptionBook = Map<Hex, Hex>;

/** It is not what the trustee should decrypt: the node lies, or it is too early. */
export class DecryptionRefusedError extends SdkError {
  override readonly name = "DecryptionRefusedError";

  constructor(why: string, details: Readonly<Record<string, unknown>>) {
    super(`nothing is decrypted: ${why}`, details);
  }
}

/**
 * A trustee's part in decrypting the totals of a poll, after recomputing them from all papers: its contests have one chain and are
 * added up together. Whatever a lying node gives for totals (a ballot alone, some of the ballots) would be readable by as many
 * trustees as the threshold, so it is refused; and so is a second decryption of a poll whose papers have changed, which would
 * show what lies between.
 *
 * @param book by the hash of the poll's terms; written into before anything is decrypted
 * @param now seconds since 1970, from the trustee's own clock
 * @returns one a contest
 * @throws {DecryptionRefusedError} if sources disagree, papers are missing, or the totals are others
 * @throws {WrongSeqError} if a voter's papers are not numbered one after the other
 *
 * @example
 * const proofs = decryptRecomputed({ poll, papers, totals, heads, closed }, share, book, now);
 */
export function decryptRecomputed(
  request: DecryptionRequest,
  share: KeyShare,
  book: DecryptionBook,
  now: number,
): ProvenProducts[] {
  const { poll, papers, totals, heads, closed } = request;
  if (now < closed) throw new DecryptionRefusedError("the poll is still open", { now, closed });
  const head = hexFromBytes(headsOf(rowsOf(poll, papers)).at(-1) as Uint8Array);
  const other = heads.find((stated) => compareHex(stated, head) !== 0);
  if (other !== undefined) {
    throw new DecryptionRefusedError("the papers do not lead to the closing head", { head, other });
  }
  const recomputed = planTally(poll, papers, Math.max(1, papers.length)).totals;
  const [own, given] = [hexFromBytes(encodeTotals(recomputed)), hexFromBytes(encodeTotals(totals))];
  if (own !== given)
    throw new DecryptionRefusedError("the totals are not those of the papers", { own, given });
  const name = hexFromBytes(pollContextOf(poll));
  const before = book.get(name) ?? own;
  if (before !== own) throw new DecryptionRefusedError("other totals were decrypted before", { before, own });
  book.set(name, own);
  return poll.contests.map((contest, index) =>
    decryptPartially(contextOf(contest), totalsOfContest(poll, index, recomputed), share),
  );
}
