import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { extractSchema } from "../../sdk/land/extract/schema.ts";
import { ladmSchema } from "../../sdk/land/ladm/schema.ts";
import { renderErrorReference } from "./errors.ts";

/** The pages and schemas under docs/ that are made from the code, and what makes them. */
const PAGES: Readonly<Record<string, () => string>> = {
  "docs/errors.md": renderErrorReference,
  "docs/schemas/ladm-title.schema.json": () => jsonOf(ladmSchema()),
  "docs/schemas/land-extract.schema.json": () => jsonOf(extractSchema()),
};

const ROOT = path.join(import.meta.dirname, "../..");

/** `npm run docs` writes the pages; with `--check`, exits with 1 if one is out of date. */
const check = process.argv.includes("--check");
for (const [page, render] of Object.entries(PAGES)) {
  const file = path.join(ROOT, page);
  const text = render();
  if (!check) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`${page}\n`);
  } else if (readIfThere(file) !== text) {
    process.stderr.write(`${page} is out of date: npm run docs\n`);
    process.exitCode = 1;
  }
}

function jsonOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
