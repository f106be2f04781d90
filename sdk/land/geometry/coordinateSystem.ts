import geographicLib from "geographiclib-geodesic";
import proj4 from "proj4";
import type { Position } from "./geoJson.ts";

/** How the coordinates of a file are to be understood. */
export interface CoordinateSystem {
  /** Address by which OGC names it. */
  readonly id: string;
  /** Decimals that are kept: about a tenth of a millimetre. */
  readonly decimals: number;
  /** Lowest and highest value of each axis, where there are any. */
  readonly limits: readonly [x: readonly [number, number], y: readonly [number, number]] | undefined;
  /** The ellipsoid on which areas are computed. */
  readonly ellipsoid: InstanceType<typeof geographicLib.Geodesic.Geodesic>;
  /** Longitude and latitude on that ellipsoid, in degrees. */
  toDegrees(position: Position): Position;
}

/** WGS 84 by longitude and latitude: what GeoJSON means where nothing is said (RFC 7946, section 4). */
export const CRS84 = "http://www.opengis.net/def/crs/OGC/0/CRS84";

const EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

const { Geodesic } = geographicLib.Geodesic;
const ELLIPSOIDS = {
  WGS84: new Geodesic(6_378_137, 1 / 298.257223563),
  GRS80: new Geodesic(6_378_137, 1 / 298.257222101),
  airy: new Geodesic(6_377_563.396, 1 / 299.3249646),
} as const;

type EllipsoidName = keyof typeof ELLIPSOIDS;

/** Projections in metres, with their axes east and north, in the words of PROJ. */
const PROJECTIONS: readonly (readonly [code: RegExp, ellipsoid: EllipsoidName, words: string])[] = [
  [/^258(2[89]|3[0-8])$/, "GRS80", "+proj=utm +zone=ZONE"],
  [/^326(0[1-9]|[1-5]\d|60)$/, "WGS84", "+proj=utm +zone=ZONE"],
  [/^327(0[1-9]|[1-5]\d|60)$/, "WGS84", "+proj=utm +south +zone=ZONE"],
  [/^2154$/, "GRS80", "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000"],
  [/^27700$/, "airy", "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000"],
];

/** What {@link coordinateSystemOf} knows, in words. */
export const KNOWN_SYSTEMS = `${CRS84}, or ${EPSG} and 25828 to 25838, 32601 to 32660, 32701 to 32760, 2154 or 27700`;

/**
 * The coordinate system of this name; undefined if it is not one of {@link KNOWN_SYSTEMS}. Latitude before longitude
 * (EPSG 4326) is none: GeoJSON has longitude first.
 */
export function coordinateSystemOf(id: string): CoordinateSystem | undefined {
  if (id === CRS84) return DEGREES;
  const code = id.startsWith(EPSG) ? id.slice(EPSG.length) : "";
  const [, name, words] = PROJECTIONS.find(([codes]) => codes.test(code)) ?? [];
  if (name === undefined || words === undefined) return undefined;
  const ellipsoid = `+ellps=${name} +no_defs`;
  const projected = `${words.replace("ZONE", code.slice(-2))} +units=m ${ellipsoid}`;
  // From the projection to its own ellipsoid: an area needs no change of datum.
  const converter = proj4(projected, `+proj=longlat ${ellipsoid}`);
  return {
    id,
    decimals: 4,
    limits: undefined,
    ellipsoid: ELLIPSOIDS[name],
    toDegrees: ([x, y]) => converter.forward([x, y]) as [number, number],
  };
}

const DEGREES: CoordinateSystem = {
  id: CRS84,
  decimals: 9,
  limits: [
    [-180, 180],
    [-90, 90],
  ],
  ellipsoid: ELLIPSOIDS.WGS84,
  toDegrees: (position) => position,
};
