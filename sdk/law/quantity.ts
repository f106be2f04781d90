import { bytesFromHex, type Hex } from "../bytes.ts";
import { formatPence } from "./amounts.ts";
import { isoDateOf, NO_END } from "./dates.ts";

/** The ASCII text of a word padded with zeros, e.g. an eId or the name of a fact. */
export function textOfWord(word: Hex): string {
  return String.fromCharCode(...bytesFromHex(word, 32)).replace(/\0+$/, "");
}

/**
 * The value of a fact as people write it.
 *
 * @param unit of a finding: "boolean", "pence", "date", "days" or another
 */
export function formatQuantity(value: bigint, unit: string): string {
  if (unit === "boolean") return value === 0n ? "no" : "yes";
  if (unit === "pence") return formatPence(value);
  if (unit !== "date") return `${value} ${unit}`;
  return Number(value) === NO_END ? "without end" : isoDateOf(Number(value));
}
