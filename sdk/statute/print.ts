import { FRONT_MATTER_FIELDS, type FrontMatter } from "./frontMatter.ts";
import { headingOf } from "./textOf.ts";
import type { Alignment, Override, Provision, Statute, Table } from "./model.ts";

/**
 * Prints a statute as the file it was read from, byte for byte, if that file was in the plain form: fields in the order
 * of the schema, one empty line between blocks and none between points, cells with one space at either side.
 *
 * @example
 * printStatute(parseStatute(text)) === text;
 */
export function printStatute(statute: Statute): string {
  const blocks = [printFrontMatter(statute.frontMatter), `# ${statute.title}`];
  for (const division of statute.children) blocks.push(...printDivision(division));
  return `${blocks.join("\n\n")}\n`;
}

function printFrontMatter(frontMatter: FrontMatter): string {
  const lines = FRONT_MATTER_FIELDS.flatMap((name) => {
    const value = frontMatter[name];
    if (value === undefined) return [];
    if (typeof value !== "object") return [`${name}: ${printScalar(String(value))}`];
    if (value.length < 2) return value.map((item) => `${name}: ${printScalar(item)}`);
    return [`${name}:`, ...value.map((item) => `  - ${printScalar(item)}`)];
  });
  return ["---", ...lines, "---"].join("\n");
}

/** A scalar that YAML would read as something else is quoted. */
function printScalar(value: string): string {
  const isPlain = /^[\p{L}\p{N}/(]/u.test(value) && !/: |:$| #/.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function printDivision(division: Provision): string[] {
  const level = division.kind === "article" || division.kind === "section" ? "###" : "##";
  const heading = `${level} ${headingOf(division)}${printOverride(division.override)}`;
  return [heading, ...printContent(division, "", ""), ...articlesOf(division).flatMap(printDivision)];
}

function articlesOf(division: Provision): Provision[] {
  return division.children.filter(
    (child): child is Provision => child.kind === "article" || child.kind === "section",
  );
}

/** The blocks of a provision, its articles left out. */
function printContent(provision: Provision, label: string, override: string): string[] {
  const blocks = provision.intro ? [label + provision.intro.markdown + override] : [];
  const points: Provision[] = [];
  const flush = (): void => {
    if (points.length > 0) blocks.push(points.map(printPoint).join("\n"));
    points.length = 0;
  };
  for (const child of provision.children) {
    if (child.kind === "point") points.push(child);
    else flush();
    if (child.kind === "table") blocks.push(printTable(child));
    if (child.kind === "paragraph") {
      blocks.push(...printContent(child, `(${child.number}) `, printOverride(child.override)));
    }
  }
  flush();
  if (provision.wrapUp) blocks.push(provision.wrapUp.markdown);
  return blocks;
}

/** A nested list follows its point at once; other blocks inside a point follow an empty line. */
function printPoint(point: Provision): string {
  const [intro = "", ...rest] = printContent(point, `(${point.number}) `, printOverride(point.override));
  const body = rest.map((block) => (block.startsWith("- ") ? `\n${block}` : `\n\n${block}`)).join("");
  return `- ${(intro + body).replaceAll(/\n(?!\n)/g, "\n  ")}`;
}

function printOverride(override: Override | undefined): string {
  if (!override) return "";
  return override.was === undefined ? ` {#${override.eId}}` : ` {#${override.eId} was=${override.was}}`;
}

const DELIMITERS: Record<Alignment, string> = { none: "---", left: ":---", right: "---:", center: ":---:" };

function printTable(table: Table): string {
  const rows = [
    table.columns,
    table.alignments.map((alignment) => DELIMITERS[alignment]),
    ...table.children.map((row) => row.cells.map((cell) => cell.text)),
  ];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
