import type { CsvRow } from "../table/csvRows.ts";
import { TableFileError } from "../table/tableFileError.ts";
import { PRICE_PAID_COLUMNS, PRICE_PAID_TABLE } from "./transfer.ts";

/** Column names of the Land Registry's own description of the layout, where they differ from the short ones. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  transactionuniqueidentifier: "transactionid",
  dateoftransfer: "date",
  recordstatusmonthlyfileonly: "recordstatus",
};

/**
 * Looks at the first rows of a file, takes the header off if there is one, and refuses the file if it is no Price
 * Paid table: if its header names other columns, or if none of these rows resembles a transfer.
 *
 * @throws TableFileError if the file is no such table.
 */
export function withoutHeader(path: string, firstRows: readonly CsvRow[]): readonly CsvRow[] {
  const fields = firstRows[0]?.fields ?? [];
  const hasHeader = fields.length > 0 && fields.every((field) => /^[a-z][a-z /_()-]*$/iu.test(field.trim()));
  if (hasHeader && !namesTheColumns(fields)) {
    throw new TableFileError(
      path,
      `starts with a header of other columns (${fields[0] ?? ""}, ...)`,
      PRICE_PAID_TABLE,
    );
  }
  const rows = hasHeader ? firstRows.slice(1) : firstRows;
  if (rows.length > 0 && !rows.some(resemblesTransfer)) {
    throw new TableFileError(
      path,
      `has no row of ${PRICE_PAID_COLUMNS.length} columns with a price or date`,
      PRICE_PAID_TABLE,
    );
  }
  return rows;
}

function namesTheColumns(fields: readonly string[]): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z]/gu, "");
  const names = fields.map(bare).map((name) => LONG_NAMES[name] ?? name);
  return names.join() === PRICE_PAID_COLUMNS.map(bare).join();
}

function resemblesTransfer({ fields }: CsvRow): boolean {
  if (fields?.length !== PRICE_PAID_COLUMNS.length) return false;
  const [, price = "", date = ""] = fields;
  return /^\s*\d+\s*$/u.test(price) || /^\s*(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})\b/u.test(date);
}
