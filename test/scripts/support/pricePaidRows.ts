import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { PRICE_PAID_COLUMNS, readPricePaid } from "../../../scripts/land/pricePaid.ts";
import type { PricePaidColumn, PricePaidTable, PricePaidTransfer } from "../../../scripts/land/pricePaid.ts";

/** Path of a file of the project. */
export const projectFile = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The made-up sample that the project ships. */
export const SAMPLE = projectFile("samples/land/price-paid.csv");

/** 6 January 2016, as days since 1970-01-01. */
export const JANUARY_6 = 16_806;

/** The first line of a file that has one. */
export const HEADER = PRICE_PAID_COLUMNS.join(",");

const ORDINARY: Readonly<Record<PricePaidColumn, string>> = {
  TransactionId: "{ID-1}",
  Price: "159000",
  Date: "2016-01-06 00:00",
  Postcode: "ZZ1 1AA",
  PropertyType: "S",
  "Old/New": "N",
  Duration: "F",
  PAON: "194",
  SAON: "FLAT 2",
  Street: "LOREM ROAD",
  Locality: "LITTLE EXAMPLE",
  "Town/City": "SAMPLETON",
  District: "NORTH SAMPLE",
  County: "FICTSHIRE",
  PpdCategoryType: "A",
  RecordStatus: "A",
};

/** What a row has that the ordinary one has not. */
export type Changes = Partial<Record<PricePaidColumn, string>>;

const fieldsOf = (changes: Changes): string[] =>
  PRICE_PAID_COLUMNS.map((column) => ({ ...ORDINARY, ...changes })[column]);

/** A row whose fields are not quoted. */
export const plain = (changes: Changes = {}): string => fieldsOf(changes).join(",");

/** A row in the official layout. */
export const quotedRow = (changes: Changes = {}): string =>
  fieldsOf(changes)
    .map((field) => `"${field}"`)
    .join(",");

/** Rows of different properties. */
export const manyRows = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => quotedRow({ TransactionId: `{MANY-${i}}`, PAON: `${i}` }));

/** A folder for the files of one suite. */
export class PricePaidFolder {
  path = "";

  async open(): Promise<void> {
    this.path = await mkdtemp(join(tmpdir(), "price-paid-"));
  }

  close(): Promise<void> {
    return rm(this.path, { recursive: true });
  }

  readonly fileOf = async (content: string | Uint8Array, name = "prices.csv"): Promise<string> => {
    const path = join(this.path, name);
    await writeFile(path, content);
    return path;
  };

  /** The table of these lines. */
  readonly read = async (...lines: string[]): Promise<PricePaidTable> =>
    readPricePaid(await this.fileOf(`${lines.join("\n")}\n`));

  /** The transfer of a row that is accepted. */
  readonly readOne = async (changes: Changes): Promise<PricePaidTransfer> => {
    const { transfers, rejects } = await this.read(quotedRow(changes));
    expect(rejects).to.deep.equal([]);
    expect(transfers).to.have.length(1);
    return transfers[0] as PricePaidTransfer;
  };
}

/** What a promise failed with; fails itself if it did not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, but it succeeded");
}
