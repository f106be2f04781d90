const DAYS_KNOWN = 256;
const [SUNDAY, SATURDAY] = [0, 6];

/**
 * `Circumstances.workingDays` where every day from Monday to Friday is a working day but the holidays: bit 255 - n is set
 * when the day n days before today is one.
 */
export function workingDaysUntil(today: number, holidays: readonly number[] = []): bigint {
  return Array.from({ length: DAYS_KNOWN }, (_, ago) => ago)
    .filter((ago) => isWeekday(today - ago) && !holidays.includes(today - ago))
    .reduce((bits, ago) => bits | (1n << BigInt(DAYS_KNOWN - 1 - ago)), 0n);
}

/** 1 January 1970 was a Thursday. */
function isWeekday(day: number): boolean {
  const ofWeek = (day + 4) % 7;
  return ofWeek !== SUNDAY && ofWeek !== SATURDAY;
}
