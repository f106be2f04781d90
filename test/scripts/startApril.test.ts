import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parseFigure } from "../../sdk/statute/index.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { readPricePaid } from "../../scripts/land/pricePaid.ts";
import type { PricePaidTransfer } from "../../scripts/land/pricePaid.ts";
import { renderReplayReport } from "../../scripts/report/html.ts";
import type { ReplayReport } from "../../scripts/report/replayReport.ts";
import { dutyBandsOf } from "../../scripts/start/dutyBands.ts";
import { chance } from "../../scripts/start/random.ts";
import { StartMonth } from "../../scripts/start/startMonth.ts";

const SAMPLE = path.join(import.meta.dirname, "../../samples/land/price-paid.csv");
const STATUTES = path.join(import.meta.dirname, "../../statutes/land-transaction-duty");
const SEED = 1;
const DAYS_LATER = dayOf("2016-04-01") - dayOf("2016-01-01");

/** Rows of the made-up month, as though it were April. */
async function rowsOfApril(): Promise<PricePaidTransfer[]> {
  const { transfers } = await readPricePaid(SAMPLE, { limit: 40 });
  return transfers
    .filter(({ date }) => date + DAYS_LATER < dayOf("2016-05-01"))
    .map((row) => ({ ...row, date: row.date + DAYS_LATER }));
}

/** Duty in pence by the rates as England had them, to the penny: on each slice, and 3 % of the whole for a second home. */
function dutyOn(price: bigint, second: boolean): bigint {
  const slices = [
    [12_500_000n, 2n],
    [25_000_000n, 3n],
    [92_500_000n, 5n],
    [150_000_000n, 2n],
  ] as const;
  let hundredths = second && price >= 4_000_000n ? price * 3n : 0n;
  for (const [above, more] of slices) if (price > above) hundredths += (price - above) * more;
  return hundredths / 100n;
}

describe("start, on some rows of April 2016", () => {
  let rows: readonly PricePaidTransfer[];
  let report: ReplayReport;

  before(async () => {
    rows = await rowsOfApril();
    const table = { transfers: rows, rejects: [], rows: rows.length };
    const options = { file: SAMPLE, table, madeUp: true, seed: SEED, quiet: true, isStopped: () => false };
    report = await new StartMonth(options).run();
  });

  it("[art_6a__para_2] assesses the duty of the amended act, on second homes too", () => {
    const second = rows.filter(({ transactionId }) => chance(SEED, `second/${transactionId}`) < 0.15);
    expect(second.length).to.be.within(1, rows.length - 1);
    const duty = rows.reduce((sum, row) => sum + dutyOn(row.pricePence, second.includes(row)), 0n);
    expect(report.land.transfers).to.equal(rows.length);
    expect(report.land.dutyAssessed).to.equal(String(duty));
    expect(report.dutyBands.reduce((sum, band) => sum + BigInt(band.duty), 0n)).to.equal(duty);
  });

  it("says on the page that a second home is charged on its whole price", () => {
    expect(report.dutySurcharge).to.deep.equal({ from: "2016-04-01", ratePercent: 3 });
    expect(renderReplayReport(report).replace(/\s+/g, " ")).to.contain(
      "From 1 April 2016 on, where an acquirer holds another dwelling, Article 6a charges 3 % of the whole price besides",
    );
  });
});

describe("the duty's bands in a report", () => {
  const ratesIn = (version: string) => {
    const text = readFileSync(path.join(STATUTES, `${version}.en.md`), "utf8");
    const rows = [...text.matchAll(/^\| (£[\d,]+) \| (\d+) % \|$/gm)];
    return rows.map(([, above = "", rate]) => [parseFigure(above), Number(rate)] as const);
  };

  for (const version of ["2015-10-02", "2016-03-16"]) {
    it(`[art_6__para_1] are those of the text of ${version}`, () => {
      const rates = ratesIn(version);
      const sold = (price: bigint, day: number) => ({ day, price, duty: price });
      const bands = dutyBandsOf({ sales: [] });
      expect(rates.length).to.equal(5);
      expect(bands.map(({ from, ratePercent }) => [BigInt(from), ratePercent])).to.deep.equal(
        rates.map(([above, rate]) => [above?.kind === "money" ? above.amount : undefined, rate]),
      );
      expect(
        dutyBandsOf({ sales: [sold(12_500_000n, 0), sold(12_500_001n, 0)] }).map((band) => band.duty),
      ).to.deep.equal(["12500000", "12500001", "0", "0", "0"]);
    });
  }
});
