import { readFileSync } from "node:fs";
import { expect } from "chai";
import { sizeOf } from "../../../../sdk/land/geometry/area.ts";
import {
  checkSurvey,
  MixedCoordinateSystemsError,
  PositionToleranceError,
} from "../../../../sdk/land/geometry/checkSurvey.ts";
import { type Boundary, type Position, readBoundary } from "../../../../sdk/land/geometry/geoJson.ts";
import { surveyReportHash } from "../../../../sdk/land/geometry/surveyReport.ts";
import { Random } from "../../support/random.ts";
import { convexCorners, degrees, expectClose, field, rectangle } from "./parcels.ts";

const parcel = (boundary: Boundary) => ({ boundary });
const box = (...sides: Parameters<typeof rectangle>) => parcel(field(...rectangle(...sides)));

/** Names of the checks that found something. */
const wrongIn = ({ findings }: ReturnType<typeof checkSurvey>): string[] =>
  findings.flatMap(({ check, parcels, satisfied }) => (satisfied ? [] : `${check} ${parcels.join(" ")}`));

const sample = (name: string) => {
  const file = new URL(`../../../../samples/land/survey/${name}.geojson`, import.meta.url);
  return parcel(readBoundary(JSON.parse(readFileSync(file, "utf8"))));
};

describe("survey of a split", () => {
  it("finds nothing where the parts are the whole", () => {
    const report = checkSurvey({
      before: [box(0, 0, 100, 50)],
      after: [box(0, 0, 40, 50), box(40, 0, 60, 50)],
    });
    expect(report.findings.map(({ check, measured }) => [check, measured])).to.deep.equal([
      ["overlap", "0.00"],
      ["covered", "0.00"],
      ["within", "0.00"],
    ]);
    expect(report.satisfied).to.equal(true);
  });

  it("finds nothing in 150 made-up parcels cut along a diagonal, in metres and in degrees", () => {
    const random = new Random(5);
    const toDegrees = ([x, y]: Position): Position => [7.1 + x * 1e-5, 50.2 + y * 1e-5];
    for (let trial = 0; trial < 150; trial++) {
      const corners = convexCorners(random, 5 + random.below(8));
      const cut = 2 + random.below(corners.length - 3);
      const make = (list: Position[]) =>
        parcel(trial % 2 === 0 ? field(...list) : degrees(...list.map(toDegrees)));
      const whole = make(corners);
      const parts = [
        make(corners.slice(0, cut + 1)),
        make([corners[0] as Position, ...corners.slice(cut)]),
      ] as const;
      const report = checkSurvey({ before: [whole], after: parts });
      expect(wrongIn(report), `trial ${trial}`).to.deep.equal([]);
      const [south, north, all] = [...parts, whole].map(({ boundary }) => sizeOf(boundary).squareMetres);
      expectClose((south ?? 0) + (north ?? 0), all ?? 0, 0.01);
      const merged = checkSurvey({ before: parts, after: [whole] });
      expect(wrongIn(merged), `trial ${trial}, merged`).to.deep.equal([]);
    }
  });

  it("finds that a corner was moved by a metre, in every one of 100 made-up parcels", () => {
    const random = new Random(6);
    for (let trial = 0; trial < 100; trial++) {
      const corners = convexCorners(random, 6);
      const moved = corners.map(([x, y], index): Position => (index === 1 ? [x * 1.02, y + 1] : [x, y]));
      const rest = parcel(field(corners[0] as Position, ...corners.slice(3)));
      const part = (list: readonly Position[]) => parcel(field(...list.slice(0, 4)));
      const report = checkSurvey({ before: [parcel(field(...corners))], after: [part(moved), rest] });
      expect(wrongIn(report), `trial ${trial}`).to.not.deep.equal([]);
    }
  });

  it("finds an overlap, land left over, and land that was not there", () => {
    const before = [box(0, 0, 100, 50)];
    const overlap = checkSurvey({ before, after: [box(0, 0, 60, 50), box(40, 0, 60, 50)] });
    expect(wrongIn(overlap)).to.deep.equal(["overlap after/0 after/1"]);
    expect(overlap.findings[0]?.measured).to.equal("1000.80");
    const gap = checkSurvey({ before, after: [box(0, 0, 40, 50), box(41, 0, 59, 50)] });
    expect(wrongIn(gap)).to.deep.equal(["covered before/0"]);
    const beyond = checkSurvey({ before, after: [box(0, 0, 40, 50), box(40, 0, 61, 50)] });
    expect(wrongIn(beyond)).to.deep.equal(["within after/0 after/1"]);
  });

  it("lets pass what is nowhere wider than the tolerance, and nothing wider, however short", () => {
    const before = [box(0, 0, 100, 50)];
    const gapOf = (width: number) => [box(0, 0, 40, 50), box(40 + width, 0, 60 - width, 50)] as const;
    expect(wrongIn(checkSurvey({ before, after: gapOf(0.019) }))).to.deep.equal([]);
    expect(wrongIn(checkSurvey({ before, after: gapOf(0.021) }))).to.deep.equal(["covered before/0"]);
    expect(wrongIn(checkSurvey({ before, after: gapOf(0.021), positionTolerance: 0.03 }))).to.deep.equal([]);
    const notch = parcel(
      field([40, 0], [100, 0], [100, 50], [40, 50], [40, 20.5], [40.5, 20.5], [40.5, 20], [40, 20]),
    );
    expect(wrongIn(checkSurvey({ before, after: [box(0, 0, 40, 50), notch] }))).to.deep.equal([
      "covered before/0",
    ]);
  });

  it("finds that a new parcel lies on a neighbour's land", () => {
    const survey = {
      before: [],
      after: [box(0, 0, 10, 10)] as const,
      neighbours: [box(10, 0, 5, 5), box(9, 8, 5, 5)],
    };
    expect(wrongIn(checkSurvey(survey))).to.deep.equal(["overlap after/0 neighbours/1"]);
  });

  it("is as the samples say", () => {
    const [before, south] = [[sample("field")], sample("south")];
    expect(wrongIn(checkSurvey({ before, after: [south, sample("north")] }))).to.deep.equal([]);
    expect(wrongIn(checkSurvey({ before, after: [south, sample("north-too-far")] }))).to.deep.equal([
      "overlap after/0 after/1",
    ]);
  });
});

