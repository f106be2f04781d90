import type { Pattern } from "./dealingWords.ts";
import { moneyOf, personOf } from "./words.ts";

/** Where an example says nothing else. */
export const USUAL_PRICE = "£100,000";

export function priceOf(words: string): { price: bigint; currency: string } {
  const { amount, currency } = moneyOf(words);
  return { price: amount, currency };
}

/** The dealings of Part 7 in words. */
export const PASSING_PATTERNS: readonly Pattern[] = [
  [
    /^joint tenancy of (\w+) with (\w+)$/,
    (tenant = "", other = "") => ({
      kind: "joint tenancy",
      tenant: personOf(tenant),
      other: personOf(other),
    }),
  ],
  [/^severance by (\w+)$/, (tenant = "") => ({ kind: "severance", tenant: personOf(tenant) })],
  [/^survivorship after (\w+)$/, (deceased = "") => ({ kind: "survivorship", deceased: personOf(deceased) })],
  [
    /^(\d+) of (\d+) from (\w+) to the spouse (\w+)$/,
    (numerator, denominator, transferor = "", acquirer = "") => ({
      kind: "spouse transfer",
      transferor: personOf(transferor),
      acquirer: personOf(acquirer),
      ...fractionOf(numerator, denominator),
    }),
  ],
  [
    /^(\d+) of (\d+) from the late (\w+) to (\w+), executor (\w+)$/,
    (numerator, denominator, deceased = "", heir = "", executor = "") => ({
      kind: "inheritance",
      deceased: personOf(deceased),
      heir: personOf(heir),
      executor: personOf(executor),
      ...fractionOf(numerator, denominator),
    }),
  ],
  [
    /^(\d+) of (\d+) adjudged from (\w+) to (\w+)(?: for (.+))?$/,
    (numerator, denominator, owner = "", acquirer = "", price = "nothing") => ({
      kind: "judgment transfer",
      owner: personOf(owner),
      acquirer: personOf(acquirer),
      ...fractionOf(numerator, denominator),
      ...priceOf(price),
    }),
  ],
  [
    /^auction to (\w+)(?: at (.+))? for the mortgage at rank (\d+)$/,
    (acquirer = "", price = USUAL_PRICE, rank) => ({
      kind: "auction",
      acquirer: personOf(acquirer),
      rank: Number(rank),
      ...priceOf(price),
    }),
  ],
  [
    /^compulsory purchase by (\w+) for (.+)$/,
    (acquirer = "", compensation = "") => {
      const { amount, currency } = moneyOf(compensation);
      return { kind: "compulsory purchase", acquirer: personOf(acquirer), compensation: amount, currency };
    },
  ],
];

const fractionOf = (numerator = "", denominator = "") => ({
  numerator: Number(numerator),
  denominator: Number(denominator),
});
