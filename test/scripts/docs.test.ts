import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { run } from "./support/commandLine.ts";

const PAGE = path.join(import.meta.dirname, "../../docs/schemas/land-extract.schema.json");

describe("npm run docs", () => {
  it("finds the committed pages in date, and names one that is not", async () => {
    const text = await readFile(PAGE, "utf8");
    expect(await run(["docs", "--check"])).to.deep.equal({ code: 0, stdout: "", stderr: "" });
    try {
      await writeFile(PAGE, `${text} `);
      const { code, stderr } = await run(["docs", "--check"]);
      expect(stderr).to.equal("docs/schemas/land-extract.schema.json is out of date: npm run docs\n");
      expect(code).to.equal(1);
      const written = await run(["docs"]);
      expect([written.code, written.stdout.split("\n")[0]]).to.deep.equal([0, "docs/errors.md"]);
      expect(await readFile(PAGE, "utf8")).to.equal(text);
    } finally {
      await writeFile(PAGE, text);
    }
  });
});
