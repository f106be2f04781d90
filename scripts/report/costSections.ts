import { counted, duration, rate, thousands } from "./figures.ts";
import { horizontalBarsHeight } from "./horizontalBars.ts";
import { html } from "./markup.ts";
import type { ActGas, ReplayPhase, ReplayReport } from "./replayReport.ts";
import { paragraph, renderChart } from "./sections.ts";
import type { Section } from "./sections.ts";
import { figureColumn, table, textColumn } from "./table.ts";

/** What each kind of act costs on chain. */
export function gasSection({ gasByAct }: ReplayReport): Section {
  const sentences = gasByAct.map(
    ({ act, mean, min, max }) =>
      `${act}: ${thousands(mean)} on average, ${thousands(min)} to ${thousands(max)}`,
  );
  const chart = renderChart({
    chart: "gasByAct",
    description: `Bar chart of the mean gas of each kind of act, with its range. ${sentences.join("; ")}.`,
    height: horizontalBarsHeight(gasByAct.length),
    table: table("Gas by act", GAS_COLUMNS, gasByAct),
  });
  const explanation =
    "Gas measures the work that an act causes on every node. A bar is the mean; the line over it reaches from the " +
    "cheapest to the dearest act of its kind.";
  return { id: "gas", heading: "What each act costs", content: html`${paragraph(explanation)} ${chart}` };
}

const GAS_COLUMNS = [
  textColumn<ActGas>("Act", ({ act }) => act),
  figureColumn<ActGas>("Count", ({ count }) => thousands(count)),
  figureColumn<ActGas>("Mean gas", ({ mean }) => thousands(mean)),
  figureColumn<ActGas>("Lowest", ({ min }) => thousands(min)),
  figureColumn<ActGas>("Highest", ({ max }) => thousands(max)),
];

/** How long each phase took, and how much it did in a second. */
export function speedSection({ phases, seconds }: ReplayReport): Section {
  const measured = phases.filter(({ acts }) => acts > 0);
  const sentences = measured.map(({ name, actsPerSecond }) => `${name}: ${rate(actsPerSecond)}`);
  const chart = renderChart({
    chart: "speedByPhase",
    description: `Bar chart of acts per second in each phase. ${sentences.join("; ")}.`,
    height: horizontalBarsHeight(measured.length),
    table: table("Phases", PHASE_COLUMNS, phases),
  });
  const explanation = `The replay took ${duration(seconds)} in ${counted(phases.length, "phase")}, on one machine that signs, decides and checks.`;
  return { id: "speed", heading: "How fast it ran", content: html`${paragraph(explanation)} ${chart}` };
}

const PHASE_COLUMNS = [
  textColumn<ReplayPhase>("Phase", ({ name }) => name),
  figureColumn<ReplayPhase>("Time", ({ seconds }) => duration(seconds)),
  figureColumn<ReplayPhase>("Acts", ({ acts }) => thousands(acts)),
  figureColumn<ReplayPhase>("Acts per second", ({ acts, actsPerSecond }) =>
    acts === 0 ? "—" : rate(actsPerSecond),
  ),
];
