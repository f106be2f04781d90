import { SdkError } from "../../sdkError.ts";
import { sizeOf } from "./area.ts";
import { geometryCommitment } from "./commitment.ts";
import type { Boundary } from "./geoJson.ts";
import { isNarrowerThan, Plane } from "./plane.ts";
import { common, grown, type Shape, together, without } from "./shapes.ts";
import type { SurveyCheckName, SurveyedArea, SurveyFinding, SurveyReport } from "./surveyReport.ts";

/** A parcel to be checked. */
export interface SurveyedParcel {
  readonly boundary: Boundary;
  /** As it is recorded, or is to be; it is compared with the boundary's. */
  readonly recordedSquareMetres?: bigint | undefined;
}

/** Parcels before and after a split, a merger, an adjustment or a first registration. */
export interface Survey {
  /** Parcels that go; none where land is registered first. */
  readonly before: readonly SurveyedParcel[];
  /** Parcels that come. */
  readonly after: readonly [SurveyedParcel, ...SurveyedParcel[]];
  /** Parcels beside them that stay. */
  readonly neighbours?: readonly SurveyedParcel[];
  /** How exact positions are, in metres; {@link POSITION_TOLERANCE} unless told. */
  readonly positionTolerance?: number;
}

/** Two centimetres: what is nowhere wider is no overlap and no gap. */
export const POSITION_TOLERANCE = 0.02;

/** Areas are recorded in whole square metres. */
const ROUNDING = 0.5;

/** Two parcels touch at more than a corner if they share this many tolerances of boundary. */
const TOLERANCES_SHARED = 20;

/** Boundaries in different coordinate systems cannot be laid over each other. */
export class MixedCoordinateSystemsError extends SdkError {
  override readonly name = "MixedCoordinateSystemsError";

  constructor(parcel: string, id: string, expected: string) {
    super(`${parcel} has coordinates in ${id}; expected ${expected}, as the first parcel`, {
      parcel,
      id,
      expected,
    });
  }
}

/** The tolerance is not above 0, or above a metre. */
export class PositionToleranceError extends SdkError {
  override readonly name = "PositionToleranceError";

  constructor(tolerance: number) {
    super(`the tolerance of positions is ${tolerance} m; expected above 0 and at most 1`, { tolerance });
  }
}

