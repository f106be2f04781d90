import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { UnknownCodeError } from "./codes.ts";
import type { Dealing, DealingKind, DealingOf } from "./dealingForms.ts";
import { DEALING_ROWS, type DealingRow, rowOfCode, rowOfKind } from "./dealingRow.ts";
import { FIELD_FORMS } from "./fieldForms.ts";

export type { Dealing, DealingKind, DealingOf } from "./dealingForms.ts";

/** Land that was never registered gets its first title. */
export type FirstRegistration = DealingOf<"first registration">;
/** A caveator withdraws their caveat. */
export type CaveatWithdrawal = DealingOf<"caveat withdrawal">;
/** A mortgage is struck out. */
export type Discharge = DealingOf<"discharge">;
/** Parts of a title pass from one person to another. */
export type Transfer = DealingOf<"transfer">;
/** A mortgage is entered behind those already there. */
export type Mortgage = DealingOf<"mortgage">;
/** Somebody with a claim stops dealings with the title for a time. */
export type Caveat = DealingOf<"caveat">;

/** All kinds, in the order of their codes. */
export const DEALING_KINDS: readonly DealingKind[] = DEALING_ROWS.map(({ kind }) => kind);

/** The dealings end in the middle of one. */
export class DealingTruncatedError extends SdkError {
  override readonly name = "DealingTruncatedError";

  constructor(kind: DealingKind, length: number, required: number) {
    super(`${length} bytes are left for a ${kind} of ${required}`, { kind, length, required });
  }
}

/** The number of a kind in the packed form. */
export const dealingCode = (kind: DealingKind): number => rowOfKind(kind).code;

/**
 * The dealings in the order of the act. Those of one kind stay in the order given, but for discharges: they go by subject,
 * and in one title from the last rank to the first, so that each rank is the one that stands in the record.
 */
export function sortDealings(dealings: readonly Dealing[]): Dealing[] {
  return [...dealings].sort((a, b) => {
    if (a.kind !== "discharge" || b.kind !== "discharge") return dealingCode(a.kind) - dealingCode(b.kind);
    return a.subject - b.subject || b.rank - a.rank;
  });
}

/**
 * The dealings of an application as the land register reads them, in the order of the act.
 *
 * @example
 * encodeDealings([{ kind: "discharge", subject: 0, rank: 1, instrument, instrumentDate: 16_832 }]);
 */
export function encodeDealings(dealings: readonly Dealing[]): Uint8Array {
  const writer = new FieldWriter(dealings.reduce((sum, { kind }) => sum + rowOfKind(kind).length, 0));
  const ordered = dealings.length > 1 ? sortDealings(dealings) : dealings;
  for (const dealing of ordered) {
    const { code, terms } = rowOfKind(dealing.kind);
    const values: Readonly<Record<string, unknown>> = { ...dealing };
    writer.uint8(code);
    writer.uint8(dealing.subject);
    for (const [name, form] of terms) FIELD_FORMS[form].write(writer, values[name] as never);
    writer.hex(dealing.instrument, 32);
    writer.uint32(dealing.instrumentDate);
  }
  return writer.bytes;
}

/**
 * The dealings that the bytes hold.
 *
 * @throws {UnknownCodeError} if a kind or a tenure is unknown
 * @throws {DealingTruncatedError} if they end in the middle of a dealing
 */
export function decodeDealings(bytes: Uint8Array): Dealing[] {
  const dealings: Dealing[] = [];
  const reader = new FieldReader(bytes);
  for (let left = bytes.length; left > 0;) {
    const row = requireRow(reader.uint8(), left);
    left -= row.length;
    dealings.push(readDealing(reader, row));
  }
  return dealings;
}

/**
 * The row of a code.
 *
 * @param left bytes that the dealing has, its kind included
 */
export function requireRow(code: number, left: number): DealingRow {
  const row = rowOfCode(code);
  if (row === undefined) throw new UnknownCodeError("kind of dealing", code);
  if (left < row.length) throw new DealingTruncatedError(row.kind, left, row.length);
  return row;
}

function readDealing(reader: FieldReader, { kind, terms }: DealingRow): Dealing {
  const subject = reader.uint8();
  const values = terms.map(([name, form]): [string, unknown] => [name, FIELD_FORMS[form].read(reader)]);
  const common = { subject, instrument: reader.hex(32), instrumentDate: reader.uint32() };
  return { kind, ...common, ...Object.fromEntries(values) } as Dealing;
}
