import type { Hex } from "../../../sdk/bytes.ts";
import { type RrrKind, rrrKindCode } from "../../../sdk/land/codes.ts";
import { rowOfKind } from "../../../sdk/land/dealingRow.ts";
import type { Dealing, DealingKind } from "../../../sdk/land/dealings.ts";
import type { Rrr, Share, Title } from "../../../sdk/land/title.ts";
import type { Declaration } from "../../../sdk/law/declaration.ts";
import type { Capacity } from "../../../sdk/law/signatory.ts";
import { Random } from "../../sdk/support/random.ts";
import { likelyPassingTerms } from "./madeUpPassing.ts";
import { ASSURANCE, type AssuredSignatory, type LandCase, type Subject } from "./landCase.ts";
import { personOf } from "./words.ts";

const TODAY = 16_892;
const PEOPLE = ["Alice", "Bob", "Carol", "Bank", "Trustee"].map(personOf);
/** Mortgages are as frequent as all else together. */
const RESTRICTIONS = [
  "mortgage",
  "mortgage",
  "mortgage",
  "mortgage",
  "mortgage",
  "caveat",
  "consent required",
  "priority notice",
  "pre-emption",
  "joint tenancy",
] as const satisfies readonly RrrKind[];
const NOTARY = personOf("Nora");
const REGISTRAR = personOf("Rita");
const JUDGE = personOf("Judy");

