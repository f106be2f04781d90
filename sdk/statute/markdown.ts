import type { Node, Nodes, Paragraph, PhrasingContent, Root, TableCell } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { failAt, type Place, type Source } from "./errors.ts";

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml"]);

/** Markdown that statutes do not use, and what they use in its stead. */
const FOREIGN: Partial<Record<Nodes["type"], readonly [problem: string, expected: string]>> = {
  html: ["raw HTML", "text"],
  code: ["a block of code", "text without indentation"],
  inlineCode: ["code", "text"],
  blockquote: ["a block quotation", "text"],
  thematicBreak: ["a rule between blocks", "text or a heading"],
  image: ["an image", "text"],
  imageReference: ["an image", "text"],
  break: ["a hard line break", "a new paragraph"],
  delete: ["struck text", "text, or *Repealed.*"],
  definition: ["a link's definition apart", "a link with its target, [Article 4](#art_4)"],
  linkReference: ["a link without its target", "[Article 4](#art_4)"],
  footnoteDefinition: ["a footnote", "text"],
  footnoteReference: ["a footnote", "text"],
};

/**
 * Parses a statute's Markdown: CommonMark with GFM tables.
 *
 * @throws {StatuteError} at the first construct that statutes do not use
 */
export function parseMarkdown(source: Source): Root {
  const root = processor.parse(source.text);
  refuseForeign(source, root);
  return root;
}

function refuseForeign(source: Source, node: Nodes): void {
  const foreign = FOREIGN[node.type];
  if (foreign) failAt(source, startOf(node), ...foreign);
  const written = sourceOf(source, node);
  if (node.type === "strong" && !written.startsWith("**")) {
    failAt(source, startOf(node), "bold with underscores", "**term**");
  }
  if (node.type === "emphasis" && !written.startsWith("*")) {
    failAt(source, startOf(node), "emphasis with underscores", "*Repealed.*");
  }
  if (node.type === "heading" && !written.startsWith("#")) {
    failAt(source, startOf(node), "an underlined heading", "a heading with #");
  }
  if ("children" in node) for (const child of node.children) refuseForeign(source, child);
}

/** Where a node begins. */
export function startOf(node: Node): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** A node as it stands in the file. */
export function sourceOf(source: Source, node: Node): string {
  const { start, end } = offsetsOf(node);
  return source.text.slice(start, end);
}

/** Where a node begins and ends in the file, counted from 0. */
export function offsetsOf(node: Node): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** All inline nodes of one type below a block, in the order of the text. */
export function inlineNodes<Type extends PhrasingContent["type"]>(
  block: Paragraph | TableCell | PhrasingContent,
  type: Type,
): Extract<PhrasingContent, { type: Type }>[] {
  if (!("children" in block)) return [];
  return block.children.flatMap((child: PhrasingContent) => [
    ...(child.type === type ? [child as Extract<PhrasingContent, { type: Type }>] : []),
    ...inlineNodes(child, type),
  ]);
}
