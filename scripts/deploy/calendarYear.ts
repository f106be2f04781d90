import { parseIsoDate } from "../../sdk/statute/dates.ts";

/** One year of the official calendar as a person writes it down. */
export interface CalendarDescription {
  readonly year: number;
  /** Minutes the clocks are ahead of UTC outside summer time. */
  readonly offsetMinutes: number;
  /** When the clocks change and change back (UTC instants), and to what; left out: they do not change. */
  readonly summerTime?: { readonly from: string; readonly until: string; readonly offsetMinutes: number };
  /** Holidays that fall on Monday to Friday, as ISO dates; Saturdays and Sundays are no working days anyway. */
  readonly holidays: readonly string[];
}

/** The same as `CalendarYear` of `ICalendar.sol`. */
export interface CalendarYear {
  readonly offset: number;
  readonly changesAt: bigint;
  readonly offsetBetween: number;
  readonly changesBackAt: bigint;
  readonly workingDays: readonly [bigint, bigint];
}

const DAY = 86_400_000;
const [FIRST_YEAR, LAST_YEAR] = [1970, 9998];

/**
 * Turns a description into what the Gazette publishes.
 * @throws RangeError naming the field that is none, or the holiday or instant that is no date of the year
 */
export function calendarYear(description: CalendarDescription): CalendarYear {
  const { year, offsetMinutes, summerTime } = description;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RangeError(`calendars: year is ${JSON.stringify(year)}; expected a number such as 2026`);
  }
  return {
    offset: secondsOf(year, offsetMinutes),
    changesAt: summerTime ? instantOf(summerTime.from) : 0n,
    offsetBetween: secondsOf(year, summerTime ? summerTime.offsetMinutes : offsetMinutes),
    changesBackAt: summerTime ? instantOf(summerTime.until) : 0n,
    workingDays: workingDaysOf(year, description.holidays),
  };
}

function secondsOf(year: number, offsetMinutes: number): number {
  if (Number.isInteger(offsetMinutes)) return offsetMinutes * 60;
  const given = JSON.stringify(offsetMinutes);
  throw new RangeError(`calendar of ${year}: offsetMinutes is ${given}; expected a whole number`);
}

function workingDaysOf(year: number, holidays: readonly string[]): [bigint, bigint] {
  if (!Array.isArray(holidays)) {
    throw new RangeError(
      `calendar of ${year}: holidays is ${JSON.stringify(holidays)}; expected a list of dates`,
    );
  }
  const start = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - start) / DAY;
  const free = new Set(holidays.map((holiday) => dayInYear(holiday, start, days)));
  let bits = 0n;
  for (let day = 0; day < days; day++) {
    const weekday = new Date(start + day * DAY).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !free.has(day)) bits |= 1n << BigInt(day);
  }
  return [bits & ((1n << 256n) - 1n), bits >> 256n];
}

function dayInYear(holiday: string, start: number, days: number): number {
  const date = parseIsoDate(holiday);
  const day = date === undefined ? -1 : Number(date) - start / DAY;
  if (day >= 0 && day < days) return day;
  throw new RangeError(`holiday "${holiday}" is no date of the year ${new Date(start).getUTCFullYear()}`);
}

function instantOf(iso: string): bigint {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${iso}" is no instant such as 2016-03-27T01:00:00Z`);
  return BigInt(milliseconds / 1000);
}
