import type { Hex } from "../bytes.ts";
import { isNewEntry } from "./entryId.ts";
import {
  chainProblem,
  compareSlots,
  inheriting,
  type RebuildProblem,
  type RebuiltEntry,
  type SlotMismatch,
} from "./rebuiltEntry.ts";
import { casesOf, commitmentOf, decodeRecord, STATUS_FLAGS, withCases } from "./record.ts";
import { decodeRegisterEvent, type RawLog, type RegisterEvent } from "./registerEvents.ts";

export type { ProblemKind, RebuildProblem, RebuiltEntry, SlotMismatch } from "./rebuiltEntry.ts";
export type { RawLog } from "./registerEvents.ts";

/** What is known beside the logs. */
export interface RebuildOptions {
  /**
   * Commitment of a legacy entry's first record, from the data set taken over under a root (undefined: none yet, which may
   * be answered as if it were the first); undefined if it has none.
   */
  readonly legacyCommitment?: (entry: Hex, root: Hex | undefined) => Hex | undefined;
  /** Whether the register's act lets closed entries be opened again, as the Land Registration Act does: by a new record. */
  readonly reopens?: boolean;
  /** The register that this one succeeds, which takes its own logs as they come: those of both in the order of the chain. */
  readonly predecessor?: RegisterRebuild;
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
  #root: Hex | undefined;
  #position = -1;

  constructor(options: RebuildOptions = {}) {
    this.#options = options;
  }

  /** Root of the register taken over that was adopted last, here or in the register before. */
  get legacyRoot(): Hex | undefined {
    return this.#root ?? this.#options.predecessor?.legacyRoot;
  }

  /** Every entry that the logs of this register, or of one before it, name. */
  get known(): ReadonlySet<Hex> {
    return new Set([...this.entries.keys(), ...(this.#options.predecessor?.known ?? [])]);
  }

  /** An entry as `slotOf` tells it; undefined if no log names it. */
  presentOf(id: Hex): RebuiltEntry | undefined {
    const own = this.entries.get(id);
    const before = own?.isDealtWith === true ? undefined : this.#options.predecessor?.presentOf(id);
    if (before === undefined) return own;
    const isDormant = before.record === undefined && (before.status & STATUS_FLAGS.closed) === 0;
    const present = inheriting(own, before);
    return isDormant ? { ...present, commitment: this.#legacyCommitment(id) } : present;
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
    return compareSlots(this.known, (id) => this.presentOf(id), slots);
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
        return this.#adopt(event.root);
      case "InheritedFreezeEnded":
        this.#entry(event.entry).isReleased = true;
        return;
      case "other":
        return;
    }
  }

  /** Entries without a record are from now on those of the new root; what moved before keeps what it began with. */
  #adopt(root: Hex): void {
    this.#root = root;
    for (const entry of this.entries.values()) {
      const isDormant = entry.record === undefined && (entry.status & STATUS_FLAGS.closed) === 0;
      if (isDormant) entry.commitment = this.#legacyCommitment(entry.entry);
    }
  }

  #record(id: Hex, record: Uint8Array): void {
    const entry = this.#dealWith(id);
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
    const entry = this.#dealWith(id);
    this.#requireMovable(entry);
    entry.status |= STATUS_FLAGS.closed;
  }

  /** Somebody kept the record: the present one, or, where earlier logs are pruned, the first we see. */
  #republish(id: Hex, record: Uint8Array): void {
    const entry = this.#entry(id);
    const present = this.presentOf(id) ?? entry;
    const commitment = commitmentOf(record);
    if (present.record !== undefined && commitment !== present.commitment)
      this.#report("another record republished", id);
    if (present.record !== undefined) return;
    entry.isDealtWith = true;
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
    const commitment = this.#legacyCommitment(id);
    const version = isNewEntry(id) ? 0 : 1;
    const untouched = { record: undefined, status: 0, isDealtWith: false, isReleased: false };
    const entry: RebuiltEntry = { entry: id, commitment, version, ...untouched };
    this.entries.set(id, entry);
    return entry;
  }

  /** With the first dealing here, what another register has of the entry counts no more, nor what a case there holds. */
  #dealWith(id: Hex): RebuiltEntry {
    const entry = this.#entry(id);
    if (entry.isDealtWith) return entry;
    const present = this.presentOf(id) ?? entry;
    const isInherited = present !== entry;
    const status = isInherited ? withCases(present.status, casesOf(entry.status)) : entry.status;
    return Object.assign(entry, present, { status, isDealtWith: true });
  }

  #legacyCommitment(id: Hex): Hex | undefined {
    return isNewEntry(id) ? undefined : this.#options.legacyCommitment?.(id, this.legacyRoot);
  }
}

/** The register that these logs, in the order of the chain, tell of. */
export function rebuildRegister(logs: Iterable<RawLog>, options?: RebuildOptions): RegisterRebuild {
  const rebuild = new RegisterRebuild(options);
  for (const log of logs) rebuild.apply(log);
  return rebuild;
}
