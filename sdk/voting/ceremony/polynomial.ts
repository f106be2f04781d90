import { concatBytes } from "../../bytes.ts";
import { FieldReader, FieldWriter } from "../../wire.ts";
import {
  type Coordinates,
  coordinatesOf,
  GENERATOR,
  INFINITY,
  type Point,
  pointAt,
  SCALARS as F,
} from "../curve.ts";

/** Coefficients of a trustee's polynomial, the constant one first: secret. */
export type Polynomial = readonly bigint[];

/** Value of a polynomial at a trustee's number: the share that its owner deals out to that trustee. */
export function valueAt(polynomial: Polynomial, trustee: number): bigint {
  const place = BigInt(trustee);
  return polynomial.reduceRight((sum, coefficient) => F.add(F.mul(sum, place), coefficient), 0n);
}

/** Coefficients times G, in constant time. */
export function pointsOf(polynomial: Polynomial): Coordinates[] {
  return coordinatesOf(polynomial.map((coefficient) => GENERATOR.multiply(coefficient)));
}

/**
 * Value of the points at a trustee's number: the share times G.
 *
 * @throws {NotAPointError} if one is no point
 */
export function pointValueAt(points: readonly Coordinates[], trustee: number): Point {
  const place = BigInt(trustee);
  return points.reduceRight<Point>(
    (sum, point) => (sum.is0() ? sum : sum.multiplyUnsafe(place)).add(pointAt(point)),
    INFINITY,
  );
}

/** Whether a share is the value of the polynomial with these points, without showing in time what the share is. */
export function isShare(points: readonly Coordinates[], trustee: number, share: bigint): boolean {
  if (!F.isValidNot0(share)) return share === 0n && pointValueAt(points, trustee).is0();
  return GENERATOR.multiply(share).equals(pointValueAt(points, trustee));
}

/** Points as they are published. */
export function encodePoints(points: readonly Coordinates[]): Uint8Array {
  return concatBytes(
    ...points.map(({ x, y }) => {
      const writer = new FieldWriter(64);
      writer.uint256(x);
      writer.uint256(y);
      return writer.bytes;
    }),
  );
}

/** So many points from an offset. */
export function decodePoints(bytes: Uint8Array, count: number, at = 0): Coordinates[] {
  const reader = new FieldReader(bytes, at);
  return Array.from({ length: count }, () => ({ x: reader.uint256(), y: reader.uint256() }));
}
