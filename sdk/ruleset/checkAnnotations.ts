import { parseEli } from "../statute/eli.ts";
import { findElement } from "../statute/find.ts";
import { numbersIn } from "../statute/numbers.ts";
import type { Statute } from "../statute/model.ts";
import { textOf } from "../statute/textOf.ts";
import { type AnnotatedNode, readAnnotations } from "./annotations.ts";
import type { AstNode } from "./ast.ts";
import { checkFigure } from "./figureChecks.ts";
import { type AnnotationFinding, findingAt } from "./findings.ts";
import { literalValue } from "./literal.ts";
import { quotedIn, TAGS, targetOf, type WrittenTag } from "./tags.ts";

/** Tags whose value begins with a provision. */
const CITING = ["applies", "exception-to", "quote", "figure", "discretion", "untranslatable"];

/**
 * Compares the annotations of a file with the statute that it executes, or on which its powers rest, and with its code.
 *
 * @example
 * const findings = checkAnnotations(output.sources["Rules.sol"].ast, text, parseStatute(act));
 * findings.map(({ code, line }) => `${line}: ${code}`); // ["42: literal-differs"]
 *
 * @param ast the file's SourceUnit, compiled from exactly this text
 * @param others versions of other acts that are at hand: a provision that a tag names by its ELI is looked up in these; one
 * of an act that is not among them is left to that act
 * @returns nothing if all annotations hold; else the findings in the order of the source
 */
export function checkAnnotations(
  ast: AstNode,
  sourceText: string,
  statute: Statute,
  others: readonly Statute[] = [],
): AnnotationFinding[] {
  const { nodes, lost } = readAnnotations(ast, sourceText);
  const findings = lost.map((tag) =>
    findingAt({ path: "" }, tag, "tag-lost", "the compiler drops annotations at this place"),
  );
  for (const node of nodes)
    for (const tag of node.tags) {
      findings.push(...checkTag(node, tag, statute, others));
    }
  return findings.sort((left, right) => left.line - right.line || left.column - right.column);
}

function* checkTag(
  node: AnnotatedNode,
  tag: WrittenTag,
  statute: Statute,
  others: readonly Statute[],
): Generator<AnnotationFinding> {
  if (!TAGS.some((name) => name === tag.name)) {
    yield findingAt(node, tag, "tag-unknown", `expected one of ${TAGS.join(", ")}`);
  }
  if (tag.name === "eli") yield* checkEli(node, tag, statute);
  if (!CITING.includes(tag.name)) return;
  const { versions, eId } = citedBy(tag, statute, others);
  if (versions.length === 0) return;
  const cited = versions.find((version) => findElement(version, eId));
  if (!cited) {
    const files = versions.map(({ file }) => file).join(", ");
    yield findingAt(node, tag, "eid-unknown", `${files} has no provision "${eId}"`);
    return;
  }
  if (tag.name === "quote") yield* checkQuote(node, tag, cited, eId);
  if (tag.name === "figure") yield* checkFigure(node, tag, cited, eId);
}

/** The versions at hand of the act that a tag cites, and the provision; no versions, where the act is not at hand. */
function citedBy(tag: WrittenTag, statute: Statute, others: readonly Statute[]) {
  const target = targetOf(tag);
  const eli = parseEli(target);
  if (!eli) return { versions: [statute], eId: target };
  const isMeant = ({ frontMatter }: Statute) =>
    frontMatter.eli === eli.act && (eli.date === undefined || frontMatter.date === eli.date);
  return { versions: others.filter(isMeant), eId: eli.eId ?? "" };
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

function* checkQuote(
  node: AnnotatedNode,
  tag: WrittenTag,
  statute: Statute,
  eId: string,
): Generator<AnnotationFinding> {
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
  } else {
    yield* checkNumber(node, tag, quoted);
  }
}

/** A constant that stands for a number of the text is that number. */
function* checkNumber(node: AnnotatedNode, tag: WrittenTag, quoted: string): Generator<AnnotationFinding> {
  const numbers = numbersIn(quoted);
  if (node.node.mutability !== "constant" || numbers.length === 0) return;
  const value = literalValue(node.node["value"]);
  if (value === undefined) {
    yield findingAt(node, tag, "literal-missing", `${node.path} is not given as a literal`);
  } else if (!numbers.includes(value)) {
    yield findingAt(
      node,
      tag,
      "literal-differs",
      `${node.path} is ${value}; "${quoted}" is ${numbers.join(", ")}`,
    );
  }
}

/** The lines of a provision are how it is set, not what it says. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
