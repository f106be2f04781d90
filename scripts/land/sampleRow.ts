import type { SampleRandom } from "../table/sampleRandom.ts";

/** A row of the sample, by column, as it will be written. */
export interface SampleRow {
  readonly price: string;
  readonly date: string;
  readonly postcode: string;
  readonly propertyType: string;
  readonly newBuild: string;
  readonly duration: string;
  readonly paon: string;
  readonly saon: string;
  readonly street: string;
  readonly locality: string;
  readonly town: string;
  readonly district: string;
  readonly county: string;
  readonly category: string;
  readonly recordStatus: string;
}

type Place = Pick<SampleRow, "town" | "district" | "county" | "postcode">;

/** Invented towns with the first half of their postcodes; QQ and ZZ are no postcode areas. */
const PLACES: readonly [Place, ...Place[]] = [
  { town: "SAMPLETON", district: "SAMPLETON", county: "NORTH FICTSHIRE", postcode: "QQ1" },
  { town: "MOCKBRIDGE", district: "UPPER MOCKDALE", county: "NORTH FICTSHIRE", postcode: "QQ2" },
  { town: "INVENTON REGIS", district: "INVENTON", county: "SOUTH FICTSHIRE", postcode: "ZZ90" },
  { town: "PRETENDLEY", district: "INVENTON", county: "SOUTH FICTSHIRE", postcode: "ZZ91" },
  { town: "NOWHERE MAGNA", district: "CITY OF NOWHERE", county: "CITY OF NOWHERE", postcode: "ZZ92" },
];
const STREETS = [
  "LOREM ROW",
  "IPSUM ROAD",
  "DOLOR LANE",
  "AMET AVENUE",
  "CONSECTETUR CLOSE",
  "ADIPISCING WAY",
  "ELIT STREET",
  "TEMPOR TERRACE",
  "LABORE GARDENS",
  "MAGNA CRESCENT",
] as const;
const LOCALITIES = ["", "", "", "LITTLE EXAMPLE", "GREAT EXAMPLE"] as const;
const PROPERTY_TYPES = ["D", "D", "S", "S", "S", "T", "T", "T", "F", "F", "O"] as const;

/** Price ranges in pounds, one for each band of the duty, those most frequent repeated. */
const BANDS = [
  [30_000, 124_000],
  [30_000, 124_000],
  [126_000, 249_000],
  [126_000, 249_000],
  [126_000, 249_000],
  [251_000, 924_000],
  [251_000, 924_000],
  [926_000, 1_499_000],
  [1_501_000, 6_000_000],
] as const;

/** A day of January 2016 as the official file writes it. */
export function januaryDate(day: number): string {
  return `2016-01-${String(day).padStart(2, "0")} 00:00`;
}

/** An unremarkable row; `number` makes its address unlike that of any other number. */
export function ordinaryRow(random: SampleRandom, number: number): SampleRow {
  const { postcode, ...place } = random.oneOf(PLACES);
  const propertyType = random.oneOf(PROPERTY_TYPES);
  const [least, most] = random.oneOf(BANDS);
  const isFlat = propertyType === "F";
  const letters = ["AB", "DE", "FG", "HJ", "LN"] as const;
  return {
    price: String(random.between(least / 500, most / 500) * 500),
    date: januaryDate(random.between(1, 31)),
    postcode: `${postcode} ${random.between(1, 9)}${random.oneOf(letters)}`,
    propertyType,
    newBuild: random.between(1, 20) === 1 ? "Y" : "N",
    duration: isFlat || random.between(1, 15) === 1 ? "L" : "F",
    paon: String(number),
    saon: isFlat ? `FLAT ${random.between(1, 12)}` : "",
    street: random.oneOf(STREETS),
    locality: random.oneOf(LOCALITIES),
    ...place,
    category: random.between(1, 10) === 1 ? "B" : "A",
    recordStatus: "A",
  };
}
