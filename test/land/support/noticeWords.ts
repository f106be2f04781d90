import type { Pattern } from "./dealingWords.ts";
import { dayOfWords, personOf } from "./words.ts";

/** The dealings of Part 6 in words. */
export const NOTICE_PATTERNS: readonly Pattern[] = [
  [
    /^notice for (\w+) until (.+)$/,
    (buyer = "", lastDay = "") => ({
      kind: "priority notice",
      buyer: personOf(buyer),
      lastDay: dayOfWords(lastDay),
    }),
  ],
  [
    /^withdrawal of the notice for (\w+)$/,
    (buyer = "") => ({ kind: "priority notice withdrawal", buyer: personOf(buyer) }),
  ],
  [
    /^pre-emption for (\w+) until (.+)$/,
    (holder = "", lastDay = "") => ({
      kind: "pre-emption",
      holder: personOf(holder),
      lastDay: dayOfWords(lastDay),
    }),
  ],
  [
    /^withdrawal of the pre-emption for (\w+)$/,
    (holder = "") => ({ kind: "pre-emption withdrawal", holder: personOf(holder) }),
  ],
  [
    /^requirement of the consent of (\w+)$/,
    (person = "") => ({ kind: "consent requirement", person: personOf(person) }),
  ],
  [
    /^withdrawal of the requirement of the consent of (\w+)$/,
    (person = "") => ({ kind: "consent requirement withdrawal", person: personOf(person) }),
  ],
];
