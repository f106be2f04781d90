import { bandName } from "./barCharts.ts";
import {
  bytesInWords,
  duration,
  mostFirst,
  percent,
  pounds,
  rate,
  thousands,
  totalVolume,
} from "./figures.ts";
import { electionParts } from "./electionSummary.ts";
import { headline, interruption, reportTitle, verdict } from "./headline.ts";
import { provisionName } from "./provisionName.ts";
import type { ReplayReport } from "./replayReport.ts";
import { columns, indented, wrapped } from "./terminalText.ts";

export interface SummaryOptions {
  /** Whether the terminal shows colours; the caller knows about `NO_COLOR`. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Lines under a heading. */
export interface SummaryPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

const BOLD = "\u001b[1m";
const RED = "\u001b[31m";
const PLAIN = "\u001b[0m";

/**
 * The report as text for a terminal, without a new line at its end. The last line, always without colour, is
 * `verified N entries, M mismatches`, for scripts to read.
 */
export function renderSummary(report: ReplayReport, { colour, width }: SummaryOptions): string {
  const paint = (style: string, lines: readonly string[]): string[] =>
    lines.map((line) => (colour ? `${style}${line}${PLAIN}` : line));
  const parts = [...PARTS.map((part) => part(report, width)), ...electionParts(report, width)].filter(
    ({ lines }) => lines.length > 0,
  );
  const stopped = interruption(report);
  const { entries, mismatches } = report.verified;
  return [
    ...paint(BOLD, wrapped(reportTitle(report), width)),
    "",
    ...wrapped(headline(report), width),
    ...(stopped === null ? [] : ["", ...paint(RED, wrapped(stopped, width))]),
    ...parts.flatMap(({ heading, lines }) => ["", ...paint(BOLD, wrapped(heading, width)), ...lines]),
    "",
    ...(mismatches === 0 ? wrapped(verdict(report), width) : paint(RED, wrapped(verdict(report), width))),
    `verified ${entries} entries, ${mismatches} mismatches`,
  ].join("\n");
}

const PARTS = [
  landPart,
  dutyPart,
  dealingsPart,
  refusalsPart,
  inadmissiblePart,
  gasPart,
  phasesPart,
  machinePart,
] as const;

function landPart(report: ReplayReport, width: number): SummaryPart {
  const { land } = report;
  const rows = [
    ["rows read", thousands(land.rowsRead)],
    ["transfers registered", thousands(land.transfers)],
    ["of these refused by law", thousands(land.refusedRows)],
    ["rejected as unreadable", thousands(land.rejected)],
    ["applications made up beside", thousands(land.made.applications)],
    ["refusals contested", thousands(report.cases.opened)],
    ["of these set aside on review", thousands(report.cases.setAside)],
    ["prices in all", pounds(totalVolume(report))],
    ["duty assessed", pounds(land.dutyAssessed)],
  ];
  return { heading: "Land", lines: columns(rows, ["left", "right"], width) };
}

function dutyPart({ dutyBands }: ReplayReport, width: number): SummaryPart {
  const rows = dutyBands.map((band) => [
    bandName(band),
    percent(band.ratePercent),
    thousands(band.transfers),
    pounds(band.duty),
  ]);
  return {
    heading: "Duty by band of price",
    lines: withHeads(["price", "rate", "transfers", "duty"], rows, width),
  };
}

function dealingsPart({ land: { made } }: ReplayReport, width: number): SummaryPart {
  const rows = made.dealings.map(({ part, dealing, granted, refused }) => [
    dealing,
    part.split(" ").slice(0, 2).join(" "),
    thousands(granted),
    thousands(refused),
  ]);
  return {
    heading: "Dealings made up beside, by Part of the Land Registration Act",
    lines: withHeads(["dealing", "Part", "granted", "refused"], rows, width),
  };
}

function refusalsPart({ refusals }: ReplayReport, width: number): SummaryPart {
  const reasons = refusals.map(({ count, provision, heading, text }) => ({
    count,
    name: `${provisionName(provision)} ${heading}`,
    text,
  }));
  return {
    heading: "Refused, by article (made-up applications included)",
    lines: reasonLines(reasons, width),
  };
}

function inadmissiblePart({ inadmissible }: ReplayReport, width: number): SummaryPart {
  const reasons = inadmissible.map(({ count, error, sentence }) => ({ count, name: error, text: sentence }));
  return { heading: "Inadmissible, by error", lines: reasonLines(reasons, width) };
}

interface Reason {
  readonly count: number;
  readonly name: string;
  readonly text: string;
}

/** Each count with its reason beside, the most frequent first. */
function reasonLines(reasons: readonly Reason[], width: number): string[] {
  const counts = mostFirst(reasons).map(({ count }) => thousands(count));
  const widest = Math.max(0, ...counts.map(({ length }) => length));
  const indent = 2 + widest + 2;
  return mostFirst(reasons).flatMap(({ name, text }, i) => {
    const [first = "", ...rest] = indented(name, indent, width);
    const count = (counts[i] ?? "").padStart(widest);
    return [`  ${count}  ${first.trimStart()}`, ...rest, ...indented(text, indent, width)];
  });
}

function gasPart({ gasByAct }: ReplayReport, width: number): SummaryPart {
  const rows = gasByAct.map(({ act, count, mean, min, max }) => [
    act,
    ...[count, mean, min, max].map(thousands),
  ]);
  return { heading: "Gas by act", lines: withHeads(["act", "count", "mean", "min", "max"], rows, width) };
}

function phasesPart({ phases }: ReplayReport, width: number): SummaryPart {
  const rows = phases.map(({ name, seconds, acts, actsPerSecond }) => [
    name,
    duration(seconds),
    acts === 0 ? "" : thousands(acts),
    acts === 0 ? "" : rate(actsPerSecond),
  ]);
  return { heading: "Phases", lines: withHeads(["phase", "time", "acts", "acts/s"], rows, width) };
}

function machinePart({ machine, seconds, peakRssBytes, seed }: ReplayReport, width: number): SummaryPart {
  const text =
    `${machine.cpu}, ${machine.cores} cores, Node.js ${machine.node}, ${machine.hardfork}, solc ${machine.solc}; ` +
    `seed ${seed}; ${duration(seconds)}, ${bytesInWords(peakRssBytes)} of memory at most`;
  return { heading: "Machine", lines: indented(text, 2, width) };
}

/** A table with its heads; nothing if it has no row. */
export function withHeads(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  if (rows.length === 0) return [];
  const sides = heads.map((_, i) => (i === 0 ? "left" : "right"));
  return columns([heads, ...rows], sides, width);
}
