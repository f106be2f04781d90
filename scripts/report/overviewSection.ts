import { roundedPounds, thousands, totalVolume } from "./figures.ts";
import { headline, inadmissibleInAll, interruption, refusedInAll, reportTitle, verdict } from "./headline.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { ReplayReport } from "./replayReport.ts";

/** The heading of the page, what happened in a sentence or two, and the figures to remember. */
export function overview(report: ReplayReport): Markup {
  return html`<h1 class="govuk-heading-xl">${reportTitle(report)}</h1>
    <p class="govuk-body-l">${headline(report)} ${verdict(report)}</p>
    ${warnings(report).map(warning)} ${keyNumbers(report)}`;
}

function warnings(report: ReplayReport): string[] {
  const invented = report.source.madeUp
    ? "The transfers are invented. They show what the statute does, not what happened."
    : null;
  return [interruption(report), invented].filter((text) => text !== null);
}

function warning(text: string): Markup {
  return html`<div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text"
      ><span class="govuk-visually-hidden">Warning</span> ${text}</strong
    >
  </div>`;
}

function keyNumbers(report: ReplayReport): Markup {
  const { land, verified } = report;
  const numbers = [
    { name: "transfers registered", value: thousands(land.transfers) },
    { name: "paid for them in all", value: roundedPounds(totalVolume(report)) },
    { name: "of duty assessed", value: roundedPounds(land.dutyAssessed) },
    { name: "applications refused by law", value: thousands(refusedInAll(report)) },
    { name: "applications inadmissible", value: thousands(inadmissibleInAll(report)) },
    { name: "rows rejected as unreadable", value: thousands(land.rejected) },
    { name: "entries verified", value: thousands(verified.entries) },
    { name: "mismatches", value: thousands(verified.mismatches), alarm: verified.mismatches > 0 },
  ];
  return html`<dl class="report-numbers">
    ${numbers.map(
      ({ name, value, alarm }) =>
        html`<div class="report-number${alarm === true ? " report-number--alarm" : ""}">
          <dt class="govuk-body govuk-!-margin-bottom-0">${name}</dt>
          <dd class="govuk-body govuk-!-margin-bottom-0">${value}</dd>
        </div>`,
    )}
  </dl>`;
}
