import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { expect } from "chai";
import { parse } from "csv-parse/sync";

import { makeSample } from "../../scripts/land/makeSample.ts";
import {
  PRICE_PAID_COLUMNS,
  PricePaidFileError,
  readPricePaid,
  titleKeyOf,
  writeRejects,
} from "../../scripts/land/pricePaid.ts";
import type { PricePaidColumn, PricePaidTable, PricePaidTransfer } from "../../scripts/land/pricePaid.ts";

const projectFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SAMPLE = projectFile("samples/land/price-paid.csv");
const REAL_FILE = projectFile("../shared/data/land/pp-2016-01.csv.gz");

const JANUARY_6 = 16_806;
const HEADER = PRICE_PAID_COLUMNS.join(",");
const LARGEST_POUNDS = "184467440737095516.15";

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

type Changes = Partial<Record<PricePaidColumn, string>>;
const fieldsOf = (changes: Changes): string[] =>
  PRICE_PAID_COLUMNS.map((column) => ({ ...ORDINARY, ...changes })[column]);
const plain = (changes: Changes = {}): string => fieldsOf(changes).join(",");
const quotedRow = (changes: Changes = {}): string =>
  fieldsOf(changes)
    .map((field) => `"${field}"`)
    .join(",");
const manyRows = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => quotedRow({ TransactionId: `{MANY-${i}}`, PAON: `${i}` }));

const soldMoreThanOnce = (keys: readonly string[]): number => {
  const salesByKey = new Map<string, number>();
  for (const key of keys) salesByKey.set(key, (salesByKey.get(key) ?? 0) + 1);
  return [...salesByKey.values()].filter((sales) => sales > 1).length;
};
const titleKeys = (transfers: readonly PricePaidTransfer[]): string[] => transfers.map((t) => t.titleKey);
const addressKeys = (transfers: readonly PricePaidTransfer[]): string[] =>
  transfers.map((transfer) => titleKeyOf({ ...transfer, tenure: "freehold" }));

