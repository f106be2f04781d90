import type { Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import {
  readCurrency,
  rrrKindCode,
  rrrKindOf,
  titleTenureCode,
  titleTenureOf,
  writeCurrency,
  type RrrKind,
  type TitleTenure,
} from "./codes.ts";

/** A parcel or part of a building (LADM SpatialUnit). */
export interface SpatialUnit {
  /** Area. */
  readonly squareMetres: bigint;
  /** Hash commitment to its boundaries, 32 bytes. */
  readonly geometry: Hex;
}

/** A right of ownership in parts of the title's denominator (LADM Right). */
export interface Share {
  /** Person, 16 bytes. */
  readonly owner: Hex;
  readonly numerator: number;
}

/** One right, restriction or responsibility that binds the title (LADM RRR). Fields that its kind has not are zero. */
export interface Rrr {
  readonly kind: RrrKind;
  /** Mortgage: it may pass to an acquirer without the lender's signature. */
  readonly assumable: boolean;
  /** Mortgage: 1 is paid first. */
  readonly rank: number;
  /** Lender, caveator, or the person whose consent a disposal requires; 16 bytes. */
  readonly holder: Hex;
  /** Mortgage: amount secured, in minor units of `currency`. */
  readonly amount: bigint;
  /** ISO 4217; empty if no money is meant. */
  readonly currency: string;
  /** Last day of what lapses, or of a mortgage's term, as days since 1970-01-01. */
  readonly until: number;
  /** Hash of the deed, 32 bytes (LADM AdministrativeSource). */
  readonly instrument: Hex;
}

/** What the register calls a title (LADM BAUnit). */
export interface Title {
  readonly tenure: TitleTenure;
  /** Leasehold: day on which it ends, as days since 1970-01-01; freehold: 0. */
  readonly termEnds: number;
  /** Parts into which the title is divided; the numerators of the shares add up to it. */
  readonly denominator: number;
  readonly spatialUnits: readonly SpatialUnit[];
  readonly shares: readonly Share[];
  readonly rrrs: readonly Rrr[];
}

const HEAD = 12;
const SPATIAL_UNIT = 40;
const SHARE = 20;
const RRR = 67;

/** The body is not as long as its own counts say it must be. */
export class MalformedTitleError extends SdkError {
  override readonly name = "MalformedTitleError";

  constructor(length: number, required: number) {
    super(`the title has ${length} bytes where its counts require ${required}`, { length, required });
  }
}

const lengthOf = (spatialUnits: number, shares: number, rrrs: number): number =>
  HEAD + spatialUnits * SPATIAL_UNIT + shares * SHARE + rrrs * RRR;

/**
 * The body of a land record: `TitleCodec.encode` byte for byte.
 *
 * @example
 * const body = encodeTitle(title);
 * const record = encodeRecord({ ...FIRST_HEADER, recordedAt: today, body });
 */
export function encodeTitle(title: Title): Uint8Array {
  const { spatialUnits, shares, rrrs } = title;
  const writer = new FieldWriter(lengthOf(spatialUnits.length, shares.length, rrrs.length));
  writer.uint8(titleTenureCode(title.tenure));
  writer.uint32(title.termEnds);
  writer.uint32(title.denominator);
  writer.uint8(spatialUnits.length);
  writer.uint8(shares.length);
  writer.uint8(rrrs.length);
  for (const unit of spatialUnits) {
    writer.uint64(unit.squareMetres);
    writer.hex(unit.geometry, 32);
  }
  for (const share of shares) {
    writer.hex(share.owner, 16);
    writer.uint32(share.numerator);
  }
  for (const rrr of rrrs) writeRrr(writer, rrr);
  return writer.bytes;
}

/**
 * The title that a land record's body holds: `TitleCodec.decode`.
 *
 * @throws {MalformedTitleError} if the length is not what the body's counts require
 * @throws {UnknownCodeError} if a tenure or a kind of RRR is unknown
 */
export function decodeTitle(body: Uint8Array): Title {
  if (body.length < HEAD) throw new MalformedTitleError(body.length, HEAD);
  const [spatialUnits = 0, shares = 0, rrrs = 0] = body.subarray(9, HEAD);
  const required = lengthOf(spatialUnits, shares, rrrs);
  if (body.length !== required) throw new MalformedTitleError(body.length, required);
  const reader = new FieldReader(body);
  const head = {
    tenure: titleTenureOf(reader.uint8()),
    termEnds: reader.uint32(),
    denominator: reader.uint32(),
  };
  reader.skip(3);
  return {
    ...head,
    spatialUnits: Array.from({ length: spatialUnits }, () => ({
      squareMetres: reader.uint64(),
      geometry: reader.hex(32),
    })),
    shares: Array.from({ length: shares }, () => ({ owner: reader.hex(16), numerator: reader.uint32() })),
    rrrs: Array.from({ length: rrrs }, () => readRrr(reader)),
  };
}

function writeRrr(writer: FieldWriter, rrr: Rrr): void {
  writer.uint8(rrrKindCode(rrr.kind));
  writer.uint8(rrr.assumable ? 1 : 0);
  writer.uint16(rrr.rank);
  writer.hex(rrr.holder, 16);
  writer.uint64(rrr.amount);
  writeCurrency(writer, rrr.currency);
  writer.uint32(rrr.until);
  writer.hex(rrr.instrument, 32);
}

function readRrr(reader: FieldReader): Rrr {
  return {
    kind: rrrKindOf(reader.uint8()),
    assumable: reader.uint8() !== 0,
    rank: reader.uint16(),
    holder: reader.hex(16),
    amount: reader.uint64(),
    currency: readCurrency(reader),
    until: reader.uint32(),
    instrument: reader.hex(32),
  };
}
