import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { type PricePaidColumn, readPricePaid } from "../../scripts/land/pricePaid.ts";
import { TableFileError } from "../../scripts/table/tableFileError.ts";
import { writeRejects } from "../../scripts/table/writeRejects.ts";
import { failureOf, HEADER, manyRows, plain, PricePaidFolder, quotedRow } from "./support/pricePaidRows.ts";

describe("Price Paid reader", () => {
  const folder = new PricePaidFolder();
  const { fileOf, read } = folder;
  before(() => folder.open());
  after(() => folder.close());

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
      const path = join(folder.path, "rejects.csv");
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
      const path = join(folder.path, "no-such-folder", "rejects.csv");
      const failure = await failureOf(writeRejects(path, []));
      expect(failure).to.be.instanceOf(TableFileError);
      expect((failure as TableFileError).message).to.equal(
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
        expect(failure).to.be.instanceOf(TableFileError);
        expect(failure).to.include({ name: "TableFileError", path, problem });
        expect((failure as TableFileError).message).to.equal(
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
        const path = join(folder.path, fileName);
        const failure = await failureOf(readPricePaid(path));
        expect(failure).to.be.instanceOf(TableFileError);
        expect(failure).to.include({ path, problem });
        expect((failure as TableFileError).cause).to.include({ code });
      });
    }
  });
});
