import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** What a worked example comes to. */
export type ExampleOutcome = "granted" | "refused" | "inadmissible";

/** One row of an act's `examples.csv`. */
export interface Example {
  /** Line in the file, the header being 1. */
  readonly line: number;
  /** The case as a lawyer tells it. */
  readonly example: string;
  /** eId of the provision that the example shows at work; of a refusal, the one that refuses. */
  readonly provision: string;
  readonly outcome: ExampleOutcome;
  /** Date of the version that decides; empty where all versions do so alike. */
  readonly version: string;
  /** A fact of the case, in words; empty if the example says nothing of it. */
  readonly fact: (column: string) => string;
}

/** The worked examples of an act. */
export function readExamples(path: string): Example[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true });
  return rows.map((row, index) => {
    const fact = (column: string): string => {
      const value = row[column];
      if (value === undefined) throw new Error(`${path} has no column "${column}"`);
      return value;
    };
    return {
      line: index + 2,
      example: fact("example"),
      provision: fact("provision"),
      outcome: outcomeOf(path, index + 2, fact("outcome")),
      version: row["version"] ?? "",
      fact,
    };
  });
}

function outcomeOf(path: string, line: number, word: string): ExampleOutcome {
  if (word === "granted" || word === "refused" || word === "inadmissible") return word;
  throw new Error(`${path}:${line} has the outcome "${word}"`);
}
