import type { DealingOf } from "../../../sdk/land/dealings.ts";
import type { Share, Title } from "../../../sdk/land/title.ts";

/** A dealing of Part 11. */
export type RectificationDealing = DealingOf<"rectification" | "compensation" | "closing" | "reopening">;

/** What a granted dealing of Part 11 makes of a title, and nothing else: another statement of it than the contract's. */
export function afterRectification(title: Title, dealing: RectificationDealing): Title {
  switch (dealing.kind) {
    case "compensation":
      return title;
    case "closing":
      return { ...title, tenure: "closed freehold" };
    case "reopening":
      return { ...title, tenure: "freehold" };
    case "rectification": {
      const { registered } = dealing;
      const together = title.rrrs.find(
        ({ kind, holder }) => kind === "joint tenancy" && holder === registered,
      );
      const rrrs = title.rrrs.filter(({ kind, rank }) => kind !== "joint tenancy" || rank !== together?.rank);
      return { ...title, shares: moved(title.shares, dealing), rrrs };
    }
  }
}

function moved(shares: readonly Share[], dealing: DealingOf<"rectification">): Share[] {
  const { registered, injured, numerator: parts } = dealing;
  const isOwner = shares.some(({ owner }) => owner === injured);
  const change = (owner: string): number => (owner === injured ? parts : owner === registered ? -parts : 0);
  return [...shares, ...(isOwner ? [] : [{ owner: injured, numerator: 0 }])]
    .map(({ owner, numerator }) => ({ owner, numerator: numerator + change(owner) }))
    .filter(({ numerator }) => numerator > 0);
}
