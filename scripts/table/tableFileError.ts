/**
 * A file as a whole is not the table that was expected, or a file of rejects cannot be written: missing, empty, a
 * directory, a damaged gzip, or another table. A row that cannot be read is no such error: it is a `Reject`.
 *
 * @example
 * new TableFileError("prices.csv", "is empty", "expected a table").message; // "prices.csv is empty; expected a table."
 */
export class TableFileError extends Error {
  override readonly name = "TableFileError";
  /** The file, as the caller named it. */
  readonly path: string;
  /** What is wrong with the file, without its name: "is empty". */
  readonly problem: string;

  constructor(path: string, problem: string, expected: string, options: { cause?: unknown } = {}) {
    super(`${path} ${problem}; ${expected}.`, options);
    this.path = path;
    this.problem = problem;
  }
}

const PROBLEM_BY_CODE: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EISDIR: "is a directory",
  EACCES: "may not be opened by this user",
  EPERM: "may not be opened by this user",
  Z_BUF_ERROR: "is a truncated gzip file",
};

/** Names what the operating system or the decompressor refused, keeping its error as the cause. */
export function tableFileErrorFrom(path: string, cause: unknown, expected: string): TableFileError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const problem =
    PROBLEM_BY_CODE[code] ??
    (code.startsWith("Z_")
      ? "is a corrupted gzip file, or not a gzip file at all"
      : `failed with ${code || String(cause)}`);
  return new TableFileError(path, problem, expected, { cause });
}