/** A parcel with its name in the report and its place in the plane. */
interface Placed extends SurveyedParcel {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * Checks boundaries against each other: the parcels that come have the area recorded, overlap neither each other nor the
 * neighbours, cover the parcels that go and stay within them; the parcels that go are one piece. The law of the register
 * cannot see boundaries; this is for the survey office, which attests the report's hash.
 *
 * @example
 * const report = checkSurvey({ before: [{ boundary: field }], after: [{ boundary: north }, { boundary: south }] });
 * report.satisfied;
 *
 * @throws {MixedCoordinateSystemsError} if not all boundaries are in one coordinate system
 * @throws {PositionToleranceError} if the tolerance is none
 * @throws {OverlayError} if the geometry library fails
 */
export function checkSurvey(survey: Survey): SurveyReport {
  const { before, after, neighbours = [], positionTolerance: tolerance = POSITION_TOLERANCE } = survey;
  if (!(tolerance > 0 && tolerance <= 1)) throw new PositionToleranceError(tolerance);
  const [{ boundary: first }] = after;
  const plane = new Plane([first]);
  const place = (list: readonly SurveyedParcel[], name: string) =>
    list.map((parcel, index) => placed(parcel, `${name}/${index}`, first, plane));
  const placedAfter = place(after, "after");
  const placedBefore = place(before, "before");
  const placedNeighbours = place(neighbours, "neighbours");
  const findings = [
    ...placedAfter.flatMap((parcel) => areaFinding(parcel, tolerance)),
    ...pairsOf(placedAfter, placedNeighbours).map((pair) => overlapFinding(pair, plane, tolerance)),
    ...(before.length > 0 ? coverFindings(placedBefore, placedAfter, plane, tolerance) : []),
    ...(before.length > 1 ? [adjacencyFinding(placedBefore, tolerance)] : []),
  ];
  return {
    coordRefSys: first.system.id,
    positionTolerance: String(tolerance),
    before: before.map(areaLine),
    after: after.map(areaLine),
    neighbours: neighbours.map(areaLine),
    findings,
    satisfied: findings.every(({ satisfied }) => satisfied),
  };
}

function placed(parcel: SurveyedParcel, name: string, first: Boundary, plane: Plane): Placed {
  const { id } = parcel.boundary.system;
  if (id !== first.system.id) throw new MixedCoordinateSystemsError(name, id, first.system.id);
  return { ...parcel, name, shape: plane.shapeOf(parcel.boundary) };
}

function areaLine({ boundary, recordedSquareMetres }: SurveyedParcel): SurveyedArea {
  return {
    geometry: geometryCommitment(boundary),
    computedSquareMetres: sizeOf(boundary).squareMetres.toFixed(2),
    recordedSquareMetres: recordedSquareMetres === undefined ? null : String(recordedSquareMetres),
  };
}

function areaFinding({ name, boundary, recordedSquareMetres }: Placed, tolerance: number): SurveyFinding[] {
  if (recordedSquareMetres === undefined) return [];
  const { squareMetres, perimeter } = sizeOf(boundary);
  const difference = Math.abs(squareMetres - Number(recordedSquareMetres));
  const allowed = ROUNDING + perimeter * tolerance;
  return [
    {
      check: "area",
      parcels: [name],
      measured: difference.toFixed(2),
      allowed: allowed.toFixed(2),
      satisfied: difference <= allowed,
    },
  ];
}

/** Each parcel that comes with each behind it, and with each neighbour. */
function pairsOf(after: readonly Placed[], neighbours: readonly Placed[]): [Placed, Placed][] {
  return after.flatMap((parcel, index) =>
    [...after.slice(index + 1), ...neighbours].map((other): [Placed, Placed] => [parcel, other]),
  );
}

function overlapFinding([a, b]: readonly [Placed, Placed], plane: Plane, tolerance: number): SurveyFinding {
  return sliverFinding("overlap", [a.name, b.name], common(a.shape, b.shape), plane, tolerance);
}

function coverFindings(
  before: readonly Placed[],
  after: readonly Placed[],
  plane: Plane,
  tolerance: number,
): SurveyFinding[] {
  const [gone, come] = [before, after].map((list) => together(list.map(({ shape }) => shape))) as [
    Shape,
    Shape,
  ];
  const names = (list: readonly Placed[]) => list.map(({ name }) => name);
  return [
    sliverFinding("covered", names(before), without(gone, come), plane, tolerance),
    sliverFinding("within", names(after), without(come, gone), plane, tolerance),
  ];
}

function sliverFinding(
  check: SurveyCheckName,
  parcels: readonly string[],
  sliver: Shape,
  plane: Plane,
  tolerance: number,
): SurveyFinding {
  const measured = plane.areaOf(sliver).toFixed(2);
  return { check, parcels, measured, allowed: null, satisfied: isNarrowerThan(sliver, tolerance) };
}

/** The parcels that go are one piece: from the first, each can be reached across boundaries they share. */
function adjacencyFinding(before: readonly Placed[], tolerance: number): SurveyFinding {
  const reached = before.slice(0, 1);
  const apart = before.slice(1);
  for (let next = 0; next >= 0;) {
    next = apart.findIndex((parcel) => reached.some((other) => sharesBoundary(parcel, other, tolerance)));
    if (next >= 0) reached.push(...apart.splice(next, 1));
  }
  return {
    check: "adjacent",
    parcels: (apart.length > 0 ? apart : before).map(({ name }) => name),
    measured: String(apart.length),
    allowed: "0",
    satisfied: apart.length === 0,
  };
}

function sharesBoundary(a: Placed, b: Placed, tolerance: number): boolean {
  const shared = common(a.shape.getBoundary(), grown(b.shape, tolerance));
  return shared.getLength() >= TOLERANCES_SHARED * tolerance;
}
