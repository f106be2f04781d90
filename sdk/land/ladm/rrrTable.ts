import type { RrrKind } from "../codes.ts";
import type { TermName } from "./terms.ts";

/** The classes of LA_RRR (ISO 19152). */
export type RrrClass = "LA_Right" | "LA_Restriction" | "LA_Responsibility" | "LA_Mortgage";

/** What a kind of RRR is called in LADM, and which terms it has beside its party and its source. */
export interface RrrMapping {
  readonly class: RrrClass;
  /** Value of `type`: unlike that of every other kind, and no tenure. */
  readonly type: string;
  readonly terms: readonly TermName[];
}

/**
 * Every kind of RRR, in LADM's terms. The schema, the export and the import are made from this table; a kind that is not in
 * it does not compile, and a record that holds one is not exported.
 */
export const RRR_TABLE = {
  mortgage: { class: "LA_Mortgage", type: "mortgage", terms: ["ranking", "amount", "assumable"] },
  caveat: { class: "LA_Restriction", type: "caveat", terms: ["timeSpec"] },
  "consent required": { class: "LA_Restriction", type: "consentRequired", terms: [] },
} as const satisfies Readonly<Record<RrrKind, RrrMapping>>;
