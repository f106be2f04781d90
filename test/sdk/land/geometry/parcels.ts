import { expect } from "chai";
import type { Boundary, Position } from "../../../../sdk/land/geometry/geoJson.ts";
import { readBoundary } from "../../../../sdk/land/geometry/geoJson.ts";
import type { Random } from "../../support/random.ts";

/** ETRS89, UTM zone 32. */
export const UTM_32 = "http://www.opengis.net/def/crs/EPSG/0/25832";

/** A boundary in metres near the middle of its zone, from corners that need not be closed. */
export function field(...corners: readonly Position[]): Boundary {
  return readBoundary({ coordRefSys: UTM_32, ...polygon(...corners.map(placedInZone)) });
}

/** A boundary in degrees. */
export function degrees(...corners: readonly Position[]): Boundary {
  return readBoundary(polygon(...corners));
}

/** A GeoJSON polygon of these corners. */
export function polygon(...corners: readonly Position[]) {
  return { type: "Polygon", coordinates: [[...corners, corners[0]]] };
}

const placedInZone = ([x, y]: Position): Position => [500_000 + x, 5_400_000 + y];

/** A rectangle by its lower left corner. */
export function rectangle(x: number, y: number, width: number, height: number): Position[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Corners of a convex polygon about 100 m across, against the clock. */
export function convexCorners(random: Random, count: number): Position[] {
  const part = (2 * Math.PI) / count;
  return Array.from({ length: count }, (_, index): Position => {
    const angle = (index + 0.2 + random.below(600) / 1000) * part;
    return [60 * Math.cos(angle), 40 * Math.sin(angle)];
  });
}

/** Like chai's `closeTo`, which Hardhat's matchers keep for whole numbers. */
export function expectClose(actual: number | undefined, expected: number, within: number): void {
  const difference = Math.abs((actual ?? Number.NaN) - expected);
  expect(difference < within, `${actual} instead of ${expected}`).to.equal(true);
}
