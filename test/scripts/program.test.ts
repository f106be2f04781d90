import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const ROOT = path.join(import.meta.dirname, "../..");

/** The files that a file loads before anything is run: its static imports and theirs, without those of types alone. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!existsSync(file)) return seen;
  const imports = readFileSync(file, "utf8").matchAll(
    /^(?:import|export)(?! type)[^;]*? from "(\.[^"]+)";$/gmu,
  );
  for (const [, imported = ""] of imports) loadedBy(path.join(path.dirname(file), imported), seen);
  return seen;
}

describe("the program behind the verbs", () => {
  it("loads nothing that the compiler makes, so that an extract is verified without a build", () => {
    const loaded = [...loadedBy(path.join(ROOT, "scripts/cli.ts"))].map((file) => path.relative(ROOT, file));
    expect(loaded).to.include.members(["scripts/survey/command.ts", "sdk/land/extract/verify.ts"]);
    expect(loaded.filter((file) => /^(?:typechain-types|artifacts)\//u.test(file))).to.deep.equal([]);
  });
});
