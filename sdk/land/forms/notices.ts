import type { DealingPart } from "../dealingPart.ts";

/** The dealings of Part 6 of the Land Registration Act: notices and restrictions. */
export const NOTICES = {
  application: "NoticeApplication",
  dealings: {
    /** A named buyer is protected against what is entered later. */
    "priority notice": {
      code: 16,
      array: "priorityNotices",
      struct: "PriorityNotice",
      fields: { buyer: "p", lastDay: "d" },
    },
    "priority notice withdrawal": {
      code: 17,
      array: "priorityNoticeWithdrawals",
      struct: "PriorityNoticeWithdrawal",
      fields: { buyer: "p" },
    },
    /** Nobody can sell without the holder, who may refuse; by no dealing does the holder take the buyer's place. */
    "pre-emption": {
      code: 18,
      array: "preEmptions",
      struct: "PreEmption",
      fields: { holder: "p", lastDay: "d" },
    },
    "pre-emption withdrawal": {
      code: 19,
      array: "preEmptionWithdrawals",
      struct: "PreEmptionWithdrawal",
      fields: { holder: "p" },
    },
    /** The title cannot be disposed of without somebody's consent, such as the spouse's, of a family home. */
    "consent requirement": {
      code: 20,
      array: "consentRequirements",
      struct: "ConsentRequirement",
      fields: { person: "p" },
    },
    "consent requirement withdrawal": {
      code: 21,
      array: "consentRequirementWithdrawals",
      struct: "ConsentRequirementWithdrawal",
      fields: { person: "p" },
    },
  },
} as const satisfies DealingPart;
