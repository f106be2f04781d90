import type { Hex } from "../../../sdk/bytes.ts";
import type { Dealing } from "../../../sdk/land/dealings.ts";
import { LEASE_PATTERNS } from "./leaseWords.ts";
import { MORTGAGE_CHANGE_PATTERNS } from "./mortgageChangeWords.ts";
import { NOTICE_PATTERNS } from "./noticeWords.ts";
import { PASSING_PATTERNS } from "./passingWords.ts";
import { PARCEL_PATTERNS } from "./parcelWords.ts";
import { RECTIFICATION_PATTERNS } from "./rectificationWords.ts";
import { clausesOf, dayOfWords, fail, moneyOf, personOf } from "./words.ts";

const INSTRUMENT: Hex = `0x${"00".repeat(31)}02`;
const GEOMETRY: Hex = `0x${"00".repeat(31)}01`;
const NOTHING: Hex = `0x${"00".repeat(32)}`;

/** The terms of a dealing. */
export type WithoutCommon<D> = D extends Dealing
  ? Omit<D, "subject" | "instrument" | "instrumentDate">
  : never;

/** A clause, and the dealing that its groups tell; with the first title, unless they say otherwise. */
export type Pattern = readonly [
  RegExp,
  (...words: (string | undefined)[]) => WithoutCommon<Dealing> & { readonly subject?: number },
];

const PATTERNS: readonly Pattern[] = [
  ...NOTICE_PATTERNS,
  ...PASSING_PATTERNS,
  ...LEASE_PATTERNS,
  ...PARCEL_PATTERNS,
  ...MORTGAGE_CHANGE_PATTERNS,
  ...RECTIFICATION_PATTERNS,
  [
    /^transfer of (\d+) parts? from (\w+) to (\w+)(?: for (.+))?$/,
    (parts, transferor = "", acquirer = "", price = "nothing") => {
      const { amount, currency } = moneyOf(price);
      const [from, to] = [personOf(transferor), personOf(acquirer)];
      return {
        kind: "transfer",
        transferor: from,
        acquirer: to,
        numerator: Number(parts),
        price: amount,
        currency,
      };
    },
  ],
  [
    /^first registration of (?:(no) land as )?(freehold|leasehold until (.+)) for (\w+)( without boundaries)?$/,
    (nothing, _, until, owner = "", unbounded = undefined) => ({
      kind: "first registration",
      tenure: until === undefined ? "freehold" : "leasehold",
      termEnds: until === undefined ? 0 : dayOfWords(until),
      denominator: 1,
      squareMetres: nothing === undefined ? 500n : 0n,
      geometry: unbounded === undefined ? GEOMETRY : NOTHING,
      owner: personOf(owner),
    }),
  ],
  [/^discharge at rank (\d+)$/, (rank) => ({ kind: "discharge", rank: Number(rank) })],
  [
    /^(assumable )?mortgage of (.+) for (\w+)$/,
    (assumable, secured = "", lender = "") => {
      const { amount, currency } = moneyOf(secured);
      return {
        kind: "mortgage",
        lender: personOf(lender),
        amount,
        currency,
        assumable: assumable !== undefined,
      };
    },
  ],
  [
    /^caveat of (\w+) until (.+)$/,
    (caveator = "", lastDay = "") => ({
      kind: "caveat",
      caveator: personOf(caveator),
      lastDay: dayOfWords(lastDay),
    }),
  ],
  [
    /^withdrawal of the caveat of (\w+)$/,
    (caveator = "") => ({ kind: "caveat withdrawal", caveator: personOf(caveator) }),
  ],
];

/**
 * Dealings in words, under instruments of one date.
 *
 * @example
 * dealingsOf("transfer of 1 part from Alice to Bob for £250,000; transfer of 1 part from Alice to Carol", 16_804);
 */
export function dealingsOf(words: string, instrumentDate: number): Dealing[] {
  return clausesOf(words).map((clause) => {
    for (const [pattern, read] of PATTERNS) {
      const match = pattern.exec(clause);
      if (match) return { subject: 0, ...read(...match.slice(1)), instrument: INSTRUMENT, instrumentDate };
    }
    return fail(clause);
  });
}
