/** A row that was left out, and why. */
export interface Reject<Column extends string = string> {
  /** Line in the file, the first being 1; a header and blank lines count. */
  readonly line: number;
  /** The first column at fault, or "row" where the row itself cannot be divided into the table's columns. */
  readonly column: Column | "row";
  /** What stands in the column; for "row", the whole line. */
  readonly value: string;
  /** One short clause, such as "impossible date". */
  readonly reason: string;
}
