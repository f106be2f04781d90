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

/** The head before each ballot, in the order in which they were cast, and at the end the closing head. */
export function headsOf(ballots: readonly CastBallot[]): Uint8Array[] {
  const heads: Uint8Array[] = [NO_BALLOTS];
  let head: Uint8Array = NO_BALLOTS;
  for (const ballot of ballots) heads.push((head = linkOf(head, ballot)));
  return heads;
}

/**
 * Of each ballot, in the order in which they were cast, whether it is its voter's last.
 *
 * @throws {WrongSeqError} if a voter's ballots are not numbered from 0, one after the other
 */
export function lastOnes(ballots: readonly CastBallot[]): boolean[] {
  const next = new Map<bigint, bigint>();
  for (const { voter, seq } of ballots) {
    const expected = next.get(voter) ?? 0n;
    if (seq !== expected) throw new WrongSeqError(voter, seq, expected);
    next.set(voter, seq + 1n);
  }
  return ballots.map(({ voter, seq }) => next.get(voter) === seq + 1n);
}
