import { afterSale, type BoughtHome } from "./afterSale.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { other, type Party } from "./parties.ts";
import type { Sale } from "./sale.ts";

/** Days between the notice of a compulsory purchase to the owners and its entry. */
const NOTIFIED_BEFORE = 28;

/** The owner has died: an heir has the home once the executor signs and a notary attests it. */
async function inherited(home: BoughtHome, { notary }: CaseDesk, others: readonly Party[]): Promise<void> {
  const [heir, executor] = [other(others), other(others, 1)];
  const persons = { deceased: home.owner.person, heir: heir.person, executor: executor.person };
  const passing = { kind: "inheritance", ...persons, numerator: 1, denominator: 1 } as const;
  await home.ask(passing, [heir, executor]);
  await home.ask(passing, [heir, executor, notary]);
  home.passTo(heir);
}

/** Spouses hold jointly until one of them dies, which a notary attests. */
async function survived(home: BoughtHome, { notary }: CaseDesk, others: readonly Party[]): Promise<void> {
  const [owner, spouse] = [home.owner, other(others)];
  const parties = { transferor: owner.person, acquirer: spouse.person };
  const half = { kind: "spouse transfer", ...parties, numerator: 1, denominator: 2 } as const;
  await home.ask(half, [owner, spouse, notary]);
  await home.ask({ kind: "joint tenancy", tenant: owner.person, other: spouse.person }, [owner, spouse]);
  const survivorship = { kind: "survivorship", deceased: owner.person } as const;
  await home.ask(survivorship, [spouse]);
  await home.ask(survivorship, [spouse, notary]);
  home.passTo(spouse);
}

/** A court decides that the home is another's; nobody has it by a judgment that no judge signs. */
async function adjudged(
  home: BoughtHome,
  { judge, notary }: CaseDesk,
  others: readonly Party[],
): Promise<void> {
  const acquirer = other(others);
  const parties = { owner: home.owner.person, acquirer: acquirer.person };
  const judgment = {
    kind: "judgment transfer",
    ...parties,
    numerator: 1,
    denominator: 1,
    price: 0n,
    currency: "GBP",
  } as const;
  await home.ask(judgment, [acquirer, notary]);
  await home.ask(judgment, [acquirer, judge, notary]);
  home.passTo(acquirer);
}

/** A court has the home sold for the debt; the lender alone cannot. */
async function auctioned(
  home: BoughtHome,
  { judge, notary }: CaseDesk,
  others: readonly Party[],
): Promise<void> {
  const acquirer = other(others);
  const price = { price: 10_000_000n, currency: "GBP" };
  const auction = { kind: "auction", acquirer: acquirer.person, rank: 1, ...price } as const;
  await home.ask(auction, [acquirer, ...home.lenders, notary]);
  await home.ask(auction, [acquirer, judge, notary]);
  home.passTo(acquirer);
  home.title.lender = undefined;
}

/** A public body takes the home for a compensation, of which its buyer knew when they bought it: not on a registrar's word alone. */
async function taken(
  home: BoughtHome,
  { notary, registrar }: CaseDesk,
  others: readonly Party[],
): Promise<void> {
  const acquirer = other(others);
  const compensation = { compensation: home.sale.row.pricePence, currency: "GBP" };
  const instrumentDate = home.sale.row.date - NOTIFIED_BEFORE;
  const parties = { acquirer: acquirer.person, instrumentDate };
  const purchase = { kind: "compulsory purchase", ...parties, ...compensation } as const;
  await home.ask(purchase, [acquirer, registrar]);
  await home.ask(purchase, [acquirer, notary, registrar]);
  home.passTo(acquirer);
  home.title.lender = undefined;
}

/** Somebody objects to the sale that was registered; a reviewer hears them and upholds it. */
async function objectedTo(home: BoughtHome, desk: CaseDesk, others: readonly Party[]): Promise<void> {
  await desk.contestGrant(home.title, other(others));
}

const hasLoan = ({ loan }: Sale): boolean => loan !== undefined;

/** Part 7 of the Land Registration Act, and an objection to a grant. */
export const PASSING_CASES: readonly MadeCase[] = [
  afterSale("a home that is inherited", 2, inherited),
  afterSale("a spouse who survives", 1, survived),
  afterSale("a home that a court gives to another", 1, adjudged),
  afterSale("a home that is auctioned", 1, auctioned, hasLoan),
  afterSale("a home that is needed for a road", 1, taken),
  afterSale("a sale to which somebody objects", 1, objectedTo),
];
