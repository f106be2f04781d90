import type { Hex } from "../bytes.ts";
import { isNewEntry } from "./entryId.ts";
import { casesOf, decodeSlot, NO_COMMITMENT, STATUS_FLAGS, withCases } from "./record.ts";

/** An entry as the logs have it. */
export interface RebuiltEntry {
  readonly entry: Hex;
  /** Last record logged; undefined: none yet, as of a dormant legacy entry that was frozen. */
  record: Uint8Array | undefined;
  /** Of the last record; of a dormant legacy entry, that of the dataset where it is known. */
  commitment: Hex | undefined;
  /** Of the last record; 1: a dormant legacy entry, 0: not made yet. */
  version: number;
  /** Status byte. */
  status: number;
  /** Whether this register has decided about it, or anybody shown its record; else a predecessor's record counts. */
  isDealtWith: boolean;
  /** Whether what froze it in a predecessor holds it here no more. */
  isReleased: boolean;
}

/**
 * An entry that nobody has dealt with yet, with all that holds it here and in the register before: as `slotOf` tells it.
 *
 * @param own the entry in this register; undefined: not named there
 * @param before the entry in the register that this one succeeds
 */
export function inheriting(own: RebuiltEntry | undefined, before: RebuiltEntry): RebuiltEntry {
  const { frozen, lodged } = STATUS_FLAGS;
  const inherited = before.status & ~lodged & ~(own?.isReleased === true ? frozen : 0);
  const status = own?.status ?? 0;
  const isReleased = own?.isReleased ?? false;
  const joined = withCases(status | inherited, casesOf(status) + casesOf(inherited));
  return { ...before, status: joined, isDealtWith: false, isReleased };
}

/** What may not fit together in a register's logs. */
export type ProblemKind =
  | "wrong version"
  | "wrong previous record"
  | "closed entry moved"
  | "frozen entry moved"
  | "another record republished"
  | "no decision logged";

/** Something in the logs that does not fit together. */
export interface RebuildProblem {
  readonly kind: ProblemKind;
  readonly entry: Hex;
  /** Which log, counted from 0. */
  readonly position: number;
}

/** A slot that is not what the logs say. */
export interface SlotMismatch {
  readonly kind: "commitment" | "status" | "not in logs" | "slot not given";
  readonly entry: Hex;
  readonly expected: Hex | number | undefined;
  readonly stored: Hex | number | undefined;
}

/** What is wrong with a record as the next of an entry; undefined: nothing. */
export function chainProblem(entry: RebuiltEntry, previous: Hex, version: number): ProblemKind | undefined {
  if (version !== entry.version + 1) return "wrong version";
  const isDormantLegacy = entry.record === undefined && !isNewEntry(entry.entry);
  if (isDormantLegacy && entry.commitment === undefined) {
    return previous === NO_COMMITMENT ? "wrong previous record" : undefined;
  }
  return previous === (entry.commitment ?? NO_COMMITMENT) ? undefined : "wrong previous record";
}

/**
 * Where slots differ from what the logs say.
 *
 * @param known every entry that the logs name
 * @param presentOf an entry as the logs have it; undefined: they do not name it
 */
export function compareSlots(
  known: Iterable<Hex>,
  presentOf: (entry: Hex) => RebuiltEntry | undefined,
  slots: Iterable<readonly [Hex, Hex]>,
): SlotMismatch[] {
  const mismatches: SlotMismatch[] = [];
  const given = new Set<Hex>();
  for (const [id, word] of slots) {
    given.add(id);
    mismatches.push(...compareSlot(id, presentOf(id), word));
  }
  for (const id of known) {
    if (given.has(id)) continue;
    mismatches.push({ kind: "slot not given", entry: id, expected: undefined, stored: undefined });
  }
  return mismatches;
}

function compareSlot(id: Hex, entry: RebuiltEntry | undefined, word: Hex): SlotMismatch[] {
  const { commitment, status } = decodeSlot(word);
  if (entry === undefined) {
    const isEmpty = commitment === NO_COMMITMENT && status === 0;
    return isEmpty ? [] : [{ kind: "not in logs", entry: id, expected: undefined, stored: word }];
  }
  const mismatches: SlotMismatch[] = [];
  const expected = storedCommitment(entry);
  if (expected !== undefined && expected !== commitment) {
    mismatches.push({ kind: "commitment", entry: id, expected, stored: commitment });
  }
  if (status !== entry.status) {
    mismatches.push({ kind: "status", entry: id, expected: entry.status, stored: status });
  }
  return mismatches;
}

/** What the slot of an entry holds; undefined where the logs cannot say: a legacy entry closed at its first dealing. */
function storedCommitment(entry: RebuiltEntry): Hex | undefined {
  if (entry.record !== undefined) return entry.commitment;
  return (entry.status & STATUS_FLAGS.closed) !== 0 ? entry.commitment : NO_COMMITMENT;
}
