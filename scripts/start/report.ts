import { cpus } from "node:os";
import type { PricePaidTable } from "../land/pricePaid.ts";
import type { ElectionReport } from "../report/electionReport.ts";
import type {
  DutyAmendment,
  ReplayMachine,
  ReplayPhase,
  ReplayReport,
  ReplaySource,
  Verification,
} from "../report/replayReport.ts";
import { dutyBandsOf, dutySurchargeOf } from "./dutyBands.ts";
import { MADE_RATE } from "./howMuchIsMade.ts";
import { wordingOf } from "./statuteBook.ts";
import type { Tally } from "./tally.ts";

/** What the report is made from. */
export interface ReportParts {
  readonly source: ReplaySource;
  readonly table: PricePaidTable;
  readonly seed: number;
  readonly tally: Tally;
  readonly phases: readonly ReplayPhase[];
  readonly verified: Verification;
  readonly dutyAmendment: DutyAmendment | undefined;
  readonly election: ElectionReport | undefined;
  readonly hardfork: string;
  readonly interrupted: boolean;
  readonly seconds: number;
}

/** Everything the replay did, as it is written to `report.json`. */
export function makeReport(parts: ReportParts): ReplayReport {
  const { tally, table, verified, dutyAmendment, election, seed, source, interrupted, phases, seconds } =
    parts;
  const dutySurcharge = dutySurchargeOf(tally);
  return {
    source,
    seed,
    machine: machine(parts.hardfork),
    finishedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    interrupted,
    land: {
      rows: interrupted ? tally.transfers + tally.refusedRows + table.rejects.length : table.rows,
      rowsRead: table.rows,
      transfers: tally.transfers,
      refusedRows: tally.refusedRows,
      rejected: table.rejects.length,
      made: {
        rate: MADE_RATE,
        applications: tally.applications,
        titles: tally.madeTitles,
        dealings: tally.madeDealings(),
        refusals: Object.fromEntries(tally.madeRefusals),
        inadmissible: Object.fromEntries(
          [...tally.madeInadmissible].map(([error, { count }]) => [error, count]),
        ),
      },
      dutyAssessed: String(tally.dutyAssessed),
    },
    byDay: tally.byDay(),
    dutyBands: dutyBandsOf(tally),
    ...(dutySurcharge ? { dutySurcharge } : {}),
    gasByAct: tally.gasByAct(),
    refusals: [...tally.refusals.values()].map((refusal) => ({
      ...wordingOf(refusal.provision),
      ...refusal,
    })),
    inadmissible: [...tally.madeInadmissible].map(([error, counted]) => ({ error, ...counted })),
    cases: tally.cases,
    phases,
    signatures: tally.signatures(),
    ...(dutyAmendment ? { dutyAmendment } : {}),
    ...(election ? { election } : {}),
    verified,
    seconds,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function machine(hardfork: string): ReplayMachine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? "unknown",
    cores: processors.length,
    node: process.versions.node,
    hardfork,
    solc: "0.8.30, via IR, Cancun opcodes",
  };
}
