import type { Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { commitmentOf, decodeRecord, type EntryRecord, NO_COMMITMENT } from "./record.ts";
import type { RegisterEvent } from "./registerEvents.ts";

/** A log of one entry. */
export interface EntryLog {
  readonly event: RegisterEvent;
  /** Legal date of its block, as days since 1970-01-01. */
  readonly on: number;
}

/** A record of an entry, as it was logged. */
export interface KnownRecord extends EntryRecord {
  readonly bytes: Uint8Array;
  /** 31 bytes. */
  readonly commitment: Hex;
}

/** A change of what binds an entry without touching its record. */
export interface StatusChange {
  /** Status byte from then on; see `decodeStatus`. */
  readonly status: number;
  /** Legal date. */
  readonly on: number;
}

/** Everything known of an entry. */
export interface EntryHistory {
  readonly entry: Hex;
  /** One behind the other, the present one last; the first is the entry's first unless earlier logs are lost. */
  readonly records: readonly KnownRecord[];
  readonly statuses: readonly StatusChange[];
}

/** What stood in the register on a date. */
export interface StandingRecord {
  readonly record: KnownRecord;
  /** Status byte. */
  readonly status: number;
}

/** The logs of an entry do not fit together: this is not what a register logs. */
export class BrokenHistoryError extends SdkError {
  override readonly name = "BrokenHistoryError";

  constructor(entry: Hex, problem: string, version: number) {
    super(`${problem}: version ${version} of ${entry}`, { entry, problem, version });
  }
}

/** Nothing stood in the register on that date, or the records that would tell are lost. */
export class NothingStoodError extends SdkError {
  override readonly name = "NothingStoodError";

  constructor(entry: Hex, why: string, first: number | undefined) {
    super(`${entry}: ${why}`, { entry, first });
  }
}

const FLAG_CLOSED = 4;

/**
 * The history of an entry from its logs alone.
 *
 * @param logs of the entry, in the order of the chain
 * @param first the record that a legacy entry began with, which is in no log of it; see `firstRecordIn`
 *
 * @throws {BrokenHistoryError} if a record does not continue the one before
 */
export function historyOf(entry: Hex, logs: Iterable<EntryLog>, first?: Uint8Array): EntryHistory {
  const records: KnownRecord[] = first === undefined ? [] : [known(first)];
  const statuses: StatusChange[] = [];
  for (const { event, on } of logs) {
    const status = statuses.at(-1)?.status ?? 0;
    if (event.name === "Recorded") records.push(next(entry, records, known(event.record)));
    else if (event.name === "Republished") takeRepublished(entry, records, known(event.record));
    else if (event.name === "StatusChanged") statuses.push({ status: event.status, on });
    else if (event.name === "Closed") statuses.push({ status: status | FLAG_CLOSED, on });
  }
  return { entry, records, statuses };
}

/**
 * From which day on the register says what a record says: the day on which it was recorded, also of one that rectifies an
 * earlier one. What should have been registered is another question, which `shouldHaveStood` answers.
 */
export function effectiveFrom({ recordedAt }: EntryRecord): number {
  return recordedAt;
}

/**
 * What stood in the register on a date, as far as it was known on another. Of several records of one day the last counts.
 *
 * @param date as days since 1970-01-01
 * @param knownOn what was recorded after this day is left out of account
 *
 * @throws {NothingStoodError} if there was no record yet, or the records of that time are not among those known
 */
export function standingOn(history: EntryHistory, date: number, knownOn: number): StandingRecord {
  const { entry, records } = history;
  const record = records.findLast((one) => one.recordedAt <= knownOn && effectiveFrom(one) <= date);
  const [first] = records;
  if (record === undefined) {
    const isLost = first !== undefined && first.previous !== NO_COMMITMENT;
    const why = isLost
      ? `its records before version ${first.version} are not in the logs`
      : "nothing stood there on that date yet";
    throw new NothingStoodError(entry, why, first?.recordedAt);
  }
  const status = history.statuses.findLast(({ on }) => on <= Math.min(date, knownOn))?.status ?? 0;
  return { record, status };
}

/** A record with its commitment. */
export function known(bytes: Uint8Array): KnownRecord {
  return { ...decodeRecord(bytes), bytes, commitment: commitmentOf(bytes) };
}

/**
 * The same record, if it continues those before it.
 * @throws {BrokenHistoryError}
 */
export function next(entry: Hex, records: readonly KnownRecord[], record: KnownRecord): KnownRecord {
  const before = records.at(-1);
  // Earlier logs may be lost, so the first one known may have any version.
  if (before === undefined) {
    const isFirst = record.version === 1;
    if (isFirst === (record.previous === NO_COMMITMENT)) return record;
    throw new BrokenHistoryError(
      entry,
      "a first record with one before, or a later one without",
      record.version,
    );
  }
  if (record.version !== before.version + 1)
    throw new BrokenHistoryError(entry, "a version is missing", record.version);
  if (record.previous !== before.commitment) {
    throw new BrokenHistoryError(entry, "it does not continue the record before", record.version);
  }
  if (record.recordedAt < before.recordedAt) {
    throw new BrokenHistoryError(entry, "it is older than the record before", record.version);
  }
  return record;
}

/** Somebody kept the record: the present one, or, where earlier logs are lost, the first we see. */
function takeRepublished(entry: Hex, records: KnownRecord[], record: KnownRecord): void {
  const present = records.at(-1);
  if (present === undefined) records.push(record);
  else if (present.commitment !== record.commitment) {
    throw new BrokenHistoryError(entry, "another record was republished", record.version);
  }
}
