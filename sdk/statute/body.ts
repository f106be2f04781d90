import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { type LabelledBlock, readBlock } from "./block.ts";
import { failAt, type Place } from "./errors.ts";
import { sourceOf, startOf } from "./markdown.ts";
import { type OpenProvision, openProvision, setIntro } from "./provision.ts";
import { gatherInline, type Reading } from "./reading.ts";
import { readTable } from "./table.ts";

/**
 * Reads what stands under the heading of an article, section or schedule: either one unnumbered block, or numbered
 * paragraphs; each with the points and tables that follow it, and the text after those.
 *
 * @throws {StatuteError} at the first block that has no place in this
 */
export function readBody(reading: Reading, owner: OpenProvision, nodes: readonly RootContent[]): void {
  let open: OpenProvision | undefined;
  for (const node of nodes) {
    if (node.type !== "paragraph") {
      readFollowing(reading, open, node);
      continue;
    }
    const labelled = readBlock(reading.source, node);
    if (labelled.label !== undefined) {
      open = readParagraph(reading, owner, node, labelled, labelled.label);
    } else if (open) {
      readWrapUp(reading, open, node, labelled);
    } else {
      open = owner;
      refuseOverride(reading, node, labelled);
      refuseBareLabel(reading, startOf(node), labelled);
      setIntro(owner, labelled.block);
      gatherInline(reading, owner.eId, node);
    }
  }
}

function readParagraph(
  reading: Reading,
  owner: OpenProvision,
  node: Paragraph,
  { block, override }: LabelledBlock,
  number: string,
): OpenProvision {
  const place = startOf(node);
  if (!/^\d/.test(number))
    failAt(reading.source, place, `the point (${number}) is in no list`, `- (${number}) text`);
  if (owner.intro) {
    const problem = `paragraph (${number}) follows an unnumbered block`;
    failAt(reading.source, place, problem, "either one unnumbered block or numbered paragraphs");
  }
  const paragraph = openProvision(reading, { kind: "paragraph", number, override, parent: owner.eId, place });
  setIntro(paragraph, block);
  owner.children.push(paragraph);
  gatherInline(reading, paragraph.eId, node);
  return paragraph;
}

/** A list or table, which belongs to the block before it. */
function readFollowing(reading: Reading, owner: OpenProvision | undefined, node: RootContent): void {
  const place = startOf(node);
  if (node.type !== "list" && node.type !== "table") {
    failAt(reading.source, place, `a ${node.type} in a provision`, "text, points or a table");
  }
  if (!owner) failAt(reading.source, place, `a ${node.type} before any text`, "the text that introduces it");
  if (owner.wrapUp) failAt(reading.source, place, `a ${node.type} after the closing text`, "a new paragraph");
  if (node.type === "list") return readPoints(reading, owner, node);
  const tables = owner.children.filter((child) => child.kind === "table").length;
  owner.children.push(readTable(reading, owner.eId, tables + 1, node));
}

function readWrapUp(reading: Reading, owner: OpenProvision, node: Paragraph, labelled: LabelledBlock): void {
  const place = startOf(node);
  refuseBareLabel(reading, place, labelled);
  refuseOverride(reading, node, labelled);
  if (owner.children.length === 0 || owner.wrapUp) {
    failAt(reading.source, place, "an unnumbered block after another", "a numbered paragraph, (1) text");
  }
  owner.wrapUp = labelled.block;
  gatherInline(reading, owner.eId, node);
}

function readPoints(reading: Reading, owner: OpenProvision, list: List): void {
  if (list.ordered) failAt(reading.source, startOf(list), "a list that Markdown numbers", "- (a) text");
  for (const item of list.children) readPoint(reading, owner, item);
}

function readPoint(reading: Reading, owner: OpenProvision, item: ListItem): void {
  const place = startOf(item);
  const [first, ...rest] = item.children;
  if (!sourceOf(reading.source, item).startsWith("- (") || first?.type !== "paragraph") {
    failAt(reading.source, place, "a point without its label", "- (a) text");
  }
  const labelled = readBlock(reading.source, first);
  const { label: number, override } = labelled;
  if (number === undefined) failAt(reading.source, place, "a point without its label", "- (a) text");
  const point = openProvision(reading, { kind: "point", number, override, parent: owner.eId, place });
  setIntro(point, labelled.block);
  owner.children.push(point);
  gatherInline(reading, point.eId, first);
  for (const node of rest) {
    if (node.type !== "paragraph") readFollowing(reading, point, node);
    else readWrapUp(reading, point, node, readBlock(reading.source, node));
  }
}

/** The override of a provision stands where the provision begins; this block does not begin one. */
function refuseOverride(reading: Reading, node: Paragraph, { override }: LabelledBlock): void {
  if (!override) return;
  const problem = `{#${override.eId}} stands at a block that has no eId of its own`;
  failAt(reading.source, startOf(node), problem, "the override at the heading, paragraph or point it names");
}

function refuseBareLabel(reading: Reading, place: Place, { block, label }: LabelledBlock): void {
  const found = label === undefined ? /^\([0-9A-Za-z]{1,6}\)/.exec(block.text)?.[0] : `(${label})`;
  if (found !== undefined)
    failAt(reading.source, place, `${found} is no label here`, "(1) text, or - (a) text in a list");
}
