import type { Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { readCurrency, tenureCode, tenureOf, UnknownCodeError, writeCurrency, type Tenure } from "./codes.ts";

/** What every dealing has. */
interface Common {
  /** Index of the entry dealt with, among the application's entries. */
  readonly subject: number;
  /** Hash of the deed, 32 bytes. */
  readonly instrument: Hex;
  /** Date of the deed, as days since 1970-01-01. */
  readonly instrumentDate: number;
}

/** Land that was never registered gets its first title. */
export interface FirstRegistration extends Common {
  readonly kind: "first registration";
  readonly tenure: Tenure;
  /** Leasehold: day on which it ends; freehold: 0. */
  readonly termEnds: number;
  readonly denominator: number;
  readonly squareMetres: bigint;
  /** Hash commitment to the boundaries, 32 bytes. */
  readonly geometry: Hex;
  /** Person, 16 bytes. */
  readonly owner: Hex;
}

/** A caveator withdraws their caveat. */
export interface CaveatWithdrawal extends Common {
  readonly kind: "caveat withdrawal";
  /** Person, 16 bytes. */
  readonly caveator: Hex;
}

/** A mortgage is struck out. */
export interface Discharge extends Common {
  readonly kind: "discharge";
  readonly rank: number;
}

/** Parts of a title pass from one person to another. */
export interface Transfer extends Common {
  readonly kind: "transfer";
  /** Person, 16 bytes. */
  readonly transferor: Hex;
  /** Person, 16 bytes. */
  readonly acquirer: Hex;
  /** Parts of the title's denominator that pass. */
  readonly numerator: number;
  /** In minor units of `currency`. */
  readonly price: bigint;
  /** ISO 4217. */
  readonly currency: string;
}

/** A mortgage is entered behind those already there. */
export interface Mortgage extends Common {
  readonly kind: "mortgage";
  /** Person, 16 bytes. */
  readonly lender: Hex;
  /** Amount secured, in minor units of `currency`. */
  readonly amount: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** It may pass to an acquirer without the lender's signature. */
  readonly assumable: boolean;
}

/** Somebody with a claim stops dealings with the title for a time. */
export interface Caveat extends Common {
  readonly kind: "caveat";
  /** Person, 16 bytes. */
  readonly caveator: Hex;
  /** As days since 1970-01-01. */
  readonly lastDay: number;
}

/** One step of an application. */
export type Dealing = FirstRegistration | CaveatWithdrawal | Discharge | Transfer | Mortgage | Caveat;

/** Name of a kind of dealing. */
export type DealingKind = Dealing["kind"];

/** The kinds in the order in which the act has them executed; their codes count from 1. */
export const DEALING_KINDS = [
  "first registration",
  "caveat withdrawal",
  "discharge",
  "transfer",
  "mortgage",
  "caveat",
] as const satisfies readonly DealingKind[];

/** Bytes that a dealing of each kind takes. */
export const LENGTHS: Readonly<Record<DealingKind, number>> = {
  "first registration": 103,
  "caveat withdrawal": 54,
  discharge: 40,
  transfer: 85,
  mortgage: 66,
  caveat: 58,
};

/** The dealings end in the middle of one. */
export class DealingTruncatedError extends SdkError {
  override readonly name = "DealingTruncatedError";

  constructor(kind: DealingKind, length: number, required: number) {
    super(`${length} bytes are left for a ${kind} of ${required}`, { kind, length, required });
  }
}

/** 1 for the kind that is executed first, and so on; 0 if there is no such kind. */
export const dealingCode = (kind: DealingKind): number => DEALING_KINDS.indexOf(kind) + 1;

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
  const writer = new FieldWriter(dealings.reduce((length, { kind }) => length + LENGTHS[kind], 0));
  const ordered = dealings.length > 1 ? sortDealings(dealings) : dealings;
  for (const dealing of ordered) {
    writer.uint8(dealingCode(dealing.kind));
    writer.uint8(dealing.subject);
    writeTerms(writer, dealing);
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
    const code = reader.uint8();
    const kind = DEALING_KINDS[code - 1];
    if (kind === undefined) throw new UnknownCodeError("kind of dealing", code);
    if (left < LENGTHS[kind]) throw new DealingTruncatedError(kind, left, LENGTHS[kind]);
    left -= LENGTHS[kind];
    const subject = reader.uint8();
    const terms = readTerms(reader, kind);
    dealings.push({ ...terms, subject, instrument: reader.hex(32), instrumentDate: reader.uint32() });
  }
  return dealings;
}

function writeTerms(writer: FieldWriter, dealing: Dealing): void {
  switch (dealing.kind) {
    case "first registration":
      writer.uint8(tenureCode(dealing.tenure));
      writer.uint32(dealing.termEnds);
      writer.uint32(dealing.denominator);
      writer.uint64(dealing.squareMetres);
      writer.hex(dealing.geometry, 32);
      return writer.hex(dealing.owner, 16);
    case "caveat withdrawal":
      return writer.hex(dealing.caveator, 16);
    case "discharge":
      return writer.uint16(dealing.rank);
    case "transfer":
      writer.hex(dealing.transferor, 16);
      writer.hex(dealing.acquirer, 16);
      writer.uint32(dealing.numerator);
      writer.uint64(dealing.price);
      return writeCurrency(writer, dealing.currency);
    case "mortgage":
      writer.hex(dealing.lender, 16);
      writer.uint64(dealing.amount);
      writeCurrency(writer, dealing.currency);
      return writer.uint8(dealing.assumable ? 1 : 0);
    case "caveat":
      writer.hex(dealing.caveator, 16);
      return writer.uint32(dealing.lastDay);
  }
}

type TermsOf<D> = D extends Dealing ? Omit<D, keyof Common> : never;

function readTerms(reader: FieldReader, kind: DealingKind): TermsOf<Dealing> {
  switch (kind) {
    case "first registration":
      return {
        kind,
        tenure: tenureOf(reader.uint8()),
        termEnds: reader.uint32(),
        denominator: reader.uint32(),
        squareMetres: reader.uint64(),
        geometry: reader.hex(32),
        owner: reader.hex(16),
      };
    case "caveat withdrawal":
      return { kind, caveator: reader.hex(16) };
    case "discharge":
      return { kind, rank: reader.uint16() };
    case "transfer":
      return {
        kind,
        transferor: reader.hex(16),
        acquirer: reader.hex(16),
        numerator: reader.uint32(),
        price: reader.uint64(),
        currency: readCurrency(reader),
      };
    case "mortgage":
      return {
        kind,
        lender: reader.hex(16),
        amount: reader.uint64(),
        currency: readCurrency(reader),
        assumable: reader.uint8() !== 0,
      };
    case "caveat":
      return { kind, caveator: reader.hex(16), lastDay: reader.uint32() };
  }
}
