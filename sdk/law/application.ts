import { compareHex, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { DECLARATION_LENGTH, readDeclaration, writeDeclaration, type Declaration } from "./declaration.ts";
import { readSignatory, SIGNATORY_LENGTH, writeSignatory, type Signatory } from "./signatory.ts";

export type { Declaration } from "./declaration.ts";
export type { Capacity, Signatory } from "./signatory.ts";

/** What is asked, and by whom it is signed. */
export interface Application {
  /** The entries dealt with, 32 bytes each, strictly ascending. A new entry has its highest bit set, a legacy one not. */
  readonly entries: readonly Hex[];
  /** Who signs, strictly ascending by person. */
  readonly signatories: readonly Signatory[];
  /** Facts declared. */
  readonly declarations: readonly Declaration[];
  /** What is to be done, in the room's wire form; its subjects are indices into the entries. */
  readonly dealings: Uint8Array;
  /** Who asks: one of the signatories; 16 bytes. */
  readonly applicant: Hex;
  /** Last legal date on which it may be decided, as days since 1970-01-01. */
  readonly deadline: number;
}

const HEAD = 8;
const ENTRY = 32;

/** Most entries, and most signatories, that an application may have. */
export const MAXIMUM_SUBJECTS = 16;

/** The application is shorter than its own counts say, or names none or too many entries or signatories. */
export class MalformedApplicationError extends SdkError {
  override readonly name = "MalformedApplicationError";
}

/** The entries of an application, or the persons who sign it, are not strictly ascending. */
export class NotAscendingError extends SdkError {
  override readonly name = "NotAscendingError";

  constructor(list: "entries" | "signatories", index: number) {
    super(`the ${list} of an application are strictly ascending, not so at index ${index}`, { list, index });
  }
}

/** The applicant is none of the signatories. */
export class ApplicantDoesNotSignError extends SdkError {
  override readonly name = "ApplicantDoesNotSignError";

  constructor(applicant: Hex | number) {
    super(`the applicant ${applicant} is none of the signatories`, { applicant });
  }
}

/** The signatories in the order that an application has them in. */
export function sortSignatories(signatories: readonly Signatory[]): Signatory[] {
  return [...signatories].sort((a, b) => compareHex(a.person, b.person));
}

/**
 * An application as it is submitted, hashed for signing, put before the law and logged.
 *
 * @example
 * const bytes = encodeApplication({
 *   entries: [entry],
 *   signatories: sortSignatories([transferor, acquirer]),
 *   declarations: [{ name: "additionalDwelling", value: 0n }],
 *   dealings: encodeDealings([transfer]),
 *   applicant: acquirer.person,
 *   deadline: dayOf("2016-03-31"),
 * });
 *
 * @throws {NotAscendingError} if the entries or signatories are not strictly ascending
 * @throws {ApplicantDoesNotSignError} if the applicant is none of the signatories
 */
export function encodeApplication(application: Application): Uint8Array {
  const { entries, signatories, declarations, dealings } = application;
  requireCounts(entries.length, signatories.length);
  requireAscending("entries", entries);
  const persons = signatories.map(({ person }) => person);
  requireAscending("signatories", persons);
  const applicant = persons.findIndex((person) => compareHex(person, application.applicant) === 0);
  if (applicant < 0) throw new ApplicantDoesNotSignError(application.applicant);
  const length = lengthBeforeDealings(entries.length, signatories.length, declarations.length);
  const writer = new FieldWriter(length + dealings.length);
  writer.uint8(applicant);
  writer.uint32(application.deadline);
  writer.uint8(entries.length);
  writer.uint8(signatories.length);
  writer.uint8(declarations.length);
  for (const entry of entries) writer.hex(entry, ENTRY);
  for (const signatory of signatories) writeSignatory(writer, signatory);
  for (const declaration of declarations) writeDeclaration(writer, declaration);
  writer.raw(dealings);
  return writer.bytes;
}

/**
 * The application that the bytes hold.
 *
 * @throws {MalformedApplicationError} if they are not in the wire form
 */
export function decodeApplication(bytes: Uint8Array): Application {
  const layout = layoutOf(bytes);
  const reader = new FieldReader(bytes, 1);
  const deadline = reader.uint32();
  reader.skip(3);
  const entries = Array.from({ length: layout.entries }, () => reader.hex(ENTRY));
  const signatories = Array.from({ length: layout.signatories }, () => readSignatory(reader));
  const declarations = Array.from({ length: layout.declarations }, () => readDeclaration(reader));
  const applicant = signatories[layout.applicant]?.person;
  if (applicant === undefined) throw new ApplicantDoesNotSignError(layout.applicant);
  return {
    entries,
    signatories,
    declarations,
    dealings: bytes.slice(layout.dealingsAt),
    applicant,
    deadline,
  };
}

/** Where the parts of an application lie. */
export interface ApplicationLayout {
  /** Index of the applicant among the signatories. */
  readonly applicant: number;
  readonly entries: number;
  readonly signatories: number;
  readonly declarations: number;
  readonly entriesAt: number;
  readonly signatoriesAt: number;
  readonly declarationsAt: number;
  readonly dealingsAt: number;
}

/**
 * Counts and offsets of an application's parts.
 *
 * @throws {MalformedApplicationError} if the bytes are not in the wire form
 */
export function layoutOf(bytes: Uint8Array): ApplicationLayout {
  const [entries = 0, signatories = 0, declarations = 0] = bytes.subarray(5, HEAD);
  const dealingsAt = lengthBeforeDealings(entries, signatories, declarations);
  if (bytes.length < dealingsAt) {
    const details = { length: bytes.length, required: dealingsAt, entries, signatories, declarations };
    throw new MalformedApplicationError(`${bytes.length} bytes are given of ${dealingsAt} or more`, details);
  }
  requireCounts(entries, signatories);
  const applicant = bytes[0] ?? 0;
  if (applicant >= signatories) throw new ApplicantDoesNotSignError(applicant);
  const signatoriesAt = HEAD + entries * ENTRY;
  const declarationsAt = signatoriesAt + signatories * SIGNATORY_LENGTH;
  return {
    applicant,
    entries,
    signatories,
    declarations,
    entriesAt: HEAD,
    signatoriesAt,
    declarationsAt,
    dealingsAt,
  };
}

function lengthBeforeDealings(entries: number, signatories: number, declarations: number): number {
  return HEAD + entries * ENTRY + signatories * SIGNATORY_LENGTH + declarations * DECLARATION_LENGTH;
}

function requireCounts(entries: number, signatories: number): void {
  const isPossible = entries > 0 && entries <= MAXIMUM_SUBJECTS && signatories <= MAXIMUM_SUBJECTS;
  if (isPossible) return;
  const counts = { entries, signatories, maximum: MAXIMUM_SUBJECTS };
  throw new MalformedApplicationError(`${entries} entries and ${signatories} signatories are given`, counts);
}

function requireAscending(list: "entries" | "signatories", words: readonly Hex[]): void {
  for (let index = 1; index < words.length; index++) {
    const [before, here] = [words[index - 1], words[index]];
    if (before && here && compareHex(before, here) >= 0) throw new NotAscendingError(list, index);
  }
}
