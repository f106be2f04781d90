import { compareHex, type Hex, hexFromBytes } from "../../bytes.ts";
import { SdkError } from "../../sdkError.ts";
import { encodeTotals } from "../accumulate.ts";
import { papersABatch } from "../batch.ts";
import { type CastPaper, type LoggedTally, planTally } from "../boxLogs.ts";
import type { ProvenProducts } from "../equality.ts";
import type { Pages } from "../pages.ts";
import { type Poll, pollContextOf, totalsOfContest } from "../poll.ts";
import { decryptPartially, type KeyShare } from "../tally.ts";
import { contextOf } from "../transcript.ts";

/** What a source says of a poll, at a block that is final for it. */
export interface PollAtSource extends LoggedTally {
  /** After the last paper. */
  readonly head: Hex;
  /** When the polls close, in seconds since 1970; 0: they are not scheduled. */
  readonly closes: number;
}

/** A poll that a trustee is asked to decrypt, and what they know of it from elsewhere. */
export interface DecryptionRequest {
  readonly poll: Poll;
  /** All papers from the logs, in their order, replaced ones included: read twice, and never held. */
  readonly papers: Pages<CastPaper>;
  /** What sources say that the trustee trusts not to lie together: nodes that others run. */
  readonly sources: readonly [PollAtSource, PollAtSource, ...PollAtSource[]];
}

/** What a trustee makes of a poll. */
export interface RecomputedDecryption {
  /** Papers that were recomputed, replaced ones included. */
  readonly papers: number;
  /** One a contest. */
  readonly proofs: readonly ProvenProducts[];
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
 * added up together. Nothing is decrypted unless every source says that the polls have closed, that the count is permitted, and that
 * head and totals are what the papers lead to. Whatever a lying node gives for totals (a ballot alone, some of the ballots) would be
 * readable by as many trustees as the threshold, so it is refused; and so is a second decryption of a poll whose papers have changed,
 * which would show what lies between.
 *
 * @param book by the hash of the poll's terms; written into before anything is decrypted
 * @param now seconds since 1970, from the trustee's own clock
 * @throws {DecryptionRefusedError} if a source says anything else than the others or the papers
 * @throws {WrongSeqError} if a voter's papers are not numbered one after the other
 * @throws {BallotsChangedError} if the papers are others when they are read again, to be added up
 *
 * @example
 * const { proofs } = await decryptRecomputed({ poll, papers, sources: [own, witness] }, share, book, now);
 */
export async function decryptRecomputed(
  request: DecryptionRequest,
  share: KeyShare,
  book: DecryptionBook,
  now: number,
): Promise<RecomputedDecryption> {
  const { poll, papers, sources } = request;
  requirePermitted(sources, now);
  const plan = await planTally(poll, papers, papersABatch(poll));
  const head = hexFromBytes(plan.head);
  const other = sources.find((source) => compareHex(source.head, head) !== 0);
  if (other !== undefined) {
    const details = { head, other: other.head };
    throw new DecryptionRefusedError("the papers do not lead to the closing head", details);
  }
  const { totals } = await plan.addUp();
  const own = hexFromBytes(encodeTotals(totals));
  requireTotals(sources, own);
  const name = hexFromBytes(pollContextOf(poll));
  const before = book.get(name) ?? own;
  if (before !== own) throw new DecryptionRefusedError("other totals were decrypted before", { before, own });
  book.set(name, own);
  const proofs = poll.contests.map((contest, index) =>
    decryptPartially(contextOf(contest), totalsOfContest(poll, index, totals), share),
  );
  return { papers: plan.ballots, proofs };
}

function requirePermitted(sources: readonly PollAtSource[], now: number): void {
  const closings = sources.map(({ closes }) => closes);
  if (closings.some((closes) => closes === 0 || now < closes))
    throw new DecryptionRefusedError("the poll is still open", { now, closings });
  if (new Set(closings).size > 1)
    throw new DecryptionRefusedError("sources disagree about the close", { closings });
  const permissions = sources.map(({ permitted }) => permitted);
  if (permissions.includes(false))
    throw new DecryptionRefusedError("the count is not permitted", { permissions });
}

function requireTotals(sources: readonly PollAtSource[], own: Hex): void {
  for (const { totals } of sources) {
    if (totals === undefined) throw new DecryptionRefusedError("the papers are not all added up", {});
    if (compareHex(totals, own) !== 0)
      throw new DecryptionRefusedError("the totals are not those of the papers", { own, totals });
  }
}
