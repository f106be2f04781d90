import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { apportion } from "../../scripts/election/apportion.ts";
import { choose, ConstituencyError } from "../../scripts/election/chosenConstituency.ts";
import { readResultsByCandidate } from "../../scripts/election/resultsByCandidate.ts";
import { TableFileError } from "../../scripts/table/tableFileError.ts";
import { failureOf } from "./support/pricePaidRows.ts";

const SAMPLE = join(import.meta.dirname, "../../samples/election/results-by-candidate.csv");
const REAL = join(import.meta.dirname, "../../../shared/data/election/HoC-GE2024-results-by-candidate.csv");
const HEADER = "Votes,ONS ID,Constituency name,Party name,Candidate first name,Candidate surname";

describe("Results of an election by candidate", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "results-"));
  });
  after(() => rm(folder, { recursive: true }));

  const fileOf = async (content: string | Buffer, name = "results.csv"): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  it("reads the sample: four constituencies, and five rejects with line, column and reason", async () => {
    const { constituencies, rejects } = await readResultsByCandidate(SAMPLE);
    expect(constituencies.map(({ id, candidates }) => [id, candidates.length])).to.deep.equal([
      ["X14000001", 5],
      ["X14000002", 3],
      ["X14000003", 8],
      ["X14000004", 1],
    ]);
    expect(constituencies[2]?.name, "the name that most rows have").to.equal("Ynys Ddychmygol");
    expect(constituencies[2]?.candidates[6]).to.deep.equal({
      name: "Oneword",
      party: "Independent",
      votes: 77,
    });
    expect(rejects.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).to.deep.equal([
      "7 Votes: unreadable number of votes",
      "8 Votes: unreadable number of votes",
      "12 Party name: empty",
      "13 Candidate surname: same candidate as on line 2",
      "23 row: 2 columns instead of 22",
    ]);
  });

  it("takes columns in any order, gzip, a byte order mark and line ends of two bytes", async () => {
    const text = `\uFEFF${HEADER}\r\n10,A1,"North, Upper",P,Ann,One\r\n20,A1,"North, Upper",Q,Bob,Two\r\n`;
    const { constituencies, rejects } = await readResultsByCandidate(
      await fileOf(gzipSync(text), "results.csv.gz"),
    );
    expect(rejects).to.deep.equal([]);
    expect(constituencies[0]?.name).to.equal("North, Upper");
    expect(constituencies[0]?.candidates.map(({ votes }) => votes)).to.deep.equal([10, 20]);
  });

  it("undoes a second encoding of a name, and leaves names alone that were encoded once", async () => {
    const rows = ["Ã\u0081ine,One", "Zoë,Two", "ĐặngÃ,Three"].map((name, i) => `${i},A1,North,P,${name}`);
    const { constituencies } = await readResultsByCandidate(await fileOf(`${HEADER}\n${rows.join("\n")}\n`));
    expect(constituencies[0]?.candidates.map(({ name }) => name)).to.deep.equal([
      "Áine One",
      "Zoë Two",
      "ĐặngÃ Three",
    ]);
  });

  it("refuses what is no such table in one sentence that names file, line and columns", async () => {
    const files: readonly [string, string, RegExp][] = [
      ["empty.csv", "", /empty\.csv is empty; expected results by candidate/u],
      ["other.csv", "a,b\n1,2\n", /other\.csv has on line 1 no column "ONS ID", "Constituency name"/u],
    ];
    for (const [name, content, message] of files) {
      const failure = await failureOf(readResultsByCandidate(await fileOf(content, name)));
      expect(failure).to.be.instanceOf(TableFileError);
      expect((failure as Error).message).to.match(message);
    }
    const missing = await failureOf(readResultsByCandidate(join(folder, "missing.csv")));
    expect((missing as Error).message).to.match(/missing\.csv does not exist/u);
  });

  describe("the constituency chosen", () => {
    it("is the first, or the one named by name or identifier", async () => {
      const { constituencies } = await readResultsByCandidate(SAMPLE);
      expect(choose(constituencies).id).to.equal("X14000001");
      expect(choose(constituencies, " sampleton AND inventon").id).to.equal("X14000002");
      expect(choose(constituencies, "x14000003").name).to.equal("Ynys Ddychmygol");
    });

    it("is refused where there is none, with names that are alike, or no choice on the paper", async () => {
      const { constituencies } = await readResultsByCandidate(SAMPLE);
      expect(() => choose(constituencies, "Sampleton")).to.throw(
        ConstituencyError,
        "There is no constituency Sampleton in the file. Did you mean Sampleton and Inventon?",
      );
      expect(() => choose(constituencies, "Uncontested Fields")).to.throw(
        "Uncontested Fields has 1 candidates; a ballot paper has from 2 to 16 options.",
      );
      expect(() => choose([])).to.throw("There is no constituency at all in the file.");
    });
  });

  describe("apportioned", () => {
    it("keeps the sum and comes within one of the exact share", () => {
      const votes = [14_211, 11_873, 6_402, 3_121, 488];
      for (const voters of [0, 1, 7, 200, 20_000]) {
        const shares = apportion(votes, voters);
        expect(shares.reduce((sum, each) => sum + each, 0)).to.equal(voters);
        shares.forEach((share, i) => {
          expect(Math.abs(share - ((votes[i] ?? 0) * voters) / 36_095)).to.be.lessThan(1);
        });
      }
      expect(apportion([1, 1, 1], 2)).to.deep.equal([1, 1, 0]);
    });

    it("refuses to divide in proportion to nothing, or what is no number of voters", () => {
      expect(() => apportion([0, 0], 5)).to.throw(RangeError);
      expect(() => apportion([1, 2], -1)).to.throw(RangeError);
      expect(() => apportion([1, 2.5], 3)).to.throw(RangeError);
    });
  });

  describe("of the real general election of 2024", () => {
    before(function () {
      if (existsSync(REAL)) return;
      console.log("        skipped: the real results are not at ../shared/data/election");
      this.skip();
    });

    it("has 4,515 candidates in 650 constituencies, each of them to be polled for, and no reject", async () => {
      const { constituencies, rejects } = await readResultsByCandidate(REAL);
      expect(rejects).to.deep.equal([]);
      expect(constituencies).to.have.length(650);
      expect(constituencies.flatMap(({ candidates }) => candidates)).to.have.length(4_515);
      for (const { id } of constituencies) expect(choose(constituencies, id).id).to.equal(id);
      expect(choose(constituencies, "Yeovil").candidates.length, "one row says YeoYeovil").to.be.greaterThan(
        1,
      );
    });
  });
});
