import type { EChartsOption } from "echarts";

import { BLUE, COMMON, LABEL, TURQUOISE, VALUE_AXIS } from "./chartStyle.ts";
import { moneyScale, shortDate } from "./figures.ts";
import type { ReplayReport } from "./replayReport.ts";

/** Room for two panels of {@link PANEL_HEIGHT}, in CSS pixels. */
export const TRANSFERS_BY_DAY_HEIGHT = 460;
const PANEL_HEIGHT = 170;
const PANEL_TOPS = [36, 274] as const;

/** Transfers above, the sum of their prices below, over the same days. */
export function transfersByDayChart({ byDay }: ReplayReport): EChartsOption {
  const money = moneyScale(byDay.map(({ volume }) => volume));
  const days = byDay.map(({ date }) => shortDate(date));
  const names = ["Transfers", `Sum of prices, ${money.unit}`] as const;
  return {
    ...COMMON,
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: PANEL_TOPS.map((top) => ({
      left: 8,
      right: 16,
      top,
      height: PANEL_HEIGHT,
      outerBoundsMode: "same",
    })),
    xAxis: PANEL_TOPS.map((_, gridIndex) => ({
      type: "category",
      gridIndex,
      data: days,
      axisLabel: { ...LABEL, hideOverlap: true },
      axisTick: { alignWithLabel: true },
    })),
    yAxis: names.map((name, gridIndex) => ({
      ...VALUE_AXIS,
      gridIndex,
      name,
      nameTextStyle: { ...LABEL, fontWeight: "bold", align: "left" },
      splitNumber: 4,
    })),
    series: [
      { type: "bar", name: names[0], data: byDay.map(({ transfers }) => transfers), color: BLUE },
      {
        type: "bar",
        name: names[1],
        data: byDay.map(({ volume }) => money.of(volume)),
        color: TURQUOISE,
        xAxisIndex: 1,
        yAxisIndex: 1,
      },
    ],
  };
}
