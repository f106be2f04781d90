import type { CsvRow } from "../table/csvRows.ts";
import type { Reject } from "../table/reject.ts";
import { MalformedFieldError, readCode, readDate, readPrice, readText } from "./fieldReaders.ts";
import { titleKeyOf } from "./titleKey.ts";
import { PRICE_PAID_COLUMNS } from "./transfer.ts";
import type { PricePaidColumn, PricePaidTransfer } from "./transfer.ts";

const PROPERTY_TYPES = { D: "D", S: "S", T: "T", F: "F", O: "O" } as const;
const NEW_BUILD = { Y: true, N: false } as const;
const TENURES = { F: "freehold", L: "leasehold" } as const;
const CATEGORIES = { A: "A", B: "B" } as const;
const RECORD_STATUSES = { A: "addition" } as const;

/** Codes that the register does publish, but that are no transfer which a law could be applied to. */
const REFUSED_CODES: Partial<Record<PricePaidColumn, Readonly<Record<string, string>>>> = {
  RecordStatus: {
    C: "change of an earlier record, not a transfer",
    D: "deletion of an earlier record, not a transfer",
  },
  Duration: { U: "tenure unknown to the register" },
};

/** What became of a row. */
export type RowOutcome =
  { readonly transfer: PricePaidTransfer } | { readonly reject: Reject<PricePaidColumn> };

/** Reads one row of the table; whatever is wrong with it is a reject that names the first column at fault. */
export function readTransferRow({ line, text, fields }: CsvRow): RowOutcome {
  const rejectRow = (reason: string): RowOutcome => ({
    reject: { line, column: "row", value: text, reason },
  });
  if (fields === null) return rejectRow("broken quoting");
  if (fields.length !== PRICE_PAID_COLUMNS.length) {
    return rejectRow(`${fields.length} columns instead of ${PRICE_PAID_COLUMNS.length}`);
  }
  try {
    const transfer = readTransfer(line, fields);
    const { paon, saon, street } = transfer;
    if (`${paon}${saon}${street}` === "")
      return rejectRow("no PAON, no SAON and no street: no property named");
    return { transfer };
  } catch (error) {
    if (!(error instanceof MalformedFieldError)) throw error;
    const { column, value, reason } = error;
    return { reject: { line, column, value, reason } };
  }
}

function readTransfer(line: number, fields: readonly string[]): PricePaidTransfer {
  const field = (column: PricePaidColumn): string => fields[PRICE_PAID_COLUMNS.indexOf(column)] ?? "";
  const text = (column: PricePaidColumn): string => readText(column, field(column));
  const code = <Meaning>(column: PricePaidColumn, meanings: Readonly<Record<string, Meaning>>): Meaning => {
    const refusal = REFUSED_CODES[column]?.[field(column).trim()];
    if (refusal !== undefined) throw new MalformedFieldError(column, field(column), refusal);
    return readCode(column, field(column), meanings);
  };

  code("RecordStatus", RECORD_STATUSES);
  const transactionId = text("TransactionId");
  if (transactionId === "") throw new MalformedFieldError("TransactionId", "", "no identifier");
  const withoutKey = {
    line,
    transactionId,
    pricePence: readPrice(field("Price")),
    date: readDate(field("Date")),
    postcode: text("Postcode") || null,
    propertyType: code("PropertyType", PROPERTY_TYPES),
    newBuild: code("Old/New", NEW_BUILD),
    tenure: code("Duration", TENURES),
    paon: text("PAON"),
    saon: text("SAON"),
    street: text("Street"),
    locality: text("Locality"),
    town: text("Town/City"),
    district: text("District"),
    county: text("County"),
    category: code("PpdCategoryType", CATEGORIES),
  };
  return { ...withoutKey, titleKey: titleKeyOf(withoutKey) };
}
