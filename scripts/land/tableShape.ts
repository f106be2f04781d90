import type { CsvRow } from "./csvRows.ts";
import { PricePaidFileError } from "./pricePaidFileError.ts";
import { PRICE_PAID_COLUMNS } from "./transfer.ts";

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
 * @throws PricePaidFileError if the file is no such table.
 */
export function withoutHeader(path: string, firstRows: readonly CsvRow[]): readonly CsvRow[] {
  const fields = firstRows[0]?.fields ?? [];
  const hasHeader = fields.length > 0 && fields.every((field) => /^[a-z][a-z /_()-]*$/iu.test(field.trim()));
  if (hasHeader && !namesTheColumns(fields)) {
    throw new PricePaidFileError(path, `starts with a header of other columns (${fields[0] ?? ""}, ...)`);
  }
  const rows = hasHeader ? firstRows.slice(1) : firstRows;
  if (rows.length > 0 && !rows.some(resemblesTransfer)) {
    throw new PricePaidFileError(
      path,
      `has no row of ${PRICE_PAID_COLUMNS.length} columns with a price or date`,
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
