const MILLISECONDS_A_DAY = 86_400_000;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Days since 1 January 1970 of a date of the Gregorian calendar; undefined if there is no such day. */
export function daysSinceEpoch(year: number, month: number, day: number): bigint | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? BigInt(date.getTime() / MILLISECONDS_A_DAY) : undefined;
}

/** Days since 1 January 1970 of `2016-04-01`; undefined if it is no such date. */
export function parseIsoDate(text: string): bigint | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? daysSinceEpoch(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Days since 1 January 1970 of `1 April 2016`; undefined if it is no such date. */
export function parseWrittenDate(text: string): bigint | undefined {
  const match = /^([1-9]\d?) ([A-Z][a-z]+) (\d{4})$/.exec(text);
  const month = MONTHS.indexOf(match?.[2] ?? "") + 1;
  return match && month > 0 ? daysSinceEpoch(Number(match[3]), month, Number(match[1])) : undefined;
}
