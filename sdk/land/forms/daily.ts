import type { DealingPart } from "../dealingPart.ts";

/** The dealings of Parts 2 to 4 of the Land Registration Act. */
export const DAILY = {
  application: "LandApplication",
  dealings: {
    /** Land that was never registered gets its first title. A freehold's term ends on day 0. */
    "first registration": {
      code: 1,
      array: "firstRegistrations",
      struct: "FirstRegistration",
      fields: { tenure: "t", termEnds: "d", denominator: "q", squareMetres: "n", geometry: "h", owner: "p" },
    },
    /** A caveator withdraws their caveat. */
    "caveat withdrawal": {
      code: 2,
      array: "caveatWithdrawals",
      struct: "CaveatWithdrawal",
      fields: { caveator: "p" },
    },
    /** A mortgage is struck out. */
    discharge: { code: 3, array: "discharges", struct: "Discharge", fields: { rank: "r" } },
    /** Parts of the title's denominator pass from one person to another. The price is in minor units. */
    transfer: {
      code: 4,
      array: "transfers",
      struct: "Transfer",
      fields: { transferor: "p", acquirer: "p", numerator: "q", price: "n", currency: "c" },
    },
    /** A mortgage is entered behind those already there. The amount secured is in minor units. */
    mortgage: {
      code: 5,
      array: "mortgages",
      struct: "Mortgage",
      fields: { lender: "p", amount: "n", currency: "c", assumable: "f" },
    },
    /** Somebody with a claim stops dealings with the title for a time. */
    caveat: { code: 6, array: "caveats", struct: "Caveat", fields: { caveator: "p", lastDay: "d" } },
  },
} as const satisfies DealingPart;
