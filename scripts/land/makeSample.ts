import { realpathSync } from "node:fs";

import { quoted } from "../table/csvQuoting.ts";
import { seededRandom } from "../table/sampleRandom.ts";
import {
  MALFORMED_ODDITIES,
  PRICE_ODDITIES,
  RESALE_DAYS,
  WELL_FORMED_ODDITIES,
  resale,
} from "./sampleOddRows.ts";
import type { Oddity } from "./sampleOddRows.ts";
import { ordinaryRow } from "./sampleRow.ts";
import type { SampleRow } from "./sampleRow.ts";

const SEED = 2016_01;
const ROWS = 500;

/**
 * The made-up sample of the Price Paid layout, always the same, as `samples/land/README.md` describes it.
 *
 * @example
 * npx tsx scripts/land/makeSample.ts > samples/land/price-paid.csv
 */
export function makeSample(): string {
  const random = seededRandom(SEED);
  let number = 0;
  const ordinary = (): SampleRow => ordinaryRow(random, ++number);
  const odd = (oddities: readonly Oddity[]): SampleRow[] =>
    oddities.map((oddity) => ({ ...ordinary(), ...oddity }));

  const resales = RESALE_DAYS.flatMap((days) => {
    const first = ordinary();
    return days.map((day, earlierSales) => resale(first, day, earlierSales));
  });
  const lines = [
    ...resales,
    ...sameHouseInBothTenures(ordinary()),
    ...sameTitleWrittenTwice(ordinary()),
    ...odd(PRICE_ODDITIES),
    ...odd(WELL_FORMED_ODDITIES),
    ...odd(MALFORMED_ODDITIES),
  ].map(toLine);
  const [repeated = "", short = "", long = "", openQuote = ""] = odd([{}, {}, {}, {}]).map((row, i) =>
    toLine(row, lines.length + i),
  );
  lines.push(repeated, repeated);
  lines.push(short.replace(/(,"[^"]*"){3}$/u, ""), `${long},"A"`, openQuote.replace(/"$/u, ""));
  while (lines.length < ROWS) lines.push(toLine(ordinary(), lines.length));
  return `${random.shuffled(lines).join("\n")}\n`;
}

/** The freehold and the lease of one house: one address, but two titles. */
function sameHouseInBothTenures(row: SampleRow): SampleRow[] {
  return [
    { ...row, duration: "F" },
    { ...row, duration: "L" },
  ];
}

/** One title whose second sale is written in lower case and with wide gaps. */
function sameTitleWrittenTwice(row: SampleRow): SampleRow[] {
  return [
    resale(row, 9, 0),
    { ...resale(row, 27, 1), street: ` ${row.street.toLowerCase().replace(" ", "  ")}` },
  ];
}

function toLine(row: SampleRow, index: number): string {
  const { price, date, postcode, propertyType, newBuild, duration, paon, saon, street, ...rest } = row;
  const { locality, town, district, county, category, recordStatus } = rest;
  const id = `{00000000-0000-0000-0000-${String(index + 1).padStart(12, "0")}}`;
  return [
    ...[id, price, date, postcode, propertyType, newBuild, duration, paon, saon, street],
    ...[locality, town, district, county, category, recordStatus],
  ]
    .map(quoted)
    .join(",");
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  process.stdout.write(makeSample());
}
