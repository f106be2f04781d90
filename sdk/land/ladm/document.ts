import type { Hex } from "../../bytes.ts";
import type { TitleTenure } from "../codes.ts";
import type { RrrClass } from "./rrrTable.ts";
import type { Terms } from "./terms.ts";

/**
 * A record of the land register as JSON in the terms of ISO 19152 (LADM). Whole numbers of more than 32 bits are decimal
 * text, dates are ISO dates. `docs/schemas/ladm-title.schema.json` is its schema.
 */
export interface LadmDocument {
  /** The schema's name. */
  readonly $schema: string;
  readonly LA_BAUnit: BAUnit;
}

/** The title, with the header of its record. */
export interface BAUnit {
  /** Entry of the register, 32 bytes. */
  readonly uID: Hex;
  readonly type: "basicPropertyUnit";
  /** Legal date on which the record was made. */
  readonly beginLifespanVersion: string;
  /** 1 for the entry's first record, then one more each. */
  readonly version: number;
  /** How many other entries were dealt with by the application that made the record; absent: none. */
  readonly others?: number;
  /** Commitment of the record before, 31 bytes; null: there is none. */
  readonly previous: Hex | null;
  /** Ruleset that made the record; null: taken over from a legacy register. */
  readonly basis: Hex | null;
  readonly tenure: TitleTenure;
  /** Leasehold: its last day; freehold: null. */
  readonly termEnds: string | null;
  /** Parts into which the title is divided. */
  readonly shareDenominator: number;
  /** LA_SpatialUnit. */
  readonly su: readonly SpatialUnit[];
  /** LA_Party: everybody whom an RRR names, once. */
  readonly party: readonly Party[];
  /** LA_RRR: the owners' shares, then what binds the title, in the record's order. */
  readonly rrr: readonly LadmRrr[];
  /** LA_AdministrativeSource: every deed that an RRR names, once. */
  readonly source: readonly AdministrativeSource[];
}

/** LA_SpatialUnit: a parcel or part of a building. */
export interface SpatialUnit {
  /** Its place in the record, from 1. */
  readonly suID: number;
  readonly area: { readonly areaSize: string; readonly type: "officialArea" };
  /** Hash commitment to the boundaries, 32 bytes. */
  readonly geometry: Hex;
}

/** LA_Party: an opaque id; who it is, the register of titles does not know. */
export interface Party {
  /** 16 bytes. */
  readonly pID: Hex;
}

/** LA_AdministrativeSource. */
export interface AdministrativeSource {
  /** Hash of the deed, 32 bytes. */
  readonly sID: Hex;
  readonly type: "deed";
}

/** LA_RRR: an owner's share, or another right, restriction, responsibility or mortgage. */
export type LadmRrr = OwnershipRight | OtherRrr;

/** LA_Right of an owner. */
export interface OwnershipRight {
  readonly class: "LA_Right";
  /** Its place among the title's RRRs, from 1. */
  readonly rID: number;
  readonly type: TitleTenure;
  readonly party: Hex;
  readonly share: { readonly numerator: number; readonly denominator: number };
}

/** Any other LA_RRR; which terms it has, its type says. */
export interface OtherRrr extends Terms {
  readonly class: RrrClass;
  readonly rID: number;
  readonly type: string;
  /** `pID` of the person who holds it. */
  readonly party?: Hex;
  /** Where another title holds it instead: the last 16 bytes of its `uID`. */
  readonly relatedBAUnit?: Hex;
  /** `sID` of the deed. */
  readonly source: Hex;
}
