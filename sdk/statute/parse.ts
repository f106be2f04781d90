import type { Heading, RootContent } from "mdast";
import { readBody } from "./body.ts";
import { readDefinitions } from "./definitions.ts";
import { failAt, type Source } from "./errors.ts";
import { readFrontMatter } from "./frontMatter.ts";
import { headingText, readHeading } from "./headings.ts";
import { parseMarkdown, startOf } from "./markdown.ts";
import type { Provision, Statute } from "./model.ts";
import { type OpenProvision, openProvision } from "./provision.ts";
import { type Reading, startReading } from "./reading.ts";
import { checkReferences } from "./references.ts";
import { checkSourceText } from "./sourceText.ts";

/**
 * Reads one version of an act from its file.
 *
 * @example
 * const statute = parseStatute(text, "statutes/land-registration/2015-10-01.en.md");
 * textOf(statute, "art_4__para_1");
 *
 * @param source the file's text; of bytes, see `decodeStatute`
 * @param file named in errors; if it is named after a date and a language, the front matter must state the same
 * @throws {StatuteError} at the first place where the text is not in the written form of statutes
 */
export function parseStatute(source: string, file = "statute.md"): Statute {
  const reading = startReading({ file, text: source });
  checkSourceText(reading.source);
  const [front, title, ...rest] = parseMarkdown(reading.source).children;
  if (front?.type !== "yaml") {
    failAt(
      reading.source,
      { line: 1, column: 1 },
      "the file has no front matter",
      "--- and the act's ELI, title, …",
    );
  }
  const frontMatter = readFrontMatter(reading.source, front.value);
  if (title?.type !== "heading" || title.depth !== 1) {
    const place = title ? startOf(title) : { line: front.value.split("\n").length + 2, column: 4 };
    failAt(reading.source, place, "the act has no title", "# Title");
  }
  const children = readDivisions(reading, rest);
  checkReferences(reading.source, reading.references, reading.eIds);
  return {
    file,
    frontMatter,
    title: headingText(reading.source, title),
    children,
    definitions: readDefinitions(reading, children),
    references: reading.references,
  };
}

/** A heading with the blocks up to the next one. */
interface Division {
  readonly heading: Heading;
  readonly body: RootContent[];
}

function splitAtHeadings(source: Source, nodes: readonly RootContent[]): Division[] {
  const divisions: Division[] = [];
  for (const node of nodes) {
    const current = divisions.at(-1);
    if (node.type === "heading") divisions.push({ heading: node, body: [] });
    else if (current) current.body.push(node);
    else failAt(source, startOf(node), "text outside every article", "## Part N or ### Article N Heading");
  }
  return divisions;
}

/** Articles belong to the part, chapter or schedule before them, or to the act when there is none. */
function readDivisions(reading: Reading, nodes: readonly RootContent[]): Provision[] {
  const roots: Provision[] = [];
  let holder: OpenProvision | undefined;
  for (const { heading, body } of splitAtHeadings(reading.source, nodes)) {
    const division = openProvision(reading, {
      ...readHeading(reading.source, heading),
      place: startOf(heading),
    });
    const isArticle = division.kind === "article" || division.kind === "section";
    (isArticle && holder ? holder.children : roots).push(division);
    if (!isArticle) holder = division;
    checkBody(reading.source, division, body);
    readBody(reading, division, body);
  }
  return roots;
}

/** Articles and sections have text, parts and chapters have none of their own. */
function checkBody(source: Source, division: OpenProvision, [first]: readonly RootContent[]): void {
  if (first && (division.kind === "part" || division.kind === "chapter")) {
    failAt(source, startOf(first), `text under a ${division.kind}`, "### Article N Heading");
  }
  if (!first && (division.kind === "article" || division.kind === "section")) {
    failAt(source, division, `the ${division.kind} has no text`, "text, or *Repealed.*");
  }
}
