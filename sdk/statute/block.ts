import type { Paragraph } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { failAt, placeAt, type Place, type Source } from "./errors.ts";
import { offsetsOf, sourceOf, startOf } from "./markdown.ts";
import type { Block, Override } from "./model.ts";

/** A block as it is read: its text, and what stands before and after it. */
export interface LabelledBlock {
  readonly block: Block;
  /** `1` of `(1) Text`, or `a` of `(a) text`; undefined if the block has no label. */
  readonly label: string | undefined;
  readonly override: Override | undefined;
}

const LABEL = /^\(([0-9A-Za-z]{1,6}(?: (?:bis|ter|quater|quinquies))?)\) (?=\S)/;
const OVERRIDE = / ?\{#([^\s{}]*)(?: was=([^\s{}]*))?\}$/;

/**
 * Takes the label and the override off a block.
 *
 * @throws {StatuteError} if the block's lines are not one block to the eye, or an override does not end it
 */
export function readBlock(source: Source, node: Paragraph): LabelledBlock {
  checkLines(source, node);
  const { override, rest } = takeOverride(source, startOf(node), dedent(sourceOf(source, node)));
  const label = LABEL.exec(rest);
  const prefix = label?.[0] ?? "";
  const text = plainText(node)
    .replaceAll(/\s*\n\s*/g, " ")
    .replace(OVERRIDE, "");
  const { line, column } = startOf(node);
  const block = { text: text.slice(prefix.length), markdown: rest.slice(prefix.length), line, column };
  return { block, label: label?.[1], override };
}

/**
 * Takes the override off the end of a block or heading.
 *
 * @throws {StatuteError} if `{#` stands anywhere else, or the override is not of the two forms
 */
export function takeOverride(
  source: Source,
  place: Place,
  text: string,
): { override: Override | undefined; rest: string } {
  const match = OVERRIDE.exec(text);
  const rest = match ? text.slice(0, match.index) : text;
  const stray = rest.indexOf("{#");
  if (stray >= 0 || (match && !match[0].startsWith(" "))) {
    const within = placeAt(text, stray >= 0 ? stray : rest.length);
    const column = within.line === 1 ? place.column + within.column - 1 : within.column;
    const at = { line: place.line + within.line - 1, column };
    failAt(
      source,
      at,
      "an override that is not one",
      "{#eId} or {#eId was=oldEId} at the block's end, after a space",
    );
  }
  return { override: match ? { eId: match[1] ?? "", was: match[2] } : undefined, rest };
}

/**
 * Markdown joins lines that the eye keeps apart: a line after a list's last point belongs to the point, a line that
 * starts with (2) to paragraph (1). Both would move text into another provision without a trace.
 */
function checkLines(source: Source, node: Paragraph): void {
  const { start, end } = offsetsOf(node);
  const first = startOf(node);
  const indentation = first.column - 1;
  const lines = source.text.slice(start, end).split("\n");
  lines.slice(1).forEach((line, index) => {
    const text = line.trimStart();
    const found = line.length - text.length;
    const place = { line: first.line + index + 1, column: found + 1 };
    if (found !== indentation) {
      const problem = `the line is indented by ${found}`;
      failAt(source, place, problem, `an indentation of ${indentation}, or an empty line before a new block`);
    }
    const label = LABEL.exec(text);
    if (label) failAt(source, place, `(${label[1]}) follows text`, "an empty line before a new block");
  });
}

function dedent(text: string): string {
  return text.replaceAll(/\n +/g, "\n");
}
