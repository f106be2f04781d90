import { type RrrKind, rrrKindCode } from "../../../sdk/land/codes.ts";
import type { Pattern } from "./dealingWords.ts";
import { numbered } from "./parcelWords.ts";
import { dayOfWords, moneyOf, personOf } from "./words.ts";

/** Since when the register is wrong, and how whoever relied on it acquired, if they bought. */
const ERROR = "since (.+?)(?: \\((bought|bought knowingly) on (.+)\\))?$";

const errorOf = (since = "", bought = "", acquiredOn = "1 January 1970") => ({
  since: dayOfWords(since),
  acquiredOn: dayOfWords(acquiredOn),
  forValue: bought !== "",
  knew: bought === "bought knowingly",
});

const codeOf = (right = ""): number =>
  rrrKindCode((right === "consent" ? "consent required" : right) as RrrKind);

function securedBy(words: string): { amount: bigint; currency: string } {
  const { amount, currency } = moneyOf(words);
  return { amount, currency };
}

/** The deed of a right that is entered: that of the rights in the examples' titles. */
const DEED = numbered(1);

/** The dealings of Part 11 in words. */
export const RECTIFICATION_PATTERNS: readonly Pattern[] = [
  [
    new RegExp(`^rectification of (\\d+) parts? from (\\w+) to (\\w+) ${ERROR}`),
    (parts, registered = "", injured = "", ...error) => ({
      kind: "rectification",
      registered: personOf(registered),
      injured: personOf(injured),
      numerator: Number(parts),
      ...errorOf(...error),
    }),
  ],
  [
    new RegExp(`^striking out of the (.+) of (\\w+) at (\\d+), wrong ${ERROR}`),
    (right, holder = "", place, ...error) => ({
      kind: "right striking",
      place: Number(place),
      right: codeOf(right),
      holder: personOf(holder),
      deed: DEED,
      ...errorOf(...error),
    }),
  ],
  [
    new RegExp(`^entry of a mortgage of (\\S+) for (\\w+) at (\\d+) and rank (\\d+), missing ${ERROR}`),
    (secured = "", lender = "", place, rank, ...error) => ({
      kind: "mortgage entry",
      place: Number(place),
      rank: Number(rank),
      assumable: false,
      lender: personOf(lender),
      ...securedBy(secured),
      until: 0,
      deed: DEED,
      ...errorOf(...error),
    }),
  ],
  [
    new RegExp(`^entry of an? (.+) for (\\w+)(?: until (.+))? at (\\d+), missing ${ERROR}`),
    (right, holder = "", until, place, ...error) => ({
      kind: "right entry",
      place: Number(place),
      right: codeOf(right),
      holder: personOf(holder),
      until: until === undefined ? 0 : dayOfWords(until),
      deed: DEED,
      ...errorOf(...error),
    }),
  ],
  [
    new RegExp(`^parcel in boundaries (\\d+) of (\\d+) square metres in boundaries (\\d+), wrong ${ERROR}`),
    (registered = "", squareMetres = "", boundaries = "", ...error) => ({
      kind: "parcel rectification",
      registered: numbered(registered),
      squareMetres: BigInt(squareMetres),
      geometry: numbered(boundaries),
      ...errorOf(...error),
    }),
  ],
  [
    /^compensation of (.+) for (\w+), since (.+) in the place of (\w+), who bought on (.+)$/,
    (money = "", injured = "", since = "", registered = "", acquiredOn = "") => {
      const { amount, currency } = moneyOf(money);
      return {
        kind: "compensation",
        registered: personOf(registered),
        injured: personOf(injured),
        since: dayOfWords(since),
        acquiredOn: dayOfWords(acquiredOn),
        amount,
        currency,
      };
    },
  ],
  [/^closing of the title$/, () => ({ kind: "closing" })],
  [/^reopening$/, () => ({ kind: "reopening" })],
];
