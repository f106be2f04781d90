import type { ReplayReport } from "./replayReport.ts";

const PENCE = 100n;
const MINUTE = 60;
const HOUR = 3600;
const DAY_IN_YEAR: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
const FULL_DATE: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
};
const MONTH: Intl.DateTimeFormatOptions = { month: "long", year: "numeric", timeZone: "UTC" };

/** `23,513`. */
export function thousands(count: number): string {
  return count.toLocaleString("en-GB", { maximumFractionDigits: 0 });
}

/** `1 entry`, `23,513 entries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** Pence as `£1,250`, or `£1,250.50` where there are odd pence. */
export function pounds(pence: string): string {
  const amount = BigInt(pence);
  const absolute = amount < 0n ? -amount : amount;
  const odd = absolute % PENCE;
  const fraction = odd === 0n ? "" : `.${odd.toString().padStart(2, "0")}`;
  return `${amount < 0n ? "-" : ""}£${(absolute / PENCE).toLocaleString("en-GB")}${fraction}`;
}

/** Pence as `£6.4 billion`, `£87.2 million` or, below a million, `£98,765`. */
export function roundedPounds(pence: string): string {
  const amount = Number(pence) / Number(PENCE);
  if (amount >= 999_950_000) return `£${oneDecimal(amount / 1e9)} billion`;
  if (amount >= 1e6) return `£${oneDecimal(amount / 1e6)} million`;
  return `£${thousands(amount)}`;
}

/** The unit in which a chart shows amounts of money, and the amounts in that unit. */
export interface MoneyScale {
  readonly unit: "£ million" | "£ thousand" | "£";
  readonly of: (pence: string) => number;
}

/** The scale on which the largest of the amounts, in pence, has few digits. */
export function moneyScale(amounts: readonly string[]): MoneyScale {
  const largest = Math.max(0, ...amounts.map(Number)) / Number(PENCE);
  const scale = (unit: MoneyScale["unit"], poundsInUnit: number): MoneyScale => ({
    unit,
    of: (pence) => Number(pence) / Number(PENCE) / poundsInUnit,
  });
  if (largest >= 1e6) return scale("£ million", 1e6);
  return largest >= 1e4 ? scale("£ thousand", 1e3) : scale("£", 1);
}

/** `3.2 seconds`, `2 minutes 5 seconds`, `1 hour 2 minutes`. */
export function duration(seconds: number): string {
  if (seconds < MINUTE) return seconds === 1 ? "1 second" : `${oneDecimal(seconds)} seconds`;
  const whole = Math.round(seconds);
  if (whole < HOUR)
    return `${counted(Math.floor(whole / MINUTE), "minute")} ${counted(whole % MINUTE, "second")}`;
  return `${counted(Math.floor(whole / HOUR), "hour")} ${counted(Math.floor((whole % HOUR) / MINUTE), "minute")}`;
}

/** `690 kB`, `1.3 GB`: decimal units, as a file manager shows them. */
export function bytesInWords(bytes: number): string {
  const unit = [
    { size: 1e9, name: "GB" },
    { size: 1e6, name: "MB" },
    { size: 1e3, name: "kB" },
  ].find(({ size }) => bytes >= size);
  return unit === undefined ? counted(bytes, "byte") : `${oneDecimal(bytes / unit.size)} ${unit.name}`;
}

/** `5 %`, `2.5 %`. */
export function percent(value: number): string {
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: 2 })} %`;
}

/** `0.4`, `12.5`, `1,234`: a rate needs no decimals once it is large. */
export function rate(value: number): string {
  return value < 100 ? oneDecimal(value) : thousands(value);
}

/** `6 Jan`. */
export function shortDate(date: string): string {
  return new Date(date).toLocaleDateString("en-GB", DAY_IN_YEAR);
}

/** `6 January 2016`. */
export function fullDate(date: string): string {
  return new Date(date).toLocaleDateString("en-GB", FULL_DATE);
}

/** The month of the replayed days: `January 2016`, `January 2016 to March 2016`, or null without days. */
export function monthsReplayed({ byDay }: ReplayReport): string | null {
  const [first, last] = [byDay.at(0), byDay.at(-1)].map(
    (day) => day && new Date(day.date).toLocaleDateString("en-GB", MONTH),
  );
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first} to ${last}`;
}

/** Sum of the prices of all granted transfers, in pence. */
export function totalVolume({ byDay }: ReplayReport): string {
  return byDay.reduce((sum, { volume }) => sum + BigInt(volume), 0n).toString();
}

/** The same, the largest count first. */
export function mostFirst<Counted extends { readonly count: number }>(items: readonly Counted[]): Counted[] {
  return items.toSorted((a, b) => b.count - a.count);
}

function oneDecimal(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
