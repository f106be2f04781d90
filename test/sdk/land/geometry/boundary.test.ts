import { expect } from "chai";
import { hexFromBytes, keccak256 } from "../../../../sdk/bytes.ts";
import { sizeOf } from "../../../../sdk/land/geometry/area.ts";
import { canonicalBytes, geometryCommitment } from "../../../../sdk/land/geometry/commitment.ts";
import { coordinateSystemOf, CRS84 } from "../../../../sdk/land/geometry/coordinateSystem.ts";
import { GeometryError } from "../../../../sdk/land/geometry/errors.ts";
import { type Position, readBoundary } from "../../../../sdk/land/geometry/geoJson.ts";
import { Random } from "../../support/random.ts";
import { convexCorners, degrees, expectClose, field, polygon, rectangle, UTM_32 } from "./parcels.ts";

const SQUARE = rectangle(0, 0, 100, 100);
const HOLE = rectangle(10, 10, 20, 20);
const OTHER_HOLE = rectangle(50, 10, 20, 20);

const closed = (corners: readonly Position[]) => [...corners, corners[0]];
const inMetres = (coordinates: unknown, type = "Polygon") => ({ type, coordinates, coordRefSys: UTM_32 });
const textOf = (json: unknown) => new TextDecoder().decode(canonicalBytes(readBoundary(json)));

function errorOf(json: unknown): GeometryError {
  try {
    readBoundary(json);
  } catch (error) {
    if (error instanceof GeometryError) return error;
    throw error;
  }
  throw new Error("the file was read");
}

describe("commitment to a boundary", () => {
  it("is keccak256 of canonical GeoJSON, without salt", () => {
    const text =
      `{"coordRefSys":"${UTM_32}","coordinates":` +
      `[[[500000,5400000],[500100,5400000],[500100,5400100],[500000,5400100],[500000,5400000]]],"type":"Polygon"}`;
    const boundary = field(...SQUARE);
    expect(new TextDecoder().decode(canonicalBytes(boundary))).to.equal(text);
    expect(geometryCommitment(boundary)).to.equal(hexFromBytes(keccak256(new TextEncoder().encode(text))));
  });

  it("is the same wherever a ring begins, whichever way it runs, and however the file wraps it", () => {
    const random = new Random(3);
    for (let trial = 0; trial < 200; trial++) {
      const corners = convexCorners(random, 3 + random.below(9));
      const begun = random.below(corners.length);
      const turned = [...corners.slice(begun), ...corners.slice(0, begun)];
      const other = random.flag() ? turned : turned.toReversed();
      expect(geometryCommitment(field(...other))).to.equal(geometryCommitment(field(...corners)));
    }
    const bare = inMetres([closed(SQUARE)]);
    const { coordRefSys, ...place } = bare;
    const feature = {
      type: "Feature",
      id: 7,
      properties: { owner: "left out" },
      geometry: null,
      place,
      coordRefSys,
    };
    expect(textOf(feature)).to.equal(textOf(bare));
    expect(textOf(inMetres([[closed(SQUARE)]], "MultiPolygon"))).to.equal(textOf(bare));
  });

  it("is the same in whatever order holes and pieces stand", () => {
    const [a, b] = [HOLE, OTHER_HOLE].map(closed);
    expect(textOf(inMetres([closed(SQUARE), a, b]))).to.equal(textOf(inMetres([closed(SQUARE), b, a])));
    expect(textOf(inMetres([[a], [b]], "MultiPolygon"))).to.equal(
      textOf(inMetres([[b], [a]], "MultiPolygon")),
    );
  });

  it("is another for another boundary, another coordinate system, or a hole more", () => {
    const [first, ...rest] = SQUARE as [Position, ...Position[]];
    const texts = [
      inMetres([closed(SQUARE)]),
      inMetres([closed([[first[0] + 0.0001, first[1]], ...rest])]),
      inMetres([closed(SQUARE), closed(HOLE)]),
      { ...inMetres([closed(SQUARE)]), coordRefSys: UTM_32.replace("25832", "25833") },
    ].map(textOf);
    expect(new Set(texts).size).to.equal(4);
  });

  it("does not tell positions apart that are nearer than a tenth of a millimetre", () => {
    const near = SQUARE.map(([x, y]): Position => [x + 0.00004, y - 0.00004]);
    expect(textOf(inMetres([closed(near)]))).to.equal(textOf(inMetres([closed(SQUARE)])));
    expect(textOf(polygon([-1e-12, 51], [1e-3, 51], [1e-3, 51.001]))).to.include("[[0,51],");
  });
});

