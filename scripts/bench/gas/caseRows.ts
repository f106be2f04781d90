import type { StepTerms } from "../../../sdk/procedure/steps.ts";
import type { CaseAct, CaseFile } from "../../start/caseFile.ts";
import { GrantCase } from "../../start/grantCase.ts";
import type { Party } from "../../start/parties.ts";
import { RefusalCase } from "../../start/refusalCase.ts";
import { dealingWith, type MeasuredHome } from "./measuredAct.ts";
import { measured, wait, type Workbench } from "./workbench.ts";

const LOGGED = "whole record and application logged";

/** Those who sign in cases besides the objector. */
interface Chamber {
  readonly registrar: Party;
  readonly reviewer: Party;
  readonly judges: readonly [Party, Party, Party];
}

/** The steps of a case that `procedure.serve` to `procedure.review` do not show: about a grant, then about refusals. */
export async function caseRows(bench: Workbench): Promise<void> {
  const judge = (number: number): Party => bench.parties.officer("court", number);
  const chamber: Chamber = {
    registrar: bench.parties.officer("caseRegistrar"),
    reviewer: bench.parties.officer("reviewer"),
    judges: [judge(1), judge(2), judge(3)],
  };
  await bench.enrolled([judge(2), judge(3)]);
  const home = () => bench.home();
  const homes = [await home(), await home(), await home(), await home()] as const;
  await aboutGrant(bench, chamber, homes[0]);
  await correctedAndWithdrawn(bench, chamber, homes[1]);
  await closedAndReinstated(bench, chamber, homes[2]);
  await transferred(bench, chamber, homes[3]);
}

/** Somebody contests a grant up to the court, which sets it aside; then the title goes back to what it was. */
async function aboutGrant(
  bench: Workbench,
  { registrar, reviewer, judges }: Chamber,
  home: MeasuredHome,
): Promise<void> {
  const { title, seller, buyer, spouse } = home;
  const previous = title.record;
  const parties = { transferor: seller.person, acquirer: buyer.person };
  const sale = { kind: "transfer", ...parties, numerator: 1, price: 0n, currency: "GBP" } as const;
  await bench.prepared(dealingWith(title, bench.today, sale, [seller, buyer]));
  const contested = new GrantCase(bench.republic, title, spouse);
  const row = rowsOf(bench, contested);
  await row("grant.open", "a case about a grant, by one who contests it", [contested.opening], spouse);
  await row("grant.object", "the objection, which holds no entry", [{ kind: "objection" }], spouse);
  const hold = { kind: "interim measure", pending: true } as const;
  await row("interim", "an interim measure by a reviewer, which makes the entry pending", [hold], reviewer);
  await taken(contested, [{ kind: "hearing" }], spouse, reviewer);
  const upheld = { kind: "review", outcome: "upheld" } as const;
  await row("review.upheld", "a review that upholds the grant", [upheld], reviewer);
  await row("appeal", "to the court", [{ kind: "appeal" }], spouse);
  const servedOn = await wait(bench, 0);
  await taken(contested, [{ kind: "service", servedOn }], registrar);
  await taken(contested, [{ kind: "hearing" }], spouse, judges[0]);
  await wait(bench, 14);
  const judgment = { kind: "judgment", outcome: "set aside" } as const;
  await row("judgment", "of three judges, which sets the grant aside", [judgment], ...judges);
  const what =
    "the title goes back to its record before a grant that was set aside; by anyone; record logged";
  await measured(bench, "procedure.restore", what, contested.execution(previous));
}

/** A review that upholds a refusal is corrected; then the objector withdraws. */
async function correctedAndWithdrawn(
  bench: Workbench,
  { registrar, reviewer }: Chamber,
  home: MeasuredHome,
): Promise<void> {
  const { contested } = await served(bench, registrar, home);
  await taken(contested, [{ kind: "objection" }], home.seller);
  await taken(contested, [{ kind: "hearing" }], home.seller, reviewer);
  await taken(contested, [{ kind: "review", outcome: "upheld" }], reviewer);
  const row = rowsOf(bench, contested);
  const correction = { kind: "correction", burdens: false } as const;
  await row("correction", "of a review, which changes the reasons alone", [correction], reviewer);
  const withdrawal = { kind: "withdrawal" } as const;
  await row("withdrawal", "by the objector; the entry is let go", [withdrawal], home.seller);
}

/** Nobody objected in time; whoever could not is reinstated. */
async function closedAndReinstated(
  bench: Workbench,
  { registrar, reviewer }: Chamber,
  home: MeasuredHome,
): Promise<void> {
  const { contested } = await served(bench, registrar, home);
  await wait(bench, 35);
  const row = rowsOf(bench, contested);
  await row("closing", "of a case whose period is over", [{ kind: "closing" }], home.spouse);
  const again = { kind: "reinstatement" } as const;
  await row(
    "reinstatement",
    "objector and reviewer sign; the period runs anew",
    [again],
    home.seller,
    reviewer,
  );
}

/** What another office received in time is handed over after the period. */
async function transferred(bench: Workbench, { registrar }: Chamber, home: MeasuredHome): Promise<void> {
  const { contested, servedOn } = await served(bench, registrar, home);
  await wait(bench, 35);
  const transfer = { kind: "transfer", receivedOn: servedOn + 1 } as const;
  const what = "of an objection that another office received; objector and registrar sign";
  await rowsOf(bench, contested)("transfer", what, [transfer], home.seller, registrar);
}

/** A sale of a home is refused, and the refusal served. */
export async function served(
  bench: Workbench,
  registrar: Party,
  { title, seller, buyer }: MeasuredHome,
): Promise<{ readonly contested: RefusalCase; readonly servedOn: number }> {
  const today = await wait(bench, 0);
  const parties = { transferor: seller.person, acquirer: buyer.person };
  const tooMuch = { kind: "transfer", ...parties, numerator: 2, price: 0n, currency: "GBP" } as const;
  const { receipt } = await bench.prepared(dealingWith(title, today, tooMuch, [seller, buyer]));
  const contested = new RefusalCase(bench.republic, receipt, seller);
  await taken(contested, [contested.opening, { kind: "service", servedOn: today }], registrar);
  return { contested, servedOn: today };
}

/** Takes steps that are no row. */
export async function taken(
  file: CaseFile,
  steps: readonly StepTerms[],
  ...by: CaseAct["by"]
): Promise<void> {
  await file.take({ steps, by });
}

/** Takes steps in a case and makes rows of them. */
export function rowsOf(bench: Workbench, file: CaseFile) {
  return async (
    id: string,
    what: string,
    steps: readonly StepTerms[],
    ...by: CaseAct["by"]
  ): Promise<void> => {
    const { data, receipt } = await file.take({ steps, by });
    const signatures = by.length === 1 ? "one ECDSA signature" : `${by.length} ECDSA signatures`;
    bench.add(`procedure.${id}`, `${what}; ${signatures}; ${LOGGED}`, data, receipt);
  };
}
