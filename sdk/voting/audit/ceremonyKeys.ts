import { hexlify } from "ethers";
import { type AuditPoint, plus, readNumber, times, writeNumber } from "./group.ts";
import { AuditRefusal, pointAt } from "./parts.ts";

/** Value of a polynomial of points, as many as the bytes have, at a trustee's number. */
export function valueAt(points: Uint8Array, trustee: number): AuditPoint {
  let value: AuditPoint = null;
  for (let at = points.length - 64; at >= 0; at -= 64) {
    value = plus(times(value, BigInt(trustee)), pointAt(points, at));
  }
  return value;
}

/**
 * The key and each trustee's public share, as the ceremony logs them.
 *
 * @param points of each trustee, in the order of their numbers
 * @throws {AuditRefusal} if a sum cannot be computed with
 */
export function keysOf(points: readonly Uint8Array[]): string {
  const length = points[0]?.length ?? 0;
  const polynomial: number[] = [];
  for (let at = 0; at < length; at += 64) {
    polynomial.push(...coordinatesOf(points.map((own): AuditPoint => pointAt(own, at)).reduce(plus, null)));
  }
  const sums = Uint8Array.from(polynomial);
  const shares = points.flatMap((_, index) => [...coordinatesOf(valueAt(sums, index + 1))]);
  const keys = Uint8Array.from([...polynomial.slice(0, 64), ...shares]);
  for (let at = 0; at < keys.length; at += 64) pointAt(keys, at);
  return hexlify(keys);
}

function coordinatesOf(point: AuditPoint): Uint8Array {
  if (point === null) throw new AuditRefusal("a sum is infinity");
  return Uint8Array.from([...writeNumber(readNumber(point, 1)), ...writeNumber(readNumber(point, 33))]);
}
