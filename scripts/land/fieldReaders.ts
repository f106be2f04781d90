import type { PricePaidColumn } from "./transfer.ts";

/** A field that cannot be read; becomes a `Reject` once the line is known. */
export class MalformedFieldError extends Error {
  override readonly name = "MalformedFieldError";
  readonly column: PricePaidColumn;
  readonly value: string;
  readonly reason: string;

  constructor(column: PricePaidColumn, value: string, reason: string) {
    super(`${column} "${value}": ${reason}`);
    this.column = column;
    this.value = value;
    this.reason = reason;
  }
}

const LARGEST_PENCE = 2n ** 64n - 1n;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Text, trimmed and with inner whitespace collapsed; refused if bytes of it were no UTF-8, or it holds controls. */
export function readText(column: PricePaidColumn, value: string): string {
  const text = value.replace(/\s+/gu, " ").trim();
  if (/[\p{Cc}\u{FFFD}]/u.test(text)) throw new MalformedFieldError(column, value, "unreadable characters");
  return text;
}

/** One of the codes of a column, translated. */
export function readCode<Meaning>(
  column: PricePaidColumn,
  value: string,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning {
  const code = value.trim();
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  if (meaning === undefined) {
    throw new MalformedFieldError(
      column,
      value,
      `unknown code, expected ${Object.keys(meanings).join(", ")}`,
    );
  }
  return meaning;
}

/** Pounds, with two decimals or none, as pence. */
export function readPrice(value: string): bigint {
  const [, sign, pounds = "", pence = "00"] = /^(-?)(\d+)(?:\.(\d\d))?$/u.exec(value.trim()) ?? [];
  if (pounds === "") throw new MalformedFieldError("Price", value, "unreadable price");
  const digits = `${pounds}${pence}`.replace(/^0+/u, "");
  if (sign === "-" || digits === "") throw new MalformedFieldError("Price", value, "price not above zero");
  if (digits.length > 20 || BigInt(digits) > LARGEST_PENCE) {
    throw new MalformedFieldError("Price", value, "price beyond a uint64 of pence");
  }
  return BigInt(digits);
}

/** `2016-01-06 00:00` or `06/01/2016 00:00` (day first), the midnight being optional, as days since 1970-01-01. */
export function readDate(value: string): number {
  const match =
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?: 00:00(?::00)?)?$/u.exec(value.trim()) ??
    /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4})(?: 00:00(?::00)?)?$/u.exec(value.trim());
  if (match === null) throw new MalformedFieldError("Date", value, "unreadable date");
  const { year, month, day } = match.groups ?? {};
  const isoDate = `${year}-${month}-${day}`;
  const milliseconds = Date.parse(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== isoDate) {
    throw new MalformedFieldError("Date", value, "impossible date");
  }
  if (milliseconds < 0) throw new MalformedFieldError("Date", value, "date before 1970");
  return milliseconds / MILLISECONDS_PER_DAY;
}
