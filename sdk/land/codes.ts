import { codeOf, wordOf } from "../law/codes.ts";
import { SdkError } from "../sdkError.ts";
import type { FieldReader, FieldWriter } from "../wire.ts";

export { UnknownCodeError } from "../law/codes.ts";

/** How land is held: without end, or until a date. */
export type Tenure = "freehold" | "leasehold";

/** What a title says of itself: its tenure, or that it is closed because its land is gone. */
export type TitleTenure = Tenure | "closed freehold";

/** What a right, restriction or responsibility is. */
export type RrrKind = (typeof RRR_KINDS)[number];

/** A currency is three letters of ISO 4217, or empty where no money is meant. */
export class MalformedCurrencyError extends SdkError {
  override readonly name = "MalformedCurrencyError";

  constructor(currency: string) {
    super(`"${currency}" is not three characters of one byte each`, { currency });
  }
}

const TENURES: readonly Tenure[] = ["freehold", "leasehold"];
const TITLE_TENURES: readonly TitleTenure[] = [...TENURES, "closed freehold"];
const RRR_KINDS = [
  "mortgage",
  "caveat",
  "consent required",
  "priority notice",
  "pre-emption",
  "joint tenancy",
  "lease",
  "usufruct",
  "easement burden",
  "easement benefit",
  "compensation",
] as const;

/** 1 freehold, 2 leasehold. */
export const tenureCode = (tenure: Tenure): number => codeOf("tenure", TENURES, tenure);

/** The tenure that a code means. */
export const tenureOf = (code: number): Tenure => wordOf("tenure", TENURES, code);

/** 1 freehold, 2 leasehold, 3 closed freehold. */
export const titleTenureCode = (tenure: TitleTenure): number => codeOf("tenure", TITLE_TENURES, tenure);

/** The tenure of a title that a code means. */
export const titleTenureOf = (code: number): TitleTenure => wordOf("tenure", TITLE_TENURES, code);

/** 1 mortgage, 2 caveat, and so on. */
export const rrrKindCode = (kind: RrrKind): number => codeOf("kind of RRR", RRR_KINDS, kind);

/** The kind of RRR that a code means. */
export const rrrKindOf = (code: number): RrrKind => wordOf("kind of RRR", RRR_KINDS, code);

/** Writes a currency as three bytes; the empty one as zeros. */
export function writeCurrency(writer: FieldWriter, currency: string): void {
  if (currency !== "" && currency.length !== 3) throw new MalformedCurrencyError(currency);
  for (let index = 0; index < 3; index++) {
    const character = currency === "" ? 0 : currency.charCodeAt(index);
    if (character > 0xff) throw new MalformedCurrencyError(currency);
    writer.uint8(character);
  }
}

/** Reads a currency of three bytes; zeros are the empty one. */
export function readCurrency(reader: FieldReader): string {
  const characters = [reader.uint8(), reader.uint8(), reader.uint8()];
  return characters.every((character) => character === 0) ? "" : String.fromCharCode(...characters);
}
