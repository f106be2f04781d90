const WORKING = 64;
const STANDSTILL = 192;
const [SUNDAY, SATURDAY] = [0, 6];

/**
 * `Circumstances.workingDays` as cases see it, see `CaseDays.sol`: every day from Monday to Friday is a working day but the
 * holidays and the days of standstill.
 */
export function caseDays(
  today: number,
  holidays: readonly number[] = [],
  standstill: readonly number[] = [],
): bigint {
  const off = [...holidays, ...standstill];
  const working = wordOf(WORKING, (ago) => isWeekday(today - ago) && !off.includes(today - ago));
  const still = wordOf(STANDSTILL, (ago) => standstill.includes(today - ago));
  return (working << BigInt(STANDSTILL)) | still;
}

/** A bit for each day up to today, the highest for today. */
function wordOf(days: number, isSet: (ago: number) => boolean): bigint {
  return Array.from({ length: days }, (_, ago) => ago)
    .filter(isSet)
    .reduce((bits, ago) => bits | (1n << BigInt(days - 1 - ago)), 0n);
}

/** 1 January 1970 was a Thursday. */
function isWeekday(day: number): boolean {
  const ofWeek = (day + 4) % 7;
  return ofWeek !== SUNDAY && ofWeek !== SATURDAY;
}
