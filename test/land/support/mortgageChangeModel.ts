import type { DealingOf } from "../../../sdk/land/dealings.ts";
import type { Rrr, Title } from "../../../sdk/land/title.ts";

/** A dealing of Part 8. */
export type MortgageChange = DealingOf<
  "assignment" | "postponement" | "increase" | "extension" | "partial release" | "foreclosure"
>;

/** What a foreclosure leaves, whenever it was entered. */
const STAYS: readonly Rrr["kind"][] = ["lease", "easement burden", "easement benefit", "compensation"];

/**
 * What a granted change of a mortgage makes of a title, and nothing else: another statement of Part 8 than the contract's.
 */
export function afterMortgageChange(title: Title, dealing: MortgageChange): Title {
  const index = title.rrrs.findIndex(({ kind, rank }) => kind === "mortgage" && rank === dealing.rank);
  const change = (changes: Partial<Rrr>): Title => ({
    ...title,
    rrrs: title.rrrs.map((rrr, i) => (i === index ? { ...rrr, ...changes } : rrr)),
  });
  switch (dealing.kind) {
    case "assignment":
      return change({ holder: dealing.newLender });
    case "increase":
    case "partial release":
      return change({ amount: dealing.newAmount });
    case "extension":
      return change({ until: dealing.lastDay });
    case "postponement": {
      const { rank, otherRank } = dealing;
      const exchanged = new Map([
        [rank, otherRank],
        [otherRank, rank],
      ]);
      return { ...title, rrrs: title.rrrs.map((rrr) => reranked(rrr, exchanged)) };
    }
    case "foreclosure":
      return {
        ...title,
        shares: [{ owner: dealing.acquirer, numerator: title.denominator }],
        rrrs: title.rrrs.filter((rrr, i) => survives(rrr, i < index, dealing.rank)),
      };
  }
}

function reranked(rrr: Rrr, ranks: ReadonlyMap<number, number>): Rrr {
  return rrr.kind === "mortgage" ? { ...rrr, rank: ranks.get(rrr.rank) ?? rrr.rank } : rrr;
}

/** Whether something survives the foreclosure of the mortgage of a rank. */
function survives({ kind, rank }: Rrr, isEarlier: boolean, foreclosed: number): boolean {
  if (kind === "mortgage") return rank < foreclosed;
  if (kind === "joint tenancy") return false;
  return isEarlier || STAYS.includes(kind);
}
