/** What every reader of this folder expects to find at the path it is given. */
const EXPECTED = "expected an HM Land Registry Price Paid table (.csv or .csv.gz)";

/**
 * A Price Paid file as a whole cannot be read, or a file of rejects cannot be written: missing, empty, a
 * directory, a damaged gzip, or no such table. A row that cannot be read is no such error: it is a `Reject`.
 *
 * @example
 * new PricePaidFileError("prices.csv", "is empty").message;
 * // "prices.csv is empty; expected an HM Land Registry Price Paid table (.csv or .csv.gz)."
 */
export class PricePaidFileError extends Error {
  override readonly name = "PricePaidFileError";
  /** The file, as the caller named it. */
  readonly path: string;
  /** What is wrong with the file, without its name: "is empty". */
  readonly problem: string;

  constructor(path: string, problem: string, options: { expected?: string; cause?: unknown } = {}) {
    const { expected = EXPECTED, ...rest } = options;
    super(`${path} ${problem}; ${expected}.`, rest);
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
export function pricePaidFileErrorFrom(path: string, cause: unknown, expected?: string): PricePaidFileError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const problem =
    PROBLEM_BY_CODE[code] ??
    (code.startsWith("Z_")
      ? "is a corrupted gzip file, or not a gzip file at all"
      : `failed with ${code || String(cause)}`);
  return new PricePaidFileError(path, problem, expected === undefined ? { cause } : { cause, expected });
}
