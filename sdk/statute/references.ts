import type { Link, Node } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { EIdRegister } from "./eId.ts";
import { parseEli } from "./eli.ts";
import { failAt, placeAt, type Source } from "./errors.ts";
import { offsetsOf, sourceOf, startOf } from "./markdown.ts";
import type { Reference } from "./model.ts";

const LINK_FORMS = "[Article 4(1)](#art_4__para_1) or [Article 2](/eli/xx/act/2026/13#art_2)";

/** A word that names a kind of provision, and a number or label after it. */
const NAMED_BY_NUMBER =
  /\b(?:articles?|sections?|chapters?|schedules?|parts?|paragraphs?|points?)\s+(?:\d|\([0-9a-z]{1,4}\))/i;

/** The same with a Roman number; only with capitals, because "part I" may be a part that a person has. */
const NAMED_BY_ROMAN_NUMBER = /\b(?:Articles?|Sections?|Chapters?|Schedules?|Parts?)\s+[IVXLC]+\b/;

/**
 * Reads a cross-reference.
 *
 * @throws {StatuteError} if the link goes neither to an eId of this act nor to an ELI
 */
export function readLink(source: Source, from: string, link: Link): Reference {
  const place = startOf(link);
  const isWritten = sourceOf(source, link).startsWith("[") && !link.title;
  const text = plainText(link).replaceAll(/\s*\n\s*/g, " ");
  if (isWritten && /^#./.test(link.url)) {
    return { from, text, eli: undefined, date: undefined, eId: link.url.slice(1), ...place };
  }
  const eli = isWritten ? parseEli(link.url) : undefined;
  if (!eli) failAt(source, place, `"${link.url}" is no cross-reference`, LINK_FORMS);
  return { from, text, eli: eli.act, date: eli.date, eId: eli.eId, ...place };
}

/**
 * Refuses the name of a provision that is no link: nobody could tell later whether it was meant to move with the text.
 *
 * @throws {StatuteError} at the first such name
 */
export function checkUnlinked(source: Source, block: Node, links: readonly Link[]): void {
  const { start, end } = offsetsOf(block);
  let text = source.text.slice(start, end);
  for (const link of links) {
    const { start: from, end: to } = offsetsOf(link);
    text = text.slice(0, from - start) + "\0".repeat(to - from) + text.slice(to - start);
  }
  const match = NAMED_BY_NUMBER.exec(text) ?? NAMED_BY_ROMAN_NUMBER.exec(text);
  if (!match) return;
  const place = placeAt(source.text, start + match.index);
  failAt(source, place, `"${match[0].replaceAll(/\s+/g, " ")}" is not linked`, LINK_FORMS);
}

/**
 * Checks that every reference to this act meets a provision.
 *
 * @throws {StatuteError} at the first that does not
 */
export function checkReferences(source: Source, references: readonly Reference[], eIds: EIdRegister): void {
  for (const reference of references) {
    if (reference.eli === undefined && reference.eId !== undefined && !eIds.has(reference.eId)) {
      failAt(source, reference, `this act has no ${reference.eId}`, "the eId of a provision of this act");
    }
  }
}
