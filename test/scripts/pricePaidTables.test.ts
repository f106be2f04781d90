import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { makeSample } from "../../scripts/land/makeSample.ts";
import { readPricePaid, titleKeyOf } from "../../scripts/land/pricePaid.ts";
import type { PricePaidTable, PricePaidTransfer } from "../../scripts/land/pricePaid.ts";
import { projectFile, SAMPLE } from "./support/pricePaidRows.ts";

const REAL_FILE = projectFile("../shared/data/land/pp-2016-01.csv.gz");

const soldMoreThanOnce = (keys: readonly string[]): number => {
  const salesByKey = new Map<string, number>();
  for (const key of keys) salesByKey.set(key, (salesByKey.get(key) ?? 0) + 1);
  return [...salesByKey.values()].filter((sales) => sales > 1).length;
};
const titleKeys = (transfers: readonly PricePaidTransfer[]): string[] => transfers.map((t) => t.titleKey);
const addressKeys = (transfers: readonly PricePaidTransfer[]): string[] =>
  transfers.map((transfer) => titleKeyOf({ ...transfer, tenure: "freehold" }));

describe("Price Paid tables", () => {
  describe("the made-up sample", () => {
    it("is what its generator makes, called and run", async () => {
      const sample = await readFile(SAMPLE, "utf8");
      expect(makeSample()).to.equal(sample);
      const script = projectFile("scripts/land/makeSample.ts");
      expect(execFileSync(process.execPath, [...process.execArgv, script], { encoding: "utf8" })).to.equal(
        sample,
      );
    }).timeout(30_000);

    it("is in the official layout: no header, every field quoted", async () => {
      const lines = (await readFile(SAMPLE, "utf8")).trimEnd().split("\n");
      expect(lines).to.have.length(500);
      const irregular = lines.filter((line) => !/^"\{[0-9-]{36}\}"(?:,"(?:[^"]|"")*"){15}$/u.test(line));
      expect(irregular).to.have.length(3);
    });

    it("holds every awkward kind of row that is no reject", async () => {
      const { transfers, rows } = await readPricePaid(SAMPLE);
      expect([rows, transfers.length]).to.deep.equal([500, 481]);
      const count = (test: (transfer: PricePaidTransfer) => boolean): number => transfers.filter(test).length;
      expect(count(({ postcode }) => postcode === null)).to.equal(5);
      expect(count(({ street }) => street === "")).to.equal(7);
      expect(count(({ postcode }) => postcode !== null && !/^(QQ|ZZ)/u.test(postcode))).to.equal(0);
      const spreadsheetDate = /^(\d\d-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d\d)$/u;
      expect(count(({ paon, saon }) => spreadsheetDate.test(paon) || spreadsheetDate.test(saon))).to.equal(7);
      expect(count(({ date }) => date < 16_801 || date > 16_831)).to.equal(0);
      expect(new Set(transfers.map(({ propertyType }) => propertyType)).size).to.equal(5);
      expect(new Set(transfers.map(({ tenure }) => tenure)).size).to.equal(2);
      expect(soldMoreThanOnce(titleKeys(transfers))).to.equal(14);
      expect(soldMoreThanOnce(addressKeys(transfers))).to.equal(15);
    });

    it("has prices at and around every threshold of the duty, and within every band", async () => {
      const { transfers } = await readPricePaid(SAMPLE);
      const pounds = new Set(transfers.map(({ pricePence }) => Number(pricePence / 100n)));
      const thresholds = [125_000, 250_000, 925_000, 1_500_000];
      const wanted = thresholds.flatMap((threshold) => [threshold - 1, threshold, threshold + 1]);
      expect([...pounds]).to.include.members(wanted);
      const bandOf = (price: number): number => thresholds.filter((threshold) => price > threshold).length;
      const perBand = [0, 1, 2, 3, 4].map(
        (band) => [...pounds].filter((price) => bandOf(price) === band).length,
      );
      expect(Math.min(...perBand)).to.be.greaterThan(30);
    });

    it("holds every kind of row that is rejected", async () => {
      const { rejects } = await readPricePaid(SAMPLE);
      expect(
        rejects.map(({ column, reason }) => `${column}: ${reason.replace(/\d+$/u, "n")}`).sort(),
      ).to.deep.equal([
        "Date: impossible date",
        "Date: impossible date",
        "Date: unreadable date",
        "Duration: tenure unknown to the register",
        "Old/New: unknown code, expected Y, N",
        "PpdCategoryType: unknown code, expected A, B",
        "Price: price beyond a uint64 of pence",
        "Price: price not above zero",
        "Price: price not above zero",
        "Price: unreadable price",
        "PropertyType: unknown code, expected D, S, T, F, O",
        "RecordStatus: change of an earlier record, not a transfer",
        "RecordStatus: deletion of an earlier record, not a transfer",
        "RecordStatus: unknown code, expected A",
        "TransactionId: same identifier as on line n",
        "row: 13 columns instead of n",
        "row: 17 columns instead of n",
        "row: broken quoting",
        "row: no PAON, no SAON and no street: no property named",
      ]);
    });
  });

  describe("the real month, January 2016", () => {
    let table: PricePaidTable;
    before(async function () {
      if (!existsSync(REAL_FILE)) {
        console.warn(`      skipped: the real file is not at ${REAL_FILE}`);
        this.skip();
      }
      table = await readPricePaid(REAL_FILE);
    });

    it("is read without a reject", () => {
      expect(table.rows).to.equal(23_513);
      expect(table.transfers).to.have.length(23_513);
      expect(table.rejects).to.deep.equal([]);
    });

    it("has the prices and gaps counted independently", () => {
      const prices = table.transfers.map(({ pricePence }) => pricePence).sort((a, b) => Number(a - b));
      expect([prices[0], prices.at(-1)]).to.deep.equal([10_000n, 3_240_000_000n]);
      expect(table.transfers.filter(({ postcode }) => postcode === null)).to.have.length(31);
      expect(table.transfers.filter(({ street }) => street === "")).to.have.length(374);
      const spreadsheetDate = /^\d\d-[A-Z][a-z]{2}$/u;
      const turned = table.transfers.filter(
        (t) => spreadsheetDate.test(t.paon) || spreadsheetDate.test(t.saon),
      );
      expect(turned).to.have.length(16);
    });

    it("goes from the 1st to the last working day of the month, in order", () => {
      const dates = table.transfers.map(({ date }) => date);
      expect([dates[0], dates.at(-1)]).to.deep.equal([16_801, 16_829]);
      expect(dates).to.deep.equal(dates.toSorted((a, b) => a - b));
    });

    it("has 23 titles sold more than once, and 33 addresses", () => {
      expect(soldMoreThanOnce(titleKeys(table.transfers))).to.equal(23);
      expect(soldMoreThanOnce(addressKeys(table.transfers))).to.equal(33);
    });
  });
});
