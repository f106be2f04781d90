import type { EChartsOption, ScatterSeriesOption } from "echarts";

import { BLUE, INK, PALE_BLUE, TURQUOISE } from "./chartStyle.ts";
import { moneyScale, percent, pounds, rate, roundedPounds } from "./figures.ts";
import { horizontalBarsChart } from "./horizontalBars.ts";
import type { ActGas, DutyBand, ReplayReport } from "./replayReport.ts";

/** Duty by band of price. */
export function dutyByBandChart({ dutyBands }: ReplayReport): EChartsOption {
  const money = moneyScale(dutyBands.map(({ duty }) => duty));
  return horizontalBarsChart({
    measure: `Duty, ${money.unit}`,
    categories: dutyBands.map((band) => `${inTwoLines(bandName(band))} (${percent(band.ratePercent)})`),
    values: dutyBands.map(({ duty }) => money.of(duty)),
    labels: dutyBands.map(({ duty }) => roundedPounds(duty)),
    color: TURQUOISE,
  });
}

/** Mean gas of each kind of act as a bar, with a line from the cheapest to the dearest. */
export function gasByActChart({ gasByAct }: ReplayReport): EChartsOption {
  return horizontalBarsChart({
    measure: "Mean gas",
    categories: gasByAct.map(({ act }) => act),
    values: gasByAct.map(({ mean }) => mean),
    color: PALE_BLUE,
    over: [
      { ...mark("Lowest"), data: gasByAct.map(({ min }) => min), markLine: rangeLines(gasByAct) },
      { ...mark("Highest"), data: gasByAct.map(({ max }) => max) },
    ],
  });
}

/** A short stroke across the bar at one value. */
function mark(name: string): ScatterSeriesOption {
  return { type: "scatter", name, symbol: "rect", symbolSize: [3, 18], color: INK };
}

function rangeLines(gasByAct: readonly ActGas[]): NonNullable<ScatterSeriesOption["markLine"]> {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { type: "solid", width: 3, color: INK },
    label: { show: false },
    data: gasByAct.map(({ min, max }, row) => [{ coord: [min, row] }, { coord: [max, row] }]),
  };
}

/** Acts per second in each phase that completed acts. */
export function speedByPhaseChart({ phases }: ReplayReport): EChartsOption {
  const measured = phases.filter(({ acts }) => acts > 0);
  return horizontalBarsChart({
    measure: "Acts per second",
    categories: measured.map(({ name }) => name),
    values: measured.map(({ actsPerSecond }) => actsPerSecond),
    labels: measured.map(({ actsPerSecond }) => rate(actsPerSecond)),
    color: BLUE,
  });
}

/** `up to £125,000`, `£125,000 to £250,000`, `above £1,500,000`. */
export function bandName({ from, to }: DutyBand): string {
  if (to === null) return `above ${pounds(from)}`;
  return BigInt(from) === 0n ? `up to ${pounds(to)}` : `${pounds(from)} to ${pounds(to)}`;
}

/** The name with a new line before its last amount, which would otherwise be broken at a comma on a phone. */
function inTwoLines(name: string): string {
  return name.replace(/ (?=£[^£]*$)/u, "\n");
}
