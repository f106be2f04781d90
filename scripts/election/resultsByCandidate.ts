import { type CsvRow, parseCsvLines } from "../table/csvRows.ts";
import { readLineBatches } from "../table/lineBatches.ts";
import type { Reject } from "../table/reject.ts";
import { TableFileError } from "../table/tableFileError.ts";
import {
  CANDIDATE_COLUMNS,
  type CandidateColumn,
  type CandidateLayout,
  type CandidateOutcome,
  type CandidateRow,
  readCandidateRow,
} from "./candidateRow.ts";

const EXPECTED =
  "expected results by candidate in the layout of the House of Commons Library (.csv or .csv.gz)";

export interface Candidate {
  readonly name: string;
  readonly party: string;
  readonly votes: number;
}

export interface Constituency {
  /** Identifier, such as E14001063. */
  readonly id: string;
  readonly name: string;
  /** By place in the file. */
  readonly candidates: readonly Candidate[];
}

export interface ElectionResults {
  /** By first place in the file. */
  readonly constituencies: readonly Constituency[];
  /** By place in the file. */
  readonly rejects: readonly Reject<CandidateColumn>[];
}

/**
 * Reads the results of an election by candidate, as the House of Commons Library publishes them: a header, then a row a
 * candidate, in any order of columns. A row that cannot be read, or repeats a candidate, becomes a reject and the rest
 * goes on. Constituencies are told apart by identifier; of several names of one, the one that most of its rows have counts.
 *
 * @throws TableFileError if the file is missing, empty, a directory, a damaged gzip, or no such table.
 */
export async function readResultsByCandidate(path: string): Promise<ElectionResults> {
  const candidates = new Map<string, CandidateRow[]>();
  const rejects: Reject<CandidateColumn>[] = [];
  for await (const outcome of readOutcomes(path)) {
    if ("reject" in outcome) {
      rejects.push(outcome.reject);
      continue;
    }
    const { candidate } = outcome;
    const rivals = candidates.get(candidate.constituency) ?? [];
    const earlier = rivals.find(({ name, party }) => name === candidate.name && party === candidate.party);
    if (earlier === undefined) candidates.set(candidate.constituency, [...rivals, candidate]);
    else rejects.push(repetitionOf(candidate, earlier));
  }
  const constituencies = [...candidates].map(([id, rows]) => ({
    id,
    name: mostFrequent(rows.map((row) => row.constituencyName)),
    candidates: rows.map(({ name, party, votes }) => ({ name, party, votes })),
  }));
  return { constituencies, rejects };
}

async function* readOutcomes(path: string): AsyncGenerator<CandidateOutcome, void> {
  let layout: CandidateLayout | undefined;
  for await (const lines of readLineBatches(path, EXPECTED)) {
    let rows = parseCsvLines(lines);
    if (layout === undefined) {
      layout = layoutOf(path, rows[0]);
      rows = rows.slice(1);
    }
    for (const row of rows) yield readCandidateRow(row, layout);
  }
  if (layout === undefined) throw new TableFileError(path, "is empty", EXPECTED);
}

function layoutOf(path: string, header: CsvRow | undefined): CandidateLayout {
  const names = (header?.fields ?? []).map((name) => name.trim());
  const missing = CANDIDATE_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const columns = missing.map((column) => `"${column}"`).join(", ");
    throw new TableFileError(path, `has on line ${header?.line ?? 1} no column ${columns}`, EXPECTED);
  }
  const places = CANDIDATE_COLUMNS.map((column) => [column, names.indexOf(column)] as const);
  return { ...(Object.fromEntries(places) as Record<CandidateColumn, number>), width: names.length };
}

function repetitionOf({ line, name }: CandidateRow, earlier: CandidateRow): Reject<CandidateColumn> {
  const reason = `same candidate as on line ${earlier.line}`;
  return { line, column: "Candidate surname", value: name, reason };
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
