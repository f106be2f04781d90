import { januaryDate } from "./sampleRow.ts";
import type { SampleRow } from "./sampleRow.ts";

/** What a row has that an ordinary one has not. */
export type Oddity = Partial<SampleRow>;

const THRESHOLDS = [125_000, 250_000, 925_000, 1_500_000] as const;

/** Prices at, one pound below and one pound above each threshold of the duty, and the extremes. */
export const PRICE_ODDITIES: readonly Oddity[] = [
  ...THRESHOLDS.flatMap((threshold) => [threshold - 1, threshold, threshold + 1]),
  100,
  39_999,
  40_000,
  32_000_000,
].map((price) => ({ price: String(price) }));

/** Rows that look wrong and are not. */
export const WELL_FORMED_ODDITIES: readonly Oddity[] = [
  ...["QUERY FARM", "LAND AT EXAMPLE", "PLOT 4", "WATER TOWER"].map((paon) => ({ paon, postcode: "" })),
  ...["THE DRAFT", "OUTLINE HOUSE", "STUB COTTAGE", "FOOTNOTE LODGE", "MARGIN MILL", "ERRATA END"].map(
    (paon) => ({ paon, street: "" }),
  ),
  { paon: "BLANK BARN", postcode: "", street: "" },
  ...["02-Apr", "Jun-14", "10-Dec", "06-Aug", "Mar-11"].map((paon) => ({ paon })),
  { paon: "PROOF COURT", saon: "04-May" },
  { paon: "02-Mar", saon: "FLAT 19" },
  { paon: "UNITS 1, 2 AND 3", propertyType: "O", category: "B" },
  { paon: 'THE "OLD" FORGE' },
  { paon: "", saon: "GARAGE 7", propertyType: "O" },
  { paon: "", saon: "", street: "LAND ON ELIT STREET", propertyType: "O" },
  { paon: "1 | 2" },
];

/** Rows that must be rejected, each for a reason of its own. */
export const MALFORMED_ODDITIES: readonly Oddity[] = [
  { recordStatus: "C" },
  { recordStatus: "D" },
  { recordStatus: "" },
  { price: "POA" },
  { price: "0" },
  { price: "-5000" },
  { price: "184467440737095517" },
  { date: "2016-01-32 00:00" },
  { date: "2016-13-01 00:00" },
  { date: "JANUARY" },
  { duration: "U" },
  { propertyType: "X" },
  { newBuild: "" },
  { category: "Z" },
  { paon: "", saon: "", street: "" },
];

/** One title each, sold more than once in the month: the days of its sales, some of them the same day. */
export const RESALE_DAYS: readonly (readonly number[])[] = [
  [4, 22],
  [5, 6],
  [1, 31],
  [7, 28],
  [11, 25],
  [12, 29],
  [13, 14],
  [8, 20],
  [15, 15],
  [18, 18],
  [4, 15, 29],
  [6, 6, 20],
  [21, 21, 21],
];

/** A later sale of a title: dearer by 5,000 pounds for each sale before it, and no longer new. */
export function resale(first: SampleRow, day: number, earlierSales: number): SampleRow {
  const price = String(Number(first.price) + 5_000 * earlierSales);
  return { ...first, price, date: januaryDate(day), newBuild: "N" };
}
