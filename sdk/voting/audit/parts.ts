import { modulo, N, P, readNumber, readPoint } from "./group.ts";

/** What a ballot says of one option. */
export interface AuditedOption {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
  readonly share: Uint8Array;
  readonly kappa: bigint;
  readonly phi: bigint;
}

/** A ballot whose every field is in its range, and whose inverses are right. */
export interface AuditedBallot {
  readonly voter: bigint;
  readonly seq: bigint;
  /** The ciphertexts as they lie there. */
  readonly pairs: Uint8Array;
  readonly challenge: bigint;
  readonly linear: Uint8Array;
  readonly opening: Uint8Array;
  readonly blinding: bigint;
  readonly options: readonly AuditedOption[];
}

/** What is wrong with a field. */
export class AuditRefusal extends Error {
  override readonly name = "AuditRefusal";
}

/** What comes of something that may be refused; nothing, once the reason is told. */
export function attempt<T>(work: () => T, find: (reason: string) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AuditRefusal)) throw error;
    find(error.message);
    return undefined;
  }
}

/** @throws {AuditRefusal} unless the bytes are a ballot of so many ciphertexts in its one form */
export function readBallot(bytes: Uint8Array, ciphertexts: number): AuditedBallot {
  if (bytes.length !== 264 + 288 * ciphertexts) throw new AuditRefusal("wrong length");
  const common = 40 + 128 * ciphertexts;
  const [linear, opening] = [pointAt(bytes, common + 32), pointAt(bytes, common + 96)];
  requireInverse(bytes, common + 192, opening, linear);
  const options = Array.from({ length: ciphertexts }, (_, j) => {
    const [pair, answer] = [40 + 128 * j, common + 224 + 160 * j];
    const [b, share] = [pointAt(bytes, pair + 64), pointAt(bytes, answer)];
    requireInverse(bytes, answer + 128, share, b);
    const kappa = scalarAt(bytes, answer + 64, 1n);
    return { a: pointAt(bytes, pair), b, share, kappa, phi: scalarAt(bytes, answer + 96, 0n) };
  });
  return {
    voter: readNumber(bytes, 0),
    seq: readNumber(bytes, 8) & 0xffff_ffff_ffff_ffffn,
    pairs: bytes.subarray(40, common),
    challenge: scalarAt(bytes, common, 1n),
    linear,
    opening,
    blinding: scalarAt(bytes, common + 160, 1n),
    options,
  };
}

/** The point whose coordinates stand at an offset. */
export function pointAt(bytes: Uint8Array, at: number): Uint8Array {
  const point = readPoint(bytes, at);
  if (point === undefined) throw new AuditRefusal(`no point at byte ${at}`);
  return point;
}

/** The scalar at an offset, not below `least`. */
export function scalarAt(bytes: Uint8Array, at: number, least: bigint): bigint {
  const scalar = readNumber(bytes, at);
  if (scalar < least || scalar >= N) throw new AuditRefusal(`no scalar at byte ${at}`);
  return scalar;
}

/** Refuses unless the word at an offset is the inverse of the difference of two x. */
export function requireInverse(
  bytes: Uint8Array,
  at: number,
  minuend: Uint8Array,
  subtrahend: Uint8Array,
): void {
  const inverse = readNumber(bytes, at);
  const difference = readNumber(minuend, 1) - readNumber(subtrahend, 1);
  if (inverse >= P || modulo(difference * inverse, P) !== 1n)
    throw new AuditRefusal(`no inverse at byte ${at}`);
}
