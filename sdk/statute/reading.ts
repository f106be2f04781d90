import type { Paragraph, TableCell } from "mdast";
import { EIdRegister } from "./eId.ts";
import type { Place, Source } from "./errors.ts";
import { inlineNodes, offsetsOf, startOf } from "./markdown.ts";
import type { Reference } from "./model.ts";
import { checkUnlinked, readLink } from "./references.ts";

/** Text in bold, and the provision in which it stands. */
export interface BoldText extends Place {
  readonly owner: string;
  readonly offset: number;
}

/** What is gathered over the whole file while its elements are read, and checked at the end. */
export interface Reading {
  readonly source: Source;
  readonly eIds: EIdRegister;
  readonly references: Reference[];
  readonly bold: BoldText[];
}

export function startReading(source: Source): Reading {
  return { source, eIds: new EIdRegister(source), references: [], bold: [] };
}

/**
 * Gathers the links and the bold text of a block that belongs to an element.
 *
 * @throws {StatuteError} if a link is malformed, or the text refers to a provision without a link
 */
export function gatherInline(reading: Reading, owner: string, node: Paragraph | TableCell): void {
  const links = inlineNodes(node, "link");
  reading.references.push(...links.map((link) => readLink(reading.source, owner, link)));
  checkUnlinked(reading.source, node, links);
  for (const strong of inlineNodes(node, "strong")) {
    reading.bold.push({ owner, offset: offsetsOf(strong).start, ...startOf(strong) });
  }
}
