import type { DealingPart } from "../dealingPart.ts";

/**
 * The dealings of Part 9 of the Land Registration Act: leases and usufruct. Of a dealing with a lease, the subject is the
 * freehold, and `leasehold` the index of the leasehold's entry; see `leaseholdEntry`.
 */
export const LEASES = {
  application: "LeaseApplication",
  dealings: {
    /** A leasehold whose term is over is closed; `grant` is the hash of the instrument that made it. */
    "lease closing": {
      code: 64,
      array: "leaseClosings",
      struct: "LeaseClosing",
      fields: { leasehold: "b", grant: "h" },
    },
    /** Lessor and lessee end a lease before its time. */
    "lease surrender": {
      code: 65,
      array: "leaseSurrenders",
      struct: "LeaseSurrender",
      fields: { leasehold: "b" },
    },
    /** A court ends a lease; the instrument is its order. */
    "lease forfeiture": {
      code: 66,
      array: "leaseForfeitures",
      struct: "LeaseForfeiture",
      fields: { leasehold: "b" },
    },
    /** The owners of the freehold have come to own the leasehold, too. */
    "lease merger": { code: 67, array: "leaseMergers", struct: "LeaseMerger", fields: { leasehold: "b" } },
    "usufruct renunciation": {
      code: 68,
      array: "usufructRenunciations",
      struct: "UsufructRenunciation",
      fields: { holder: "p" },
    },
    /** The holder has died, as a notary or registrar attests. */
    "usufruct after death": {
      code: 69,
      array: "usufructsAfterDeath",
      struct: "UsufructAfterDeath",
      fields: { holder: "p" },
    },
    /** A leasehold of so many parts is made out of a freehold. */
    lease: {
      code: 70,
      array: "leases",
      struct: "Lease",
      fields: { leasehold: "b", lessee: "p", lastDay: "d", denominator: "q" },
    },
    /** Somebody has the use of the land until a day; for life: 31 December 9999. */
    usufruct: {
      code: 71,
      array: "usufructs",
      struct: "Usufruct",
      fields: { holder: "p", lastDay: "d" },
    },
    /** A leasehold that no lease in the register has made is closed: surrendered to the freeholder, or its term is over. */
    "leasehold ending": {
      code: 72,
      array: "leaseholdEndings",
      struct: "LeaseholdEnding",
      fields: { freeholder: "p" },
    },
  },
} as const satisfies DealingPart;