describe("Price Paid reader", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "price-paid-"));
  });
  after(() => rm(folder, { recursive: true }));

  const fileOf = async (content: string | Uint8Array, name = "prices.csv"): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const read = async (...lines: string[]): Promise<PricePaidTable> =>
    readPricePaid(await fileOf(`${lines.join("\n")}\n`));
  const readOne = async (changes: Changes): Promise<PricePaidTransfer> => {
    const { transfers, rejects } = await read(quotedRow(changes));
    expect(rejects).to.deep.equal([]);
    expect(transfers).to.have.length(1);
    return transfers[0] as PricePaidTransfer;
  };

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

  describe("rejects", () => {
    const refused: readonly [PricePaidColumn, string, string][] = [
      ["RecordStatus", "C", "change of an earlier record, not a transfer"],
      ["RecordStatus", "D", "deletion of an earlier record, not a transfer"],
      ["RecordStatus", "", "unknown code, expected A"],
      ["TransactionId", "", "no identifier"],
      ["Price", "", "unreadable price"],
      ["Price", "POA", "unreadable price"],
      ["Price", "£5000", "unreadable price"],
      ["Price", "1e6", "unreadable price"],
      ["Price", "0", "price not above zero"],
      ["Price", "0.00", "price not above zero"],
      ["Price", "-5000", "price not above zero"],
      ["Price", "184467440737095516.16", "price beyond a uint64 of pence"],
      ["Price", "9".repeat(1000), "price beyond a uint64 of pence"],
      ["Date", "", "unreadable date"],
      ["Date", "JANUARY", "unreadable date"],
      ["Date", "2016/01/06 00:00", "unreadable date"],
      ["Date", "2016-01-06 12:30", "unreadable date"],
      ["Date", "2016-01-32 00:00", "impossible date"],
      ["Date", "2015-02-29 00:00", "impossible date"],
      ["Date", "31/04/2016 00:00", "impossible date"],
      ["Date", "01/13/2016 00:00", "impossible date"],
      ["Date", "00/01/2016 00:00", "impossible date"],
      ["Date", "1969-12-31 00:00", "date before 1970"],
      ["Date", "0016-01-06 00:00", "date before 1970"],
      ["PropertyType", "X", "unknown code, expected D, S, T, F, O"],
      ["PropertyType", "constructor", "unknown code, expected D, S, T, F, O"],
      ["Old/New", "", "unknown code, expected Y, N"],
      ["Duration", "U", "tenure unknown to the register"],
      ["Duration", "X", "unknown code, expected F, L"],
      ["PpdCategoryType", "C", "unknown code, expected A, B"],
      ["Street", "LOREM \u0000 ROAD", "unreadable characters"],
    ];
    for (const [column, value, reason] of refused) {
      it(`rejects ${column} ${JSON.stringify(value.slice(0, 30))}: ${reason}`, async () => {
        const { transfers, rejects, rows } = await read(
          quotedRow({ TransactionId: "{BEFORE}" }),
          quotedRow({ [column]: value }),
          quotedRow({ TransactionId: "{AFTER}" }),
        );
        expect(rows).to.equal(3);
        expect(transfers.map(({ transactionId }) => transactionId)).to.deep.equal(["{BEFORE}", "{AFTER}"]);
        expect(rejects).to.deep.equal([{ line: 2, column, value, reason }]);
      });
    }

    const good = quotedRow({ TransactionId: "{BEFORE}" });
    const refusedRows: readonly [string, string, string][] = [
      ["too few columns", plain().replace(/,A$/u, ""), "15 columns instead of 16"],
      ["too many columns", `${plain()},A`, "17 columns instead of 16"],
      ["a line of other text", "end of file", "1 columns instead of 16"],
      ["a quote left open at the end", quotedRow().replace(/"$/u, ""), "broken quoting"],
      ["a quote left open at the start", quotedRow().replace('","', '",'), "broken quoting"],
      ["a quote within an unquoted field", plain({ Street: 'THE "OLD" ROW' }), "broken quoting"],
      ["text behind a closing quote", quotedRow().replace('"A"', '"A"A'), "broken quoting"],
      [
        "no address",
        quotedRow({ PAON: "", SAON: " ", Street: "" }),
        "no PAON, no SAON and no street: no property named",
      ],
    ];
    for (const [name, row, reason] of refusedRows) {
      it(`rejects a row with ${name}, and no other row`, async () => {
        const others = manyRows(600);
        const { transfers, rejects, rows } = await read(good, row, ...others);
        expect(rows).to.equal(602);
        expect(transfers).to.have.length(601);
        expect(rejects).to.deep.equal([{ line: 2, column: "row", value: row, reason }]);
      });
    }

    it("rejects each of two rows that would pass as one, a quote left open being closed in the next", async () => {
      const open = plain().replace(/A$/u, '"A');
      const close = plain().replace("{ID-1}", '{ID-2}"');
      const { rejects, transfers } = await read(good, open, close, quotedRow({ TransactionId: "{AFTER}" }));
      expect(transfers.map(({ line }) => line)).to.deep.equal([1, 4]);
      expect(rejects.map(({ line, reason }) => [line, reason])).to.deep.equal([
        [2, "broken quoting"],
        [3, "broken quoting"],
      ]);
    });

    it("rejects a text whose bytes are not UTF-8", async () => {
      const [start, end] = quotedRow({ Street: "RUE #" }).split("#") as [string, string];
      const bytes = Buffer.concat([Buffer.from(`${good}\n${start}`), Buffer.of(0xc9), Buffer.from(end)]);
      const { rejects, transfers } = await readPricePaid(await fileOf(bytes));
      expect(transfers).to.have.length(1);
      expect(rejects).to.deep.equal([
        { line: 2, column: "Street", value: "RUE \uFFFD", reason: "unreadable characters" },
      ]);
    });

    it("rejects the repetition of a TransactionId, whatever its case, and names the line it repeats", async () => {
      const { transfers, rejects } = await read(
        HEADER,
        plain(),
        plain({ TransactionId: "{id-1}", Price: "7" }),
      );
      expect(transfers.map(({ line }) => line)).to.deep.equal([2]);
      expect(rejects).to.deep.equal([
        { line: 3, column: "TransactionId", value: "{id-1}", reason: "same identifier as on line 2" },
      ]);
    });

    it("does not count the TransactionId of a rejected row", async () => {
      const { transfers, rejects } = await read(plain({ Price: "0" }), plain());
      expect(rejects.map(({ line, column }) => [line, column])).to.deep.equal([[1, "Price"]]);
      expect(transfers.map(({ line }) => line)).to.deep.equal([2]);
    });

    it("names the status first, then the first column at fault", async () => {
      const { rejects } = await read(
        good,
        quotedRow({ RecordStatus: "D", Price: "0" }),
        quotedRow({ Date: "?", Price: "0" }),
      );
      expect(rejects.map(({ column }) => column)).to.deep.equal(["RecordStatus", "Price"]);
    });
  });

  describe("file of rejects", () => {
    it("holds values with commas, quotes and line breaks such that they are read back unchanged", async () => {
      const rejects = [
        { line: 2, column: "Price", value: "1,000", reason: "unreadable price" },
        { line: 3, column: "row", value: '"{ID}","a\nb\r\nc', reason: "broken quoting" },
        { line: 4, column: "Old/New", value: "", reason: "unknown code, expected Y, N" },
        { line: 5, column: "Street", value: "  É ", reason: "unreadable characters" },
      ] as const;
      const path = join(folder, "rejects.csv");
      await writeRejects(path, rejects);
      const text = await readFile(path, "utf8");
      expect(text.split("\n").slice(0, 2)).to.deep.equal([
        "line,column,value,reason",
        '2,Price,"1,000",unreadable price',
      ]);
      const expected = rejects.map((reject) => ({ ...reject, line: String(reject.line) }));
      expect(parse(text, { columns: true })).to.deep.equal(expected);
    });

    it("holds the header alone if there are none, and replaces an earlier file", async () => {
      const path = await fileOf("something longer than the header of the file", "rejects.csv");
      await writeRejects(path, []);
      expect(await readFile(path, "utf8")).to.equal("line,column,value,reason\n");
    });

    it("refuses a path where nothing can be written", async () => {
      const path = join(folder, "no-such-folder", "rejects.csv");
      const failure = await failureOf(writeRejects(path, []));
      expect(failure).to.be.instanceOf(PricePaidFileError);
      expect((failure as PricePaidFileError).message).to.equal(
        `${path} does not exist; expected a path where a file of rejected rows can be written.`,
      );
    });
  });

  describe("files that cannot be read", () => {
    const compressed = gzipSync(manyRows(3000).join("\n"));
    const flipped = (place: number): Buffer => {
      const bytes = Buffer.from(compressed);
      bytes[place] = (bytes[place] ?? 0) ^ 0xff;
      return bytes;
    };
    const damagedGzip = "is a corrupted gzip file, or not a gzip file at all";
    const noRow = "has no row of 16 columns with a price or date";
    const swapped = HEADER.replace("PAON,SAON", "SAON,PAON");

    const unreadable: readonly [string, string, string | Uint8Array, string][] = [
      ["an empty file", "empty.csv", "", "is empty"],
      ["an empty gzip", "empty.csv.gz", gzipSync(""), "is empty"],
      ["a gzip without a byte", "nothing.csv.gz", "", "is a truncated gzip file"],
      ["a file of blank lines", "blank.csv", "\n \n\r\n", "is empty"],
      [
        "a gzip cut in the middle",
        "cut.csv.gz",
        compressed.subarray(0, compressed.length / 2),
        "is a truncated gzip file",
      ],
      ["a gzip without its end", "cut.csv.gz", compressed.subarray(0, -8), "is a truncated gzip file"],
      ["a gzip with a wrong byte", "wrong.csv.gz", flipped(compressed.length >> 1), damagedGzip],
      ["a gzip with a wrong checksum", "wrong.csv.gz", flipped(compressed.length - 8), damagedGzip],
      ["a plain file named as a gzip", "plain.csv.gz", plain(), damagedGzip],
      ["a gzip named as a plain file", "gzip.csv", gzipSync(plain()), noRow],
      ["a JSON document", "table.csv", '{\n  "rows": 3\n}\n', noRow],
      ["a table with other columns", "table.csv", "1,2,3\n4,5,6\n", noRow],
      ["a table of sixteen other columns", "table.csv", `${"x1,".repeat(15)}x1\n`, noRow],
      [
        "a table of text",
        "table.csv",
        "Name,Age\nA,1\n",
        "starts with a header of other columns (Name, ...)",
      ],
      [
        "a header in another order",
        "table.csv",
        `${swapped}\n${plain()}\n`,
        "starts with a header of other columns (TransactionId, ...)",
      ],
    ];
    for (const [name, fileName, content, problem] of unreadable) {
      it(`refuses ${name}`, async () => {
        const path = await fileOf(content, fileName);
        const failure = await failureOf(readPricePaid(path));
        expect(failure).to.be.instanceOf(PricePaidFileError);
        expect(failure).to.include({ name: "PricePaidFileError", path, problem });
        expect((failure as PricePaidFileError).message).to.equal(
          `${path} ${problem}; expected an HM Land Registry Price Paid table (.csv or .csv.gz).`,
        );
      });
    }

    for (const [name, fileName, problem, code] of [
      ["a missing file", "missing.csv", "does not exist", "ENOENT"],
      ["a missing gzip", "missing.csv.gz", "does not exist", "ENOENT"],
      ["a directory", "", "is a directory", "EISDIR"],
      [
        "a name too long for the system",
        `${"n".repeat(300)}.csv`,
        "failed with ENAMETOOLONG",
        "ENAMETOOLONG",
      ],
    ] as const) {
      it(`refuses ${name}, keeping the cause`, async () => {
        const path = join(folder, fileName);
        const failure = await failureOf(readPricePaid(path));
        expect(failure).to.be.instanceOf(PricePaidFileError);
        expect(failure).to.include({ path, problem });
        expect((failure as PricePaidFileError).cause).to.include({ code });
      });
    }
  });

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

  describe("the real month, January 2016", function () {
    this.timeout(60_000);
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

/** What a promise failed with; fails itself if it did not. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, but it succeeded");
}
