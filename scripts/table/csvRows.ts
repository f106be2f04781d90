import { CsvError, parse } from "csv-parse/sync";

import type { NumberedLine } from "./lineBatches.ts";

/** A line divided into its fields; null where its quoting is broken. */
export interface CsvRow extends NumberedLine {
  readonly fields: readonly string[] | null;
}

/**
 * Divides lines into fields. No field of the tables read here holds a line break, so a row is one line and a
 * quote left open cannot swallow the rows after it. A batch is parsed at once, being many times faster; as a row
 * takes at least one line, as many rows as lines means that each line was parsed by itself. Otherwise, some
 * quoting in the batch is broken, and its lines are parsed one by one.
 */
export function parseCsvLines(lines: readonly NumberedLine[]): CsvRow[] {
  const rows = parseText(lines.map(({ text }) => text).join("\n"));
  if (rows?.length === lines.length) return lines.map((line, i) => ({ ...line, fields: rows[i] ?? null }));
  return lines.map((line) => ({ ...line, fields: parseText(line.text)?.[0] ?? null }));
}

function parseText(text: string): string[][] | null {
  try {
    return parse(text, { relax_column_count: true, record_delimiter: "\n" });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
