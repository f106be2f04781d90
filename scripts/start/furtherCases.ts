import type { Dealing } from "../../sdk/land/dealings.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { ASSURANCE, type Party } from "./parties.ts";
import {
  basisOf,
  disposersOf,
  dischargesOf,
  instruction,
  instructionFor,
  type Sale,
  transfersTo,
} from "./sale.ts";

type Signatories = [Party, ...Party[]];

/** A priority notice lasts 60 days at most. */
const PROTECTED_DAYS = 60;
const PRE_EMPTION_DAYS = 3_650;

/** The owners, without the lender whom only the sale concerns. */
function ownersOf({ title }: Sale): Signatories {
  const [first, ...rest] = title.owners.map(({ party }) => party);
  if (first === undefined) throw new Error(`title ${title.entry} has no owner`);
  return [first, ...rest];
}

/** The buyer is protected; somebody else, who buys the same, is refused. The sale itself then uses the notice up. */
async function noticeKept(desk: CaseDesk, sale: Sale, [rival]: readonly Party[]): Promise<void> {
  if (rival === undefined) return;
  const lastDay = sale.row.date + PROTECTED_DAYS;
  const notice: Dealing = { ...basisOf(sale), kind: "priority notice", buyer: sale.buyer.person, lastDay };
  await desk.attempt(instruction(sale, [notice], ownersOf(sale)));
  const dealings = [...dischargesOf(sale), ...transfersTo(sale, rival)];
  await desk.attempt(instruction(sale, dealings, [...disposersOf(sale), rival]));
}

/** A notary lodges the sale; who would buy the same in the meantime is held off. The sale itself is then decided. */
async function lodged(desk: CaseDesk, sale: Sale, [rival]: readonly Party[]): Promise<void> {
  if (rival === undefined) return;
  await desk.lodge(instructionFor(sale));
  const dealings = [...dischargesOf(sale), ...transfersTo(sale, rival)];
  await desk.attempt(instruction(sale, dealings, [...disposersOf(sale), rival]));
}

/** A pre-emption is entered, and given up before the sale that it would stop. */
async function preEmptionGivenUp(desk: CaseDesk, sale: Sale, [holder]: readonly Party[]): Promise<void> {
  if (holder === undefined) return;
  const own = { ...basisOf(sale), holder: holder.person };
  const lastDay = sale.row.date + PRE_EMPTION_DAYS;
  await desk.attempt(
    instruction(sale, [{ ...own, kind: "pre-emption", lastDay }], [...ownersOf(sale), holder]),
  );
  await desk.attempt(instruction(sale, [{ ...own, kind: "pre-emption withdrawal" }], [holder]));
}

/** Who has bought gives a half to their spouse; they hold jointly, and later each alone. */
async function spouses(desk: CaseDesk, sale: Sale, [spouse]: readonly Party[]): Promise<void> {
  const { buyer, title } = sale;
  // The sale may have been refused.
  if (spouse === undefined || title.owners.some(({ party }) => party !== buyer)) return;
  const basis = basisOf(sale);
  const parties = { transferor: buyer.person, acquirer: spouse.person };
  const half: Dealing = { ...basis, kind: "spouse transfer", ...parties, numerator: 1, denominator: 2 };
  await desk.attempt(instruction(sale, [half], [buyer, spouse, desk.notary]));
  title.owners = [buyer, spouse].map((party) => ({ party, numerator: 1 }));
  const declared = { kind: "joint tenancy", tenant: buyer.person, other: spouse.person } as const;
  await desk.attempt(instruction(sale, [{ ...basis, ...declared }], [buyer, spouse]));
  const severed: Dealing = { ...basis, kind: "severance", tenant: spouse.person };
  await desk.attempt(instruction(sale, [severed], [spouse, buyer]));
}

/** Dealings other than sales, which the published data has none of. */
export const FURTHER_CASES: readonly MadeCase[] = [
  { name: "a notice that protects the buyer", needs: [ASSURANCE.high], when: "before", run: noticeKept },
  { name: "a sale that is lodged", needs: [ASSURANCE.high], when: "before", run: lodged },
  { name: "a pre-emption given up", needs: [ASSURANCE.high], when: "before", run: preEmptionGivenUp },
  { name: "spouses who hold jointly", needs: [ASSURANCE.high], when: "after", run: spouses },
];
