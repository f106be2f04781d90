import { type Hex } from "../../../sdk/bytes.ts";
import { leaseHolder, leaseholdEntry } from "../../../sdk/land/leaseholdEntry.ts";
import type { Pattern } from "./dealingWords.ts";
import { dayOfWords, personOf } from "./words.ts";

/** The entry of an example's first title. */
const FREEHOLD: Hex = `0x${"00".repeat(31)}01`;

/** The deed by which the lease of an example was granted, or is. */
export const LEASE_DEED: Hex = `0x${"00".repeat(31)}02`;

/** The entry of the leasehold that it makes. */
export const LEASEHOLD = leaseholdEntry(FREEHOLD, LEASE_DEED);

/** Holder of the lease on the freehold. */
export const LEASE_HOLDER = leaseHolder(LEASEHOLD);

/** The dealings of Part 9 in words: the freehold is the example's first title, the leasehold the second. */
export const LEASE_PATTERNS: readonly Pattern[] = [
  [
    /^lease to (\w+) until (.+) in (\d+) parts?$/,
    (lessee = "", lastDay = "", parts) => ({
      kind: "lease",
      leasehold: 1,
      lessee: personOf(lessee),
      lastDay: dayOfWords(lastDay),
      denominator: Number(parts),
    }),
  ],
  [/^surrender$/, () => ({ kind: "lease surrender", leasehold: 1 })],
  [/^forfeiture$/, () => ({ kind: "lease forfeiture", leasehold: 1 })],
  [/^merger$/, () => ({ kind: "lease merger", leasehold: 1 })],
  [/^closing$/, () => ({ kind: "lease closing", leasehold: 1, grant: LEASE_DEED })],
  [
    /^usufruct for (\w+) until (.+)$/,
    (holder = "", lastDay = "") => ({
      kind: "usufruct",
      holder: personOf(holder),
      lastDay: dayOfWords(lastDay),
    }),
  ],
  [
    /^renunciation of the usufruct of (\w+)$/,
    (holder = "") => ({ kind: "usufruct renunciation", holder: personOf(holder) }),
  ],
  [
    /^striking out of the usufruct of the late (\w+)$/,
    (holder = "") => ({ kind: "usufruct after death", holder: personOf(holder) }),
  ],
  [
    /^ending of the leasehold with the freeholder (\w+)$/,
    (freeholder = "") => ({ kind: "leasehold ending", freeholder: personOf(freeholder) }),
  ],
];
