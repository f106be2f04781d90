import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { ReplaySource } from "../report/replayReport.ts";

/** Sentences under which data may be used: published, and made up in the same layout. */
export interface Licences {
  readonly published: string;
  readonly madeUp: string;
}

export const LAND_LICENCES: Licences = {
  published:
    "Contains HM Land Registry data © Crown copyright and database right. This data is licensed under the Open Government Licence v3.0.",
  madeUp:
    "Made-up data, in the layout of HM Land Registry's Price Paid Data; no real property or person is in it.",
};

export const ELECTION_LICENCES: Licences = {
  published: "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
  madeUp:
    "Made-up data, in the layout of the House of Commons Library's results by candidate; no real person or party is in it.",
};

/** Where the rows came from. */
export function sourceOf(file: string, madeUp: boolean, licences: Licences): ReplaySource {
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  const licence = madeUp ? licences.madeUp : licences.published;
  return { file: path.basename(file), bytes: statSync(file).size, sha256, madeUp, licence };
}
