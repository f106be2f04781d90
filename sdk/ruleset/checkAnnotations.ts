import { parseEli } from "../statute/eli.ts";
import { findElement } from "../statute/find.ts";
import type { Statute } from "../statute/model.ts";
import { textOf } from "../statute/textOf.ts";
import { type AnnotatedNode, readAnnotations } from "./annotations.ts";
import type { AstNode } from "./ast.ts";
import { checkFigure } from "./figureChecks.ts";
import { type AnnotationFinding, findingAt } from "./findings.ts";
import { quotedIn, TAGS, targetOf, type WrittenTag } from "./tags.ts";

/** Tags whose value begins with a provision. */
const CITING = ["applies", "exception-to", "quote", "figure", "discretion", "untranslatable"];

/**
 * Compares the annotations of a ruleset's file with the statute it executes and with its code.
 *
 * @example
 * const findings = checkAnnotations(output.sources["Rules.sol"].ast, text, parseStatute(act));
 * findings.map(({ code, line }) => `${line}: ${code}`); // ["42: literal-differs"]
 *
 * @param ast the file's SourceUnit, compiled from exactly this text
 * @returns nothing if all annotations hold; else the findings in the order of the source
 */
export function checkAnnotations(ast: AstNode, sourceText: string, statute: Statute): AnnotationFinding[] {
  const { nodes, lost } = readAnnotations(ast, sourceText);
  const findings = lost.map((tag) =>
    findingAt({ path: "" }, tag, "tag-lost", "the compiler drops annotations at this place"),
  );
  for (const node of nodes) for (const tag of node.tags) findings.push(...checkTag(node, tag, statute));
  return findings.sort((left, right) => left.line - right.line || left.column - right.column);
}

function* checkTag(node: AnnotatedNode, tag: WrittenTag, statute: Statute): Generator<AnnotationFinding> {
  if (!TAGS.some((name) => name === tag.name)) {
    yield findingAt(node, tag, "tag-unknown", `expected one of ${TAGS.join(", ")}`);
  }
  if (tag.name === "eli") yield* checkEli(node, tag, statute);
  const eId = targetOf(tag);
  // A provision of another act is named by its ELI; that act's text is not at hand here.
  if (!CITING.includes(tag.name) || parseEli(eId)) return;
  if (!findElement(statute, eId)) {
    yield findingAt(node, tag, "eid-unknown", `${statute.file} has no provision "${eId}"`);
    return;
  }
  if (tag.name === "quote") yield* checkQuote(node, tag, statute);
  if (tag.name === "figure") yield* checkFigure(node, tag, statute);
}

function* checkEli(node: AnnotatedNode, tag: WrittenTag, statute: Statute): Generator<AnnotationFinding> {
  const { eli, date } = statute.frontMatter;
  const stated = parseEli(tag.value);
  if (stated?.act !== eli || stated.date !== date) {
    yield findingAt(node, tag, "eli-differs", `the statute is ${eli}/${date}`);
  } else if (stated.eId !== undefined && !findElement(statute, stated.eId)) {
    yield findingAt(node, tag, "eid-unknown", `${statute.file} has no provision "${stated.eId}"`);
  }
}

function* checkQuote(node: AnnotatedNode, tag: WrittenTag, statute: Statute): Generator<AnnotationFinding> {
  const eId = targetOf(tag);
  const quoted = quotedIn(tag);
  if (quoted === undefined) {
    yield findingAt(
      node,
      tag,
      "quote-malformed",
      'expected an eId and a text in quotation marks, art_4 "the text"',
    );
  } else if (!onOneLine(textOf(statute, eId)).includes(quoted)) {
    yield findingAt(node, tag, "quote-not-in-text", `${eId} does not say "${quoted}"`);
  }
}

/** The lines of a provision are how it is set, not what it says. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
