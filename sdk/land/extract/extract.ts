import { type Hex, hexFromBytes } from "../../bytes.ts";
import { dayOf, isoDateOf } from "../../law/dates.ts";
import type { Domain } from "../../law/domain.ts";
import { type EntryHistory, standingOn } from "../../law/entryHistory.ts";
import type { SeenEntry } from "../../law/readHistory.ts";
import { decodeStatus, type EntryStatus } from "../../law/record.ts";
import { SdkError } from "../../sdkError.ts";
import type { StatementSignature } from "../../sign/statement.ts";
import type { LadmDocument } from "../ladm/document.ts";
import { exportTitle } from "../ladm/exportTitle.ts";

/**
 * An extract from the land register: a title as it stood on a date, and the records that prove it. Dates are ISO dates,
 * bytes are hexadecimal text. `docs/schemas/land-extract.schema.json` is its schema.
 */
export interface LandExtract {
  readonly $schema: string;
  /** What signatures of the register are bound to; chainId as text. */
  readonly register: {
    readonly name: string;
    readonly version: string;
    readonly chainId: string;
    readonly verifyingContract: Hex;
  };
  readonly entry: Hex;
  /** The date on which the title stood as the extract says. */
  readonly date: string;
  /** What was recorded after this date is left out of account. */
  readonly knownOn: string;
  /** The block in which the register was read, with its legal date. */
  readonly block: { readonly number: number; readonly hash: Hex; readonly date: string };
  /** What the register stored of the entry in that block. */
  readonly slot: Hex;
  /** Every record known, one behind the other; the last is the one that the slot commits to. */
  readonly records: readonly Hex[];
  /** Of the record that stood on the date: its version, and its commitment, 31 bytes. */
  readonly version: number;
  readonly commitment: Hex;
  /** What bound the entry on the date beside its record. Proven by the certificate only. */
  readonly status: EntryStatus;
  /** The title that stood on the date, in LADM's terms. */
  readonly title: LadmDocument;
  /** The registrar's signature, if this is a certified copy. */
  readonly certificate?: Certificate;
}

/** A registrar's signature under an extract. */
export interface Certificate extends StatementSignature {
  /** Date of the signature. */
  readonly issuedOn: string;
}

/** Name of the schema: no address, so that nobody has to own one. A schema that breaks readers gets another. */
export const EXTRACT_SCHEMA_ID = "urn:uuid:160c406e-3935-466b-b977-a1624cae0a39";

/** Of a day that has not come, the register cannot tell. */
export class LaterDateError extends SdkError {
  override readonly name = "LaterDateError";

  constructor(date: string, seenOn: string) {
    super(`${date} is later than ${seenOn}, the day on which the register was read`, { date, seenOn });
  }
}

/** Which day, and how much was known. */
export interface ExtractTerms {
  /** ISO date; that of the block unless told. */
  readonly date?: string | undefined;
  /** ISO date; that of the block unless told. */
  readonly knownOn?: string | undefined;
}

/**
 * An extract for a date, from an entry's history that was checked against its slot.
 *
 * @param seen see `readHistory`
 *
 * @example
 * const domain = await readDomain(provider, register);
 * const extract = makeExtract(domain, await readHistory(provider, register, entry), { date: "2016-01-31" });
 *
 * @throws {LaterDateError} if a date is later than the block's
 * @throws {NothingStoodError} if nothing stood in the register on that date
 * @throws {LadmUnmappableError} if the record holds what LADM's terms cannot say
 * @throws {NoSuchDateError} if a date is none
 */
export function makeExtract(domain: Domain, seen: SeenEntry, terms: ExtractTerms = {}): LandExtract {
  const { history, block, slot } = seen;
  const seenOn = isoDateOf(block.date);
  const { date = seenOn, knownOn = seenOn } = terms;
  for (const day of [date, knownOn]) if (dayOf(day) > block.date) throw new LaterDateError(day, seenOn);
  return {
    $schema: EXTRACT_SCHEMA_ID,
    register: { ...domain, chainId: String(domain.chainId) },
    entry: history.entry,
    date,
    knownOn,
    block: { number: block.number, hash: block.hash, date: seenOn },
    slot,
    records: history.records.map(({ bytes }) => hexFromBytes(bytes)),
    ...standing(history, date, knownOn),
  };
}

function standing(
  history: EntryHistory,
  date: string,
  knownOn: string,
): Pick<LandExtract, "version" | "commitment" | "status" | "title"> {
  const { record, status } = standingOn(history, dayOf(date), dayOf(knownOn));
  return {
    version: record.version,
    commitment: record.commitment,
    status: decodeStatus(status),
    title: exportTitle(history.entry, record),
  };
}

/** What signatures under an extract are bound to. */
export function domainOf({ register }: LandExtract): Domain {
  return { ...register, chainId: BigInt(register.chainId) };
}
