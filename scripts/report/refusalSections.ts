import { counted, mostFirst, thousands } from "./figures.ts";
import { inadmissibleInAll, refusedInAll } from "./headline.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { actOf, provisionName } from "./provisionName.ts";
import type { InadmissibleError, RefusedProvision, ReplayReport } from "./replayReport.ts";
import { paragraph } from "./sections.ts";
import type { Section } from "./sections.ts";

/** The provisions that refused, each beside its text. */
export function refusalsSection(report: ReplayReport): Section {
  const { land, refusals, cases } = report;
  const most = largestCount(refusals);
  const introduction =
    `A refusal is a decision with a reason and a remedy. ${wereMet(refusedInAll(report))} refused: ` +
    `${counted(land.refusedRows, "row")} of the file, and the rest among ` +
    `${counted(land.made.applications, "application")} made up to show the law refusing, and dealings other than sales. ` +
    `${counted(cases.opened, "refusal")} ${cases.opened === 1 ? "was" : "were"} contested by objection: a reviewer who had no ` +
    `part in them set ${thousands(cases.setAside)} aside, ${thousands(cases.withdrawn)} were withdrawn.` +
    (cases.aboutGrants === 0
      ? ""
      : ` ${counted(cases.aboutGrants, "grant")} ${cases.aboutGrants === 1 ? "was" : "were"} contested, and upheld on review.`);
  const reasons = mostFirst(refusals).map((refusal) =>
    reason(refusal.count, land.made.refusals[refusal.provision] ?? 0, most, refusalText(refusal)),
  );
  return {
    id: "refusals",
    heading: "What the law refused",
    content: html`${paragraph(introduction)} ${listOf(reasons)}`,
  };
}

/** The errors with which contracts turned applications away. */
export function inadmissibleSection(report: ReplayReport): Section {
  const { inadmissible, land } = report;
  const most = largestCount(inadmissible);
  const introduction =
    "An inadmissible application is not decided at all, and nothing of it is stored: it is malformed, late, stale or not " +
    `properly signed. ${wereMet(inadmissibleInAll(report))} inadmissible.`;
  const reasons = mostFirst(inadmissible).map((error) =>
    reason(error.count, land.made.inadmissible[error.error] ?? 0, most, errorText(error)),
  );
  return {
    id: "inadmissible",
    heading: "What was not admissible",
    content: html`${paragraph(introduction)} ${listOf(reasons)}`,
  };
}

function refusalText({ provision, heading, text, remedy, remedyDays }: RefusedProvision): Markup {
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${provisionName(provision)} ${heading}</h3>
    <blockquote class="govuk-body">${text}</blockquote>
    <p class="govuk-body-s">
      Can be contested within ${counted(remedyDays, "day")} from service under
      ${remedyName(remedy, provision)}.
      <span class="report-code">${provision}</span>
    </p>`;
}

/** The remedy as people cite it, with its act where that is another one than the provision's. */
function remedyName(remedy: string, provision: string): string {
  const name = provisionName(remedy);
  return name === remedy || actOf(remedy) === actOf(provision) ? name : `${name} of ${actOf(remedy)}`;
}

function errorText({ error, sentence }: InadmissibleError): Markup {
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1 report-code">${error}</h3>
    <p class="govuk-body">${sentence}</p>`;
}

function listOf(reasons: readonly Markup[]): Markup | null {
  if (reasons.length === 0) return null;
  return html`<ul class="report-reasons">
    ${reasons}
  </ul>`;
}

function wereMet(count: number): string {
  return `${counted(count, "application")} ${count === 1 ? "was" : "were"}`;
}

/** How many, as a figure and as a bar, beside why. */
function reason(count: number, madeUp: number, most: number, why: Markup): Markup {
  const share = ((100 * count) / most).toFixed(1);
  return html`<li class="report-reason">
    <div>
      <span class="report-reason__count govuk-body-l">${thousands(count)}</span>
      <span class="govuk-body-s">${origin(count, madeUp)}</span>
      <span class="report-reason__bar" style="width: ${share}%"></span>
    </div>
    <div>${why}</div>
  </li>`;
}

function origin(count: number, madeUp: number): string {
  if (madeUp === 0) return count === 1 ? "application" : "applications";
  return madeUp >= count ? "made up" : `of which ${thousands(madeUp)} made up`;
}

function largestCount(items: readonly { readonly count: number }[]): number {
  return Math.max(1, ...items.map(({ count }) => count));
}
