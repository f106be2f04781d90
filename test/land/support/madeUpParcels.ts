import { compareHex, type Hex } from "../../../sdk/bytes.ts";
import type { Dealing } from "../../../sdk/land/dealings.ts";
import type { Rrr, Share, SpatialUnit, Title } from "../../../sdk/land/title.ts";
import { isNewEntry } from "../../../sdk/law/entryId.ts";
import { Random } from "../../sdk/support/random.ts";
import { ASSURANCE, type AssuredSignatory, entriesOf, type LandCase, type Subject } from "./landCase.ts";
import { personOf } from "./words.ts";

const TODAY = 16_892;
const PEOPLE = ["Alice", "Bob", "Carol", "Bank"].map(personOf);
const NO_RRR: Rrr = {
  kind: "mortgage",
  assumable: false,
  rank: 0,
  holder: "0x",
  amount: 0n,
  currency: "",
  until: 0,
  instrument: "0x",
};
const NOBODY: readonly Subject[] = Array.from({ length: 5 }, () => ({ title: undefined }));
/** Two that may be merged, a third at the other end of their easements, and two that splits make. */
const [FIRST, SECOND, THIRD, FOURTH, FIFTH] = [0, 1, 2, 3, 4] as const;

const BONDS = ["mortgage", "mortgage", "caveat", "consent required", "priority notice", "lease"] as const;

/** One easement between two of the titles. */
interface Easement {
  readonly burdened: number;
  readonly benefited: number;
  readonly instrument: Hex;
}

