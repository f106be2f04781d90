import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { rrrKindOf } from "../../../sdk/land/codes.ts";
import { DEALING_PARTS } from "../../../sdk/land/dealingForms.ts";
import type { DealingPart } from "../../../sdk/land/dealingPart.ts";
import { DEALING_ROWS, rowOfKind } from "../../../sdk/land/dealingRow.ts";
import type { Dealing, DealingKind, DealingOf } from "../../../sdk/land/dealings.ts";
import type { FieldForm, FieldValues } from "../../../sdk/land/fieldForms.ts";
import type { Rrr, Title } from "../../../sdk/land/title.ts";
import { encodeDealings } from "../../../sdk/land/dealings.ts";
import { sortSignatories, type Application } from "../../../sdk/law/application.ts";
import { CAPACITIES } from "../../../sdk/law/signatory.ts";

/** 9999-12-31, the last day that can be signed. */
const LAST_DAY = 2_932_896;
const NAMES = ["additionalDwelling", "x", "exactly thirty-two characters so"];

/** Made-up records and applications, the same ones for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  hex(length: number): Hex {
    return hexFromBytes(this.bytes(length));
  }

  /** Often at an end of the range, where mistakes are. */
  uint(bits: number): bigint {
    const corner = this.below(6);
    if (corner === 0) return 0n;
    if (corner === 1) return (1n << BigInt(bits)) - 1n;
    return BigInt(this.hex(bits / 8));
  }

  flag(): boolean {
    return this.below(2) === 1;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  list<T>(limit: number, make: () => T): T[] {
    return Array.from({ length: this.below(limit + 1) }, make);
  }

  currency(): string {
    return String.fromCharCode(65 + this.below(26), 65 + this.below(26), 65 + this.below(26));
  }

  day(): number {
    return this.pick([0, LAST_DAY, this.below(LAST_DAY)]);
  }

  rrr(): Rrr {
    return {
      kind: rrrKindOf(1 + this.below(10)),
      assumable: this.flag(),
      rank: Number(this.uint(16)),
      holder: this.hex(16),
      amount: this.uint(64),
      currency: this.pick(["", this.currency()]),
      until: Number(this.uint(32)),
      instrument: this.hex(32),
    };
  }

  title(): Title {
    return {
      tenure: this.pick(["freehold", "leasehold"]),
      termEnds: Number(this.uint(32)),
      denominator: Number(this.uint(32)),
      spatialUnits: this.list(4, () => ({ squareMetres: this.uint(64), geometry: this.hex(32) })),
      shares: this.list(5, () => ({ owner: this.hex(16), numerator: Number(this.uint(32)) })),
      rrrs: this.list(4, () => this.rrr()),
    };
  }

  dealing<K extends DealingKind>(kind: K, subject: number): DealingOf<K> {
    const common = { kind, subject, instrument: this.hex(32), instrumentDate: this.day() };
    const terms = rowOfKind(kind).terms.map(([name, form]): [string, unknown] => [name, this.#field(form)]);
    return { ...common, ...Object.fromEntries(terms) } as unknown as DealingOf<K>;
  }

  #field(form: FieldForm): FieldValues[FieldForm] {
    if (form === "b") return 0;
    if (form === "r") return Number(this.uint(16));
    if (form === "q") return Number(this.uint(32));
    if (form === "n") return this.uint(64);
    if (form === "h") return this.hex(32);
    if (form === "p") return this.hex(16);
    if (form === "d") return this.day();
    if (form === "f") return this.flag();
    return form === "c" ? this.currency() : this.pick(["freehold", "leasehold"] as const);
  }

  /**
   * Dealings of one part of the act in any order, at least one with each subject; no rank of a title is discharged
   * twice.
   */
  dealings(subjects: number, part: DealingPart = this.pick(DEALING_PARTS)): Dealing[] {
    const kinds = DEALING_ROWS.filter((row) => row.part === part).map(({ kind }) => kind);
    const count = subjects + this.below(5);
    const dealings = Array.from({ length: count }, (_, index): Dealing =>
      this.dealing(this.pick(kinds), index < subjects ? index : this.below(subjects)),
    );
    return dealings.map((one, rank) => (one.kind === "discharge" ? { ...one, rank } : one));
  }

  application(): { application: Application; from: Hex[] } {
    const entries = Array.from({ length: 1 + this.below(3) }, () => this.hex(32)).sort();
    const signatories = Array.from({ length: 1 + this.below(3) }, () => ({
      person: this.hex(16),
      capacity: this.pick(CAPACITIES),
      keyVersion: Number(this.uint(32)),
    }));
    const application: Application = {
      entries,
      signatories: sortSignatories(signatories),
      declarations: this.list(2, () => ({ name: this.pick(NAMES), value: this.uint(256) })),
      dealings: encodeDealings(this.dealings(entries.length)),
      applicant: this.pick(signatories).person,
      deadline: this.day(),
    };
    return { application, from: entries.map(() => this.hex(31)) };
  }
}
