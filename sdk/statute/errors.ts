/** A position in a statute's file. Both count from 1; columns count UTF-16 code units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The text of a statute and the name it is reported under. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** What a {@link StatuteError} says beside its short message. */
export interface StatuteErrorDetails extends Place {
  readonly file: string;
  readonly expected: string;
  readonly cause?: unknown;
}

/**
 * A statute's file is not in the written form that statutes have. It names the first place that is wrong.
 *
 * @example
 * try { parseStatute(source, "2026-01-01.en.md"); }
 * catch (error) { if (error instanceof StatuteError) console.error(error.line, error.column, error.expected); }
 */
export class StatuteError extends Error {
  override readonly name = "StatuteError";
  /** The file as it was named to the parser. */
  readonly file: string;
  /** Line of the first wrong character, from 1. */
  readonly line: number;
  /** Column of the first wrong character, from 1. */
  readonly column: number;
  /** What is wrong, without the place. */
  readonly problem: string;
  /** What the written form has at this place. */
  readonly expected: string;

  constructor(problem: string, details: StatuteErrorDetails) {
    const { file, line, column, expected } = details;
    super(`${file}:${line}:${column}: ${problem}; expected ${expected}`, { cause: details.cause });
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
    this.expected = expected;
  }
}

/** The line and column of an offset into the text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

/**
 * Stops the reading of a statute.
 *
 * @throws {StatuteError} always
 */
export function failAt(source: Source, place: Place, problem: string, expected: string): never {
  const { line, column } = place;
  throw new StatuteError(problem, { file: source.file, line, column, expected });
}
