import { LEASE_CASES } from "./leaseCases.ts";
import type { MadeCase } from "./madeCases.ts";
import { MORTGAGE_CASES } from "./mortgageCases.ts";
import { PARCEL_CASES } from "./parcelCases.ts";
import { PASSING_CASES } from "./passingCases.ts";
import { RECTIFICATION_CASES } from "./rectificationCases.ts";

/** What owners do with a home once it is theirs: Parts 7 to 11 of the Land Registration Act. */
export const LATER_CASES: readonly MadeCase[] = [
  ...MORTGAGE_CASES,
  ...LEASE_CASES,
  ...PARCEL_CASES,
  ...RECTIFICATION_CASES,
  ...PASSING_CASES,
];
