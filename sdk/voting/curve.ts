import { normalizeZ } from "@noble/curves/abstract/curve.js";
import type { WeierstrassPoint } from "@noble/curves/abstract/weierstrass.js";
import { secp256k1, secp256k1_hasher } from "@noble/curves/secp256k1.js";
import { bytesFromText } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";

/** A point of secp256k1. */
export type Point = WeierstrassPoint<bigint>;

/** Coordinates of a point other than infinity. */
export interface Coordinates {
  readonly x: bigint;
  readonly y: bigint;
}

/** The coordinates are of no point that the contracts compute with. */
export class NotAPointError extends SdkError {
  override readonly name = "NotAPointError";

  constructor({ x, y }: Coordinates) {
    super("the coordinates are out of range or not of a point of secp256k1", { x, y });
  }
}

/** Arithmetic modulo the order of the group. */
export const SCALARS = secp256k1.Point.Fn;

/** Arithmetic modulo the prime of the coordinates. */
export const COORDINATES = secp256k1.Point.Fp;

/** Width of the tables of multiples that a base used again and again has. */
const WINDOW = 8;

/** The same where very many ballots are sealed: a table eight times as large, worth its time from some hundred ballots on. */
const WIDE_WINDOW = 11;

/** G, with a table of its multiples. */
export const GENERATOR: Point = secp256k1.Point.BASE.precompute(WINDOW);

export const INFINITY: Point = secp256k1.Point.ZERO;

const SUITE = "smart-laws-voting-v1-with-secp256k1_XMD:SHA-256_SSWU_RO_";

/** P, by hash to curve (RFC 9380): nobody knows its logarithm. */
export const SECOND_GENERATOR: Point = secp256k1.Point.fromAffine(
  secp256k1_hasher.hashToCurve(bytesFromText("second generator"), { DST: SUITE }).toAffine(),
).precompute(WINDOW);

/**
 * The point with these coordinates.
 *
 * @throws {NotAPointError} if x is not below the order, y not below the prime, or they are not on the curve
 */
export function pointAt(coordinates: Coordinates): Point {
  const { x, y } = coordinates;
  try {
    if (x >= SCALARS.ORDER) throw new NotAPointError(coordinates);
    const point = secp256k1.Point.fromAffine({ x, y });
    point.assertValidity();
    return point;
  } catch {
    throw new NotAPointError(coordinates);
  }
}

/** The same, for a base that is multiplied often, such as an election's key: with a table of its multiples. */
export function baseAt(coordinates: Coordinates): Point {
  return pointAt(coordinates).precompute(WINDOW);
}

/** Gives both generators and another base the tables that are worth their time where very many ballots are sealed. */
export function widenTables(base: Point): void {
  for (const point of [GENERATOR, SECOND_GENERATOR, base]) point.precompute(WIDE_WINDOW);
}

/** Coordinates of several points, none of them infinity; one inversion for all. */
export function coordinatesOf(points: readonly Point[]): Coordinates[] {
  return normalizeZ(secp256k1.Point, [...points]).map((point) => point.toAffine());
}

/** Whole numbers from 1 to below the order, each as likely as any other. */
export type ScalarSource = () => bigint;

/** Scalars from the system's generator of random numbers. */
export const randomScalar: ScalarSource = () => SCALARS.fromBytes(secp256k1.utils.randomSecretKey());
