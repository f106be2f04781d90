import type { Pattern } from "./dealingWords.ts";
import { priceOf, USUAL_PRICE } from "./passingWords.ts";
import { dayOfWords, moneyOf, personOf } from "./words.ts";

const newAmount = (words: string) => {
  const { amount, currency } = moneyOf(words);
  return { newAmount: amount, currency };
};

/** The dealings of Part 8 in words. */
export const MORTGAGE_CHANGE_PATTERNS: readonly Pattern[] = [
  [
    /^assignment of rank (\d+) to (\w+)$/,
    (rank, newLender = "") => ({
      kind: "assignment",
      rank: Number(rank),
      newLender: personOf(newLender),
    }),
  ],
  [
    /^postponement of rank (\d+) to rank (\d+)$/,
    (rank, otherRank) => ({ kind: "postponement", rank: Number(rank), otherRank: Number(otherRank) }),
  ],
  [
    /^increase of rank (\d+) to (.+)$/,
    (rank, amount = "") => ({ kind: "increase", rank: Number(rank), ...newAmount(amount) }),
  ],
  [
    /^extension of rank (\d+) until (.+)$/,
    (rank, lastDay = "") => ({ kind: "extension", rank: Number(rank), lastDay: dayOfWords(lastDay) }),
  ],
  [
    /^partial release of rank (\d+) to (.+)$/,
    (rank, amount = "") => ({ kind: "partial release", rank: Number(rank), ...newAmount(amount) }),
  ],
  [
    /^foreclosure of rank (\d+) for (\w+)(?: at (.+))?$/,
    (rank, acquirer = "", price = USUAL_PRICE) => ({
      kind: "foreclosure",
      rank: Number(rank),
      acquirer: personOf(acquirer),
      ...priceOf(price),
    }),
  ],
];
