import type { SourcePlace } from "./solidityText.ts";
import type { WrittenTag } from "./tags.ts";

/** What can be wrong with an annotation. */
export type AnnotationFindingCode =
  | "tag-lost"
  | "tag-unknown"
  | "eli-differs"
  | "eid-unknown"
  | "quote-malformed"
  | "quote-not-in-text"
  | "figure-malformed"
  | "figure-not-in-text"
  | "figure-not-on-constant"
  | "unit-missing"
  | "unit-differs"
  | "literal-missing"
  | "literal-differs";

/** An annotation that says something else than the statute or the code. */
export interface AnnotationFinding extends SourcePlace {
  readonly code: AnnotationFindingCode;
  /** The annotated declaration, `Rules.CEILING`; empty if the tag was lost. */
  readonly path: string;
  /** The line as written: `applies art_4__para_1`. */
  readonly tag: string;
  readonly message: string;
}

export function findingAt(
  node: { readonly path: string },
  tag: WrittenTag,
  code: AnnotationFindingCode,
  message: string,
): AnnotationFinding {
  const { line, column } = tag;
  return { code, path: node.path, tag: `${tag.name} ${tag.value}`.trim(), message, line, column };
}