/** Made-up cases about parcels and easements, the same for the same seed, in which most things are in order. */
export class MadeUpParcels {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed + 1);
  }

  /** A case about dealings of Part 10. */
  makeCase(): LandCase {
    const random = this.#random;
    const easements = random.list(3, () => this.#easement());
    const [shares, bonds] = [this.#shares(), this.#bonds()];
    const first = this.#title(shares, bonds);
    const second = this.#mostly() ? { ...first, spatialUnits: this.#units() } : this.#title(shares, bonds);
    const titles = [first, second, this.#title(this.#shares(), this.#bonds())];
    const subjects = titles.map((title, index): Subject => ({
      title: { ...title, rrrs: [...title.rrrs, ...endsOf(easements, index)] },
      frozen: !this.#mostly() && !this.#mostly(),
      casePending: !this.#mostly() && !this.#mostly(),
    }));
    const dealings = this.#dealings(subjects, easements);
    const made = dealings.filter(({ kind }) => kind === "split").length;
    return {
      subjects: [...subjects, ...NOBODY.slice(0, made)],
      dealings,
      signatories: this.#signatories(),
      today: TODAY,
    };
  }

  #mostly(): boolean {
    return this.#random.below(16) !== 0;
  }

  #easement(): Easement {
    const burdened = this.#random.below(3);
    const benefited = (burdened + 1 + this.#random.below(2)) % 3;
    return { burdened, benefited, instrument: this.#random.hex(32) };
  }

  #units(): SpatialUnit[] {
    const unit = (): SpatialUnit => ({
      squareMetres: 4n + this.#random.uint(32),
      geometry: this.#random.hex(32),
    });
    return [unit(), ...this.#random.list(2, unit)];
  }

  #title(shares: readonly Share[], rrrs: readonly Rrr[]): Title {
    const leasehold = !this.#mostly();
    const scale = 1 + this.#random.below(3);
    const scaled = shares.map(({ owner, numerator }) => ({ owner, numerator: numerator * scale }));
    return {
      tenure: leasehold ? "leasehold" : "freehold",
      termEnds: leasehold ? (this.#mostly() ? TODAY + this.#random.below(2) : TODAY - 1) : 0,
      denominator: scaled.reduce((sum, { numerator }) => sum + numerator, 0),
      spatialUnits: this.#units(),
      shares: scaled,
      rrrs,
    };
  }

  #shares(): Share[] {
    const owners = PEOPLE.slice(this.#random.below(3)).slice(0, 1 + this.#random.below(2));
    return owners.map((owner) => ({ owner, numerator: 1 + this.#random.below(3) }));
  }

  #bonds(): Rrr[] {
    const random = this.#random;
    let rank = 0;
    return random.list(3, (): Rrr => {
      const kind = random.pick(BONDS);
      const own = { ...NO_RRR, kind, holder: random.pick(PEOPLE), instrument: random.hex(32) };
      if (kind === "mortgage") return { ...own, rank: ++rank, amount: 1n + random.uint(32), currency: "GBP" };
      if (kind === "lease") return { ...own, until: TODAY + (this.#mostly() ? -1 : 1) };
      return kind === "consent required" ? own : { ...own, until: TODAY + random.pick([-1, 0, 30]) };
    });
  }

  #dealings(subjects: readonly Subject[], easements: readonly Easement[]): Dealing[] {
    switch (this.#random.below(4)) {
      case 0:
        return this.#splits(subjects, easements);
      case 1:
        return this.#merge(subjects, easements);
      case 2:
        return [this.#easementBetween(FIRST, this.#mostly() ? THIRD : FIRST)];
      default:
        return [this.#release(easements)];
    }
  }

  #splits(subjects: readonly Subject[], easements: readonly Easement[]): Dealing[] {
    const units = subjects[FIRST]?.title?.spatialUnits ?? [];
    const spatialUnit = this.#mostly() ? this.#random.below(units.length) : units.length;
    const area = units[spatialUnit]?.squareMetres ?? 4n;
    const taken = this.#mostly() ? area / 2n : area - 1n;
    const split = this.#split(FIRST, FOURTH, spatialUnit, area - taken, taken);
    const notes = [...this.#note(SECOND, FIRST, easements), ...this.#note(THIRD, FIRST, easements)];
    const then = [
      [],
      [this.#easementBetween(FIRST, FOURTH)],
      [this.#split(FOURTH, FIFTH, 0, taken / 2n, taken - taken / 2n)],
      [this.#split(FIRST, FIFTH, spatialUnit, 1n, area - taken - 1n)],
    ] as const;
    const dealings = [...notes, split, ...this.#random.pick(then)];
    // Entries ascend: boundaries are made up until those of the new titles do.
    const [fourth, fifth] = entriesOf({ subjects: NOBODY, dealings }).slice(FOURTH) as [Hex, Hex];
    return isNewEntry(fifth) && compareHex(fifth, fourth) < 0 ? this.#splits(subjects, easements) : dealings;
  }

  #split(subject: number, newTitle: number, spatialUnit: number, remaining: bigint, taken: bigint): Dealing {
    const random = this.#random;
    return {
      ...random.dealing("split", subject),
      newTitle,
      spatialUnit,
      remainingSquareMetres: this.#mostly() ? remaining : remaining + 1n,
      takenSquareMetres: taken,
      instrumentDate: this.#date(),
    };
  }

  #merge(subjects: readonly Subject[], easements: readonly Easement[]): Dealing[] {
    const [kept, absorbed] = this.#random.flag() ? ([FIRST, SECOND] as const) : ([SECOND, FIRST] as const);
    const units = [kept, absorbed].flatMap((index) => subjects[index]?.title?.spatialUnits ?? []);
    const sum = units.reduce((area, { squareMetres }) => area + squareMetres, 0n);
    const merge = { ...this.#random.dealing("merge", kept), absorbed, instrumentDate: this.#date() };
    const terms = this.#random.flag()
      ? { squareMetres: this.#mostly() ? sum : sum + 1n }
      : { squareMetres: 0n, geometry: `0x${"00".repeat(32)}` as const };
    return [...this.#note(THIRD, absorbed, easements), { ...merge, ...terms }];
  }

  /** Where it is needed; seldom where it is not, or not where it is. */
  #note(noted: number, changed: number, easements: readonly Easement[]): Dealing[] {
    const joined = easements.some(
      ({ burdened, benefited }) => [burdened, benefited].sort().join() === [noted, changed].sort().join(),
    );
    if (joined !== this.#mostly()) return [];
    return [{ ...this.#random.dealing("easement note", noted), changed, instrumentDate: this.#date() }];
  }

  #easementBetween(burdened: number, benefited: number): Dealing {
    const instrumentDate = this.#date();
    return { ...this.#random.dealing("easement", burdened), benefited, instrumentDate };
  }

  #release([easement]: readonly Easement[]): Dealing {
    const { burdened, benefited, instrument } = easement ?? this.#easement();
    const terms = { benefited, easement: instrument, instrumentDate: this.#date() };
    return { ...this.#random.dealing("easement release", burdened), ...terms };
  }

  #date(): number {
    return this.#mostly() ? TODAY - this.#random.below(3) : TODAY + 1;
  }

  #signatories(): AssuredSignatory[] {
    const own = PEOPLE.filter(() => this.#mostly());
    const citizens = (own.length === 0 ? PEOPLE : own).map((person): AssuredSignatory => ({
      person,
      capacity: "own behalf",
      keyVersion: 1,
      assurance: this.#mostly() ? ASSURANCE.high : ASSURANCE.low,
    }));
    const officer = { person: personOf("Nora"), keyVersion: 1, assurance: ASSURANCE.low };
    return this.#mostly() ? [...citizens, { ...officer, capacity: "notary" }] : citizens;
  }
}

/** What a title has of the easements. */
function endsOf(easements: readonly Easement[], title: number): Rrr[] {
  return easements.flatMap(({ burdened, benefited, instrument }): Rrr[] => {
    if (burdened === title) {
      return [{ ...NO_RRR, kind: "easement burden", holder: tailOf(benefited), instrument }];
    }
    if (benefited !== title) return [];
    return [{ ...NO_RRR, kind: "easement benefit", holder: tailOf(burdened), instrument }];
  });
}

const tailOf = (index: number): Hex => `0x${(index + 1).toString(16).padStart(32, "0")}`;
