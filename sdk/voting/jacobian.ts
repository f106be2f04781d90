import { COORDINATES as F, type Coordinates } from "./curve.ts";

/** A sum as `contracts/voting/PointSums.sol` keeps it: the point (X / Z^2, Y / Z^3), or infinity where Z is zero. */
export type JacobianSum = readonly [x: bigint, y: bigint, z: bigint];

/** The sum of nothing. */
export const NO_SUM: JacobianSum = [0n, 0n, 0n];

/** Adds a point, to the same three numbers as the contract. */
export function addPoint(sum: JacobianSum, { x, y }: Coordinates): JacobianSum {
  const [sumX, sumY, z] = sum;
  if (z === 0n) return [x, y, 1n];
  const zz = F.sqr(z);
  const h = F.sub(F.mul(x, zz), sumX);
  const r = F.sub(F.mul(y, F.mul(zz, z)), sumY);
  if (h === 0n) return r === 0n ? double(x, y) : NO_SUM;
  const hh = F.sqr(h);
  const hhh = F.mul(hh, h);
  const v = F.mul(sumX, hh);
  const nextX = F.sub(F.sqr(r), F.add(hhh, F.add(v, v)));
  return [nextX, F.sub(F.mul(r, F.sub(v, nextX)), F.mul(sumY, hhh)), F.mul(z, h)];
}

/** The points that the sums are, none of them infinity; one inversion for all. */
export function affineOf(sums: readonly JacobianSum[]): Coordinates[] {
  const inverses = F.invertBatch(sums.map(([, , z]) => z));
  return sums.map(([x, y], index) => {
    const inverse = inverses[index] ?? 0n;
    const square = F.sqr(inverse);
    return { x: F.mul(x, square), y: F.mul(y, F.mul(square, inverse)) };
  });
}

function double(x: bigint, y: bigint): JacobianSum {
  const yy = F.sqr(y);
  const s = F.mul(4n, F.mul(x, yy));
  const m = F.mul(3n, F.sqr(x));
  const nextX = F.sub(F.sqr(m), F.add(s, s));
  return [nextX, F.sub(F.mul(m, F.sub(s, nextX)), F.mul(8n, F.sqr(yy))), F.add(y, y)];
}
