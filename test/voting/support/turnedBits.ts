import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { ballotLength } from "../../../sdk/voting/ballot.ts";
import { wordAt } from "./contests.ts";

/** An error with its arguments. */
export type Refusal = readonly [error: string, ...args: unknown[]];

const HEADER = 40;
const CIPHERTEXT = 128;
const POINT = 64;
const OPENING = 224;
const ANSWER = 160;

/** Challenge and response of a partial decryption. */
const PROOF = 64;

/** With what a ballot is refused of which one byte was changed, by the field that the byte is in. */
export function refusalOfBallot(changed: Uint8Array, ciphertexts: number, byte: number): Refusal {
  const openingAt = HEADER + CIPHERTEXT * ciphertexts;
  const answersAt = openingAt + OPENING;
  const words = (...at: readonly number[]): bigint[] => at.map((each) => wordAt(changed, each));
  const point = (at: number): Refusal => ["Secp256k1NotAPoint", ...words(at, at + 32)];
  const hint = (at: number): Refusal => ["BallotProofFalseHint", at, anyValue];
  // Statement, challenge and blinding all go into the opening.
  const opening = hint(openingAt + 96);
  if (byte < HEADER) return opening;
  if (byte < openingAt) return point(byte - ((byte - HEADER) % POINT));
  if (byte < answersAt) {
    const inverse: Refusal = [
      "Secp256k1WrongInverse",
      ...words(openingAt + 96, openingAt + 32, openingAt + 192),
    ];
    const [linear, bound] = [point(openingAt + 32), point(openingAt + 96)];
    return [opening, linear, linear, bound, bound, opening, inverse][(byte - openingAt) >> 5] ?? opening;
  }
  const index = Math.floor((byte - answersAt) / ANSWER);
  const at = answersAt + ANSWER * index;
  const inverse: Refusal = [
    "Secp256k1WrongInverse",
    ...words(at, HEADER + CIPHERTEXT * index + POINT, at + 128),
  ];
  return [point(at), point(at), hint(at), hint(at), inverse][(byte - at) >> 5] ?? inverse;
}

/** The same of a paper with ballots of so many ciphertexts each. */
export function refusalOfPaper(changed: Uint8Array, ciphertexts: readonly number[], byte: number): Refusal {
  let at = 0;
  for (const [contest, count] of ciphertexts.entries()) {
    const end = at + ballotLength(count);
    if (byte < end) {
      if (contest > 0 && byte < at + HEADER) return ["BallotBoxMixedPaper", contest];
      return refusalOfBallot(changed.subarray(at, end), count, byte - at);
    }
    at = end;
  }
  return ["BallotBoxWrongLength", changed.length, at];
}

/** With what a voter's credential is refused of which one byte was changed. */
export function refusalOfCredential(changed: Uint8Array, voter: number, roll: string, byte: number): Refusal {
  const lengthAt = (at: number): number => (changed[at] ?? 0) * 256 + (changed[at + 1] ?? 0);
  const signatureAt = 4 + lengthAt(0);
  const pathAt = signatureAt + lengthAt(2);
  const isWhole = pathAt <= changed.length && (changed.length - pathAt) % 32 === 0;
  if (!isWhole) return ["RollMalformedCredential", changed.length];
  const isOfSignature = byte >= signatureAt && byte < pathAt;
  return isOfSignature ? ["RollNotSigned", voter, anyValue] : ["RollNotEntered", voter, roll];
}

/** With what a partial decryption is refused of which one byte of its proof was changed. */
export function refusalOfProof(changed: Uint8Array, byte: number): Refusal {
  const words = (...at: readonly number[]): bigint[] => at.map((each) => wordAt(changed, each));
  if (byte < 32) return ["EqualityProofWrongChallenge", ...words(0), anyValue];
  if (byte < PROOF) return ["EqualityProofFalseHint", 0, anyValue];
  const at = byte - ((byte - PROOF) % ANSWER);
  if (byte >= at + 2 * POINT) return ["Secp256k1WrongInverse", ...words(at + POINT, at, at + 2 * POINT)];
  const point = byte - ((byte - at) % POINT);
  return ["Secp256k1NotAPoint", ...words(point, point + 32)];
}
