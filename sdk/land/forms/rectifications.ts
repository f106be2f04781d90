import type { DealingPart } from "../dealingPart.ts";

/** Since when the register is wrong, and how whoever relied on it acquired. */
const ERROR = { since: "d", acquiredOn: "d", forValue: "f", knew: "f" } as const;

/** The dealings of Part 11 of the Land Registration Act: rectification, closing and reopening. */
export const RECTIFICATIONS = {
  application: "RectificationApplication",
  dealings: {
    /** Parts that the register shows as somebody's, and that should have been another's since a day. */
    rectification: {
      code: 96,
      array: "rectifications",
      struct: "Rectification",
      fields: {
        registered: "p",
        injured: "p",
        numerator: "q",
        ...ERROR,
      },
    },
    /** What stands at a place in the order of entry, from 1, and should not; of which kind it is, see `rrrKindCode`. */
    "right striking": {
      code: 97,
      array: "rightStrikings",
      struct: "RightStriking",
      fields: { place: "r", right: "b", holder: "p", deed: "h", ...ERROR },
    },
    /** A mortgage that should stand at a place in the order of entry, and at a rank. The amount is in minor units. */
    "mortgage entry": {
      code: 98,
      array: "mortgageEntries",
      struct: "MortgageEntry",
      fields: {
        place: "r",
        rank: "r",
        assumable: "f",
        lender: "p",
        amount: "n",
        currency: "c",
        until: "d",
        deed: "h",
        ...ERROR,
      },
    },
    /** Another right that should; which, is said by its code, see `rrrKindCode`. Without a last day, `until` is 0. */
    "right entry": {
      code: 99,
      array: "rightEntries",
      struct: "RightEntry",
      fields: { place: "r", right: "b", holder: "p", until: "d", deed: "h", ...ERROR },
    },
    /** Area and commitment to the boundaries that a spatial unit should have, by the survey that is the deed. */
    "parcel rectification": {
      code: 100,
      array: "parcelRectifications",
      struct: "ParcelRectification",
      fields: { registered: "h", squareMetres: "n", geometry: "h", ...ERROR },
    },
    /** What the state owes to the injured, where the person registered is protected. In minor units. */
    compensation: {
      code: 101,
      array: "compensations",
      struct: "Compensation",
      fields: { registered: "p", injured: "p", since: "d", acquiredOn: "d", amount: "n", currency: "c" },
    },
    /** A title whose land is gone is closed, with a last record that says so. */
    closing: { code: 102, array: "closings", struct: "Closing", fields: {} },
    /** A title that was closed in this way stands again. */
    reopening: { code: 103, array: "reopenings", struct: "Reopening", fields: {} },
  },
} as const satisfies DealingPart;
