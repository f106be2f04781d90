import type { SolidityText, SourcePlace } from "./solidityText.ts";

/** The annotations that rulesets know. A tag beside them is a slip of the pen that nothing would ever check. */
export const TAGS = [
  "eli",
  "applies",
  "effect",
  "exception-to",
  "quote",
  "figure",
  "unit",
  "term",
  "norm",
  "discretion",
  "untranslatable",
  "technical",
] as const;

/** One line `@custom:name value`. */
export interface Tag {
  readonly name: string;
  /** The rest of the line. */
  readonly value: string;
}

/** A tag as it stands in the source. */
export interface WrittenTag extends Tag, SourcePlace {
  /** Of its `@`, in characters. */
  readonly offset: number;
}

const TAG = /@custom:([^\s*]*)[ \t]*([^\n]*)/g;

/** The tags of a comment, as solc or the source states it. */
export function tagsOf(text: string): (Tag & { readonly index: number })[] {
  return [...text.matchAll(TAG)].map((match) => ({
    name: match[1] ?? "",
    value: (match[2] ?? "").replace(/\s*\*\/$/, "").trim(),
    index: match.index,
  }));
}

/** All tags in the comments of a file, in their order. */
export function writtenTags(source: SolidityText): WrittenTag[] {
  return source.comments().flatMap((comment) =>
    tagsOf(comment.text).map(({ name, value, index }) => {
      const offset = comment.offset + index;
      return { name, value, offset, ...source.place(offset) };
    }),
  );
}

/** The eId with which a tag's value begins, or the ELI; empty if there is none. */
export function targetOf(tag: Tag): string {
  return tag.value.split(/\s/, 1)[0] ?? "";
}

/** The text in quotation marks after a tag's eId; undefined if there is none. */
export function quotedIn(tag: Tag): string | undefined {
  return /^\S+\s+"(.+)"$/.exec(tag.value)?.[1];
}
