import type { DealingPart } from "../dealingPart.ts";

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
        since: "d",
        acquiredOn: "d",
        forValue: "f",
        knew: "f",
      },
    },
    /** What the state owes to the injured, where the registered owner is protected. In minor units. */
    compensation: {
      code: 97,
      array: "compensations",
      struct: "Compensation",
      fields: { registered: "p", injured: "p", since: "d", acquiredOn: "d", amount: "n", currency: "c" },
    },
    /** A title whose land is gone is closed, with a last record that says so. */
    closing: { code: 98, array: "closings", struct: "Closing", fields: {} },
    /** A title that was closed in this way stands again. */
    reopening: { code: 99, array: "reopenings", struct: "Reopening", fields: {} },
  },
} as const satisfies DealingPart;
