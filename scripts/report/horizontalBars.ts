import type { BarSeriesOption, EChartsOption, ScatterSeriesOption } from "echarts";

import { COMMON, INK, LABEL, VALUE_AXIS } from "./chartStyle.ts";

/** Below this width of the chart, in CSS pixels, names take less room and smaller letters. */
const PHONE_WIDTH = 520;
const ROW_HEIGHT = 56;
const AXIS_HEIGHT = 52;

/** Bars from left to right, one a category, the first on top. */
export interface HorizontalBars {
  /** What the bars measure, with its unit; written under the axis. */
  readonly measure: string;
  readonly categories: readonly string[];
  readonly values: readonly number[];
  /** What stands at the end of each bar, if anything. */
  readonly labels?: readonly string[];
  readonly color: string;
  /** Drawn over the bars, or beside them, each with one value a category. */
  readonly over?: readonly (ScatterSeriesOption | BarSeriesOption)[];
}

export function horizontalBarsChart(bars: HorizontalBars): EChartsOption {
  return {
    baseOption: {
      ...COMMON,
      grid: {
        left: 8,
        right: bars.labels === undefined ? 32 : 100,
        top: 8,
        bottom: 40,
        outerBoundsMode: "same",
      },
      xAxis: { ...VALUE_AXIS, name: bars.measure, nameLocation: "middle", nameGap: 32, splitNumber: 4 },
      yAxis: {
        type: "category",
        inverse: true,
        data: [...bars.categories],
        axisLabel: { ...LABEL, interval: 0, width: 220, overflow: "break", lineHeight: 18 },
        axisTick: { show: false },
      },
      series: [
        {
          type: "bar",
          name: bars.measure,
          color: bars.color,
          barMaxWidth: 26,
          label: LABEL,
          data: bars.values.map((value, i) => ({ value, ...labelOf(bars.labels?.[i]) })),
        },
        ...(bars.over ?? []),
      ],
    },
    media: [{ query: { maxWidth: PHONE_WIDTH }, option: phoneOption(bars.labels !== undefined) }],
  };
}

function phoneOption(labelled: boolean): EChartsOption {
  return {
    grid: { right: labelled ? 86 : 32 },
    xAxis: { splitNumber: 2, axisLabel: { fontSize: 12 } },
    yAxis: { axisLabel: { width: 116, fontSize: 12, lineHeight: 15 } },
    series: [{ label: { fontSize: 12 } }],
  };
}

/** The height in CSS pixels that a chart of so many bars needs. */
export function horizontalBarsHeight(categories: number): number {
  return AXIS_HEIGHT + ROW_HEIGHT * Math.max(1, categories);
}

function labelOf(text: string | undefined): Pick<BarSeriesOption, "label"> {
  if (text === undefined) return {};
  return { label: { show: true, position: "right", formatter: literal(text), color: INK } };
}

/** The chart library reads `{b}` in a label as a placeholder and `{name|` as a style; ours are plain text. */
function literal(text: string): string {
  return text.replace(/[{}]/gu, "");
}
