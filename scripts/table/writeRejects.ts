import { writeFile } from "node:fs/promises";

import { quotedIfNeeded } from "./csvQuoting.ts";
import type { Reject } from "./reject.ts";
import { tableFileErrorFrom } from "./tableFileError.ts";

/**
 * Writes the rows that were left out as a CSV file with the header `line,column,value,reason`, replacing what is
 * at the path. Values are written as they were read: open the file as data, not as formulas.
 *
 * @throws TableFileError if the file cannot be written.
 */
export async function writeRejects(path: string, rejects: readonly Reject[]): Promise<void> {
  const rows = rejects.map(({ line, column, value, reason }) => [String(line), column, value, reason]);
  const lines = [["line", "column", "value", "reason"], ...rows].map((row) => row.map(quotedIfNeeded).join());
  try {
    await writeFile(path, `${lines.join("\n")}\n`);
  } catch (error) {
    throw tableFileErrorFrom(path, error, "expected a path where a file of rejected rows can be written");
  }
}