describe("area of a boundary", () => {
  it("is that of the land: on the central meridian of UTM more than the map's by 0.9996 squared", () => {
    const { squareMetres, perimeter } = sizeOf(field(...rectangle(-50, 0, 100, 100)));
    expectClose(squareMetres, 10_000 / 0.9996 ** 2, 0.001);
    expectClose(perimeter, 400 / 0.9996, 0.001);
  });

  it("is that of the ellipsoid: a thousandth of a degree square at the equator", () => {
    const radian = (Math.PI / 180) * 0.001;
    const meridian = 6_378_137 * (1 - 0.00669437999014);
    const { squareMetres } = sizeOf(degrees(...rectangle(-1.5, -0.0005, 0.001, 0.001)));
    expectClose(squareMetres, radian ** 2 * 6_378_137 * meridian, 0.001);
  });

  it("leaves out the holes, and adds up the pieces", () => {
    const whole = sizeOf(field(...SQUARE)).squareMetres;
    const hole = sizeOf(readBoundary(inMetres([closed(HOLE)]))).squareMetres;
    const holed = readBoundary(inMetres([closed(SQUARE), closed(HOLE)]));
    const square = sizeOf(readBoundary(inMetres([closed(SQUARE)]))).squareMetres;
    expectClose(whole, 10_008, 0.1);
    expectClose(sizeOf(holed).squareMetres, square - hole, 1e-6);
    const pieces = readBoundary(inMetres([[closed(HOLE)], [closed(OTHER_HOLE)]], "MultiPolygon"));
    expectClose(sizeOf(pieces).squareMetres, 2 * hole, 1e-3);
  });

  it("knows WGS 84, and UTM, Lambert-93 and the National Grid in metres", () => {
    const known = ["25828", "25838", "32601", "32660", "32701", "32760", "2154", "27700"];
    const unknown = ["4326", "25827", "25839", "32600", "32661", "3857", "258320", ""];
    const system = (code: string) => coordinateSystemOf(UTM_32.replace("25832", code));
    expect(known.filter((code) => system(code) === undefined)).to.deep.equal([]);
    expect(unknown.filter((code) => system(code) !== undefined)).to.deep.equal([]);
    const [east, north] = system("27700")?.toDegrees([400_000, -100_000]) ?? [0, 0];
    expectClose(east, -2, 1e-9);
    expectClose(north, 49, 1e-9);
    const [longitude, latitude] = system("2154")?.toDegrees([700_000, 6_600_000]) ?? [0, 0];
    expect([longitude, latitude].map((value) => Math.round(value * 1e9) / 1e9)).to.deep.equal([3, 46.5]);
    expectClose(system("32733")?.toDegrees([500_000, 10_000_000])[1], 0, 1e-9);
  });
});

describe("a file that is no boundary", () => {
  const bowTie = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]; // prettier-ignore
  const square = closed(SQUARE);
  const far = closed(rectangle(500, 0, 10, 10));
  const cases: [name: string, json: unknown, pointer: string, expected: string][] = [
    ["no object", null, "", "object"],
    ["a line", { type: "LineString", coordinates: square }, "/type", '"Polygon" or "MultiPolygon"'],
    ["a collection", { type: "FeatureCollection", features: [] }, "/type", '"Polygon"'],
    ["a feature without geometry", { type: "Feature", geometry: null }, "/geometry", "object"],
    ["no coordinates", { type: "Polygon" }, "/coordinates", "a member"],
    [
      "a projection that is not known",
      { ...inMetres([square]), coordRefSys: "EPSG:25832" },
      "/coordRefSys",
      CRS84,
    ],
    [
      "a height",
      inMetres([
        closed([
          [0, 0, 5],
          [1, 0, 5],
          [1, 1, 5],
        ] as never),
      ]),
      "/coordinates/0/0",
      "more than 2",
    ],
    ["a ring that is not closed", inMetres([SQUARE]), "/coordinates/0/3", "[0,0], as the ring begins"],
    [
      "a ring of two positions",
      inMetres([
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
      "/coordinates/0",
      "fewer than 4",
    ],
    [
      "metres without a projection",
      polygon(...rectangle(500_000, 0, 10, 10)),
      "/coordinates/0/0/0",
      "-180 to 180",
    ],
    [
      "a ring that crosses itself",
      { type: "Polygon", coordinates: [bowTie] },
      "/coordinates",
      "Self-intersection",
    ],
    ["a hole outside", inMetres([square, far]), "/coordinates", "Hole lies outside shell"],
    [
      "two pieces that overlap",
      inMetres([[square], [square]], "MultiPolygon"),
      "/coordinates",
      "Duplicate Rings",
    ],
    [
      "a parcel smaller than a position",
      inMetres([closed(rectangle(0, 0, 1e-6, 1e-6))]),
      "/coordinates",
      "fewer than three",
    ],
  ];
  for (const [name, json, pointer, expected] of cases) {
    it(`is told where and why: ${name}`, () => {
      const error = errorOf(json);
      expect(error.pointer, error.message).to.equal(pointer);
      expect(error.expected).to.include(expected);
    });
  }
});
