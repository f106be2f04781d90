import { GENERATOR, type Point, type ScalarSource } from "./curve.ts";

/** One option encrypted, as points. */
export interface Encryption {
  readonly a: Point;
  readonly b: Point;
  /** What opens it: to be forgotten once the ballot is cast, and shown only if the ballot is challenged instead. */
  readonly r: bigint;
}

/**
 * Encrypts 0 or 1 in the exponent. Both possible B are computed, so that time does not tell which was taken.
 *
 * @param key of the election, with a table (`baseAt`)
 */
export function encryptBit(key: Point, bit: bigint, scalars: ScalarSource): Encryption {
  const r = scalars();
  const pad = key.multiply(r);
  const both = [pad, pad.add(GENERATOR)] as const;
  return { a: GENERATOR.multiply(r), b: bit === 0n ? both[0] : both[1], r };
}
