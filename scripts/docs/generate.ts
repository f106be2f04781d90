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

/**
 * Writes the pages.
 * @param root the folder under which `docs/` lies
 * @returns their names
 */
export function writePages(root = ROOT): string[] {
  for (const [page, render] of Object.entries(PAGES)) {
    const file = path.join(root, page);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, render());
  }
  return Object.keys(PAGES);
}

/**
 * The pages that are not there, or not what the code says.
 * @param root the folder under which `docs/` lies
 */
export function pagesOutOfDate(root = ROOT): string[] {
  return Object.entries(PAGES).flatMap(([page, render]) =>
    readIfThere(path.join(root, page)) === render() ? [] : [page],
  );
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
