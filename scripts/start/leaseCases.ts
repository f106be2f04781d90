import { leaseholdEntry } from "../../sdk/land/leaseholdEntry.ts";
import { afterSale, type BoughtHome, isFreehold, newTitle } from "./afterSale.ts";
import type { FiledTitle } from "./landFile.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { other, type Party } from "./parties.ts";

const LET_DAYS = 9_131;
/** A day more than 99 years have at most. */
const TOO_LONG_DAYS = 99 * 366 + 1;
const LEASE = "lease";

/** The leasehold that a lease to the tenant makes. */
function leaseholdOf(home: BoughtHome, tenant: Party): FiledTitle {
  const entry = leaseholdEntry(home.title.entry, home.deed(LEASE));
  return newTitle(entry, [{ party: tenant, numerator: 1 }]);
}

async function letTo(home: BoughtHome, tenant: Party, days = LET_DAYS): Promise<FiledTitle> {
  const leasehold = leaseholdOf(home, tenant);
  const lastDay = home.sale.row.date + days;
  const terms = { kind: "lease", lessee: tenant.person, lastDay, denominator: 1 } as const;
  await home.askPair(leasehold, terms, [home.owner, tenant, ...home.lenders], LEASE);
  return leasehold;
}

/** A lease of more than 99 years is refused; one of 25 is granted, and given up by both. */
async function surrendered(home: BoughtHome, { notary }: CaseDesk, others: readonly Party[]): Promise<void> {
  const tenant = other(others);
  await letTo(home, tenant, TOO_LONG_DAYS);
  const leasehold = await letTo(home, tenant);
  await home.askPair(leasehold, { kind: "lease surrender" }, [home.owner, notary]);
  await home.askPair(leasehold, { kind: "lease surrender" }, [home.owner, tenant]);
}

/** The leasehold is assigned to the landlord; before that there is nothing to merge. */
async function merged(home: BoughtHome, _desk: CaseDesk, others: readonly Party[]): Promise<void> {
  const tenant = other(others);
  const leasehold = await letTo(home, tenant);
  await home.askPair(leasehold, { kind: "lease merger" }, [home.owner, tenant]);
  await home.ask(home.gift(tenant, home.owner, 1), [tenant, home.owner], leasehold);
  await home.askPair(leasehold, { kind: "lease merger" }, [home.owner]);
}

/** The leasehold is assigned to somebody who breaks its terms: a court ends it, and nobody else. */
async function forfeited(home: BoughtHome, desk: CaseDesk, others: readonly Party[]): Promise<void> {
  const [tenant, next] = [other(others), other(others, 1)];
  const leasehold = await letTo(home, tenant);
  await home.ask(home.gift(tenant, next, 1), [tenant, next], leasehold);
  await home.askPair(leasehold, { kind: "lease forfeiture" }, [home.owner, desk.notary]);
  await home.askPair(leasehold, { kind: "lease forfeiture" }, [home.owner, desk.judge]);
}

/** A home is let for years, and stays let. */
async function letForYears(home: BoughtHome, _desk: CaseDesk, others: readonly Party[]): Promise<void> {
  await letTo(home, other(others));
}

/** Somebody has the use of the home; not twice, and until they renounce it. */
async function usufruct(home: BoughtHome, _desk: CaseDesk, others: readonly Party[]): Promise<void> {
  const holder = other(others);
  const lastDay = home.sale.row.date + LET_DAYS;
  const granted = { kind: "usufruct", holder: holder.person, lastDay } as const;
  for (let times = 0; times < 2; times++) {
    await home.ask(granted, [home.owner, holder, ...home.lenders]);
  }
  await home.ask({ kind: "usufruct renunciation", holder: holder.person }, [holder]);
}

/** Part 9 of the Land Registration Act. */
export const LEASE_CASES: readonly MadeCase[] = [
  afterSale("a lease that is surrendered", 1, surrendered, isFreehold),
  afterSale("a leasehold that the landlord acquires", 1, merged, isFreehold),
  afterSale("a lease that is forfeited", 2, forfeited, isFreehold),
  afterSale("a home that is let for years", 1, letForYears, isFreehold),
  afterSale("a usufruct that is renounced", 1, usufruct),
];
