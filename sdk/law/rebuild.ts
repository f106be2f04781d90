import type { Hex } from "../bytes.ts";
import { isNewEntry } from "./entryId.ts";
import {
  chainProblem,
  compareSlots,
  type RebuildProblem,
  type RebuiltEntry,
  type SlotMismatch,
} from "./rebuiltEntry.ts";
import { commitmentOf, decodeRecord, STATUS_FLAGS } from "./record.ts";
import { decodeRegisterEvent, type RawLog, type RegisterEvent } from "./registerEvents.ts";

export type { ProblemKind, RebuildProblem, RebuiltEntry, SlotMismatch } from "./rebuiltEntry.ts";
export type { RawLog } from "./registerEvents.ts";

/** What is known beside the logs. */
export interface RebuildOptions {
  /** Commitment of a legacy entry's first record, from the dataset taken over; undefined if it has none. */
  readonly legacyCommitment?: (entry: Hex) => Hex | undefined;
  /** Whether the register's act lets closed entries be opened again, as the Land Registration Act does: by a new record. */
  readonly reopens?: boolean;
}

/** What the register stores of an application that was withdrawn. */
const WITHDRAWN: Hex = `0x${"1".padStart(64, "0")}`;

/** Digest of a `Closed` log that no application caused. */
const NO_CAUSE: Hex = `0x${"00".repeat(32)}`;

/**
 * A register rebuilt from its logs alone, with everything in them that does not fit together.
 *
 * @example
 * const rebuild = new RegisterRebuild();
 * for (const log of logs) rebuild.apply(log);
 * const findings = [...rebuild.finish(), ...rebuild.compareWithSlots(slots)];
 */
export class RegisterRebuild {
  /** Every entry that the logs name, as it is now. */
  readonly entries = new Map<Hex, RebuiltEntry>();
  /** What the register keeps of refused and withdrawn applications, by digest. */
  readonly decisions = new Map<Hex, Hex>();
  /** Root of the register taken over, once it was adopted. */
  legacyRoot: Hex | undefined;
  /** Applications granted. */
  granted = 0;
  /** Logs that are none of a register's. */
  foreign = 0;

  readonly #problems: RebuildProblem[] = [];
  readonly #options: RebuildOptions;
  /** Digests of records for which no decision has been logged yet. */
  readonly #undecided = new Map<Hex, Hex>();
  /** Entries of cases that have taken a grant back. */
  readonly #restored = new Set<Hex>();
  #position = -1;

  constructor(options: RebuildOptions = {}) {
    this.#options = options;
  }

  /** Takes the next log, in the order of the chain. */
  apply(log: RawLog): void {
    this.#position++;
    const event = decodeRegisterEvent(log);
    if (event === undefined) this.foreign++;
    else this.#applyEvent(event);
  }

  /** Everything that does not fit together; to be asked when all logs are in. */
  finish(): RebuildProblem[] {
    const undecided = [...this.#undecided.values()].map((entry): RebuildProblem => {
      return { kind: "no decision logged", entry, position: this.#position };
    });
    return [...this.#problems, ...undecided];
  }

  /**
   * Where what the register stores differs from what its logs say.
   *
   * @param slots entry and the word that `slotOf` returned
   */
  compareWithSlots(slots: Iterable<readonly [Hex, Hex]>): SlotMismatch[] {
    return compareSlots(this.entries, slots);
  }

  #applyEvent(event: RegisterEvent): void {
    switch (event.name) {
      case "Recorded":
        if (!this.#restored.has(event.digest)) this.#undecided.set(event.digest, event.entry);
        return this.#record(event.entry, event.record);
      case "Closed":
        // Without a cause: the register of cases has executed what a case ended with.
        if (event.digest !== NO_CAUSE && !this.#restored.has(event.digest))
          this.#undecided.set(event.digest, event.entry);
        return this.#close(event.entry);
      case "StatusChanged":
        this.#entry(event.entry).status = event.status;
        return;
      case "Republished":
        return this.#republish(event.entry, event.record);
      case "Restored":
        // The record that is logged next rests on a case, not on an application.
        this.#restored.add(event.caseEntry);
        return;
      case "SetAside":
        this.decisions.set(event.digest, event.eId);
        return;
      case "Granted":
        this.granted++;
        this.#undecided.delete(event.digest);
        return;
      case "Refused":
        this.decisions.set(event.digest, event.decision);
        return;
      case "Withdrawn":
        this.decisions.set(event.digest, WITHDRAWN);
        return;
      case "LegacyRootAdopted":
        this.legacyRoot = event.root;
        return;
      case "other":
        return;
    }
  }

  #record(id: Hex, record: Uint8Array): void {
    const entry = this.#entry(id);
    if (this.#options.reopens === true) entry.status &= ~STATUS_FLAGS.closed;
    this.#requireMovable(entry);
    const { previous, version } = decodeRecord(record);
    const problem = chainProblem(entry, previous, version);
    if (problem) this.#report(problem, id);
    entry.record = record;
    entry.commitment = commitmentOf(record);
    entry.version = version;
  }

  #close(id: Hex): void {
    const entry = this.#entry(id);
    this.#requireMovable(entry);
    entry.status |= STATUS_FLAGS.closed;
  }

  /** Somebody kept the record: the present one, or, where earlier logs are pruned, the first we see. */
  #republish(id: Hex, record: Uint8Array): void {
    const entry = this.#entry(id);
    const commitment = commitmentOf(record);
    if (entry.record !== undefined && commitment !== entry.commitment)
      this.#report("another record republished", id);
    if (entry.record !== undefined) return;
    entry.record = record;
    entry.commitment = commitment;
    entry.version = decodeRecord(record).version;
  }

  #requireMovable(entry: RebuiltEntry): void {
    if ((entry.status & STATUS_FLAGS.closed) !== 0) this.#report("closed entry moved", entry.entry);
    if ((entry.status & STATUS_FLAGS.frozen) !== 0) this.#report("frozen entry moved", entry.entry);
  }

  #report(kind: RebuildProblem["kind"], entry: Hex): void {
    this.#problems.push({ kind, entry, position: this.#position });
  }

  #entry(id: Hex): RebuiltEntry {
    const known = this.entries.get(id);
    if (known !== undefined) return known;
    const isNew = isNewEntry(id);
    const commitment = isNew ? undefined : this.#options.legacyCommitment?.(id);
    const entry = { entry: id, record: undefined, commitment, version: isNew ? 0 : 1, status: 0 };
    this.entries.set(id, entry);
    return entry;
  }
}

/** The register that these logs, in the order of the chain, tell of. */
export function rebuildRegister(logs: Iterable<RawLog>, options?: RebuildOptions): RegisterRebuild {
  const rebuild = new RegisterRebuild(options);
  for (const log of logs) rebuild.apply(log);
  return rebuild;
}