describe("survey of a merger", () => {
  it("finds parcels that are not one piece: apart, or touching at a corner only", () => {
    const apart = [box(0, 0, 10, 10), box(20, 0, 10, 10)];
    const pieces = {
      type: "MultiPolygon",
      coordRefSys: apart[0]?.boundary.system.id,
      coordinates: apart.map(({ boundary }) => boundary.polygons[0]),
    };
    const merged = checkSurvey({ before: apart, after: [parcel(readBoundary(pieces))] });
    expect(wrongIn(merged)).to.deep.equal(["adjacent before/1"]);
    const corners = [box(0, 0, 10, 10), box(10, 10, 10, 10)];
    const both = { ...pieces, coordinates: corners.map(({ boundary }) => boundary.polygons[0]) };
    expect(wrongIn(checkSurvey({ before: corners, after: [parcel(readBoundary(both))] }))).to.deep.equal([
      "adjacent before/1",
    ]);
  });

  it("finds nothing where a row of parcels becomes one, in whatever order they are named", () => {
    const before = [box(20, 0, 10, 10), box(0, 0, 10, 10), box(10, 0, 10, 10)];
    expect(wrongIn(checkSurvey({ before, after: [box(0, 0, 30, 10)] }))).to.deep.equal([]);
  });
});

describe("recorded area", () => {
  const { boundary } = box(-50, 0, 100, 100);
  const areaOf = (recordedSquareMetres: bigint) =>
    checkSurvey({ before: [], after: [{ boundary, recordedSquareMetres }] }).findings[0];

  it("may differ by half a square metre, and by the tolerance along the perimeter", () => {
    expect(areaOf(10_008n)).to.deep.equal({
      check: "area",
      parcels: ["after/0"],
      measured: "0.00",
      allowed: "8.50",
      satisfied: true,
    });
    expect([10_000n, 9_999n, 10_016n, 10_017n].map((area) => areaOf(area)?.satisfied)).to.deep.equal([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe("survey report", () => {
  it("has one hash, whatever order its members stand in, and another for another finding", () => {
    const report = checkSurvey({ before: [], after: [box(0, 0, 10, 10)] });
    const turned = Object.fromEntries(Object.entries(report).toReversed()) as unknown as typeof report;
    expect(surveyReportHash(turned)).to.equal(surveyReportHash(report));
    expect(surveyReportHash({ ...report, satisfied: false })).to.not.equal(surveyReportHash(report));
  });

  it("is not made of boundaries in two coordinate systems, nor with a tolerance that is none", () => {
    const after = [box(0, 0, 10, 10)] as const;
    const before = [parcel(degrees(...rectangle(9, 48, 0.001, 0.001)))];
    expect(() => checkSurvey({ before, after })).to.throw(MixedCoordinateSystemsError, "before/0");
    for (const positionTolerance of [0, -1, 1.1, Number.NaN]) {
      expect(() => checkSurvey({ before: [], after, positionTolerance })).to.throw(PositionToleranceError);
    }
  });
});
