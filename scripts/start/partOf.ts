import type { DealingKind } from "../../sdk/land/dealings.ts";
import { rowOfKind } from "../../sdk/land/dealingRow.ts";
import { partHeading } from "./statuteBook.ts";

const LAND_REGISTRATION = "/eli/xx/act/2015/12";

/** The Part that governs the dealings which are signed in one struct. */
const PART_OF_STRUCT: Readonly<Record<string, number>> = {
  NoticeApplication: 6,
  PassingApplication: 7,
  MortgageChangeApplication: 8,
  LeaseApplication: 9,
  ParcelApplication: 10,
  RectificationApplication: 11,
};

/** Those of the first Parts are signed in one struct. */
const PART_OF_DAILY: Partial<Record<DealingKind, number>> = {
  "first registration": 2,
  transfer: 2,
  discharge: 3,
  mortgage: 3,
  caveat: 4,
  "caveat withdrawal": 4,
};

/** Number of the Part of the Land Registration Act that governs a kind of dealing. */
export function partNumberOf(kind: DealingKind): number {
  return PART_OF_DAILY[kind] ?? PART_OF_STRUCT[rowOfKind(kind).part.application] ?? 0;
}

/** That Part as it is headed: `Part 9 Leases and usufruct`. */
export function partOf(kind: DealingKind): string {
  const number = partNumberOf(kind);
  return `Part ${number} ${partHeading(LAND_REGISTRATION, `part_${number}`)}`;
}
