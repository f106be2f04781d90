import type { CoordinateSystem } from "./coordinateSystem.ts";
import type { Boundary, Polygon, Ring } from "./geoJson.ts";

/** Size of a boundary on the ellipsoid of its coordinate system. */
export interface Size {
  readonly squareMetres: number;
  /** Length of all its rings, in metres. */
  readonly perimeter: number;
}

/**
 * Area and perimeter on the ellipsoid (Karney 2013): the true area of the land, not that of its map. In a projection like
 * UTM the two differ by up to some tenths of a percent.
 */
export function sizeOf({ system, polygons }: Boundary): Size {
  let [squareMetres, perimeter] = [0, 0];
  for (const polygon of polygons) {
    for (const [index, ring] of polygon.entries()) {
      const size = ringSize(ring, system);
      squareMetres += index === 0 ? size.squareMetres : -size.squareMetres;
      perimeter += size.perimeter;
    }
  }
  return { squareMetres, perimeter };
}

/** Area of polygons that are no boundary of their own. */
export function areaOf(polygons: readonly Polygon[], system: CoordinateSystem): number {
  return sizeOf({ system, polygons }).squareMetres;
}

function ringSize(ring: Ring, { ellipsoid, toDegrees }: CoordinateSystem): Size {
  const polygon = ellipsoid.Polygon(false);
  for (const position of ring.slice(1)) {
    const [longitude, latitude] = toDegrees(position);
    polygon.AddPoint(latitude, longitude);
  }
  const { area = 0, perimeter } = polygon.Compute(false, true);
  return { squareMetres: Math.abs(area), perimeter };
}
