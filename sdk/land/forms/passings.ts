import type { DealingPart } from "../dealingPart.ts";

/** The dealings of Part 7 of the Land Registration Act: co-ownership, and titles that pass without a sale. */
export const PASSINGS = {
  application: "PassingApplication",
  dealings: {
    /** Two owners of equal parts hold jointly: when one dies, the other has both shares. */
    "joint tenancy": {
      code: 32,
      array: "jointTenancies",
      struct: "JointTenancy",
      fields: { tenant: "p", other: "p" },
    },
    /** One of them holds alone from now on. */
    severance: { code: 33, array: "severances", struct: "Severance", fields: { tenant: "p" } },
    /** One of them has died: their parts pass to the others. */
    survivorship: { code: 34, array: "survivorships", struct: "Survivorship", fields: { deceased: "p" } },
    /** A fraction of the title passes from one spouse to the other, for nothing. */
    "spouse transfer": {
      code: 35,
      array: "spouseTransfers",
      struct: "SpouseTransfer",
      fields: { transferor: "p", acquirer: "p", numerator: "q", denominator: "q" },
    },
    /** A fraction of the title passes from a person who has died to one of their heirs. */
    inheritance: {
      code: 36,
      array: "inheritances",
      struct: "Inheritance",
      fields: { deceased: "p", heir: "p", numerator: "q", denominator: "q", executor: "p" },
    },
    /** A court has decided that a fraction of the title is another's; for a price, in minor units, where it upholds a sale. */
    "judgment transfer": {
      code: 37,
      array: "judgmentTransfers",
      struct: "JudgmentTransfer",
      fields: { owner: "p", acquirer: "p", numerator: "q", denominator: "q", price: "n", currency: "c" },
    },
    /** A court has the title sold for the mortgage of a rank. The price is in minor units. */
    auction: {
      code: 38,
      array: "auctions",
      struct: "Auction",
      fields: { acquirer: "p", rank: "r", price: "n", currency: "c" },
    },
    /** A public body takes the title. The compensation is in minor units. */
    "compulsory purchase": {
      code: 39,
      array: "compulsoryPurchases",
      struct: "CompulsoryPurchase",
      fields: { acquirer: "p", compensation: "n", currency: "c" },
    },
  },
} as const satisfies DealingPart;
