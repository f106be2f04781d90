import { rrrKindOf } from "../../../sdk/land/codes.ts";
import type { DealingOf } from "../../../sdk/land/dealings.ts";
import type { Rrr, Share, Title } from "../../../sdk/land/title.ts";

/** A dealing of Part 11. */
export type RectificationDealing = DealingOf<
  | "rectification"
  | "right striking"
  | "mortgage entry"
  | "right entry"
  | "parcel rectification"
  | "compensation"
  | "closing"
  | "reopening"
>;

/** What a granted dealing of Part 11 makes of a title, and nothing else: another statement of it than the contract's. */
export function afterRectification(title: Title, dealing: RectificationDealing): Title {
  switch (dealing.kind) {
    case "compensation": {
      const { injured: holder, amount, currency, instrument } = dealing;
      const noted = { kind: dealing.kind, holder, amount, currency, instrument } as const;
      return { ...title, rrrs: [...title.rrrs, { ...noted, assumable: false, rank: 0, until: 0 }] };
    }
    case "closing":
      return { ...title, tenure: "closed freehold" };
    case "reopening":
      return { ...title, tenure: "freehold" };
    case "rectification": {
      const ended = title.rrrs
        .filter(({ kind, holder }) => kind === "joint tenancy" && parties(dealing).includes(holder))
        .map(({ rank }) => rank);
      const rrrs = title.rrrs.filter(({ kind, rank }) => kind !== "joint tenancy" || !ended.includes(rank));
      return { ...title, shares: moved(title.shares, dealing), rrrs };
    }
    case "right striking": {
      const struck = title.rrrs[dealing.place - 1];
      const rest = title.rrrs.filter((rrr) => rrr !== struck);
      if (struck?.kind !== "mortgage") return { ...title, rrrs: rest };
      return { ...title, rrrs: rest.map((rrr) => ranked(rrr, rrr.rank > struck.rank ? -1 : 0)) };
    }
    case "mortgage entry": {
      const { place, rank, lender: holder, assumable, amount, currency, until, deed: instrument } = dealing;
      const entered = {
        kind: "mortgage",
        assumable,
        rank,
        holder,
        amount,
        currency,
        until,
        instrument,
      } as const;
      const others = title.rrrs.map((rrr) => ranked(rrr, rrr.rank >= rank ? 1 : 0));
      return { ...title, rrrs: others.toSpliced(place - 1, 0, entered) };
    }
    case "right entry": {
      const { place, right, holder, until, deed: instrument } = dealing;
      const money = { assumable: false, rank: 0, amount: 0n, currency: "" };
      const entered = { kind: rrrKindOf(right), holder, until, instrument, ...money };
      return { ...title, rrrs: title.rrrs.toSpliced(place - 1, 0, entered) };
    }
    case "parcel rectification": {
      const { registered, squareMetres, geometry } = dealing;
      const unit = title.spatialUnits.findIndex((one) => one.geometry === registered);
      return { ...title, spatialUnits: title.spatialUnits.with(unit, { squareMetres, geometry }) };
    }
  }
}

const parties = ({ registered, injured }: DealingOf<"rectification">): string[] => [registered, injured];

const ranked = (rrr: Rrr, by: number): Rrr =>
  rrr.kind === "mortgage" ? { ...rrr, rank: rrr.rank + by } : rrr;

function moved(shares: readonly Share[], dealing: DealingOf<"rectification">): Share[] {
  const { registered, injured, numerator: parts } = dealing;
  const isOwner = shares.some(({ owner }) => owner === injured);
  const whole = shares.find(({ owner }) => owner === registered)?.numerator === parts;
  if (whole && !isOwner) {
    return shares.map((share) => (share.owner === registered ? { ...share, owner: injured } : share));
  }
  const change = (owner: string): number => (owner === injured ? parts : owner === registered ? -parts : 0);
  return [...shares, ...(isOwner ? [] : [{ owner: injured, numerator: 0 }])]
    .map(({ owner, numerator }) => ({ owner, numerator: numerator + change(owner) }))
    .filter(({ numerator }) => numerator > 0);
}
