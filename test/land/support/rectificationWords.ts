import type { Pattern } from "./dealingWords.ts";
import { dayOfWords, moneyOf, personOf } from "./words.ts";

/** The dealings of Part 11 in words. */
export const RECTIFICATION_PATTERNS: readonly Pattern[] = [
  [
    /^rectification of (\d+) parts? from (\w+) to (\w+) since (.+?)(?: \((bought|bought knowingly) on (.+)\))?$/,
    (parts, registered = "", injured = "", since = "", bought = "", acquiredOn = "1 January 1970") => ({
      kind: "rectification",
      registered: personOf(registered),
      injured: personOf(injured),
      numerator: Number(parts),
      since: dayOfWords(since),
      acquiredOn: dayOfWords(acquiredOn),
      forValue: bought !== "",
      knew: bought === "bought knowingly",
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
