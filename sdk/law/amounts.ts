import { SdkError } from "../sdkError.ts";

/** The text is no amount of pounds and pence. */
export class MalformedAmountError extends SdkError {
  override readonly name = "MalformedAmountError";

  constructor(text: string) {
    super(`"${text}" is no amount such as £1,234.56`, { text });
  }
}

/**
 * Pence as people write them.
 *
 * @example
 * formatPence(123_456n); // "£1,234.56"
 */
export function formatPence(pence: bigint): string {
  const absolute = pence < 0n ? -pence : pence;
  const pounds = (absolute / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return `${pence < 0n ? "-" : ""}£${pounds}.${(absolute % 100n).toString().padStart(2, "0")}`;
}

/**
 * The pence of an amount as people write it; the sign of the pound, the commas and the pence may be left out.
 *
 * @throws {MalformedAmountError} if it is no such amount
 */
export function parsePence(text: string): bigint {
  const match = /^(-?)£?(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{2}))?$/.exec(text);
  if (!match) throw new MalformedAmountError(text);
  const pence = BigInt((match[2] ?? "").replaceAll(",", "")) * 100n + BigInt(match[3] ?? "0");
  return match[1] === "-" ? -pence : pence;
}
