import type { EChartsOption } from "echarts";

import { BLUE, TURQUOISE } from "./chartStyle.ts";
import { counted, thousands } from "./figures.ts";
import { horizontalBarsChart, horizontalBarsHeight } from "./horizontalBars.ts";
import { madeRateText } from "./madeRate.ts";
import { html } from "./markup.ts";
import type { MadeDealing, ReplayReport } from "./replayReport.ts";
import { paragraph, renderChart } from "./sections.ts";
import type { Section } from "./sections.ts";
import { figureColumn, table, textColumn } from "./table.ts";

/** The dealings that were made up beside the transfers, by Part of the act. */
export function dealingSection({ land: { made } }: ReplayReport): Section {
  const { dealings, titles } = made;
  const sentences = dealings.map(
    ({ dealing, granted, refused }) =>
      `${dealing}: ${thousands(granted)} granted, ${thousands(refused)} refused`,
  );
  const explanation =
    `Published data has sales only. ${counted(made.applications, "application")} made up beside them ` +
    `show the act’s other Parts. ${madeRateText(made.rate)} They made ${counted(titles, "title")}, leaseholds and plots. Parties and officers signed each, and ` +
    "the register granted or refused it. The dealings of one application are counted one by one. Of two bars the upper " +
    "is what was granted, the lower what was refused.";
  const chart = renderChart({
    chart: "madeDealings",
    description: `Bar chart of the made-up dealings granted and refused. ${sentences.join("; ")}.`,
    height: horizontalBarsHeight(dealings.length),
    table: table("Made-up dealings", DEALING_COLUMNS, dealings),
  });
  return {
    id: "dealings",
    heading: "Dealings made up beside",
    content: html`${paragraph(explanation)} ${chart}`,
  };
}

const DEALING_COLUMNS = [
  textColumn<MadeDealing>("Dealing", ({ dealing }) => dealing),
  textColumn<MadeDealing>("Governed by", ({ part }) => part),
  figureColumn<MadeDealing>("Granted", ({ granted }) => thousands(granted)),
  figureColumn<MadeDealing>("Refused", ({ refused }) => thousands(refused)),
];

/** How many of each kind were granted, and how many refused. */
export function madeDealingsChart({ land: { made } }: ReplayReport): EChartsOption {
  return horizontalBarsChart({
    measure: "Granted, and below it refused",
    categories: made.dealings.map(({ dealing }) => dealing),
    values: made.dealings.map(({ granted }) => granted),
    color: BLUE,
    over: [
      {
        type: "bar",
        name: "Refused",
        color: TURQUOISE,
        barMaxWidth: 26,
        data: made.dealings.map(({ refused }) => refused),
      },
    ],
  });
}
