import { areaOf } from "./area.ts";
import type { CoordinateSystem } from "./coordinateSystem.ts";
import type { Boundary, Polygon, Position } from "./geoJson.ts";
import { type Shape, grown, polygonsOf, shapeOf } from "./shapes.ts";

/** Half a thousandth of a degree: far enough to measure a degree's length by, near enough to be at the place. */
const STEP = 0.0005;

/**
 * A plane in metres at the place of some parcels, in which distances can be measured. It is an affine image of their
 * coordinates: what is straight, meets or lies within stays so.
 */
export class Plane {
  readonly #system: CoordinateSystem;
  readonly #origin: Position;
  /** Metres in one unit of each axis. */
  readonly #scale: Position;

  /** @param boundaries in one coordinate system; the first says where the plane is */
  constructor(boundaries: readonly [Boundary, ...Boundary[]]) {
    const [{ system, polygons }] = boundaries;
    this.#system = system;
    this.#origin = polygons[0]?.[0]?.[0] ?? [0, 0];
    this.#scale = system.limits === undefined ? [1, 1] : metresInADegree(system, this.#origin);
  }

  /** A boundary, in this plane. */
  shapeOf({ polygons }: Boundary): Shape {
    return shapeOf(
      polygons.map((rings) =>
        rings.map((ring) =>
          ring.map(([x, y]): Position => [
            (x - this.#origin[0]) * this.#scale[0],
            (y - this.#origin[1]) * this.#scale[1],
          ]),
        ),
      ),
    );
  }

  /** Area of a shape of this plane on the ellipsoid, in square metres. */
  areaOf(shape: Shape): number {
    const polygons = polygonsOf(shape).map((rings): Polygon =>
      rings.map((ring) =>
        ring.map(([x, y]): Position => [
          x / this.#scale[0] + this.#origin[0],
          y / this.#scale[1] + this.#origin[1],
        ]),
      ),
    );
    return areaOf(polygons, this.#system);
  }
}

/** Whether a shape is nowhere as wide as this, so that it vanishes when it is shrunk by half of it from all sides. */
export function isNarrowerThan(shape: Shape, width: number): boolean {
  return shape.isEmpty() || shape.getArea() === 0 || grown(shape, -width / 2).isEmpty();
}

function metresInADegree({ ellipsoid }: CoordinateSystem, [longitude, latitude]: Position): Position {
  const south = Math.max(latitude - STEP, -90);
  const north = Math.min(latitude + STEP, 90);
  const eastward = ellipsoid.Inverse(latitude, longitude - STEP, latitude, longitude + STEP).s12 ?? 0;
  const northward = ellipsoid.Inverse(south, longitude, north, longitude).s12 ?? 0;
  return [eastward / (2 * STEP), northward / (north - south)];
}
