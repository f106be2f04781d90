import type { Hex } from "../../../sdk/bytes.ts";
import type { RrrKind } from "../../../sdk/land/codes.ts";
import type { Rrr, SpatialUnit, Title } from "../../../sdk/land/title.ts";
import { isoDateOf } from "../../../sdk/law/dates.ts";
import type { Subject } from "./landCase.ts";
import { LEASE_DEED, LEASE_HOLDER, LEASEHOLD } from "./leaseWords.ts";
import { numbered } from "./parcelWords.ts";
import { clausesOf, dayOfWords, fail, moneyOf, nameOf, personOf } from "./words.ts";

const INSTRUMENT: Hex = `0x${"00".repeat(31)}01`;

/** Last 16 bytes of the entry of some other leasehold. */
const OTHER_LAND: Hex = `0x${"0e".repeat(16)}`;

const NO_TITLE: Title = {
  tenure: "freehold",
  termEnds: 0,
  denominator: 0,
  spatialUnits: [{ squareMetres: 500n, geometry: INSTRUMENT }],
  shares: [],
  rrrs: [],
};

/** Somebody's choice. */
const CHOSEN: Hex = `0x8${"0".repeat(62)}1`;

const NO_RRR: Rrr = {
  kind: "mortgage",
  assumable: false,
  rank: 0,
  holder: `0x${"00".repeat(16)}`,
  amount: 0n,
  currency: "",
  until: 0,
  instrument: INSTRUMENT,
};

/** What a mortgage secures where an example does not say. */
const USUALLY_SECURED = { amount: 100_000_00n, currency: "GBP" } as const;

type Clause = readonly [pattern: RegExp, add: (subject: Registered, ...words: string[]) => Registered];

type Registered = Subject & { readonly title: Title };

const withTitle = (subject: Registered, change: Partial<Title>): Registered => ({
  ...subject,
  title: { ...subject.title, ...change },
});

const withRrr = (subject: Registered, rrr: Partial<Rrr>): Registered =>
  withTitle(subject, { rrrs: [...subject.title.rrrs, { ...NO_RRR, ...rrr }] });

const CLAUSES: readonly Clause[] = [
  [/^freehold$/, (subject) => subject],
  [/^closed freehold$/, (subject) => withTitle(subject, { tenure: "closed freehold" })],
  [
    /^leasehold until (.+)$/,
    (subject, until) => withTitle(subject, { tenure: "leasehold", termEnds: dayOfWords(until ?? "") }),
  ],
  [
    /^(\w+) (\d+) of (\d+)$/,
    (subject, name, parts, whole) =>
      withTitle(subject, {
        denominator: Number(whole),
        shares: [...subject.title.shares, { owner: personOf(name ?? ""), numerator: Number(parts) }],
      }),
  ],
  [
    /^(assumable )?mortgage of (\w+)(?: for (\S+))? at rank (\d+)(?: until (.+))?$/,
    (subject, assumable, lender, amount, rank, until) =>
      withRrr(subject, {
        assumable: assumable !== undefined,
        holder: personOf(lender ?? ""),
        rank: Number(rank),
        ...(amount === undefined ? USUALLY_SECURED : moneyOf(amount)),
        until: until === undefined ? 0 : dayOfWords(until),
      }),
  ],
  [
    /^caveat of (\w+) until (.+)$/,
    (subject, caveator, until) =>
      withRrr(subject, { kind: "caveat", holder: personOf(caveator ?? ""), until: dayOfWords(until ?? "") }),
  ],
  [
    /^consent of (\w+) required$/,
    (subject, holder) => withRrr(subject, { kind: "consent required", holder: personOf(holder ?? "") }),
  ],
  [
    /^priority notice of (\w+) until (.+) under deed (\d+)$/,
    (subject, holder, until, instrument) =>
      withRrr(subject, {
        kind: "priority notice",
        holder: personOf(holder ?? ""),
        until: dayOfWords(until ?? ""),
        instrument: numbered(instrument ?? ""),
      }),
  ],
  [
    /^(\d+) easements$/,
    (subject, count) =>
      withTitle(subject, {
        rrrs: [
          ...subject.title.rrrs,
          ...Array.from({ length: Number(count) }, (_, index): Rrr => {
            const holder = `0x${(256 + index).toString(16).padStart(32, "0")}` as const;
            return { ...NO_RRR, kind: "easement burden", holder };
          }),
        ],
      }),
  ],
  [
    /^(\d+) other owners of (\d+)$/,
    (subject, count, whole) =>
      withTitle(subject, {
        denominator: Number(whole),
        shares: [
          ...subject.title.shares,
          ...Array.from({ length: Number(count) }, (_, index) => ({
            owner: personOf(`Owner${String.fromCharCode(97 + index)}`),
            numerator: 1,
          })),
        ],
      }),
  ],
  [
    /^compensation of (\S+) for (\w+)$/,
    (subject, assessed, injured) =>
      withRrr(subject, {
        ...moneyOf(assessed ?? ""),
        kind: "compensation",
        holder: personOf(injured ?? ""),
      }),
  ],
  [
    /^(priority notice|pre-emption|usufruct) of (\w+) until (.+)$/,
    (subject, kind, holder, until) =>
      withRrr(subject, {
        kind: kind as RrrKind,
        holder: personOf(holder ?? ""),
        until: dayOfWords(until ?? ""),
      }),
  ],
  [
    /^joint tenancy (\d+) of (\w+)$/,
    (subject, together, tenant) =>
      withRrr(subject, { kind: "joint tenancy", rank: Number(together), holder: personOf(tenant ?? "") }),
  ],
  [
    /^lease( of other land)? until (.+)$/,
    (subject, other, until) =>
      withRrr(subject, {
        kind: "lease",
        holder: other === undefined ? LEASE_HOLDER : OTHER_LAND,
        until: dayOfWords(until ?? ""),
        instrument: LEASE_DEED,
      }),
  ],
  [/^easement (burden|benefit)$/, (subject, end) => withRrr(subject, { kind: `easement ${end}` as RrrKind })],
  [/^made by the lease$/, (subject) => ({ ...subject, entry: LEASEHOLD })],
  [
    /^(.+) square metres$/,
    (subject, areas) =>
      withTitle(subject, {
        spatialUnits: (areas ?? "").split(" and ").map((area, index): SpatialUnit => ({
          squareMetres: BigInt(area),
          geometry: numbered(1 + index),
        })),
      }),
  ],
  [
    /^lease to title (\d+) until (.+)$/,
    (subject, leasehold, until) =>
      withRrr(subject, {
        kind: "lease",
        holder: `0x${Number(leasehold).toString(16).padStart(32, "0")}`,
        until: dayOfWords(until ?? ""),
      }),
  ],
  [
    /^easement (over|for) title (\d+) under deed (\d+)$/,
    (subject, side, other, instrument) =>
      withRrr(subject, {
        kind: side === "over" ? "easement benefit" : "easement burden",
        holder: `0x${Number(other).toString(16).padStart(32, "0")}`,
        instrument: numbered(instrument ?? ""),
      }),
  ],
  [/^frozen$/, (subject) => ({ ...subject, frozen: true })],
  [/^case pending$/, (subject) => ({ ...subject, casePending: true })],
];

