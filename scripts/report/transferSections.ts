import { bandName } from "./barCharts.ts";
import { counted, fullDate, percent, pounds, roundedPounds, shortDate, thousands } from "./figures.ts";
import { horizontalBarsHeight } from "./horizontalBars.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { DutyAmendment, DutyBand, DutySurcharge, ReplayDay, ReplayReport } from "./replayReport.ts";
import { paragraph, renderChart } from "./sections.ts";
import type { Section } from "./sections.ts";
import { figureColumn, table, textColumn } from "./table.ts";
import { TRANSFERS_BY_DAY_HEIGHT } from "./transfersByDayChart.ts";

export function transfersByDaySection({ byDay }: ReplayReport): Section {
  const sentence = busiestDay(byDay);
  const chart = renderChart({
    chart: "transfersByDay",
    description: `Bar charts of the transfers and of the sum of their prices on each day. ${sentence}`,
    height: TRANSFERS_BY_DAY_HEIGHT,
    table: table("Transfers by day", DAY_COLUMNS, byDay),
  });
  return { id: "transfers", heading: "Transfers by day", content: html`${paragraph(sentence)} ${chart}` };
}

function busiestDay(byDay: readonly ReplayDay[]): string {
  const [busiest] = byDay.toSorted((a, b) => b.transfers - a.transfers);
  if (busiest === undefined) return "No day was replayed.";
  const transfers = counted(busiest.transfers, "transfer");
  return `The busiest day was ${fullDate(busiest.date)}: ${transfers} for ${roundedPounds(busiest.volume)}.`;
}

const DAY_COLUMNS = [
  textColumn<ReplayDay>("Day", ({ date }) => shortDate(date)),
  figureColumn<ReplayDay>("Transfers", ({ transfers }) => thousands(transfers)),
  figureColumn<ReplayDay>("Refused", ({ refused }) => thousands(refused)),
  figureColumn<ReplayDay>("Sum of prices", ({ volume }) => pounds(volume)),
  figureColumn<ReplayDay>("Duty", ({ dutyAssessed }) => pounds(dutyAssessed)),
];

export function dutySection({ dutyBands, dutySurcharge, dutyAmendment, land }: ReplayReport): Section {
  const chart = renderChart({
    chart: "dutyByBand",
    description: `Bar chart of the duty by band of price. ${dutyBands.map(bandSentence).join("; ")}.`,
    height: horizontalBarsHeight(dutyBands.length),
    table: table("Duty by band of price", BAND_COLUMNS, dutyBands),
  });
  const explanation =
    `${pounds(land.dutyAssessed)} of duty was assessed. Each transfer is counted in the band in which its price ends; ` +
    `the rate is charged only on the part of the price within the band.${surchargeSentence(dutySurcharge)}`;
  return {
    id: "duty",
    heading: "Duty by band of price",
    content: html`${paragraph(explanation)} ${chart}
    ${dutyAmendment === undefined ? null : amendmentExample(dutyAmendment)}`,
  };
}

function surchargeSentence(surcharge: DutySurcharge | undefined): string {
  if (surcharge === undefined) return "";
  const { from, ratePercent } = surcharge;
  return (
    ` From ${fullDate(from)} on, where an acquirer holds another dwelling, Article 6a charges ${percent(ratePercent)} of the ` +
    "whole price besides, which is counted in the same band."
  );
}

const BAND_COLUMNS = [
  textColumn<DutyBand>("Price", bandName),
  figureColumn<DutyBand>("Rate", ({ ratePercent }) => percent(ratePercent)),
  figureColumn<DutyBand>("Transfers", ({ transfers }) => thousands(transfers)),
  figureColumn<DutyBand>("Duty", ({ duty }) => pounds(duty)),
];

function bandSentence(band: DutyBand): string {
  return `${bandName(band)}: ${counted(band.transfers, "transfer")}, ${roundedPounds(band.duty)} of duty`;
}

function amendmentExample({ beforeDate, afterDate, price, dutyBefore, dutyAfter }: DutyAmendment): Markup {
  return html`<h3 class="govuk-heading-m">When the duty was amended</h3>
    <p class="govuk-body">
      The amendment was enacted beside the old law, not over it. Each transfer is charged under the version
      that applies on its date: for the same price of ${pounds(price)}, duty of
      <strong>${pounds(dutyBefore)}</strong> on ${fullDate(beforeDate)} and of
      <strong>${pounds(dutyAfter)}</strong> on ${fullDate(afterDate)}.
    </p>`;
}
