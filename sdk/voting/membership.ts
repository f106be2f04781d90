import { type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { paperDigest } from "./paper.ts";
import { firstContest, type Poll } from "./poll.ts";

/** What an anonymous voter proves membership for: `contracts/voting/AnonymousRoll.sol`. Both are of 32 bytes. */
export interface MembershipClaim {
  /** In which a voter has one nullifier. */
  readonly scope: Uint8Array;
  /** The digest of the paper. */
  readonly digest: Uint8Array;
}

/** A proof of membership has eight numbers of 32 bytes. */
export class MalformedProofError extends SdkError {
  override readonly name = "MalformedProofError";

  constructor(points: readonly bigint[]) {
    super("a proof is eight numbers of 32 bytes", { points });
  }
}

const SCOPE = hashText("smart-laws/voting/1/scope");
const POINTS = 8;

/** The scope of an election at a box: other elections, boxes and chains have others, so that nobody can tell who is who. */
export function scopeOf(chainId: bigint, box: Hex, election: Hex): Uint8Array {
  const words = new WordWriter(4);
  words.raw(SCOPE);
  words.uint256(chainId);
  words.uint256(BigInt(box));
  words.hex(election, 32);
  return keccak256(words.bytes);
}

/**
 * What an anonymous voter proves about a sealed paper, whose voter is the nullifier.
 *
 * @throws {NoContestError} if the poll has none
 */
export function membershipClaim(poll: Poll, ballots: Uint8Array): MembershipClaim {
  const { chainId, contract } = firstContest(poll);
  return { scope: scopeOf(chainId, contract, poll.election), digest: paperDigest(poll, ballots) };
}

/** The number that stands for a word in Semaphore's circuit. */
export function circuitNumberOf(word: Uint8Array): bigint {
  return BigInt(hexFromBytes(keccak256(word))) >> 8n;
}

/**
 * A credential as the contract has it.
 *
 * @param points of the proof, in Semaphore's order: A; B, of x and of y the imaginary part first; C
 *
 * @throws {MalformedProofError} if they are not eight, or one has more than 256 bits
 */
export function encodeMembership(points: readonly bigint[]): Uint8Array {
  const isWhole = points.length === POINTS && points.every((point) => point >= 0n && point >> 256n === 0n);
  if (!isWhole) throw new MalformedProofError(points);
  const writer = new FieldWriter(32 * POINTS);
  for (const point of points) writer.uint256(point);
  return writer.bytes;
}
