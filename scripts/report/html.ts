import { dutyByBandChart, gasByActChart, speedByPhaseChart } from "./barCharts.ts";
import { gasSection, speedSection } from "./costSections.ts";
import { dealingSection, madeDealingsChart } from "./dealingSection.ts";
import { electionSection } from "./electionSection.ts";
import { dataSection, settingsSection, verificationSection } from "./evidenceSections.ts";
import { reportTitle } from "./headline.ts";
import { html } from "./markup.ts";
import { overview } from "./overviewSection.ts";
import { renderPage } from "./page.ts";
import { inadmissibleSection, refusalsSection } from "./refusalSections.ts";
import type { ReplayReport } from "./replayReport.ts";
import { renderContents, renderSection } from "./sections.ts";
import { dutySection, transfersByDaySection } from "./transferSections.ts";
import { transfersByDayChart } from "./transfersByDayChart.ts";

/**
 * The report as one HTML file for somebody who governs rather than programs: it opens from disk, fetches nothing,
 * fits a phone and prints. Each chart has its table.
 *
 * @example
 * await writeFile("report/report.html", renderReplayReport(report));
 */
export function renderReplayReport(report: ReplayReport): string {
  const sections = [
    ...(report.byDay.length > 0 ? [transfersByDaySection(report)] : []),
    ...(report.dutyBands.length > 0 ? [dutySection(report)] : []),
    ...(report.land.made.dealings.length > 0 ? [dealingSection(report)] : []),
    refusalsSection(report),
    inadmissibleSection(report),
    ...(report.election ? [electionSection(report.election)] : []),
    ...(report.gasByAct.length > 0 ? [gasSection(report)] : []),
    ...(report.phases.length > 0 ? [speedSection(report)] : []),
    verificationSection(report),
    settingsSection(report),
    dataSection(report),
  ];
  return renderPage({
    title: `${reportTitle(report)} – Smart laws`,
    content: html`${overview(report)} ${renderContents(sections)} ${sections.map(renderSection)}`,
    charts: {
      transfersByDay: transfersByDayChart(report),
      dutyByBand: dutyByBandChart(report),
      madeDealings: madeDealingsChart(report),
      gasByAct: gasByActChart(report),
      speedByPhase: speedByPhaseChart(report),
    },
    data: report,
    footer: html`<p class="govuk-body-s">${report.source.licence}</p>`,
  });
}
