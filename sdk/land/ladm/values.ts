import { dayOf } from "../../law/dates.ts";
import { LadmImportError } from "./errors.ts";

const GREATEST = (1n << 64n) - 1n;

/**
 * A whole number that is written as text.
 * @throws {LadmImportError} if 64 bits do not hold it
 */
export function uint64At(pointer: string, text: string): bigint {
  const value = BigInt(text);
  if (value > GREATEST) throw new LadmImportError(pointer, text, `at most ${GREATEST}`);
  return value;
}

/**
 * The day number of an ISO date.
 * @throws {LadmImportError} if there is no such day
 */
export function dayAt(pointer: string, date: string): number {
  try {
    return dayOf(date);
  } catch (error) {
    throw new LadmImportError(pointer, date, "a date from 1970-01-01 to 9999-12-31", error);
  }
}
