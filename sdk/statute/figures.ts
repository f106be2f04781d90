import { parseWrittenDate } from "./dates.ts";

/** An amount in the currency's minor unit: `£125,000` is 12,500,000 pence. */
export interface Money {
  readonly kind: "money";
  readonly amount: bigint;
  /** ISO 4217. */
  readonly currency: string;
}

/** A share in parts per million: `5 %` is 50,000. */
export interface Percent {
  readonly kind: "percent";
  readonly ppm: bigint;
}

/** A day, counted from 1 January 1970, which is 0. */
export interface CalendarDate {
  readonly kind: "date";
  readonly days: bigint;
}

/** A period. Months are not days: how long one is depends on when it begins. A year is 12 months. */
export interface Duration {
  readonly kind: "duration";
  readonly unit: "days" | "months";
  readonly count: bigint;
}

/** `—`: the table has no figure here, for instance no upper limit. */
export interface NoFigure {
  readonly kind: "none";
}

export type Figure = Money | Percent | CalendarDate | Duration | NoFigure;

/** The forms in which a figure can be written, for messages. */
export const FIGURE_FORMS =
  "one figure: £125,000 or EUR 1,000, 5 %, 1 April 2016, 14 days, 6 months, 1 year, or —";

/**
 * Reads a figure in the one form in which statutes write it.
 *
 * @example
 * parseFigure("£125,000"); // { kind: "money", amount: 12_500_000n, currency: "GBP" }
 *
 * @returns undefined if the text is not exactly one figure
 */
export function parseFigure(text: string): Figure | undefined {
  if (text === "—") return { kind: "none" };
  return parseMoney(text) ?? parsePercent(text) ?? parseDate(text) ?? parseDuration(text);
}

/** How many percent a share is: 5 for `5 %`. */
export function percentOf({ ppm }: Percent): number {
  return Number(ppm) / 10_000;
}

/** The percentages that a text states, in their order. What only looks like one, such as `05 %`, is none. */
export function percentagesIn(text: string): Percent[] {
  return (text.match(/(?<![\p{L}\p{N}.,])[\d.]+ %/gu) ?? []).flatMap(
    (written) => parsePercent(written) ?? [],
  );
}

/**
 * Whether a text holds this figure as such, and not as a part of a longer one: "£125,000.50" does not hold
 * "£125,000", and "114 days" does not hold "14 days".
 */
export function holdsFigure(text: string, figure: string): boolean {
  for (let index = text.indexOf(figure); index >= 0; index = text.indexOf(figure, index + 1)) {
    const before = text.slice(0, index);
    const after = text.slice(index + figure.length);
    if (!/[\p{L}\p{N}£][.,]?$/u.test(before) && !/^(?:[\p{L}\p{N}]|[.,]\d)/u.test(after)) return true;
  }
  return false;
}

const WHOLE_NUMBER = "(?:0|[1-9]\\d{0,2}(?:,\\d{3})*)";

function parseMoney(text: string): Money | undefined {
  const match = new RegExp(`^(?:£|([A-Z]{3}) )(${WHOLE_NUMBER})(?:\\.(\\d+))?$`).exec(text);
  if (!match) return undefined;
  const currency = match[1] ?? "GBP";
  const digits = minorUnitDigits(currency);
  const fraction = match[3] ?? "0".repeat(digits);
  if (fraction.length !== digits) return undefined;
  return { kind: "money", amount: BigInt(wholeNumber(match[2]) + fraction), currency };
}

function parsePercent(text: string): Percent | undefined {
  const match = /^(0|[1-9]\d{0,2})(?:\.(\d{1,4}))? %$/.exec(text);
  if (!match) return undefined;
  return { kind: "percent", ppm: BigInt((match[1] ?? "") + (match[2] ?? "").padEnd(4, "0")) };
}

function parseDate(text: string): CalendarDate | undefined {
  const days = parseWrittenDate(text);
  return days === undefined ? undefined : { kind: "date", days };
}

function parseDuration(text: string): Duration | undefined {
  const match = new RegExp(`^(${WHOLE_NUMBER}) (day|month|year)(s?)$`).exec(text);
  if (!match) return undefined;
  const count = BigInt(wholeNumber(match[1]));
  if ((count === 1n) === (match[3] === "s")) return undefined;
  if (match[2] === "day") return { kind: "duration", unit: "days", count };
  return { kind: "duration", unit: "months", count: match[2] === "year" ? count * 12n : count };
}

function wholeNumber(text = ""): string {
  return text.replaceAll(",", "");
}

/** Two for most currencies, none for the yen, three for the dinar. */
function minorUnitDigits(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
