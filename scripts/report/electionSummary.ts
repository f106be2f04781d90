import { bytesInWords, counted, duration, mostFirst, thousands } from "./figures.ts";
import { type ElectionReport, refusedPapers } from "./electionReport.ts";
import type { ReplayReport } from "./replayReport.ts";
import { type SummaryPart, withHeads } from "./summary.ts";
import { columns, indented } from "./terminalText.ts";

/** What the terminal says of the election. */
export function electionParts({ election }: ReplayReport, width: number): SummaryPart[] {
  if (election === undefined) return [];
  return [
    overview(election, width),
    counts(election, width),
    questions(election, width),
    gas(election, width),
  ];
}

/** What the independent auditor says, in a sentence. */
export function auditVerdict({ audit: { ballots, failures } }: ElectionReport): string {
  if (failures.length > 0) return `${counted(failures.length, "failure")} found: ${failures.join("; ")}.`;
  return `Every proof, signature and sum of ${counted(ballots, "ballot paper")} was verified from the logs; nothing is wrong, and what was counted is what was cast.`;
}

function overview(election: ElectionReport, width: number): SummaryPart {
  const { trustees } = election;
  const rows = [
    ["on the roll", thousands(election.voters)],
    ["voted", thousands(election.turnout)],
    ["papers in the box", thousands(election.ballots)],
    ["of these replacing another", thousands(election.revotes)],
    ["trustees who decrypted", `${trustees.decrypted} of ${trustees.appointed}`],
    ["time", duration(election.seconds)],
    ["kept in memory at most, without the chain", bytesInWords(election.peakHeapBytes)],
  ];
  const refused = mostFirst(refusedPapers(election));
  const kinds = refused.map(({ error, count }) => [`refused: ${error}`, thousands(count)]);
  const heading = `Election in ${election.constituency}, ${election.pollingDay}`;
  const lines = columns([...rows, ...kinds], ["left", "right"], width);
  const reasons = refused.flatMap(({ error, reason }) => indented(`${error}: ${reason}`, 2, width));
  return { heading, lines: [...lines, ...reasons, ...indented(auditVerdict(election), 2, width)] };
}

function counts({ counts: all }: ElectionReport, width: number): SummaryPart {
  const rows = all.map(({ name, party, votes, elected }) => [
    `${name}, ${party}${elected ? " (elected)" : ""}`,
    thousands(votes),
  ]);
  return { heading: "Votes by candidate", lines: withHeads(["candidate", "votes"], rows, width) };
}

function questions({ referendum }: ElectionReport, width: number): SummaryPart {
  const lines = referendum.flatMap(({ question, yes, no, outcome, inForceFrom }) => [
    ...indented(question, 2, width),
    ...indented(
      `yes ${thousands(yes)}, no ${thousands(no)}: ${outcome}${inForceFrom === undefined ? "" : `, in force from ${inForceFrom}`}`,
      4,
      width,
    ),
  ]);
  return { heading: "Referendum", lines };
}

function gas({ gas: all }: ElectionReport, width: number): SummaryPart {
  const rows = all.map(({ act, count, mean, min, max }) => [act, ...[count, mean, min, max].map(thousands)]);
  return {
    heading: "Gas of the election",
    lines: withHeads(["act", "count", "mean", "min", "max"], rows, width),
  };
}
