import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeBytes32String, id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import {
  type Figure,
  findElement,
  parseStatute,
  percentagesIn,
  percentOf,
  type Statute,
  textOf,
} from "../../sdk/statute/index.ts";

const STATUTES = path.join(import.meta.dirname, "../../statutes");

/** Every act in `statutes/`, in its newest version, by ELI. */
function readStatutes(): Map<string, Statute> {
  const statutes = new Map<string, Statute>();
  for (const folder of readdirSync(STATUTES, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const files = readdirSync(path.join(STATUTES, folder.name))
      .filter((name) => name.endsWith(".en.md"))
      .sort();
    for (const name of files) {
      const file = path.join(STATUTES, folder.name, name);
      const statute = parseStatute(readFileSync(file, "utf8"), file);
      statutes.set(statute.frontMatter.eli, statute);
    }
  }
  return statutes;
}

let statutes: Map<string, Statute> | undefined;
let keys: Map<string, string> | undefined;

function book(): Map<string, Statute> {
  statutes ??= readStatutes();
  return statutes;
}

/** ELI of the act whose subdivision the Gazette knows by this key. */
function eliOf(key: Hex): string {
  keys ??= new Map(
    [...book()].flatMap(([eli, { children }]) => children.map((child) => [id(`${eli}#${child.eId}`), eli])),
  );
  return keys.get(key) ?? key;
}

/**
 * Names a provision as people do.
 * @param key Gazette key of the subdivision that tested it
 * @param eId as the contracts have it: text padded to 32 bytes
 * @returns e.g. `/eli/xx/act/2015/12#art_9__para_1`
 */
export function provisionOf(key: Hex, eId: Hex): string {
  return `${eliOf(key)}#${decodeBytes32String(eId)}`;
}

/** Heading of a part of an act, without its number. */
export function partHeading(eli: string, eId: string): string {
  const part = book()
    .get(eli)
    ?.children.find((child) => child.eId === eId);
  return part?.heading ?? "";
}

/** The figures in the rows of an act's table: `/eli/xx/act/2015/14#art_6__para_1__table_1`. */
export function figuresInTable(table: string): Figure[][] {
  const [eli = "", eId = ""] = table.split("#");
  const statute = book().get(eli);
  const element = statute && findElement(statute, eId);
  if (element?.kind !== "table") throw new RangeError(`${table} is no table`);
  return element.children.map(({ cells }) => cells.map(({ figure }) => figure));
}

/** The one percentage that a provision's text states, in percent: 3 for `3 %`. */
export function percentageIn(provision: string): number {
  const { text } = wordingOf(provision);
  const [only, another] = percentagesIn(text);
  if (only === undefined || another !== undefined) {
    throw new RangeError(`${provision} states not one percentage`);
  }
  return percentOf(only);
}

/** Heading of a provision's article, and the provision's own text. */
export function wordingOf(provision: string): { heading: string; text: string } {
  const [eli = "", eId = ""] = provision.split("#");
  const statute = book().get(eli);
  if (statute === undefined) return { heading: "", text: "" };
  const article = findElement(statute, eId.split("__")[0] ?? "");
  const heading = article !== undefined && "heading" in article ? String(article.heading) : "";
  return { heading, text: textOf(statute, eId).replace(/^\(\w+\)\s+/, "") };
}
