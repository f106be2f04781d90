import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { readPricePaid, titleKeyOf, type PricePaidTransfer } from "../../scripts/land/pricePaid.ts";
import {
  type Changes,
  failureOf,
  HEADER,
  JANUARY_6,
  manyRows,
  plain,
  PricePaidFolder,
  quotedRow,
  SAMPLE,
} from "./support/pricePaidRows.ts";

const LARGEST_POUNDS = "184467440737095516.15";

describe("Price Paid reader", () => {
  const folder = new PricePaidFolder();
  const { fileOf, read, readOne } = folder;
  before(() => folder.open());
  after(() => folder.close());

  describe("layout", () => {
    it("reads every column of a row without header, all fields quoted", async () => {
      expect(await read(quotedRow())).to.deep.equal({
        rows: 1,
        rejects: [],
        transfers: [
          {
            line: 1,
            transactionId: "{ID-1}",
            pricePence: 15_900_000n,
            date: JANUARY_6,
            postcode: "ZZ1 1AA",
            propertyType: "S",
            newBuild: false,
            tenure: "freehold",
            paon: "194",
            saon: "FLAT 2",
            street: "LOREM ROAD",
            locality: "LITTLE EXAMPLE",
            town: "SAMPLETON",
            district: "NORTH SAMPLE",
            county: "FICTSHIRE",
            category: "A",
            titleKey: "ZZ1 1AA|194|FLAT 2|LOREM ROAD|SAMPLETON|FREEHOLD",
          },
        ],
      });
    });

    it("reads the same from a file with header, unquoted fields and day-first dates", async () => {
      const official = await read(quotedRow());
      const other = await read(HEADER, plain({ Date: "06/01/2016 00:00" }));
      expect(other.rows).to.equal(1);
      expect(other.transfers).to.deep.equal([{ ...official.transfers[0], line: 2 }]);
    });

    it("knows the long column names, whatever their case and quoting", async () => {
      const header = HEADER.replace("TransactionId", '"Transaction unique identifier"')
        .replace("Date", "date of transfer")
        .replace("PpdCategoryType", "PPD Category Type")
        .replace("RecordStatus", "Record Status - monthly file only");
      const { rows, transfers } = await read(header, plain());
      expect([rows, transfers.length]).to.deep.equal([1, 1]);
    });

    it("reads a header without rows as an empty table", async () => {
      expect(await read(HEADER)).to.deep.equal({ transfers: [], rejects: [], rows: 0 });
    });

    it("reads a byte order mark, Windows line ends, blank lines and a last line without end", async () => {
      const text = `\uFEFF${HEADER}\r\n\r\n${quotedRow()}\r\n   \r\n${quotedRow({ TransactionId: "{ID-2}" })}`;
      const { transfers, rejects, rows } = await readPricePaid(await fileOf(text));
      expect(rejects).to.deep.equal([]);
      expect(rows).to.equal(2);
      expect(transfers.map(({ line }) => line)).to.deep.equal([3, 5]);
      expect(transfers[0]?.transactionId).to.equal("{ID-1}");
    });

    it("reads gzip, also of several members, as the plain file", async () => {
      const [first, second] = [HEADER, ...manyRows(1500)].join("\n").split("{MANY-700}") as [string, string];
      const compressed = Buffer.concat([gzipSync(`${first}{MANY-700}`), gzipSync(second)]);
      const fromGzip = await readPricePaid(await fileOf(compressed, "prices.csv.gz"));
      expect(fromGzip.rows).to.equal(1500);
      expect(fromGzip).to.deep.equal(await readPricePaid(await fileOf(`${first}{MANY-700}${second}`)));
    });

    it("reads commas and doubled quotes within quoted fields", async () => {
      const transfer = await readOne({ PAON: "UNITS 1, 2", Street: 'THE ""OLD"" ROW' });
      expect([transfer.paon, transfer.street]).to.deep.equal(["UNITS 1, 2", 'THE "OLD" ROW']);
    });

    it("reads letters of several bytes across the pieces in which a file arrives", async () => {
      const street = "€".repeat(70_000);
      expect((await readOne({ Street: street })).street === street).to.equal(true);
    });
  });

  describe("values", () => {
    const accepted: readonly [string, Changes, Partial<PricePaidTransfer>][] = [
      ["a price of one pound", { Price: "1" }, { pricePence: 100n }],
      ["a price with pence", { Price: "125000.50" }, { pricePence: 12_500_050n }],
      ["the largest price, a uint64 of pence", { Price: LARGEST_POUNDS }, { pricePence: 2n ** 64n - 1n }],
      ["a date without time", { Date: "2016-01-06" }, { date: JANUARY_6 }],
      ["a day-first date without time", { Date: "06/01/2016" }, { date: JANUARY_6 }],
      ["a leap day", { Date: "29/02/2016 00:00" }, { date: 16_860 }],
      ["the first day counted", { Date: "1970-01-01 00:00" }, { date: 0 }],
      ["a leasehold", { Duration: "L" }, { tenure: "leasehold" }],
      ["a new building", { "Old/New": "Y" }, { newBuild: true }],
      ["a price of another category", { PpdCategoryType: "B" }, { category: "B" }],
      ["no postcode", { Postcode: "" }, { postcode: null }],
      ["a postcode of blanks", { Postcode: "  " }, { postcode: null }],
      ["no street", { Street: "" }, { street: "" }],
      ["neither postcode nor street", { Postcode: "", Street: "" }, { postcode: null, street: "" }],
      ["a street alone", { PAON: "", SAON: "" }, { paon: "", saon: "", street: "LOREM ROAD" }],
      ["a house number turned into a date", { PAON: "02-Apr" }, { paon: "02-Apr" }],
      ["a flat number turned into a date", { SAON: "Jun-14" }, { saon: "Jun-14" }],
      ["gaps within and around a text", { Street: "  LOREM \t  ROAD " }, { street: "LOREM ROAD" }],
    ];
    for (const [name, changes, expected] of accepted) {
      it(`accepts ${name}`, async () => {
        expect(await readOne(changes)).to.include(expected);
      });
    }

    for (const propertyType of ["D", "S", "T", "F", "O"]) {
      it(`accepts property type ${propertyType}`, async () => {
        expect(await readOne({ PropertyType: propertyType })).to.include({ propertyType });
      });
    }
  });

  describe("title key", () => {
    const title = {
      postcode: "ZZ1 1AA",
      paon: "2",
      saon: "",
      street: "ROW",
      town: "TOWN",
      tenure: "freehold",
    } as const;

    it("is the same whatever the case and the gaps", () => {
      expect(titleKeyOf({ ...title, street: "lorem   row ", town: "Town" })).to.equal(
        titleKeyOf({ ...title, street: "LOREM ROW" }),
      );
    });

    it("is the same however an accented letter is encoded", () => {
      expect(titleKeyOf({ ...title, street: "Stryd T\u0177" })).to.equal(
        titleKeyOf({ ...title, street: "STRYD TY\u0302" }),
      );
    });

    for (const change of [
      { postcode: null },
      { paon: "3" },
      { saon: "FLAT 1" },
      { street: "LANE" },
      { town: "CITY" },
      { tenure: "leasehold" as const },
    ]) {
      it(`differs by ${Object.keys(change).join()}`, () => {
        expect(titleKeyOf({ ...title, ...change })).to.not.equal(titleKeyOf(title));
      });
    }

    it("keeps apart parts that hold the separator or its escape", () => {
      const splits = [
        ["A|B", "C"],
        ["A", "B|C"],
        ["A\\", "B|C"],
        ["A\\|B", "C"],
        ["A|B\\", "C"],
        ["A|B|C", ""],
        ["", "A|B|C"],
      ];
      const keys = splits.map(([paon = "", saon = ""]) => titleKeyOf({ ...title, paon, saon }));
      expect(new Set(keys).size).to.equal(splits.length);
      expect(keys[0]).to.equal("ZZ1 1AA|A\\|B|C|ROW|TOWN|FREEHOLD");
    });
  });

  describe("order and limit", () => {
    it("orders by date, then by place in the file", async () => {
      const days = ["20", "06", "31", "06", "01", "20"];
      const { transfers } = await read(
        ...days.map((day, i) => quotedRow({ TransactionId: `{ID-${i}}`, Date: `2016-01-${day} 00:00` })),
      );
      expect(transfers.map(({ line }) => line)).to.deep.equal([5, 2, 4, 1, 6, 3]);
    });

    it("reads no more rows than the limit, rejects included, from the start of the file", async () => {
      const path = await fileOf([HEADER, plain({ Price: "?" }), ...manyRows(4)].join("\n"));
      const { transfers, rejects, rows } = await readPricePaid(path, { limit: 3 });
      expect(rows).to.equal(3);
      expect(rejects.map(({ line }) => line)).to.deep.equal([2]);
      expect(transfers.map(({ line }) => line)).to.deep.equal([3, 4]);
    });

    it("reads all of a shorter file, and nothing for limit 0", async () => {
      const path = await fileOf(manyRows(2).join("\n"));
      expect((await readPricePaid(path, { limit: 9 })).rows).to.equal(2);
      expect(await readPricePaid(path, { limit: 0 })).to.deep.equal({ transfers: [], rejects: [], rows: 0 });
    });

    it("streams: does not come to what lies behind the limit", async () => {
      const path = await fileOf(`${manyRows(1000).join("\n")}\n${"x".repeat(3 << 20)}`);
      expect((await readPricePaid(path, { limit: 5 })).rows).to.equal(5);
      expect(await failureOf(readPricePaid(path))).to.have.property("problem", "has no line ends");
    });

    for (const limit of [-1, 1.5, Number.NaN]) {
      it(`refuses the limit ${limit}`, async () => {
        const failure = await failureOf(readPricePaid(SAMPLE, { limit }));
        expect(failure).to.be.instanceOf(RangeError);
        expect((failure as RangeError).message).to.contain(String(limit));
      });
    }
  });
});
