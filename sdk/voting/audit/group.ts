import { isPoint, pointAdd, pointAddScalar, pointMultiply } from "tiny-secp256k1";

/** A point as SEC 1 writes it without compression: 4, x, y. Infinity has no such form: `null`. */
export type AuditPoint = Uint8Array | null;

/** Order of the group (SEC 2). */
export const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Prime of the coordinates (SEC 2). */
export const P = 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn;

const WORD = 32;

/** The point whose coordinates stand in 64 bytes; `undefined` if they are none, or x is not below the order. */
export function readPoint(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const point = Uint8Array.of(4, ...bytes.subarray(at, at + 2 * WORD));
  return readNumber(bytes, at) < N && isPoint(point) ? point : undefined;
}

/** The whole number in the 32 bytes from an offset. */
export function readNumber(bytes: Uint8Array, at: number): bigint {
  let digits = "0x";
  for (const byte of bytes.subarray(at, at + WORD)) digits += byte.toString(16).padStart(2, "0");
  return BigInt(digits);
}

/** A whole number as 32 bytes. */
export function writeNumber(value: bigint): Uint8Array {
  const digits = value.toString(16).padStart(2 * WORD, "0");
  return Uint8Array.from({ length: WORD }, (_, at) => parseInt(digits.slice(2 * at, 2 * at + 2), 16));
}

/** The least number from 0 that differs from `value` by multiples of `modulus`. */
export function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** scalar times point; the scalar is below the order. */
export function times(point: AuditPoint, scalar: bigint): AuditPoint {
  return point === null || scalar === 0n ? null : pointMultiply(point, writeNumber(scalar), false);
}

/** point plus scalar times G; the point is not infinity. */
export function plusG(point: AuditPoint, scalar: bigint): AuditPoint {
  return point === null || scalar === 0n ? point : pointAddScalar(point, writeNumber(scalar), false);
}

/** The sum of two points. */
export function plus(a: AuditPoint, b: AuditPoint): AuditPoint {
  if (a === null) return b;
  return b === null ? a : pointAdd(a, b, false);
}

/** The point mirrored at the axis. */
export function minus(point: Uint8Array): Uint8Array {
  const mirrored = Uint8Array.from(point);
  mirrored.set(writeNumber(P - readNumber(point, 1 + WORD)), 1 + WORD);
  return mirrored;
}

/** Whether two points are one. */
export function isSame(a: AuditPoint, b: AuditPoint): boolean {
  if (a === null || b === null) return a === b;
  return a.every((byte, at) => byte === b[at]);
}

/** The generator (SEC 2). */
export const G = Uint8Array.of(
  4,
  ...writeNumber(0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n),
  ...writeNumber(0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n),
);
