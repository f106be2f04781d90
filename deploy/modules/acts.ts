import { readFileSync } from "node:fs";
import path from "node:path";
import { parseStatute, type Statute, textHash } from "../../sdk/statute/index.ts";
import { dayOf } from "../../sdk/law/dates.ts";

const STATUTES = path.join(import.meta.dirname, "../../statutes");

/** An act as the Gazette publishes it: its ELI, the date of the text and the hash of the file's bytes. */
export interface PublishedText {
  readonly eli: string;
  readonly documentDate: number;
  readonly textHash: string;
}

/** The founding acts, by folder under `statutes/` and date of the document. */
export const FOUNDING_ACTS = {
  constitution: { eli: "/eli/xx/act/2015/1", date: "2015-01-05" },
  "administrative-procedure": { eli: "/eli/xx/act/2015/7", date: "2015-07-01" },
  persons: { eli: "/eli/xx/act/2015/9", date: "2015-09-01" },
  lodging: { eli: "/eli/xx/act/2015/10", date: "2015-09-14" },
  elections: { eli: "/eli/xx/act/2015/11", date: "2015-09-21" },
  "land-registration": { eli: "/eli/xx/act/2015/12", date: "2015-10-01" },
  referendum: { eli: "/eli/xx/act/2015/13", date: "2015-09-28" },
  "land-transaction-duty": { eli: "/eli/xx/act/2015/14", date: "2015-10-02" },
} as const;

/** Texts that are enacted once the republic stands, by folder and date: each is another act, or a later version of one of those above. */
export const LATER_ACTS = {
  "agricultural-land": { eli: "/eli/xx/act/2016/1", date: "2016-01-04" },
  "land-registration": { eli: "/eli/xx/act/2015/12", date: "2016-01-05" },
  "land-transaction-duty": { eli: "/eli/xx/act/2015/14", date: "2016-03-16" },
} as const;

export type FoundingAct = keyof typeof FOUNDING_ACTS;

/** The text with which an act is founded. */
export function foundingStatute(act: FoundingAct): Statute {
  const file = fileOf(act, FOUNDING_ACTS[act].date);
  return parseStatute(readFileSync(file, "utf8"), file);
}

/** Reads the text of an act and hashes it. */
export function publishedText(folder: string, eli: string, date: string): PublishedText {
  const file = fileOf(folder, date);
  return { eli, documentDate: dayOf(date), textHash: textHash(readFileSync(file), file) };
}

function fileOf(folder: string, date: string): string {
  return path.join(STATUTES, folder, `${date}.en.md`);
}
