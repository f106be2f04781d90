import { SdkError } from "../sdkError.ts";
import { parseIsoDate } from "../statute/dates.ts";

/** The day that stands for "without end". */
export const NO_END = 0xffff_ffff;

/** 9999-12-31: the last day that has eight digits. */
const LAST_DAY = 2_932_896;

const MILLISECONDS_A_DAY = 86_400_000;

/** There is no such day, or it is not one of 1970-01-01 to 9999-12-31. */
export class NoSuchDateError extends SdkError {
  override readonly name = "NoSuchDateError";

  constructor(given: string | number) {
    super(`${given} is no date from 1970-01-01 to 9999-12-31`, { given });
  }
}

/**
 * The day number of an ISO date: whole days since 1970-01-01, as the contracts count.
 *
 * @example
 * dayOf("2016-01-31"); // 16831
 *
 * @throws {NoSuchDateError} if there is no such day
 */
export function dayOf(isoDate: string): number {
  const day = parseIsoDate(isoDate);
  if (day === undefined || day < 0n) throw new NoSuchDateError(isoDate);
  return Number(day);
}

/** The ISO date of a day number: 16831 is "2016-01-31". */
export function isoDateOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** The eight digits that a citizen reads and signs: 16831 is 20160131. */
export function decimalDateOf(day: number): number {
  const date = dateOf(day);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** The day number that eight digits mean: 20160131 is 16831. */
export function dayOfDecimal(digits: number): number {
  const text = String(digits).padStart(8, "0");
  return dayOf(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

function dateOf(day: number): Date {
  if (!Number.isInteger(day) || day < 0 || day > LAST_DAY) throw new NoSuchDateError(day);
  return new Date(day * MILLISECONDS_A_DAY);
}
