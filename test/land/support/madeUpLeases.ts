import type { Hex } from "../../../sdk/bytes.ts";
import type { RrrKind } from "../../../sdk/land/codes.ts";
import type { Dealing, DealingKind } from "../../../sdk/land/dealings.ts";
import type { Rrr, Share, Title } from "../../../sdk/land/title.ts";
import type { Capacity } from "../../../sdk/law/signatory.ts";
import { Random } from "../../sdk/support/random.ts";
import { ASSURANCE, type AssuredSignatory, type LandCase, type Subject } from "./landCase.ts";
import { LEASE_DEED, LEASE_HOLDER, LEASEHOLD } from "./leaseWords.ts";
import { personOf } from "./words.ts";

const TODAY = 16_892;
const PEOPLE = ["Alice", "Bob", "Carol", "Bank"].map(personOf);
const RESTRICTIONS = ["mortgage", "caveat", "consent required", "pre-emption", "usufruct"] as const;
const WITH_LEASEHOLD = ["lease closing", "lease surrender", "lease forfeiture", "lease merger"] as const;
const ENDING = "leasehold ending";
const USUFRUCTS = ["usufruct", "usufruct renunciation", "usufruct after death"] as const;

/** Made-up cases about a freehold and a leasehold that mostly belong together, the same for the same seed. */
export class MadeUpLeases {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed + 1);
  }

  case(): LandCase {
    const random = this.#random;
    const kind = random.pick([...WITH_LEASEHOLD, ...USUFRUCTS, "lease", "lease", ENDING] as const);
    const usufruct = USUFRUCTS.some((one) => one === kind);
    const resident = random.pick(PEOPLE);
    const dealings = [this.#dealing(kind, resident)];
    if (kind === "lease surrender" && random.flag()) dealings.push(this.#dealing("lease"));
    if (random.below(6) === 0) dealings.push(this.#dealing("usufruct"));
    return {
      subjects: usufruct
        ? [this.#livedIn(kind, resident)]
        : kind === ENDING
          ? [this.#alone()]
          : this.#pair(kind),
      dealings,
      signatories: this.#signatories(kind === "lease forfeiture", kind === ENDING && this.#mostly()),
      today: TODAY,
    };
  }

  #pair(kind: DealingKind): Subject[] {
    const termEnds = this.#mostly() === (kind === "lease closing") ? TODAY - 1 : TODAY + 400;
    const land = this.#title();
    const exists = this.#mostly() !== (kind === "lease");
    const lease = { ...NO_RRR, kind: "lease", holder: LEASE_HOLDER, until: termEnds } as const;
    const instrument = this.#mostly() ? LEASE_DEED : this.#random.hex(32);
    const leases = exists && this.#mostly() ? [{ ...lease, instrument }] : [];
    const freehold = { ...land, rrrs: [...land.rrrs, ...leases] };
    const { shares, denominator, rrrs } = kind === "lease merger" && this.#mostly() ? land : this.#title();
    const leasehold: Title = { ...land, tenure: "leasehold", termEnds, shares, denominator, rrrs };
    return [this.#subject(freehold), { ...this.#subject(exists ? leasehold : undefined), entry: LEASEHOLD }];
  }

  /** A title of which the person mostly has the usufruct, unless it is to be granted. */
  #livedIn(kind: DealingKind, resident: Hex): Subject {
    const title = this.#title();
    const usufruct = { ...NO_RRR, kind: "usufruct", holder: resident, until: TODAY + 1 } as const;
    const has = this.#mostly() !== (kind === "usufruct");
    return this.#subject(has ? { ...title, rrrs: [...title.rrrs, usufruct] } : title);
  }

  /** Mostly a leasehold, of which no freehold is in the register. */
  #alone(): Subject {
    if (!this.#mostly()) return this.#subject(this.#title());
    const termEnds = TODAY + this.#random.pick([-1, 0, 400]);
    return this.#subject({ ...this.#title(), tenure: "leasehold", termEnds });
  }

  #subject(title: Title | undefined): Subject {
    return { title, frozen: this.#rarely(), casePending: this.#rarely() };
  }

  #title(): Title {
    const random = this.#random;
    const people = PEOPLE.filter(() => random.below(3) === 0);
    const owners = people.length === 0 ? PEOPLE.slice(0, 1) : people;
    const shares = owners.map((owner): Share => ({ owner, numerator: 1 + random.below(3) }));
    let rank = 0;
    return {
      tenure: "freehold",
      termEnds: 0,
      denominator: shares.reduce((sum, { numerator }) => sum + numerator, 0),
      spatialUnits: random.list(2, () => ({ squareMetres: random.uint(64), geometry: random.hex(32) })),
      shares,
      rrrs: random.list(2, () => this.#rrr(() => ++rank)),
    };
  }

  #rrr(nextRank: () => number): Rrr {
    const kind: RrrKind = this.#random.pick(RESTRICTIONS);
    const lapses = kind !== "mortgage" && kind !== "consent required";
    return {
      ...NO_RRR,
      kind,
      rank: kind === "mortgage" ? nextRank() : 0,
      holder: this.#random.pick(PEOPLE),
      until: lapses ? this.#day() : 0,
    };
  }

  #dealing(kind: DealingKind, resident = this.#random.pick(PEOPLE)): Dealing {
    const random = this.#random;
    const instrumentDate = TODAY - random.pick([0, 28, 29, 29, 40]);
    const dealing = { ...random.dealing(kind, 0), instrument: LEASE_DEED, instrumentDate };
    const grant = this.#mostly() ? LEASE_DEED : random.hex(32);
    const terms = {
      lessee: random.pick(PEOPLE),
      holder: resident,
      leasehold: 1,
      grant,
      freeholder: resident,
    };
    const lastDay = this.#day();
    const likely = { ...terms, lastDay, denominator: 1 + random.below(9) };
    const own = Object.entries(likely).filter(([name]) => name in dealing);
    return { ...dealing, ...Object.fromEntries(own) };
  }

  #signatories(forfeiture: boolean, ending: boolean): AssuredSignatory[] {
    const random = this.#random;
    const own = PEOPLE.filter(() => this.#mostly()).map((person): AssuredSignatory => {
      return { person, capacity: "own behalf", keyVersion: 1, assurance: ASSURANCE.high };
    });
    const officer = (name: string, capacity: Capacity): AssuredSignatory[] => [
      { person: personOf(name), capacity, keyVersion: 1, assurance: ASSURANCE.low },
    ];
    return [
      ...own,
      ...(forfeiture && this.#mostly() ? officer("Judith", "judge") : []),
      ...(ending || random.below(3) === 0 ? officer("Rita", "registrar") : []),
      ...(own.length === 0 ? officer("Nora", "notary") : []),
    ];
  }

  /** Often right around today, where dates decide. */
  #day(): number {
    return TODAY + this.#random.pick([-1, 0, 1, 90, 400, 36_158, 36_159]);
  }

  #mostly(): boolean {
    return this.#random.below(12) !== 0;
  }

  #rarely(): boolean {
    return this.#random.below(40) === 0;
  }
}

const NO_RRR: Rrr = {
  kind: "mortgage",
  assumable: false,
  rank: 0,
  holder: `0x${"00".repeat(16)}` as Hex,
  amount: 0n,
  currency: "",
  until: 0,
  instrument: LEASE_DEED,
};