/**
 * A title in words.
 *
 * @example
 * subjectOf("freehold; Alice 1 of 2; Bob 1 of 2; mortgage of Bank at rank 1; caveat of Carol until 31 January 2016");
 */
export function subjectOf(words: string): Subject {
  if (words === "not registered") return { title: undefined };
  if (words === "leasehold to be made") return { title: undefined, entry: LEASEHOLD };
  if (words === "not registered, of a chosen entry") return { title: undefined, entry: CHOSEN };
  return clausesOf(words).reduce<Registered>(
    (subject, clause) => {
      for (const [pattern, add] of CLAUSES) {
        const match = pattern.exec(clause);
        if (match) return add(subject, ...match.slice(1));
      }
      return fail(clause);
    },
    { title: NO_TITLE },
  );
}

/** Titles in words, with a stroke between them. */
export const subjectsOf = (words: string): Subject[] => words.split(" | ").map(subjectOf);

/** The same words, of a title. */
export function wordsOfTitle(title: Title): string {
  const { tenure, termEnds, denominator, spatialUnits, shares, rrrs } = title;
  const areas = spatialUnits.map(({ squareMetres }) => squareMetres).join(" and ");
  return [
    tenure === "leasehold" ? `${tenure} until ${wordsOfDay(termEnds)}` : tenure,
    ...(areas === "500" ? [] : [`${areas} square metres`]),
    ...shares.map(({ owner, numerator }) => `${nameOf(owner)} ${numerator} of ${denominator}`),
    ...rrrs.map(wordsOfRrr),
  ].join("; ");
}

function wordsOfRrr(rrr: Rrr): string {
  const { kind, rank, holder, until, instrument } = rrr;
  const name = nameOf(holder);
  if (kind === "mortgage") return wordsOfMortgage(rrr);
  if (kind === "easement benefit" || kind === "easement burden") {
    const other = BigInt(holder) < 0xffn ? `title ${BigInt(holder)}` : "the new title";
    return `easement ${kind === "easement benefit" ? "over" : "for"} ${other} under deed ${BigInt(instrument)}`;
  }
  if (kind === "compensation") return `compensation of ${wordsOfMoney(rrr.amount, rrr.currency)} for ${name}`;
  if (kind === "consent required") return `consent of ${name} required`;
  if (kind === "joint tenancy") return `joint tenancy ${rank} of ${name}`;
  const land = holder === LEASE_HOLDER ? "" : " of other land";
  if (kind === "lease") return `lease${land} until ${wordsOfDay(until)}`;
  return `${kind} of ${name} until ${wordsOfDay(until)}`;
}

function wordsOfMortgage({ assumable, rank, holder, amount, currency, until }: Rrr): string {
  const secured = amount === USUALLY_SECURED.amount ? "" : ` for ${wordsOfMoney(amount, currency)}`;
  const term = until === 0 ? "" : ` until ${wordsOfDay(until)}`;
  return `${assumable ? "assumable " : ""}mortgage of ${nameOf(holder)}${secured} at rank ${rank}${term}`;
}

function wordsOfMoney(amount: bigint, currency: string): string {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency, maximumFractionDigits: 0 });
  return format.format(amount / 100n);
}

function wordsOfDay(day: number): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(isoDateOf(day)));
}
