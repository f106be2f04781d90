import { counted, duration, monthsReplayed, roundedPounds, thousands, totalVolume } from "./figures.ts";
import type { ReplayReport } from "./replayReport.ts";

/** The title of the report: `Land transfers of January 2016`. */
export function reportTitle(report: ReplayReport): string {
  const months = monthsReplayed(report);
  return `${report.source.madeUp ? "Made-up land transfers" : "Land transfers"}${months === null ? "" : ` of ${months}`}`;
}

/** What happened, in one sentence. */
export function headline(report: ReplayReport): string {
  const { land, seconds } = report;
  const transfers = counted(land.transfers, report.source.madeUp ? "made-up transfer" : "transfer");
  return (
    `${transfers} of property, worth ${roundedPounds(totalVolume(report))}, ` +
    `${land.transfers === 1 ? "was" : "were"} registered under the statute in ${duration(seconds)}, ` +
    `with ${roundedPounds(land.dutyAssessed)} of duty assessed.`
  );
}

/** Whether the register could be rebuilt, in one sentence. */
export function verdict({ verified: { entries, mismatches } }: ReplayReport): string {
  if (entries === 0) return "No entry of the register was verified.";
  const rebuilt = `Rebuilt from the chain’s logs alone, `;
  if (mismatches === 0) {
    const all = entries === 1 ? "the one entry matches" : `all ${thousands(entries)} entries match`;
    return `${rebuilt}${all} what the chain stores.`;
  }
  const differ = mismatches === 1 ? "does not match" : "do not match";
  return `${rebuilt}${thousands(mismatches)} of ${counted(entries, "entry", "entries")} ${differ} what the chain stores.`;
}

/** That the figures are of a part only; null if the replay ran to its end. */
export function interruption({ interrupted, land }: ReplayReport): string | null {
  if (!interrupted) return null;
  const decided = land.transfers + land.refusedRows + land.rejected;
  return `The replay was stopped after ${thousands(decided)} of ${counted(land.rowsRead, "row")}; all figures cover that part only.`;
}

/** Applications refused: rows of the file and made-up applications together. */
export function refusedInAll({ refusals }: ReplayReport): number {
  return refusals.reduce((sum, { count }) => sum + count, 0);
}

/** Applications that were not decided at all. */
export function inadmissibleInAll({ inadmissible }: ReplayReport): number {
  return inadmissible.reduce((sum, { count }) => sum + count, 0);
}
