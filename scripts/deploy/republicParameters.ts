import { dayOf } from "../../sdk/law/dates.ts";
import { parseIsoDate } from "../../sdk/statute/dates.ts";
import { appointmentsOf, type FirstOfficers } from "./appointments.ts";
import { type CalendarDescription, calendarYear } from "./calendarYear.ts";
import { RepublicDescriptionError } from "./descriptionError.ts";
import { requirePeriodsOfTheActs } from "./periodsOfTheActs.ts";

/** Minutes; article 10(4) of the Constitution Act. */
const LARGEST_SHIFT = 180;

/** What a state decides before its republic is deployed; one JSON file a network. */
export interface RepublicDescription extends FirstOfficers {
  /** Minutes ahead of UTC in years whose calendar is not published. */
  readonly standardOffsetMinutes: number;
  /**
   * Days between announcement and enactment, and between enactment and its orders, in which the court may act: as many as
   * article 4 of the Constitution Act says.
   */
  readonly vetoDays: number;
  /**
   * Days between confirmation and effect of the root of a register taken over: as many as article 20(2) of the Land
   * Registration Act says.
   */
  readonly legacyDelayDays: number;
  /** ISO date from which the founding acts are in force, not before the day of deployment; or `today`. */
  readonly inForceFrom: string;
  /** ISO date on which the first officers' terms end. */
  readonly officersUntil: string;
  /** This year and the next. */
  readonly calendars: readonly [CalendarDescription, CalendarDescription];
}

/**
 * A description that can be deployed, with its dates settled: `today` becomes the chain's date.
 * @param today ISO date of the chain's latest block
 * @param resuming whether the founding may have taken place already, so that its dates may have passed
 * @throws {RepublicDescriptionError} or RangeError naming the field that is not what it must be; if a date has passed already,
 * and the Gazette would refuse the founding; if no calendar is of the chain's year, and periods in working days would not run
 */
export function settleDates(
  description: RepublicDescription,
  today: string,
  resuming: boolean,
): RepublicDescription {
  if (typeof description !== "object" || description === null) {
    throw new RepublicDescriptionError("no description; expected one as in deploy/parameters/local.json");
  }
  const inForceFrom = description.inForceFrom === "today" ? today : description.inForceFrom;
  const settled = { ...description, inForceFrom };
  const { Republic: stated } = republicParameters(settled);
  if (resuming) return settled;
  for (const field of ["inForceFrom", "officersUntil"] as const) {
    if (date(settled, field) >= dayOf(today)) continue;
    throw new RepublicDescriptionError(
      `${field} is ${settled[field]}; expected a date from ${today} on, which is today on the chain`,
    );
  }
  const years = [stated.calendar1Year, stated.calendar2Year];
  if (years.includes(Number(today.slice(0, 4)))) return settled;
  throw new RepublicDescriptionError(
    `calendars are of ${years.join(" and ")}; expected one of the year of ${today}, which is today on the chain`,
  );
}

/**
 * Parameters of the Ignition modules, from a description.
 * @throws {RepublicDescriptionError} or RangeError naming the field that is not what it must be; PeriodDiffersFromTextError, a
 * RepublicDescriptionError, for a period that is not the acts'
 */
export function republicParameters(description: RepublicDescription) {
  if (!Array.isArray(description.calendars)) {
    throw new RepublicDescriptionError("calendars is missing; expected a list of this year and the next");
  }
  const [first, second] = description.calendars as readonly (CalendarDescription | undefined)[];
  if (!first || !second) throw new RepublicDescriptionError("calendars must hold this year and the next");
  const vetoDays = wholeNumber(description, "vetoDays");
  const legacyDelayDays = wholeNumber(description, "legacyDelayDays");
  requirePeriodsOfTheActs({ vetoDays, legacyDelayDays });
  const standardOffset = wholeNumber(description, "standardOffsetMinutes") * 60;
  const calendars = [calendarYear(first), calendarYear(second)] as const;
  requireOffsetsNearStandard(description);
  const announcementSeconds = vetoDays * 86_400;
  const officersUntil = date(description, "officersUntil");
  return {
    Law: {
      standardOffset,
      vetoDays,
    },
    Land: { legacyDelayDays },
    Republic: {
      inForceFrom: date(description, "inForceFrom"),
      appointments: appointmentsOf(description, { officersUntil, announcementSeconds }),
      calendar1Year: first.year,
      calendar1: calendars[0],
      calendar2Year: second.year,
      calendar2: calendars[1],
    },
  };
}

/** What differs more, the Gazette does not publish. */
function requireOffsetsNearStandard({ calendars, standardOffsetMinutes }: RepublicDescription): void {
  for (const { year, offsetMinutes, summerTime } of calendars) {
    for (const minutes of [offsetMinutes, summerTime?.offsetMinutes ?? offsetMinutes]) {
      if (Math.abs(minutes - standardOffsetMinutes) <= LARGEST_SHIFT) continue;
      throw new RepublicDescriptionError(
        `calendar of ${year}: offsetMinutes is ${minutes}; expected within ${LARGEST_SHIFT} of standardOffsetMinutes, ${standardOffsetMinutes}`,
      );
    }
  }
}

function wholeNumber(
  description: RepublicDescription,
  field: "standardOffsetMinutes" | "vetoDays" | "legacyDelayDays",
): number {
  const value: unknown = description[field];
  if (Number.isInteger(value)) return value as number;
  throw new RepublicDescriptionError(`${field} is ${JSON.stringify(value)}; expected a whole number`);
}

function date(description: RepublicDescription, field: "inForceFrom" | "officersUntil"): number {
  const value: unknown = description[field];
  const day = typeof value === "string" ? parseIsoDate(value) : undefined;
  if (day !== undefined && day >= 0n) return Number(day);
  throw new RepublicDescriptionError(
    `${field} is ${JSON.stringify(value)}; expected a date such as 2016-01-01`,
  );
}
