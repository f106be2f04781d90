import { readFileSync } from "node:fs";
import { dayOf, isoDateOf } from "../../sdk/law/dates.ts";
import type { CalendarDescription } from "../deploy/calendarYear.ts";
import type { RepublicDescription } from "../deploy/republicParameters.ts";

const FILE = new URL("../../deploy/parameters/replay.json", import.meta.url);

/** Days between the founding and the first row: the takeover's delay and the acts' vacatio legis run in them. */
const DAYS_BEFORE = 70;

/** The republic for a replay that begins on a day: acts in force on the first of that month, founded before. */
export function stateFor(firstDay: number): {
  beginsAt: string;
  description: Omit<RepublicDescription, "officers" | "officersAsPersons">;
} {
  const given = JSON.parse(readFileSync(FILE, "utf8")) as RepublicDescription;
  const begins = isoDateOf(firstDay - DAYS_BEFORE);
  const year = Number(begins.slice(0, 4));
  const known = new Map(given.calendars.map((calendar) => [calendar.year, calendar]));
  const calendar = (wanted: number): CalendarDescription =>
    known.get(wanted) ?? { year: wanted, offsetMinutes: given.standardOffsetMinutes, holidays: [] };
  return {
    beginsAt: `${begins}T09:00:00Z`,
    description: {
      ...given,
      inForceFrom: `${isoDateOf(firstDay).slice(0, 7)}-01`,
      officersUntil: isoDateOf(dayOf(begins) + 5 * 366),
      calendars: [calendar(year), calendar(year + 1)],
    },
  };
}
