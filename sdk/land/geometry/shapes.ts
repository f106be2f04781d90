import Coordinate from "jsts/org/locationtech/jts/geom/Coordinate.js";
import GeometryFactory from "jsts/org/locationtech/jts/geom/GeometryFactory.js";
import BufferOp from "jsts/org/locationtech/jts/operation/buffer/BufferOp.js";
import OverlayOp from "jsts/org/locationtech/jts/operation/overlay/OverlayOp.js";
import SnapIfNeededOverlayOp from "jsts/org/locationtech/jts/operation/overlay/snap/SnapIfNeededOverlayOp.js";
import IsValidOp from "jsts/org/locationtech/jts/operation/valid/IsValidOp.js";
import { OverlayError } from "./errors.ts";
import type { Polygon, Position, Ring } from "./geoJson.ts";

/** A geometry of JSTS, as far as it is used. */
export interface Shape {
  isEmpty(): boolean;
  getArea(): number;
  getLength(): number;
  getBoundary(): Shape;
  getNumGeometries(): number;
  getGeometryN(index: number): Shape;
}

interface PolygonShape extends Shape {
  getExteriorRing(): LineShape;
  getNumInteriorRing(): number;
  getInteriorRingN(index: number): LineShape;
}

interface LineShape extends Shape {
  getCoordinates(): readonly { readonly x: number; readonly y: number }[];
}

const factory = new GeometryFactory();

/** A shape of polygons whose coordinates are as they stand. */
export function shapeOf(polygons: readonly Polygon[]): Shape {
  const shapes = polygons.map(([outer = [], ...holes]) =>
    factory.createPolygon(linearRing(outer), holes.map(linearRing)),
  );
  return factory.createMultiPolygon(shapes) as unknown as Shape;
}

function linearRing(ring: Ring): unknown {
  return factory.createLinearRing(ring.map(([x, y]) => new Coordinate(x, y)));
}

/** The polygons of a shape; lines and points in it, which have no area, are left out. */
export function polygonsOf(shape: Shape): Polygon[] {
  const parts = Array.from({ length: shape.getNumGeometries() }, (_, index) => shape.getGeometryN(index));
  return parts
    .filter((part): part is PolygonShape => "getExteriorRing" in part && !part.isEmpty())
    .map((part) => [
      ringOf(part.getExteriorRing()),
      ...Array.from({ length: part.getNumInteriorRing() }, (_, index) =>
        ringOf(part.getInteriorRingN(index)),
      ),
    ]);
}

const ringOf = (line: LineShape): Ring => line.getCoordinates().map(({ x, y }): Position => [x, y]);

/** Why polygons are no boundary; undefined: they are one. */
export function invalidity(
  polygons: readonly Polygon[],
): { readonly reason: string; readonly position: Position } | undefined {
  const tooShort = polygons.flat().find((ring) => ring.length < 4);
  if (tooShort) return { reason: "a ring of fewer than three positions", position: tooShort[0] ?? [0, 0] };
  const operation = new IsValidOp(shapeOf(polygons));
  if (operation.isValid()) return undefined;
  const error = operation.getValidationError();
  const { x, y } = error.getCoordinate() as { x: number; y: number };
  return { reason: error.getMessage(), position: [x, y] };
}

/** What two shapes have in common. @throws {OverlayError} */
export const common = (a: Shape, b: Shape): Shape => overlay(a, b, OverlayOp.INTERSECTION);

/** What the first has and the second has not. @throws {OverlayError} */
export const without = (a: Shape, b: Shape): Shape => overlay(a, b, OverlayOp.DIFFERENCE);

/** All of them together. @throws {OverlayError} */
export const together = (shapes: readonly Shape[]): Shape =>
  shapes.reduce((a, b) => overlay(a, b, OverlayOp.UNION), shapeOf([]));

/** The shape, grown by a distance; shrunk where it is negative. @throws {OverlayError} */
export function grown(shape: Shape, distance: number): Shape {
  return attempt(() => BufferOp.bufferOp(shape, distance) as Shape);
}

function overlay(a: Shape, b: Shape, operation: number): Shape {
  return attempt(() => SnapIfNeededOverlayOp.overlayOp(a, b, operation) as Shape);
}

function attempt(operation: () => Shape): Shape {
  try {
    return operation();
  } catch (error) {
    throw new OverlayError(error);
  }
}