/** Made-up cases about land, the same for the same seed, in which most things are in order. */
export class MadeUpLand {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed + 1);
  }

  /** A case about dealings of these kinds with one title or two. */
  caseOf(kinds: readonly DealingKind[]): LandCase {
    const random = this.#random;
    const isFirst = kinds.includes("first registration") && random.flag();
    const closes = kinds.includes("reopening");
    const judged = closes || kinds.includes("foreclosure");
    const subjects = Array.from({ length: 1 + random.below(2) }, () => this.#subject(isFirst, closes));
    const kind = isFirst && this.#mostly() ? "first registration" : undefined;
    const dealings = subjects.map(({ title }, subject) =>
      this.#dealing(kind ?? random.pick(kinds), subject, title),
    );
    if (random.below(4) === 0) dealings.push(this.#dealing(random.pick(kinds), 0, subjects[0]?.title));
    return {
      subjects,
      dealings,
      signatories: this.#signatories(
        isFirst || (closes && random.flag()) || kinds.includes("auction"),
        judged || kinds.includes("auction"),
      ),
      declarations: random.list(2, () => this.#declaration()),
      today: TODAY,
    };
  }

  #mostly(): boolean {
    return this.#random.below(12) !== 0;
  }

  /** Often right around today, where dates decide. */
  #day(): number {
    return TODAY + this.#random.pick([-400, -1, 0, 1, 90, 91]);
  }

  #subject(isFirst: boolean, closes: boolean): Subject {
    const frozen = !this.#mostly() && !this.#mostly();
    const casePending = !this.#mostly() && !this.#mostly();
    const registered = this.#mostly() ? !isFirst : isFirst;
    const title = registered ? this.#title() : undefined;
    if (title?.tenure !== "freehold" || !closes || !this.#random.flag())
      return { title, frozen, casePending };
    return { title: { ...title, tenure: "closed freehold" }, frozen, casePending };
  }

  #title(): Title {
    const random = this.#random;
    const shares = this.#people(1 + random.below(3)).map((owner): Share => ({
      owner,
      numerator: 1 + random.below(3),
    }));
    const leasehold = random.below(3) === 0;
    let rank = 0;
    const rrrs = random.list(3, () => this.#rrr(() => ++rank));
    return {
      tenure: leasehold ? "leasehold" : "freehold",
      termEnds: leasehold ? (this.#mostly() ? TODAY + random.below(3) : TODAY - 1) : 0,
      denominator: shares.reduce((sum, { numerator }) => sum + numerator, 0),
      spatialUnits: random.list(2, () => ({ squareMetres: random.uint(64), geometry: random.hex(32) })),
      shares,
      rrrs,
    };
  }

  #rrr(nextRank: () => number): Rrr {
    const random = this.#random;
    const kind = random.pick(RESTRICTIONS);
    const isMortgage = kind === "mortgage";
    const lapses = kind === "caveat" || kind === "priority notice" || kind === "pre-emption";
    return {
      kind,
      assumable: isMortgage && random.flag(),
      rank: isMortgage ? nextRank() : kind === "joint tenancy" ? 1 : 0,
      holder: random.pick(PEOPLE),
      amount: isMortgage ? 1n + random.uint(32) : 0n,
      currency: isMortgage ? "GBP" : "",
      until: lapses ? this.#day() : 0,
      instrument: random.hex(32),
    };
  }

  #dealing(kind: DealingKind, subject: number, title: Title | undefined): Dealing {
    const random = this.#random;
    const share = title && this.#mostly() ? random.pick(title.shares) : undefined;
    const rrr = title && title.rrrs.length > 0 && this.#mostly() ? random.pick(title.rrrs) : undefined;
    const instrumentDate = this.#mostly() ? TODAY - random.below(3) : TODAY + 1;
    const dealing = { ...random.dealing(kind, subject), instrumentDate };
    switch (dealing.kind) {
      case "first registration": {
        const leasehold = dealing.tenure === "leasehold";
        const termEnds = leasehold ? this.#day() : 0;
        return { ...dealing, termEnds, denominator: 1 + random.below(9), owner: random.pick(PEOPLE) };
      }
      case "transfer": {
        const parts = this.#mostly() ? 1 + random.below(share?.numerator ?? 1) : random.below(9);
        const currency = this.#mostly() ? "GBP" : dealing.currency;
        const [transferor, acquirer] = [share?.owner ?? random.pick(PEOPLE), random.pick(PEOPLE)];
        return { ...dealing, transferor, acquirer, numerator: parts, price: this.#price(), currency };
      }
      case "mortgage":
        return { ...dealing, lender: random.pick(PEOPLE) };
      case "discharge":
        return { ...dealing, rank: rrr?.rank ?? random.below(3) };
      case "caveat":
        return { ...dealing, caveator: random.pick(PEOPLE), lastDay: this.#day() };
      case "caveat withdrawal":
        return { ...dealing, caveator: rrr?.holder ?? random.pick(PEOPLE) };
      default: {
        const passing = likelyPassingTerms(kind, random, PEOPLE, title, rrr);
        const others = {
          ...this.#likelyTerms(kind, rrr?.holder),
          ...this.#likelyChange(kind, title, rrr?.holder),
        };
        return { ...dealing, ...(passing ?? others) };
      }
    }
  }

  /** Persons of the case, and days around today. */
  #likelyTerms(kind: DealingKind, holder: Hex | undefined): Record<string, unknown> {
    const likely = rowOfKind(kind).terms.flatMap(([name, form]): [string, unknown][] => {
      if (form === "p") return [[name, holder ?? this.#random.pick(PEOPLE)]];
      return form === "d" ? [[name, this.#day()]] : [];
    });
    return Object.fromEntries(likely);
  }

  /** Ranks and amounts of a mortgage there is, parts that an owner holds. */
  #likelyChange(
    kind: DealingKind,
    title: Title | undefined,
    holder: Hex | undefined,
  ): Record<string, unknown> {
    const random = this.#random;
    const mortgages = title?.rrrs.filter((rrr) => rrr.kind === "mortgage") ?? [];
    if (!title) return {};
    const mortgage = mortgages.length === 0 ? undefined : random.pick(mortgages);
    const share = random.pick(title.shares);
    const standing = kind === "right striking" ? title.rrrs.findIndex((rrr) => rrr.holder === holder) : -1;
    const right = title.rrrs[standing];
    const likely: Readonly<Record<string, () => unknown>> = {
      rank: () => mortgage?.rank ?? random.below(3),
      otherRank: () => (mortgages.length === 0 ? 1 : random.pick(mortgages).rank),
      newAmount: () => (mortgage?.amount ?? 1n) + random.pick([0n, 1n, 1n, 100n, -1n, -1n]),
      currency: () => (this.#mostly() ? "GBP" : random.currency()),
      numerator: () => 1 + random.below(share.numerator),
      place: () => 1 + (standing < 0 ? random.below(title.rrrs.length + 1) : standing),
      right: () => (right === undefined ? 1 + random.below(8) : rrrKindCode(right.kind)),
      deed: () => right?.instrument ?? random.hex(32),
      registered: () =>
        kind === "parcel rectification" ? (title.spatialUnits[0]?.geometry ?? random.hex(32)) : share.owner,
    };
    const terms = rowOfKind(kind).terms.flatMap(([name]): [string, unknown][] => {
      const make = likely[name];
      return make === undefined || !this.#mostly() ? [] : [[name, make()]];
    });
    return Object.fromEntries(terms);
  }

  #price(): bigint {
    const random = this.#random;
    const thresholds = [0n, 39_999_99n, 40_000_00n, 125_000_00n, 250_000_00n, 925_000_00n, 1_500_000_00n];
    return random.flag() ? random.pick(thresholds) + BigInt(random.below(2)) : random.uint(32);
  }

  #declaration(): Declaration {
    const name = this.#mostly() ? "additionalDwelling" : "furnished";
    return { name, value: this.#mostly() ? BigInt(this.#random.below(2)) : 2n };
  }

  #signatories(registered: boolean, judged: boolean): AssuredSignatory[] {
    const random = this.#random;
    const people = PEOPLE.filter(() => this.#mostly());
    const own = (people.length === 0 ? PEOPLE.slice(0, 1) : people).map((person): AssuredSignatory => {
      const assurance = this.#mostly() || this.#mostly() ? ASSURANCE.high : ASSURANCE.substantial;
      return { person, capacity: "own behalf", keyVersion: 1, assurance };
    });
    const officer = (person: Hex, capacity: Capacity): AssuredSignatory[] => [
      { person, capacity, keyVersion: 1, assurance: ASSURANCE.low },
    ];
    return [
      ...own,
      ...(random.below(3) === 0 ? officer(NOTARY, "notary") : []),
      ...(registered && this.#mostly() ? officer(REGISTRAR, "registrar") : []),
      ...(judged && random.flag() ? officer(JUDGE, "judge") : []),
    ];
  }

  #people(count: number): Hex[] {
    const rest = [...PEOPLE];
    return Array.from({ length: count }, () => rest.splice(this.#random.below(rest.length), 1)).flat();
  }
}
