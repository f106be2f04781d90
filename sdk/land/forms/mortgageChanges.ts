import type { DealingPart } from "../dealingPart.ts";

/** The dealings of Part 8 of the Land Registration Act: changes of mortgages. */
export const MORTGAGE_CHANGES = {
  application: "MortgageChangeApplication",
  dealings: {
    /** Another lender takes a mortgage over. */
    assignment: {
      code: 48,
      array: "assignments",
      struct: "Assignment",
      fields: { rank: "r", newLender: "p" },
    },
    /** Two mortgages exchange their ranks. */
    postponement: {
      code: 49,
      array: "postponements",
      struct: "Postponement",
      fields: { rank: "r", otherRank: "r" },
    },
    /** A mortgage secures more from now on: the new amount, in minor units. */
    increase: {
      code: 50,
      array: "increases",
      struct: "Increase",
      fields: { rank: "r", newAmount: "n", currency: "c" },
    },
    /** A mortgage gets a later last day of its term. */
    extension: {
      code: 51,
      array: "extensions",
      struct: "Extension",
      fields: { rank: "r", lastDay: "d" },
    },
    /** A mortgage secures less from now on: the new amount, in minor units. */
    "partial release": {
      code: 52,
      array: "partialReleases",
      struct: "PartialRelease",
      fields: { rank: "r", newAmount: "n", currency: "c" },
    },
    /**
     * A court has the title pass to who pays the price, or to the lender for so much of the debt, free of the mortgage and of
     * what stands behind it. In minor units.
     */
    foreclosure: {
      code: 53,
      array: "foreclosures",
      struct: "Foreclosure",
      fields: { rank: "r", acquirer: "p", price: "n", currency: "c" },
    },
  },
} as const satisfies DealingPart;
