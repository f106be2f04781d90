import { keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import type { Coordinates } from "./curve.ts";

/** One option, encrypted: A = r G, B = r Y + v G. */
export interface Ciphertext {
  readonly a: Coordinates;
  readonly b: Coordinates;
}

/** The answers about one ciphertext. */
export interface Answer {
  /** M = kappa Y + phi G. */
  readonly share: Coordinates;
  readonly kappa: bigint;
  readonly phi: bigint;
  /** Of x of M less x of B, modulo the prime. */
  readonly inverse: bigint;
}

/** What is answered about all ciphertexts together. */
export interface Opening {
  readonly challenge: bigint;
  /** W1. */
  readonly linear: Coordinates;
  /** N = c q G + tau P. */
  readonly opening: Coordinates;
  /** tau. */
  readonly blinding: bigint;
  /** Of x of N less x of W1, modulo the prime. */
  readonly inverse: bigint;
}

/** A ballot: `contracts/voting/Ballot.sol`. */
export interface Ballot {
  /** Place in the roll or, in an anonymous contest, nullifier. */
  readonly voter: bigint;
  /** How many ballots the voter cast before. */
  readonly seq: bigint;
  readonly ciphertexts: readonly Ciphertext[];
  readonly opening: Opening;
  readonly answers: readonly Answer[];
}

/** The bytes are no ballot of so many ciphertexts. */
export class MalformedBallotError extends SdkError {
  override readonly name = "MalformedBallotError";

  constructor(length: number, expected: number) {
    super(`the ballot has ${length} bytes instead of ${expected}`, { length, expected });
  }
}

const HEADER = 40;
const CIPHERTEXT = 128;
const OPENING = 224;
const ANSWER = 160;

/** Length of a ballot of so many ciphertexts, in bytes. */
export function ballotLength(ciphertexts: number): number {
  return HEADER + OPENING + ciphertexts * (CIPHERTEXT + ANSWER);
}

/** A ballot as it is cast. */
export function encodeBallot(ballot: Ballot): Uint8Array {
  const writer = new FieldWriter(ballotLength(ballot.ciphertexts.length));
  writer.uint256(ballot.voter);
  writer.uint64(ballot.seq);
  writer.raw(encodeCiphertexts(ballot.ciphertexts));
  const { challenge, linear, opening, blinding, inverse } = ballot.opening;
  writer.uint256(challenge);
  writePoints(writer, linear, opening);
  writer.uint256(blinding);
  writer.uint256(inverse);
  for (const answer of ballot.answers) {
    writePoints(writer, answer.share);
    for (const scalar of [answer.kappa, answer.phi, answer.inverse]) writer.uint256(scalar);
  }
  return writer.bytes;
}

/**
 * What a ballot says, unchecked but for its length.
 *
 * @throws {MalformedBallotError} if the length is not that of so many ciphertexts
 */
export function decodeBallot(bytes: Uint8Array, ciphertexts: number): Ballot {
  const expected = ballotLength(ciphertexts);
  if (bytes.length !== expected) throw new MalformedBallotError(bytes.length, expected);
  const reader = new FieldReader(bytes);
  const times = <T>(read: () => T): T[] => Array.from({ length: ciphertexts }, read);
  return {
    voter: reader.uint256(),
    seq: reader.uint64(),
    ciphertexts: times(() => ({ a: readPoint(reader), b: readPoint(reader) })),
    opening: {
      challenge: reader.uint256(),
      linear: readPoint(reader),
      opening: readPoint(reader),
      blinding: reader.uint256(),
      inverse: reader.uint256(),
    },
    answers: times(() => ({
      share: readPoint(reader),
      kappa: reader.uint256(),
      phi: reader.uint256(),
      inverse: reader.uint256(),
    })),
  };
}

/** keccak256 of all ciphertexts of a ballot. */
export function hashCiphertexts(ciphertexts: readonly Ciphertext[]): Uint8Array {
  return keccak256(encodeCiphertexts(ciphertexts));
}

/** Ciphertexts one after the other, as a ballot has them. */
export function encodeCiphertexts(ciphertexts: readonly Ciphertext[]): Uint8Array {
  const writer = new FieldWriter(ciphertexts.length * CIPHERTEXT);
  for (const { a, b } of ciphertexts) writePoints(writer, a, b);
  return writer.bytes;
}

/** A and B of each ciphertext, from points in that order. */
export function pairsOf(points: readonly Coordinates[]): Ciphertext[] {
  const pairs: Ciphertext[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [a, b] = points.slice(at, at + 2) as [Coordinates, Coordinates];
    pairs.push({ a, b });
  }
  return pairs;
}

function writePoints(writer: FieldWriter, ...points: readonly Coordinates[]): void {
  for (const { x, y } of points) {
    writer.uint256(x);
    writer.uint256(y);
  }
}

function readPoint(reader: FieldReader): Coordinates {
  return { x: reader.uint256(), y: reader.uint256() };
}
