import type { DealingOf } from "../../../sdk/land/dealings.ts";
import type { Party } from "../../support/parties.ts";
import { deed, TODAY } from "./terms.ts";

type Unplaced<D> = D extends unknown ? Omit<D, "subject"> : never;

const BASIS = { instrument: deed("of the day"), instrumentDate: TODAY };

/** A fraction of the title: its numerator and denominator. */
export type Fraction = readonly [numerator: number, denominator: number];

const fractionOf = ([numerator, denominator]: Fraction) => ({ numerator, denominator });

export function jointTenancy(tenant: Party, other: Party): Unplaced<DealingOf<"joint tenancy">> {
  return { ...BASIS, kind: "joint tenancy", tenant: tenant.person, other: other.person };
}

export function severance(tenant: Party): Unplaced<DealingOf<"severance">> {
  return { ...BASIS, kind: "severance", tenant: tenant.person };
}

export function survivorship(deceased: Party): Unplaced<DealingOf<"survivorship">> {
  return { ...BASIS, kind: "survivorship", deceased: deceased.person };
}

export function spouseTransfer(
  transferor: Party,
  acquirer: Party,
  fraction: Fraction,
): Unplaced<DealingOf<"spouse transfer">> {
  const parties = { transferor: transferor.person, acquirer: acquirer.person };
  return { ...BASIS, kind: "spouse transfer", ...parties, ...fractionOf(fraction) };
}

export function inheritance(
  deceased: Party,
  heir: Party,
  executor: Party,
  fraction: Fraction,
): Unplaced<DealingOf<"inheritance">> {
  const persons = { deceased: deceased.person, heir: heir.person, executor: executor.person };
  return { ...BASIS, kind: "inheritance", ...persons, ...fractionOf(fraction) };
}

export function judgmentTransfer(
  owner: Party,
  acquirer: Party,
  fraction: Fraction,
  price = 0n,
): Unplaced<DealingOf<"judgment transfer">> {
  const parties = { owner: owner.person, acquirer: acquirer.person };
  return { ...BASIS, kind: "judgment transfer", ...parties, ...fractionOf(fraction), price, currency: "GBP" };
}

export function auction(
  acquirer: Party,
  rank: number,
  price = 100_000_00n,
  currency = "GBP",
): Unplaced<DealingOf<"auction">> {
  return { ...BASIS, kind: "auction", acquirer: acquirer.person, rank, price, currency };
}

/** The owners have had notice of the order for as long as they must, unless said otherwise. */
export function compulsoryPurchase(
  acquirer: Party,
  compensation: bigint,
  instrumentDate = TODAY - 28,
): Unplaced<DealingOf<"compulsory purchase">> {
  const owed = { compensation, currency: "GBP" };
  return { ...BASIS, kind: "compulsory purchase", acquirer: acquirer.person, ...owed, instrumentDate };
}
