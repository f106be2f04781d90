import type { Dealing, DealingKind, DealingOf } from "../../../sdk/land/dealings.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import type { Party } from "../../support/parties.ts";
import { deed, type Terms, TODAY } from "./terms.ts";

/** The deed by which leases are granted in tests. */
export const LEASE_DEED = deed("of the lease");

/** Day on which they end. */
export const LEASE_ENDS = TODAY + 9_000;

const BASIS = { instrument: LEASE_DEED, instrumentDate: TODAY };

type TermsOf<K extends DealingKind> = Omit<DealingOf<K>, "subject">;

/** A leasehold of one part; which of the application's entries it is, is said later. */
export function lease(lessee: Party, terms: Partial<TermsOf<"lease">> = {}): TermsOf<"lease"> {
  const term = { lastDay: LEASE_ENDS, denominator: 1 };
  return { ...BASIS, kind: "lease", leasehold: 0, lessee: lessee.person, ...term, ...terms };
}

export function ending(
  kind: "lease surrender" | "lease forfeiture" | "lease merger",
  terms: Partial<Pick<Dealing, "instrumentDate">> = {},
): Terms {
  return { kind, leasehold: 0, instrument: deed(kind), instrumentDate: TODAY, ...terms };
}

/** The closing of what an instrument made. */
export function closing(grant: Hex = LEASE_DEED): Terms {
  return { kind: "lease closing", leasehold: 0, grant, instrument: deed("closing"), instrumentDate: TODAY };
}

export function usufruct(holder: Party, lastDay: number): Terms {
  return { ...BASIS, kind: "usufruct", holder: holder.person, lastDay };
}

export function usufructEnd(kind: "usufruct renunciation" | "usufruct after death", holder: Party): Terms {
  return { ...BASIS, kind, holder: holder.person };
}
