import { compareHex, hexFromBytes, type Hex } from "../../bytes.ts";
import { SdkError } from "../../sdkError.ts";
import { encodeTotals, planAccumulation, type Totals } from "../accumulate.ts";
import { type CastBallot, headsOf } from "../ballotChain.ts";
import type { ProvenProducts } from "../equality.ts";
import { decryptPartially, type KeyShare } from "../tally.ts";
import { type Contest, contextOf } from "../transcript.ts";

/** What a trustee is asked to decrypt, and what they know of it from elsewhere. */
export interface DecryptionRequest {
  readonly contest: Contest;
  /** All ballots of the contest from the logs, in their order, replaced ones included. */
  readonly ballots: readonly CastBallot[];
  /** What a node says that the totals are. */
  readonly totals: Totals;
  /**
   * The closing head as at least two sources say that the trustee trusts not to lie together: nodes that others run, or a header
   * that was certified with a proof of storage.
   */
  readonly heads: readonly [Hex, Hex, ...Hex[]];
  /** When the contest closed, by a clock of the trustee's choice: it is not decrypted before. Seconds since 1970. */
  readonly closed: number;
}

/** Which totals a trustee has decrypted, by the hash of the contest (`contextOf`): kept for ever, beside the keystore. */
export type DecryptionBook = Map<Hex, Hex>;

/** It is not what the trustee should decrypt: the node lies, or it is too early. */
export class DecryptionRefusedError extends SdkError {
  override readonly name = "DecryptionRefusedError";

  constructor(why: string, details: Readonly<Record<string, unknown>>) {
    super(`nothing is decrypted: ${why}`, details);
  }
}

/**
 * A trustee's part in decrypting the totals of a contest, after recomputing them from all ballots. Whatever a lying node gives for
 * totals (a ballot alone, some of the ballots) would be readable by as many trustees as the threshold, so it is refused;
 * and so is a second decryption of a contest whose ballots have changed, which would show what lies between.
 *
 * @param book written into before anything is decrypted
 *
 * @param now seconds since 1970, from the trustee's own clock
 * @throws {DecryptionRefusedError} if sources disagree, ballots are missing, or the totals are others
 * @throws {WrongSeqError} if a voter's ballots are not numbered one after the other
 */
export function decryptRecomputed(
  request: DecryptionRequest,
  share: KeyShare,
  book: DecryptionBook,
  now: number,
): ProvenProducts {
  const { contest, ballots, totals, heads, closed } = request;
  if (now < closed) throw new DecryptionRefusedError("the contest is still open", { now, closed });
  const head = hexFromBytes(headsOf(ballots).at(-1) as Uint8Array);
  const other = heads.find((stated) => compareHex(stated, head) !== 0);
  if (other !== undefined) {
    throw new DecryptionRefusedError("the ballots do not lead to the closing head", { head, other });
  }
  const context = contextOf(contest);
  const recomputed = recomputeTotals(contest, context, ballots);
  const [own, given] = [hexFromBytes(encodeTotals(recomputed)), hexFromBytes(encodeTotals(totals))];
  if (own !== given)
    throw new DecryptionRefusedError("the totals are not those of the ballots", { own, given });
  const contestHash = hexFromBytes(context);
  const before = book.get(contestHash) ?? own;
  if (before !== own) throw new DecryptionRefusedError("other totals were decrypted before", { before, own });
  book.set(contestHash, own);
  return decryptPartially(context, recomputed, share);
}

function recomputeTotals(contest: Contest, context: Uint8Array, ballots: readonly CastBallot[]): Totals {
  const batch = Math.max(1, ballots.length);
  const { ciphertexts } = contest.rule;
  return planAccumulation({ context, key: contest.key, ciphertexts, ballots, batch }).totals;
}
