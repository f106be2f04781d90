import { schemaCheck } from "../../jsonSchema.ts";
import { type CoordinateSystem, coordinateSystemOf, CRS84, KNOWN_SYSTEMS } from "./coordinateSystem.ts";
import { GeometryError } from "./errors.ts";
import { invalidity } from "./shapes.ts";

/** East, then north; or longitude, then latitude. */
export type Position = readonly [x: number, y: number];

/** A closed line: its last position is its first. */
export type Ring = readonly Position[];

/** An outer ring, then the rings of its holes. */
export type Polygon = readonly Ring[];

/** The boundary of a parcel, in its canonical form. */
export interface Boundary {
  readonly system: CoordinateSystem;
  readonly polygons: readonly Polygon[];
}

const POSITION = { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 };
const RING = { type: "array", items: POSITION, minItems: 4 };
const POLYGON = { type: "array", items: RING, minItems: 1 };
const POLYGONS = { type: "array", items: POLYGON, minItems: 1 };
const geometryOf = (type: string, coordinates: object) => ({
  if: { properties: { type: { const: type } }, required: ["type"] },
  then: { properties: { coordinates }, required: ["coordinates"] },
});
const GEOMETRY = {
  type: "object",
  properties: { type: { enum: ["Polygon", "MultiPolygon"] } },
  required: ["type"],
  allOf: [geometryOf("Polygon", POLYGON), geometryOf("MultiPolygon", POLYGONS)],
};

const problemOf = schemaCheck(GEOMETRY);

type Geometry =
  | { readonly type: "Polygon"; readonly coordinates: Polygon }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly Polygon[] };

/** A file, as far as it is looked at. */
interface GeoJson {
  readonly type?: unknown;
  readonly coordRefSys?: unknown;
  readonly geometry?: unknown;
  readonly place?: unknown;
}

/**
 * The boundary that a GeoJSON file holds (RFC 7946): a Polygon or MultiPolygon, or a Feature with one. Without a word on it
 * coordinates are longitude and latitude in WGS 84; a projection is named by `coordRefSys`, and a Feature then has its
 * geometry under `place` (OGC JSON-FG).
 *
 * The form is canonical: positions are rounded to about a tenth of a millimetre, each ring begins with its lowest position,
 * outer rings run against the clock and holes with it, holes and polygons stand in order. So one boundary is one form,
 * whatever program wrote it. Everything else in the file is left out.
 *
 * @param json parsed
 *
 * @throws {GeometryError} with the place and what was expected there; also if the boundary crosses itself, or holes lie
 * outside
 */
export function readBoundary(json: unknown): Boundary {
  const file = (typeof json === "object" && json !== null ? json : {}) as GeoJson;
  const id = file.coordRefSys ?? CRS84;
  const system = typeof id === "string" ? coordinateSystemOf(id) : undefined;
  if (system === undefined) throw new GeometryError("/coordRefSys", id, KNOWN_SYSTEMS);
  const member = memberOf(file);
  const geometry = member === "" ? json : file[member.slice(1) as keyof GeoJson];
  const problem = problemOf(geometry);
  if (problem) throw new GeometryError(member + problem.pointer, problem.found, problem.expected);
  const at = `${member}/coordinates`;
  const polygons = canonicalPolygons(geometry as Geometry, system, at);
  const invalid = invalidity(polygons);
  if (invalid) throw new GeometryError(at, invalid.position, `a valid boundary, not: ${invalid.reason}`);
  return { system, polygons: polygons.toSorted(([a = []], [b = []]) => compareRings(a, b)) };
}

/** Where the geometry is: the file itself, or a member of it. */
function memberOf({ type, place, coordRefSys }: GeoJson): "" | "/geometry" | "/place" {
  if (type !== "Feature") return "";
  return place !== undefined && coordRefSys !== undefined ? "/place" : "/geometry";
}

function canonicalPolygons(geometry: Geometry, system: CoordinateSystem, at: string): Polygon[] {
  if (geometry.type === "Polygon") return [canonicalPolygon(geometry.coordinates, system, at)];
  return geometry.coordinates.map((polygon, index) => canonicalPolygon(polygon, system, `${at}/${index}`));
}

function canonicalPolygon([outer = [], ...holes]: Polygon, system: CoordinateSystem, at: string): Polygon {
  return [
    canonicalRing(outer, system, `${at}/0`, true),
    ...holes
      .map((hole, index) => canonicalRing(hole, system, `${at}/${index + 1}`, false))
      .sort(compareRings),
  ];
}

function canonicalRing(ring: Ring, system: CoordinateSystem, at: string, isOuter: boolean): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    throw new GeometryError(`${at}/${ring.length - 1}`, last, `${JSON.stringify(first)}, as the ring begins`);
  }
  for (const [index, position] of ring.entries()) requireWithin(position, system, `${at}/${index}`);
  const rounded = ring.map(([x, y]): Position => [roundTo(x, system.decimals), roundTo(y, system.decimals)]);
  const open = rounded
    .slice(1)
    .filter(([x, y], index) => x !== rounded[index]?.[0] || y !== rounded[index]?.[1]);
  const turned = twiceArea(open) > 0 === isOuter ? open : open.toReversed();
  const lowest = turned.reduce(
    (low, position, index) => (compare(position, turned[low]) < 0 ? index : low),
    0,
  );
  const begun = [...turned.slice(lowest), ...turned.slice(0, lowest)];
  return begun[0] === undefined ? [] : [...begun, begun[0]];
}

function requireWithin(position: Position, { limits }: CoordinateSystem, at: string): void {
  for (const axis of [0, 1] as const) {
    const [low, high] = limits?.[axis] ?? [-Infinity, Infinity];
    const value = position[axis];
    if (value < low || value > high) {
      throw new GeometryError(
        `${at}/${axis}`,
        value,
        `${low} to ${high}; a projection is named by coordRefSys`,
      );
    }
  }
}

function roundTo(value: number, decimals: number): number {
  const rounded = Math.round(value * 10 ** decimals) / 10 ** decimals;
  return rounded === 0 ? 0 : rounded; // no minus zero
}

/** Positive if the positions run against the clock. */
function twiceArea(positions: readonly Position[]): number {
  const [origin = [0, 0]] = positions;
  return positions.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = positions[(index + 1) % positions.length] ?? origin;
    return sum + (x - origin[0]) * (nextY - origin[1]) - (nextX - origin[0]) * (y - origin[1]);
  }, 0);
}

function compare(a: Position, b: Position = a): number {
  return a[0] - b[0] || a[1] - b[1];
}

function compareRings(a: Ring, b: Ring): number {
  for (const [index, position] of a.entries()) {
    const difference = compare(position, b[index]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
