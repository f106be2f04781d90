import type { CsvRow } from "../table/csvRows.ts";
import type { Reject } from "../table/reject.ts";

/** The columns that are read, of those that the layout has. */
export const CANDIDATE_COLUMNS = [
  "ONS ID",
  "Constituency name",
  "Party name",
  "Candidate first name",
  "Candidate surname",
  "Votes",
] as const;

export type CandidateColumn = (typeof CANDIDATE_COLUMNS)[number];

/** Where each column stands in the file, the first being 0. */
export type CandidateLayout = Readonly<Record<CandidateColumn, number>> & { readonly width: number };

/** Somebody who stood in a constituency, as the table has it. */
export interface CandidateRow {
  /** Line in the file, the first being 1. */
  readonly line: number;
  /** Identifier of the constituency, such as E14001063. */
  readonly constituency: string;
  readonly constituencyName: string;
  readonly party: string;
  readonly name: string;
  readonly votes: number;
}

/** What became of a row. */
export type CandidateOutcome =
  { readonly candidate: CandidateRow } | { readonly reject: Reject<CandidateColumn> };

/** Reads one row; whatever is wrong with it is a reject that names the first column at fault. */
export function readCandidateRow({ line, text, fields }: CsvRow, layout: CandidateLayout): CandidateOutcome {
  if (fields === null) return { reject: { line, column: "row", value: text, reason: "broken quoting" } };
  if (fields.length !== layout.width) {
    const reason = `${fields.length} columns instead of ${layout.width}`;
    return { reject: { line, column: "row", value: text, reason } };
  }
  const field = (column: CandidateColumn): string =>
    encodedOnce(fields[layout[column]] ?? "")
      .replace(/\s+/gu, " ")
      .trim();
  const problem = problemOf(field);
  if (problem !== undefined) {
    const { column, reason } = problem;
    return { reject: { line, column, value: fields[layout[column]] ?? "", reason } };
  }
  return {
    candidate: {
      line,
      constituency: field("ONS ID"),
      constituencyName: field("Constituency name"),
      party: field("Party name"),
      name: `${field("Candidate first name")} ${field("Candidate surname")}`.trim(),
      votes: Number(field("Votes")),
    },
  };
}

function problemOf(
  field: (column: CandidateColumn) => string,
): { readonly column: CandidateColumn; readonly reason: string } | undefined {
  for (const column of CANDIDATE_COLUMNS) {
    const value = field(column);
    if (/[\p{Cc}\u{FFFD}]/u.test(value)) return { column, reason: "unreadable characters" };
    // Some have one name only.
    if (value === "" && column !== "Candidate first name") return { column, reason: "empty" };
  }
  if (!/^\d{1,9}$/u.test(field("Votes"))) return { column: "Votes", reason: "unreadable number of votes" };
  return undefined;
}

/** Undoes the second of two encodings as UTF-8, which names with accents show in published files (`Ã\u0081ine`). */
function encodedOnce(value: string): string {
  if (!/[\u0080-\u00FF]/u.test(value) || /[^\u0000-\u00FF]/u.test(value)) return value;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(value, (char) => char.charCodeAt(0)),
    );
  } catch {
    // The letters are no bytes of UTF-8: they are meant as they stand.
    return value;
  }
}
