import { bytesFromHex, hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";

/** A record of an entry: the header that the kernel keeps, and the body that the law keeps. */
export interface EntryRecord {
  /** Commitment of the previous record, 31 bytes; {@link NO_COMMITMENT} for the first. */
  readonly previous: Hex;
  /** Ruleset that made this record; the zero address in a legacy record. */
  readonly basis: Hex;
  /** Legal date of the decision, as days since 1970-01-01. */
  readonly recordedAt: number;
  /** 1 for the first record, then one more each. */
  readonly version: number;
  /** How many other entries were dealt with by the application that made it; 0 where none made it. */
  readonly others: number;
  /** As the room's codec has it. */
  readonly body: Uint8Array;
}

/** Bytes of a record's header. */
export const HEADER_LENGTH = 64;

/** "No record before": 31 zero bytes. */
export const NO_COMMITMENT: Hex = `0x${"00".repeat(31)}`;

/** The address that no ruleset has. */
export const NO_BASIS: Hex = `0x${"00".repeat(20)}`;

/** The record is shorter than its header. */
export class RecordTooShortError extends SdkError {
  override readonly name = "RecordTooShortError";

  constructor(length: number) {
    super(`a record of ${length} bytes has no room for its header of ${HEADER_LENGTH}`, { length });
  }
}

/** `Record.make`, byte for byte. */
export function encodeRecord(record: EntryRecord): Uint8Array {
  const writer = new FieldWriter(HEADER_LENGTH + record.body.length);
  writer.hex(record.previous, 31);
  writer.skip(1);
  writer.hex(record.basis, 20);
  writer.uint32(record.recordedAt);
  writer.uint32(record.version);
  writer.uint8(record.others);
  writer.skip(3);
  writer.raw(record.body);
  return writer.bytes;
}

/** The first record of an entry of a register taken over: version 1, nothing before it, no basis. */
export function encodeLegacyRecord(recordedAt: number, body: Uint8Array): Uint8Array {
  return encodeRecord({ previous: NO_COMMITMENT, basis: NO_BASIS, recordedAt, version: 1, others: 0, body });
}

/**
 * Header and body of a record.
 *
 * @throws {RecordTooShortError} if there is no room for the header
 */
export function decodeRecord(record: Uint8Array): EntryRecord {
  if (record.length < HEADER_LENGTH) throw new RecordTooShortError(record.length);
  const reader = new FieldReader(record);
  const previous = reader.hex(31);
  reader.skip(1);
  const header = {
    previous,
    basis: reader.hex(20),
    recordedAt: reader.uint32(),
    version: reader.uint32(),
    others: reader.uint8(),
  };
  return { ...header, body: record.slice(HEADER_LENGTH) };
}

/** The commitment that the register stores of a record: the first 31 bytes of its keccak256. */
export function commitmentOf(record: Uint8Array): Hex {
  return hexFromBytes(keccak256(record), 0, 31);
}

/** What binds an entry without touching its record. */
export interface EntryStatus {
  /** It cannot move until an office releases it. */
  readonly frozen: boolean;
  /** A case about it is open. */
  readonly casePending: boolean;
  /** Nothing can be done with it any more. */
  readonly closed: boolean;
  /** Applications are lodged on it: the lodging book says whose turn it is. */
  readonly lodged: boolean;
}

/** Flags of a status byte. */
export const STATUS_FLAGS = { frozen: 1, casePending: 2, closed: 4, lodged: 8 } as const;

/** Bits by which a status byte counts the cases that hold the entry, and how many it counts at most. */
const CASES = 4;
const MOST_CASES = 15;

/** How many cases hold an entry, by its status byte. */
export const casesOf = (status: number): number => status >> CASES;

/** A status byte with another number of cases: `EntryStatus.withCases`. */
export function withCases(status: number, cases: number): number {
  const { frozen, casePending, closed, lodged } = STATUS_FLAGS;
  const counted = Math.min(cases, MOST_CASES);
  return (status & (frozen | closed | lodged)) | (counted === 0 ? 0 : casePending | (counted << CASES));
}

/** The status that a status byte means. */
export function decodeStatus(status: number): EntryStatus {
  return {
    frozen: (status & STATUS_FLAGS.frozen) !== 0,
    casePending: (status & STATUS_FLAGS.casePending) !== 0,
    closed: (status & STATUS_FLAGS.closed) !== 0,
    lodged: (status & STATUS_FLAGS.lodged) !== 0,
  };
}

/** The status byte of a status. */
export function encodeStatus(status: EntryStatus): number {
  const { frozen, casePending, closed, lodged } = status;
  return (
    (frozen ? STATUS_FLAGS.frozen : 0) |
    (casePending ? STATUS_FLAGS.casePending : 0) |
    (closed ? STATUS_FLAGS.closed : 0) |
    (lodged ? STATUS_FLAGS.lodged : 0)
  );
}

/** What a register stores of one entry. */
export interface Slot {
  /** Commitment of the present record, 31 bytes. */
  readonly commitment: Hex;
  /** Status byte; see {@link decodeStatus}. */
  readonly status: number;
}

/** The word a register stores: commitment, then status byte. */
export function encodeSlot(slot: Slot): Hex {
  const writer = new FieldWriter(32);
  writer.hex(slot.commitment, 31);
  writer.uint8(slot.status);
  return hexFromBytes(writer.bytes);
}

/** Commitment and status byte of a word that `slotOf` returned. */
export function decodeSlot(word: Hex): Slot {
  const bytes = bytesFromHex(word, 32);
  return { commitment: hexFromBytes(bytes, 0, 31), status: bytes[31] ?? 0 };
}
