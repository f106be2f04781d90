import { bytesFromHex, hexFromBytes, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { formatPence } from "./amounts.ts";
import { isoDateOf, NO_END } from "./dates.ts";

/** The ASCII text of a word padded with zeros, e.g. an eId or the name of a fact. */
export function textOfWord(word: Hex): string {
  return String.fromCharCode(...bytesFromHex(word, 32)).replace(/\0+$/, "");
}

/** The text does not fit into a word, one byte a character. */
export class UnwritableTextError extends SdkError {
  override readonly name = "UnwritableTextError";

  constructor(text: string) {
    super(`"${text}" is not at most 32 characters of one byte each`, { text });
  }
}

/**
 * The word that a text is, padded with zeros: what {@link textOfWord} reads.
 *
 * @throws {UnwritableTextError} if it is not at most 32 characters of one byte each
 */
export function wordOfText(text: string): Hex {
  const bytes = Array.from({ length: 32 }, (_, index) => text.charCodeAt(index) || 0);
  if (text.length > 32 || bytes.some((byte) => byte > 0xff)) throw new UnwritableTextError(text);
  return hexFromBytes(Uint8Array.from(bytes));
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
