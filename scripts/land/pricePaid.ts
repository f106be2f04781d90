import { parseCsvLines } from "../table/csvRows.ts";
import { readLineBatches } from "../table/lineBatches.ts";
import type { Reject } from "../table/reject.ts";
import { TableFileError } from "../table/tableFileError.ts";
import { withoutHeader } from "./tableShape.ts";
import { PRICE_PAID_TABLE } from "./transfer.ts";
import type { PricePaidColumn, PricePaidTransfer } from "./transfer.ts";
import { readTransferRow } from "./transferRow.ts";
import type { RowOutcome } from "./transferRow.ts";

export { titleKeyOf } from "./titleKey.ts";
export type { TitleParts } from "./titleKey.ts";
export { PRICE_PAID_COLUMNS } from "./transfer.ts";
export type {
  PricePaidCategory,
  PricePaidColumn,
  PricePaidTransfer,
  PropertyType,
  Tenure,
} from "./transfer.ts";

export interface ReadPricePaidOptions {
  /** Rows to read from the start of the file, rejected ones included; what follows is not looked at. */
  readonly limit?: number | undefined;
}

export interface PricePaidTable {
  /** By date, and on the same date by place in the file. */
  readonly transfers: readonly PricePaidTransfer[];
  /** By place in the file. */
  readonly rejects: readonly Reject<PricePaidColumn>[];
  /** Rows read: transfers and rejects together, without header and blank lines. */
  readonly rows: number;
}

/**
 * Reads a Price Paid file of HM Land Registry in its official layout: plain or gzip (`.gz`), with a header or
 * without, fields quoted or not, dates `2016-01-06 00:00` or `06/01/2016 00:00`. The file is streamed. A row that
 * cannot be read, or is no transfer, becomes a reject and the rest goes on; of rows with the same TransactionId
 * the first that can be read counts.
 *
 * @example
 * const { transfers, rejects } = await readPricePaid("samples/land/price-paid.csv", { limit: 100 });
 *
 * @throws TableFileError if the file is missing, empty, a directory, a damaged gzip, or no such table.
 * @throws RangeError if the limit is no whole number from 0 on.
 */
export async function readPricePaid(
  path: string,
  { limit = Number.MAX_SAFE_INTEGER }: ReadPricePaidOptions = {},
): Promise<PricePaidTable> {
  if (!Number.isSafeInteger(limit) || limit < 0) {
    throw new RangeError(`limit ${limit} is no number of rows; expected a whole number from 0 on.`);
  }
  const transfers: PricePaidTransfer[] = [];
  const rejects: Reject<PricePaidColumn>[] = [];
  let rows = 0;
  for await (const outcome of readOutcomes(path)) {
    if (rows === limit) break;
    rows += 1;
    if ("transfer" in outcome) transfers.push(outcome.transfer);
    else rejects.push(outcome.reject);
  }
  transfers.sort((a, b) => a.date - b.date || a.line - b.line);
  return { transfers, rejects, rows };
}

async function* readOutcomes(path: string): AsyncGenerator<RowOutcome, void> {
  const lineById = new Map<string, number>();
  let isStart = true;
  for await (const lines of readLineBatches(path, PRICE_PAID_TABLE)) {
    const rows = parseCsvLines(lines);
    for (const row of isStart ? withoutHeader(path, rows) : rows) {
      yield rejectRepetition(readTransferRow(row), lineById);
    }
    isStart = false;
  }
  if (isStart) throw new TableFileError(path, "is empty", PRICE_PAID_TABLE);
}

function rejectRepetition(outcome: RowOutcome, lineById: Map<string, number>): RowOutcome {
  if ("reject" in outcome) return outcome;
  const { line, transactionId } = outcome.transfer;
  const earlierLine = lineById.get(transactionId.toUpperCase());
  if (earlierLine === undefined) {
    lineById.set(transactionId.toUpperCase(), line);
    return outcome;
  }
  const reason = `same identifier as on line ${earlierLine}`;
  return { reject: { line, column: "TransactionId", value: transactionId, reason } };
}
