import { afterSale, type BoughtHome, isFreehold } from "./afterSale.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { other, type Party } from "./parties.ts";
import type { Sale } from "./sale.ts";

/** Days for which the register had been wrong when the home was bought. */
const WRONG_FOR = 400;

/** Who is registered in whose place, and since when. */
function errorAbout({ owner, sale }: BoughtHome, injured: Party) {
  const since = sale.row.date - WRONG_FOR;
  return { registered: owner.person, injured: injured.person, since, acquiredOn: sale.row.date };
}

/** The owner and everyone with a right agree that the home is another's; not without that person. */
async function corrected(home: BoughtHome, { registrar }: CaseDesk, others: readonly Party[]): Promise<void> {
  const injured = other(others);
  const error = { ...errorAbout(home, injured), numerator: home.parts, forValue: true, knew: false };
  const agreed = [home.owner, registrar, ...home.lenders] as const;
  await home.ask({ kind: "rectification", ...error }, agreed);
  await home.ask({ kind: "rectification", ...error }, [...agreed, injured]);
  home.passTo(injured);
}

/** Who bought without knowing keeps the home, also before a court; the injured person gets money. */
async function compensated(home: BoughtHome, { judge }: CaseDesk, others: readonly Party[]): Promise<void> {
  const injured = other(others);
  const error = errorAbout(home, injured);
  const bought = { numerator: home.parts, forValue: true, knew: false };
  await home.ask({ kind: "rectification", ...error, ...bought }, [injured, judge]);
  const owed = { amount: home.sale.row.pricePence, currency: "GBP" };
  await home.ask({ kind: "compensation", ...error, ...owed }, [injured, judge]);
}

/** A title is closed once a registrar vouches that its land is gone, and reopened when the land is found. */
async function reopened(home: BoughtHome, { registrar }: CaseDesk): Promise<void> {
  await home.ask({ kind: "closing" }, [home.owner]);
  await home.ask({ kind: "closing" }, [home.owner, registrar]);
  await home.ask({ kind: "reopening" }, [home.owner, registrar]);
}

const isFreeOfMortgages = (sale: Sale): boolean => isFreehold(sale) && sale.loan === undefined;

/** Part 11 of the Land Registration Act. */
export const RECTIFICATION_CASES: readonly MadeCase[] = [
  afterSale("an error that everybody admits", 1, corrected),
  afterSale("an error that a court compensates", 1, compensated),
  afterSale("a title closed and reopened", 0, reopened, isFreeOfMortgages),
];
