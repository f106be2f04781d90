import { bytesInWords, counted, thousands } from "./figures.ts";
import { verdict } from "./headline.ts";
import { html } from "./markup.ts";
import type { Content, Markup } from "./markup.ts";
import type { ReplayReport, SignatureCount } from "./replayReport.ts";
import { paragraph } from "./sections.ts";
import type { Section } from "./sections.ts";
import { figureColumn, table, textColumn } from "./table.ts";

/** How a reader can know that the register holds what the decisions say. */
export function verificationSection(report: ReplayReport): Section {
  const { entries, mismatches } = report.verified;
  const explanation =
    "Every decision logs the whole record it leaves behind; the chain stores a commitment to it. After the replay the " +
    "register was rebuilt from the logs alone, as anybody with a copy of them can do, and each rebuilt record was " +
    "compared with the commitment.";
  return {
    id: "verification",
    heading: "How it was verified",
    content: html`${paragraph(explanation)} ${paragraph(verdict(report))}
    ${facts([
      ["Entries verified", thousands(entries)],
      ["Mismatches", thousands(mismatches)],
    ])}
    ${report.signatures.length > 0 ? table("Signatures checked on chain", SIGNATURE_COLUMNS, report.signatures) : null}`,
  };
}

const SIGNATURE_COLUMNS = [
  textColumn<SignatureCount>("Kind", ({ kind }) => SIGNATURE_NAMES[kind]),
  figureColumn<SignatureCount>("Signatures", ({ count }) => thousands(count)),
];

const SIGNATURE_NAMES: Readonly<Record<SignatureCount["kind"], string>> = {
  secp256k1: "secp256k1: a wallet",
  "P-256": "P-256: a passkey or a phone",
  "ERC-1271": "ERC-1271: an account that is a contract",
};

/** What somebody needs to run it again. */
export function settingsSection({
  machine,
  seed,
  peakRssBytes,
  election,
  finishedAt,
}: ReplayReport): Section {
  const kept: readonly Fact[] =
    election === undefined ? [] : [["Kept by the election's clients", bytesInWords(election.peakHeapBytes)]];
  return {
    id: "machine",
    heading: "Machine and settings",
    content: facts([
      ["Processor", `${machine.cpu}, ${counted(machine.cores, "core")}`],
      ["Peak memory", bytesInWords(peakRssBytes)],
      ...kept,
      ["Node.js", machine.node],
      ["Virtual machine", `rules of ${machine.hardfork}`],
      ["Solidity compiler", machine.solc],
      ["Seed", String(seed)],
      ["Finished", `${finishedAt.slice(0, 16).replace("T", " ")} UTC`],
    ]),
  };
}

/** Where the transfers come from and on what terms they may be used. */
export function dataSection({ source, land }: ReplayReport): Section {
  const checksum: readonly Fact[] =
    source.sha256 === undefined ? [] : [["SHA-256", html`<span class="report-code">${source.sha256}</span>`]];
  return {
    id: "data",
    heading: "The data",
    content: html`${paragraph(source.licence)}
    ${facts([
      ["File", html`<span class="report-code">${source.file}</span>`],
      ["Size", bytesInWords(source.bytes)],
      ...checksum,
      ["Transfers", source.madeUp ? "made up" : "real"],
      ["Rows", thousands(land.rows)],
      ["Rows rejected as unreadable", thousands(land.rejected)],
    ])}`,
  };
}

type Fact = readonly [name: string, value: Content];

function facts(list: readonly Fact[]): Markup {
  return html`<dl class="govuk-summary-list">
    ${list.map(
      ([name, value]) =>
        html`<div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">${name}</dt>
          <dd class="govuk-summary-list__value">${value}</dd>
        </div>`,
    )}
  </dl>`;
}
