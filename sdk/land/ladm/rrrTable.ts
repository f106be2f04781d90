import type { RrrKind } from "../codes.ts";
import type { TermName } from "./terms.ts";

/** The classes of LA_RRR (ISO 19152). */
export type RrrClass = "LA_Right" | "LA_Restriction" | "LA_Responsibility" | "LA_Mortgage";

/** What a kind of RRR is called in LADM, and which terms it has beside its holder and its source. */
export interface RrrMapping {
  readonly class: RrrClass;
  /** Who holds it: a person, or another title of which the last 16 bytes of its entry are kept. */
  readonly holder: "party" | "relatedBAUnit";
  /** Value of `type`: unlike that of every other kind, and no tenure. */
  readonly type: string;
  readonly terms: readonly TermName[];
}

/**
 * Every kind of RRR, in LADM's terms. The schema, the export and the import are made from this table; a kind that is not in
 * it does not compile, and a record that holds one is not exported.
 */
export const RRR_TABLE = {
  mortgage: {
    class: "LA_Mortgage",
    holder: "party",
    type: "mortgage",
    terms: ["ranking", "amount", "assumable"],
  },
  caveat: { class: "LA_Restriction", holder: "party", type: "caveat", terms: ["timeSpec"] },
  "consent required": { class: "LA_Restriction", holder: "party", type: "consentRequired", terms: [] },
  "priority notice": {
    class: "LA_Restriction",
    holder: "party",
    type: "priorityNotice",
    terms: ["timeSpec"],
  },
  "pre-emption": { class: "LA_Restriction", holder: "party", type: "preemption", terms: ["timeSpec"] },
  "joint tenancy": { class: "LA_Right", holder: "party", type: "jointTenancy", terms: ["jointGroup"] },
  lease: { class: "LA_Restriction", holder: "relatedBAUnit", type: "lease", terms: ["timeSpec"] },
  usufruct: { class: "LA_Right", holder: "party", type: "usufruct", terms: ["timeSpec"] },
  "easement burden": {
    class: "LA_Restriction",
    holder: "relatedBAUnit",
    type: "easementBurden",
    terms: [],
  },
  "easement benefit": { class: "LA_Right", holder: "relatedBAUnit", type: "easementBenefit", terms: [] },
  compensation: { class: "LA_Responsibility", holder: "party", type: "compensation", terms: ["amount"] },
} as const satisfies Readonly<Record<RrrKind, RrrMapping>>;
