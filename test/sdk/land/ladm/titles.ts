import type { Title } from "../../../../sdk/land/title.ts";
import { encodeTitle } from "../../../../sdk/land/title.ts";
import { dayOf } from "../../../../sdk/law/dates.ts";
import { type EntryRecord, NO_BASIS, NO_COMMITMENT } from "../../../../sdk/law/record.ts";
import { MadeUpLand } from "../../../land/support/madeUpLand.ts";
import { personOf } from "../../../land/support/words.ts";
import { Random } from "../../support/random.ts";

/** Titles of made-up cases, the same for the same seed. */
export function madeUpTitles(seed: number): Title[] {
  const { subjects } = new MadeUpLand(seed).caseOf(["transfer", "mortgage", "caveat"]);
  return subjects.flatMap(({ title }) => title ?? []);
}

/** A record around a title; of a seed, its first record or a later one. */
export function recordAround(title: Title, seed = 0): EntryRecord {
  const random = new Random(seed);
  const isFirst = random.flag();
  return {
    previous: isFirst ? NO_COMMITMENT : random.hex(31),
    basis: isFirst && random.flag() ? NO_BASIS : random.hex(20),
    recordedAt: random.day(),
    version: isFirst ? 1 : 2 + random.below(9),
    others: isFirst ? 0 : random.below(3),
    body: encodeTitle(title),
  };
}

const INSTRUMENTS = [1, 2].map((deed) => `0x${String(deed).padStart(64, "0")}` as const) as [
  `0x${string}`,
  `0x${string}`,
];

const RRR = { assumable: false, rank: 0, amount: 0n, currency: "", until: 0, instrument: INSTRUMENTS[0] };

/** A leasehold of two with a mortgage, a caveat and a consent. */
export const BURDENED: Title = {
  tenure: "leasehold",
  termEnds: dayOf("2099-12-31"),
  denominator: 3,
  spatialUnits: [{ squareMetres: 500n, geometry: INSTRUMENTS[1] }],
  shares: [
    { owner: personOf("Alice"), numerator: 1 },
    { owner: personOf("Bob"), numerator: 2 },
  ],
  rrrs: [
    {
      ...RRR,
      kind: "mortgage",
      assumable: true,
      rank: 1,
      amount: 100_000_00n,
      currency: "GBP",
      holder: personOf("Bank"),
    },
    { ...RRR, kind: "caveat", holder: personOf("Carol"), until: dayOf("2016-01-31") },
    { ...RRR, kind: "consent required", holder: personOf("Alice"), instrument: INSTRUMENTS[1] },
  ],
};
