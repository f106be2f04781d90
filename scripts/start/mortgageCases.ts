import { afterSale, type BoughtHome } from "./afterSale.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { other, type Party } from "./parties.ts";
import type { Sale } from "./sale.ts";

/** Days of the longer term: 25 years. */
const TERM_DAYS = 9_131;

const hasLoan = ({ loan }: Sale): boolean => loan !== undefined;

/** Another lender takes the mortgage over, which then secures more, less again, and for longer. */
async function assigned(home: BoughtHome, { notary }: CaseDesk, others: readonly Party[]): Promise<void> {
  const { loan, row } = home.sale;
  if (loan === undefined) return;
  const { lender, amount } = loan;
  const next = other(others);
  const assignment = { kind: "assignment", rank: 1, newLender: next.person } as const;
  await home.ask(assignment, [lender]);
  await home.ask(assignment, [lender, next, notary]);
  home.title.lender = next;
  const secured = { rank: 1, currency: "GBP" } as const;
  await home.ask({ ...secured, kind: "increase", newAmount: amount + 1_000_000n }, [home.owner, next]);
  await home.ask({ ...secured, kind: "partial release", newAmount: amount }, [next]);
  await home.ask({ kind: "extension", rank: 1, lastDay: row.date + TERM_DAYS }, [next, home.owner]);
}

/** A second lender wants to go first, does with the first one's signature, and is paid off. */
async function postponed(home: BoughtHome, _desk: CaseDesk, others: readonly Party[]): Promise<void> {
  const second = other(others);
  const terms = { lender: second.person, amount: 1_000_000n, currency: "GBP", assumable: false };
  await home.ask({ kind: "mortgage", ...terms }, [home.owner, second]);
  const postponement = { kind: "postponement", rank: 1, otherRank: 2 } as const;
  await home.ask(postponement, [home.owner, second]);
  await home.ask(postponement, [home.owner, second, ...home.lenders]);
  await home.ask({ kind: "discharge", rank: 1 }, [second]);
}

/** The lender has the home without a court, which is refused, and then by its order. */
async function foreclosed(home: BoughtHome, { judge }: CaseDesk, others: readonly Party[]): Promise<void> {
  const acquirer = other(others);
  const foreclosure = {
    kind: "foreclosure",
    rank: 1,
    acquirer: acquirer.person,
    price: 1_000_000n,
    currency: "GBP",
  } as const;
  await home.ask(foreclosure, [acquirer, ...home.lenders]);
  await home.ask(foreclosure, [acquirer, ...home.lenders, judge]);
  home.passTo(acquirer);
  home.title.lender = undefined;
}

/** Part 8 of the Land Registration Act. */
export const MORTGAGE_CASES: readonly MadeCase[] = [
  afterSale("a mortgage that another lender takes over", 1, assigned, hasLoan),
  afterSale("a mortgage that lets another go first", 1, postponed, hasLoan),
  afterSale("a mortgage that is foreclosed", 1, foreclosed, hasLoan),
];
