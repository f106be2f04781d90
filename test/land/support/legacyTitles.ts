import type { Rrr, Share, Title } from "../../../sdk/land/title.ts";
import { dayOf } from "../../../sdk/law/dates.ts";
import { personOf } from "../../support/parties.ts";
import { deed } from "./terms.ts";

/** Day on which the register kept before was closed. */
export const CLOSED_ON = dayOf("2015-11-30");

const NO_RRR: Rrr = {
  kind: "mortgage",
  assumable: false,
  rank: 0,
  holder: personOf("nobody"),
  amount: 0n,
  currency: "",
  until: 0,
  instrument: deed("of old"),
};

/** One part each, unless said otherwise. */
export function owners(...names: readonly string[]): Share[] {
  return names.map((name) => ({ owner: personOf(name), numerator: 1 }));
}

/** A freehold of one spatial unit. */
export function freehold(shares: readonly Share[], rrrs: readonly Rrr[] = []): Title {
  return {
    tenure: "freehold",
    termEnds: 0,
    denominator: shares.reduce((sum, { numerator }) => sum + numerator, 0),
    spatialUnits: [{ squareMetres: 500n, geometry: deed("of the boundaries") }],
    shares,
    rrrs,
  };
}

export function lien(lender: string, rank: number, assumable = false): Rrr {
  const secured = { amount: 80_000_00n, currency: "GBP" };
  return { ...NO_RRR, ...secured, kind: "mortgage", assumable, rank, holder: personOf(lender) };
}

export function objection(caveator: string, until: number): Rrr {
  return { ...NO_RRR, kind: "caveat", holder: personOf(caveator), until };
}

export function consent(holder: string): Rrr {
  return { ...NO_RRR, kind: "consent required", holder: personOf(holder) };
}

/** The register that is taken over. */
export const LEGACY_TITLES: Readonly<Record<string, Title>> = {
  cottage: freehold(owners("Alice")),
  farm: {
    ...freehold(owners("Alice")),
    spatialUnits: [{ squareMetres: 90_000n, geometry: deed("of the fields") }],
  },
  mill: {
    ...freehold(owners("Alice")),
    spatialUnits: [{ squareMetres: 900n, geometry: deed("of the pond") }],
  },
  chapel: freehold(owners("Carol")),
  house: freehold(owners("Alice", "Bob")),
  quarters: freehold([
    { owner: personOf("Alice"), numerator: 3 },
    { owner: personOf("Bob"), numerator: 1 },
  ]),
  pledged: freehold(owners("Alice"), [lien("Bank", 1), lien("Lender", 2), lien("Carol", 3)]),
  assumable: freehold(owners("Alice"), [lien("Bank", 1, true)]),
  entrusted: freehold(owners("Alice"), [consent("Trustee")]),
  disputed: freehold(owners("Alice"), [objection("Carol", dayOf("2016-01-20"))]),
  lease: { ...freehold(owners("Alice")), tenure: "leasehold", termEnds: dayOf("2016-01-31") },
};
