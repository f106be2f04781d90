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

/**
 * Turns a description into what the Gazette publishes.
 * @throws RangeError naming the holiday or instant that is no date of the year
 */
export function calendarYear(description: CalendarDescription): CalendarYear {
  const { year, offsetMinutes, summerTime } = description;
  return {
    offset: offsetMinutes * 60,
    changesAt: summerTime ? instantOf(summerTime.from) : 0n,
    offsetBetween: (summerTime?.offsetMinutes ?? offsetMinutes) * 60,
    changesBackAt: summerTime ? instantOf(summerTime.until) : 0n,
    workingDays: workingDaysOf(year, description.holidays),
  };
}

function workingDaysOf(year: number, holidays: readonly string[]): [bigint, bigint] {
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
  const day = (Date.parse(`${holiday}T00:00:00Z`) - start) / DAY;
  if (Number.isInteger(day) && day >= 0 && day < days) return day;
  throw new RangeError(`holiday "${holiday}" is no date of the year ${new Date(start).getUTCFullYear()}`);
}

function instantOf(iso: string): bigint {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${iso}" is no instant such as 2016-03-27T01:00:00Z`);
  return BigInt(milliseconds / 1000);
}
