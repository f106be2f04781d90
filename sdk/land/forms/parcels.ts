import type { DealingPart } from "../dealingPart.ts";

/** The dealings of Part 10 of the Land Registration Act: parcels and easements. */
export const PARCELS = {
  application: "ParcelApplication",
  dealings: {
    /** The title at the other end of an easement is changed with one that is split, or absorbed: `changed`. */
    "easement note": {
      code: 80,
      array: "easementNotes",
      struct: "EasementNote",
      fields: { changed: "b" },
    },
    /** A part of a spatial unit becomes the spatial unit of a new title: see `takenEntryId`. */
    split: {
      code: 81,
      array: "splits",
      struct: "Split",
      fields: {
        newTitle: "b",
        spatialUnit: "b",
        remainingSquareMetres: "n",
        remainingGeometry: "h",
        takenSquareMetres: "n",
        takenGeometry: "h",
      },
    },
    /** The subject takes in another title. Zero area and geometry: the spatial units stay side by side. */
    merge: {
      code: 82,
      array: "merges",
      struct: "Merge",
      fields: { absorbed: "b", squareMetres: "n", geometry: "h" },
    },
    /** The subject is burdened for the benefit of another title. */
    easement: { code: 83, array: "easements", struct: "Easement", fields: { benefited: "b" } },
    /** The easement that stands under an instrument is given up. */
    "easement release": {
      code: 84,
      array: "easementReleases",
      struct: "EasementRelease",
      fields: { benefited: "b", easement: "h" },
    },
  },
} as const satisfies DealingPart;
