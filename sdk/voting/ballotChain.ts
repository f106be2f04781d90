import { keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { hashText, WordWriter } from "../words.ts";
import { type Ballot, hashCiphertexts } from "./ballot.ts";

/** What is kept of a ballot once its proof was verified. */
export type CastBallot = Pick<Ballot, "voter" | "seq" | "ciphertexts">;

/** The number of a ballot is not the next of its voter. */
export class WrongSeqError extends SdkError {
  override readonly name = "WrongSeqError";

  constructor(voter: bigint, seq: bigint, expected: bigint) {
    super(`voter ${voter} cast ballot ${seq} where ${expected} was next`, { voter, seq, expected });
  }
}

const LINK = hashText("smart-laws/voting/1/link");

/** Before the first ballot. */
export const NO_BALLOTS: Uint8Array = new Uint8Array(32);

/** The head behind a ballot: `BallotChains.link`. */
export function linkOf(head: Uint8Array, { voter, seq, ciphertexts }: CastBallot): Uint8Array {
  const words = new WordWriter(5);
  words.raw(LINK);
  words.raw(head);
  words.uint256(voter);
  words.uint256(seq);
  words.raw(hashCiphertexts(ciphertexts));
  return keccak256(words.bytes);
}

/** Which ballot is its voter's last. Of each voter a number is kept, and nothing of a ballot. */
export class LastBallots {
  readonly #next = new Map<bigint, number>();

  /**
   * Takes the next ballot, in the order in which they were cast.
   *
   * @throws {WrongSeqError} if a voter's ballots are not numbered from 0, one after the other
   */
  take({ voter, seq }: Pick<CastBallot, "voter" | "seq">): void {
    const expected = this.#next.get(voter) ?? 0;
    if (seq !== BigInt(expected)) throw new WrongSeqError(voter, seq, BigInt(expected));
    this.#next.set(voter, expected + 1);
  }

  /** Whether a ballot, once all have been taken, is its voter's last. */
  isLast({ voter, seq }: Pick<CastBallot, "voter" | "seq">): boolean {
    return seq + 1n === BigInt(this.#next.get(voter) ?? 0);
  }
}
