import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { id } from "ethers";
import { Chain } from "../../scripts/chain/chain.ts";
import type { Hex } from "../../sdk/bytes.ts";
import type { ReplayReport } from "../../scripts/report/replayReport.ts";
import { Child } from "./support/childProcess.ts";
import { run } from "./support/commandLine.ts";

const SAMPLE = path.join(import.meta.dirname, "../../samples/land/price-paid.csv");
const SLOT_OF = id("slotOf(bytes32)").slice(0, 10);

describe("npm start", () => {
  let folder: string;

  const file = (name: string): string => path.join(folder, name);
  const start = (out: string, ...args: string[]) =>
    run(["start", "--no-election", "--out", file(out), ...args]);
  const reportIn = async (out: string): Promise<ReplayReport> =>
    JSON.parse(await readFile(path.join(file(out), "report.json"), "utf8")) as ReplayReport;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "start-"));
  });

  after(() => rm(folder, { recursive: true }));

  it("exits with 0, and writes report, page and rejects where it is told", async () => {
    const { code, stdout, stderr } = await start("small", "--limit", "5", "--quiet");
    expect([code, stdout, stderr]).to.deep.equal([0, "", ""]);
    const { land, verified, interrupted } = await reportIn("small");
    expect([land.rows, land.transfers + land.refusedRows + land.rejected]).to.deep.equal([5, 5]);
    expect([verified.mismatches, interrupted]).to.deep.equal([0, false]);
    expect(verified.entries).to.be.within(1, 20);
    for (const name of ["index.html", "rejects.csv"])
      expect(existsSync(path.join(file("small"), name))).to.equal(true);
  });

  it("exits with 1 under --strict for a rejected row, with data alone on standard output", async () => {
    const { code, stdout, stderr } = await start("strict", "--limit", "40", "--strict", "--json", "-");
    expect(code).to.equal(1);
    const report = JSON.parse(stdout) as ReplayReport;
    expect(report.land.rejected).to.be.above(0);
    expect(report).to.deep.equal(await reportIn("strict"));
    expect(stderr).to.include(`verified ${report.verified.entries} entries, 0 mismatches`);
    const rejects = await readFile(path.join(file("strict"), "rejects.csv"), "utf8");
    expect(rejects.trim().split("\n")).to.have.length(report.land.rejected + 1);
  });

  it("exits with 1 for a mismatch, and reports it", async () => {
    const { call } = Chain.prototype;
    let lies = 0;
    Chain.prototype.call = async function (this: Chain, to: Hex, data: Hex, block?: number) {
      const answer = await call.call(this, to, data, block);
      return data.startsWith(SLOT_OF) && ++lies === 1 ? (id("another word") as Hex) : answer;
    };
    try {
      const { code } = await start("wrong", "--limit", "5", "--quiet");
      expect([code, lies > 1]).to.deep.equal([1, true]);
    } finally {
      Chain.prototype.call = call;
    }
    expect((await reportIn("wrong")).verified.mismatches).to.equal(1);
    expect(await readFile(path.join(file("wrong"), "index.html"), "utf8")).to.include(
      "does not match what the chain stores",
    );
  });

  it("exits with 130 at Ctrl-C, however early, with the report written", async function () {
    this.timeout(120_000);
    const child = Child.verb("start", "--no-election", "--out", file("stopped"));
    // Written when the file has been read, before the republic is founded.
    await child.until(() => existsSync(path.join(file("stopped"), "rejects.csv")));
    child.interrupt();
    const { code, stdout, stderr } = await child.ended;
    expect(code, stderr).to.equal(130);
    expect(stderr).to.include("Stopping; the report covers what was done. Ctrl-C again ends at once.");
    expect(stdout).to.include(`Report: ${path.join(file("stopped"), "index.html")}`);
    const { interrupted, land, verified } = await reportIn("stopped");
    expect(interrupted).to.equal(true);
    expect(land.transfers).to.be.below(land.rowsRead);
    expect(verified.mismatches).to.equal(0);
  });

  it("says in its help how much it makes up", async () => {
    const { code, stdout } = await run(["start", "--help"]);
    expect(code).to.equal(0);
    expect(stdout).to.include("About 5 % of the rows have a made-up case beside them");
  });

  const badInput: [name: string, args: () => Promise<string[]>, words: string][] = [
    ["a file that is not there", () => land("none.csv"), "none.csv does not exist"],
    ["a folder", () => land(""), "is a directory"],
    [
      "a truncated gzip",
      async () => land("cut.csv.gz", gzipSync(await readFile(SAMPLE)).subarray(0, 2_000)),
      "is a truncated gzip file",
    ],
    ["a gzip that is none", () => land("text.csv.gz", Buffer.from("a,b\n")), "not a gzip file at all"],
    ["an empty file", () => land("empty.csv", Buffer.from("")), "is empty"],
    ["another table", () => land("other.csv", Buffer.from("Name,Age\nAnn,30\n")), "other.csv"],
    [
      "a file without rows that can be read",
      () => land("bad.csv", Buffer.from(BAD_ROW)),
      "has no row that can be replayed",
    ],
    ["no rows at all", () => Promise.resolve(["--limit", "0"]), "expected a whole number from 1 on"],
    [
      "a place that cannot be written to",
      () => Promise.resolve(["--limit", "5", "--json", path.join(SAMPLE, "report.json")]),
      "cannot be written",
    ],
    ["an unknown option", () => Promise.resolve(["--lmit", "5"]), "Did you mean --limit?"],
  ];
  for (const [name, args, words] of badInput) {
    it(`exits with 2: ${name}`, async () => {
      const { code, stdout, stderr } = await start("bad", ...(await args()));
      expect([code, stdout], stderr).to.deep.equal([2, ""]);
      expect(stderr).to.include(words).and.not.include("    at ");
      expect(existsSync(path.join(file("bad"), "report.json"))).to.equal(false);
    });
  }

  it("exits with 2: a constituency that is none, or fewer voters than are counted", async () => {
    for (const [args, words] of [
      [["--constituency", "Nowhere"], "Nowhere"],
      [["--voters", "9"], "--voters is 9"],
    ] as const) {
      const { code, stderr } = await run(["start", "--out", file("bad"), "--limit", "5", ...args]);
      expect([code, stderr.includes(words)], stderr).to.deep.equal([2, true]);
    }
  });

  async function land(name: string, bytes?: Buffer): Promise<string[]> {
    if (bytes !== undefined) await writeFile(file(name), bytes);
    return ["--land", file(name)];
  }
});

const BAD_ROW = `{7D1F9E52-0000-4000-8000-000000000001},none,2016-01-06 00:00,ZZ1 1ZZ,D,N,F,1,,HIGH STREET,,TOWN,DISTRICT,COUNTY,A,A\n`;
