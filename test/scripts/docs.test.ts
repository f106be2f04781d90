import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { run } from "./support/commandLine.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const PAGES = [
  "docs/errors.md",
  "docs/schemas/ladm-title.schema.json",
  "docs/schemas/land-extract.schema.json",
];
const [, , SCHEMA = ""] = PAGES;

describe("npm run docs", () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "docs-"));
  });

  afterEach(() => rm(root, { recursive: true }));

  it("finds the committed pages in date", async () => {
    expect(await run(["docs", "--check"])).to.deep.equal({ code: 0, stdout: "", stderr: "" });
  });

  it("writes each page, and what is committed", async () => {
    const { code, stdout } = await run(["docs", "--root", root]);
    expect([code, stdout]).to.deep.equal([0, PAGES.map((page) => `${page}\n`).join("")]);
    for (const page of PAGES) {
      expect(await readFile(path.join(root, page), "utf8"), page).to.equal(
        await readFile(path.join(ROOT, page), "utf8"),
      );
    }
    expect((await run(["docs", "--check", "--root", root])).code).to.equal(0);
  });

  it("names a page that is out of date, and one that is not there", async () => {
    await run(["docs", "--root", root]);
    await writeFile(path.join(root, SCHEMA), "{}\n");
    await rm(path.join(root, "docs/errors.md"));
    const { code, stdout, stderr } = await run(["docs", "--check", "--root", root]);
    const said = ["docs/errors.md", SCHEMA].map((page) => `${page} is out of date: npm run docs\n`).join("");
    expect([code, stdout, stderr]).to.deep.equal([1, "", said]);
    expect(await readFile(path.join(root, SCHEMA), "utf8"), "written by a check").to.equal("{}\n");
  });
});
