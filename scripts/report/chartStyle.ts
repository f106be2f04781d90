import type { EChartsOption } from "echarts";

/** Dark enough on white for graphics (3:1), and told apart by people who see colours differently. */
export const BLUE = "#12436d";
/** Lighter, so that a line in {@link INK} shows on it. */
export const PALE_BLUE = "#4a86bd";
export const TURQUOISE = "#1f7a74";
export const INK = "#0b0c0c";

const GRID_LINE = "#d8dadb";
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const LABEL = { color: INK, fontSize: 14 } as const;

export const VALUE_AXIS = {
  type: "value",
  axisLabel: { ...LABEL, hideOverlap: true },
  splitLine: { lineStyle: { color: GRID_LINE } },
  nameTextStyle: LABEL,
} as const;

/** What all charts share. Nothing moves, so that nobody has to ask for less motion. */
export const COMMON: EChartsOption = {
  animation: false,
  textStyle: { fontFamily: FONT, ...LABEL },
  tooltip: { trigger: "axis", confine: true, axisPointer: { type: "shadow" }, textStyle: { color: INK } },
};
