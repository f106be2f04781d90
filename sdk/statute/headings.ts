import type { Heading } from "mdast";
import { takeOverride } from "./block.ts";
import { failAt, type Source } from "./errors.ts";
import { sourceOf, startOf } from "./markdown.ts";
import type { DivisionKind, Override } from "./model.ts";

/** A heading, taken apart. */
export interface DivisionHeading {
  readonly kind: DivisionKind;
  readonly number: string;
  readonly heading: string;
  readonly override: Override | undefined;
}

/** The word, the number and the heading, one pattern a level of Markdown's headings. */
const PATTERNS: Record<number, readonly [pattern: RegExp, expected: string]> = {
  2: [
    /^(Part|Chapter|Schedule) (\d+[A-Za-z]{0,2}|[IVXLCDM]+)(?: (\S.*))?$/,
    "## Part N Heading, ## Chapter N Heading or ## Schedule N Heading",
  ],
  3: [
    /^(Article|Section) (\d+[A-Za-z]{0,2}(?: (?:bis|ter|quater|quinquies)(?= ))?) (\S.*)$/,
    "### Article N Heading or ### Section N Heading",
  ],
};

/**
 * Reads the heading of a part, chapter, schedule, article or section.
 *
 * @throws {StatuteError} if its level, its word or its number is none of these
 */
export function readHeading(source: Source, node: Heading): DivisionHeading {
  const place = startOf(node);
  const level = PATTERNS[node.depth];
  if (!level) {
    failAt(
      source,
      place,
      `a heading of level ${node.depth}`,
      "## for a part or schedule, ### for an article",
    );
  }
  const [pattern, expected] = level;
  const { override, rest } = takeOverride(source, place, headingText(source, node));
  const match = pattern.exec(rest);
  if (!match) failAt(source, place, `the heading "${rest}" names no part of an act`, expected);
  const [, word = "", number = "", heading = ""] = match;
  return { kind: word.toLowerCase() as DivisionKind, number, heading, override };
}

/**
 * The words of a heading.
 *
 * @throws {StatuteError} if they are not plain text
 */
export function headingText(source: Source, node: Heading): string {
  const marked = node.children.find((child) => child.type !== "text");
  if (marked) failAt(source, startOf(marked), "a heading with markup", "plain text");
  return sourceOf(source, node).replace(/^#+ */, "");
}
