import canonicalize from "canonicalize";
import { bytesFromText, hexFromBytes, keccak256, type Hex } from "../../bytes.ts";
import type { Boundary } from "./geoJson.ts";

/**
 * A boundary as the bytes that are committed to: GeoJSON in the canonical form of {@link readBoundary}, with
 * `coordRefSys`, as RFC 8785 writes JSON. One polygon is a Polygon, several are a MultiPolygon.
 */
export function canonicalBytes({ system, polygons }: Boundary): Uint8Array {
  const [only] = polygons;
  const geometry =
    polygons.length === 1
      ? { type: "Polygon", coordinates: only }
      : { type: "MultiPolygon", coordinates: polygons };
  return bytesFromText(canonicalText({ ...geometry, coordRefSys: system.id }));
}

/**
 * The commitment to a boundary that a spatial unit of the register holds: keccak256 of its canonical bytes. Without salt:
 * where a parcel lies is no secret, and whoever has the file must be able to check it.
 *
 * @example
 * geometryCommitment(readBoundary(JSON.parse(text))); // "0x…", 32 bytes
 */
export function geometryCommitment(boundary: Boundary): Hex {
  return hexFromBytes(keccak256(canonicalBytes(boundary)));
}

/** A JSON value as RFC 8785 writes it. */
export function canonicalText(value: unknown): string {
  return canonicalize(value) ?? "";
}
