/** What every reader of this folder expects to find at the path it is given. */
export const PRICE_PAID_TABLE = "expected an HM Land Registry Price Paid table (.csv or .csv.gz)";

/** The sixteen columns of the official layout, in their order. */
export const PRICE_PAID_COLUMNS = [
  "TransactionId",
  "Price",
  "Date",
  "Postcode",
  "PropertyType",
  "Old/New",
  "Duration",
  "PAON",
  "SAON",
  "Street",
  "Locality",
  "Town/City",
  "District",
  "County",
  "PpdCategoryType",
  "RecordStatus",
] as const;

export type PricePaidColumn = (typeof PRICE_PAID_COLUMNS)[number];

/** D detached, S semi-detached, T terraced, F flat or maisonette, O other. */
export type PropertyType = "D" | "S" | "T" | "F" | "O";

/** How the property is held: the register's F and L. */
export type Tenure = "freehold" | "leasehold";

/** A standard price paid by a private person at full market value; B any other: repossession, buy-to-let, company. */
export type PricePaidCategory = "A" | "B";

/**
 * One transfer of a property as the register published it. Texts are trimmed, with inner whitespace collapsed
 * to one space, and otherwise as published; a text that the row leaves out is "".
 */
export interface PricePaidTransfer {
  /** Line in the file, the first being 1; a header and blank lines count. */
  readonly line: number;
  /** The register's own identifier, braces included. */
  readonly transactionId: string;
  /** Above zero, and at most a uint64. */
  readonly pricePence: bigint;
  /** Days since 1970-01-01. */
  readonly date: number;
  readonly propertyType: PropertyType;
  readonly newBuild: boolean;
  readonly tenure: Tenure;
  readonly postcode: string | null;
  /** Primary addressable object name: house number or name, even where a spreadsheet made "2-4" into "02-Apr". */
  readonly paon: string;
  /** Secondary addressable object name: flat or unit. */
  readonly saon: string;
  readonly street: string;
  readonly locality: string;
  readonly town: string;
  readonly district: string;
  readonly county: string;
  readonly category: PricePaidCategory;
  /** See {@link titleKeyOf}. */
  readonly titleKey: string;
}
