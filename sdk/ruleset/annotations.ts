import { type AstNode, nameOf, nodesOf, type PlacedNode } from "./ast.ts";
import { SolidityText, type SourcePlace } from "./solidityText.ts";
import { type Tag, tagsOf, type WrittenTag, writtenTags } from "./tags.ts";

/** A contract, function, constant, error or statement that has annotations. */
export interface AnnotatedNode extends PlacedNode, SourcePlace {
  /** `Rules.CEILING`. */
  readonly path: string;
  readonly tags: readonly WrittenTag[];
}

/** The annotations of one file. */
export interface Annotations {
  readonly nodes: readonly AnnotatedNode[];
  /** Tags of the source that the compiler dropped: it keeps none on struct members, operands and `else`. */
  readonly lost: readonly WrittenTag[];
}

/**
 * Reads the `@custom:` tags of one file from solc's syntax tree, and places them by the source.
 *
 * @example
 * const { nodes } = readAnnotations(output.sources["Rules.sol"].ast, text);
 * nodes[0].path; // "Rules"
 * nodes[0].tags; // [{ name: "eli", value: "/eli/xx/act/2015/12/2015-10-01#part_2", line: 6, … }]
 *
 * @param ast the file's SourceUnit, compiled from exactly this text
 */
export function readAnnotations(ast: AstNode, sourceText: string): Annotations {
  const source = new SolidityText(sourceText);
  const unread = new Set(writtenTags(source));
  const nodes: AnnotatedNode[] = [];
  for (const placed of nodesOf(ast)) {
    const tags = tagsOf(documentationOf(placed.node)).map((tag) => take(tag, placed.node, source, unread));
    const kept = tags.filter((tag) => tag !== undefined);
    const { start } = source.range(placed.node.src);
    if (kept.length > 0) nodes.push({ ...placed, path: nameOf(placed), tags: kept, ...source.place(start) });
  }
  return { nodes, lost: [...unread] };
}

function documentationOf({ documentation }: AstNode): string {
  return typeof documentation === "string" ? documentation : (documentation?.text ?? "");
}

/** Finds a tag of the tree in the source: inside its comment, or in the comments right above its statement. */
function take(
  tag: Tag,
  node: AstNode,
  source: SolidityText,
  unread: Set<WrittenTag>,
): WrittenTag | undefined {
  const comment = node.documentation;
  const isHere =
    typeof comment === "object" && comment !== null
      ? isWithin(source.range(comment.src))
      : isRightAbove(source, source.range(node.src).start);
  for (const written of unread) {
    if (written.name === tag.name && written.value === tag.value && isHere(written)) {
      unread.delete(written);
      return written;
    }
  }
  return undefined;
}

function isWithin({ start, end }: { start: number; end: number }): (tag: WrittenTag) => boolean {
  return (tag) => start <= tag.offset && tag.offset < end;
}

function isRightAbove(source: SolidityText, start: number): (tag: WrittenTag) => boolean {
  return (tag) => {
    if (tag.offset >= start) return false;
    const between = source.text.slice(tag.offset, start);
    const rest = between
      .replace(/^[^\n]*?(?:\*\/|\n)/, "")
      .replaceAll(/\/\/[^\n]*|^\s*\*[^\n]*|\/\*[\s\S]*?\*\//gm, "");
    return rest.trim() === "";
  };
}
