import { failAt, type Source, StatuteError } from "./errors.ts";

const BYTE_ORDER_MARK = "\uFEFF";
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Decodes a statute's bytes. A byte order mark is kept, so that {@link checkSourceText} reports it.
 *
 * @throws {StatuteError} at the first byte that is not UTF-8
 */
export function decodeStatute(bytes: Uint8Array, file = "statute.md"): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const { line, column } = firstBadByte(bytes);
    throw new StatuteError("a byte is not UTF-8", { file, line, column, expected: "UTF-8", cause });
  }
}

/** Feeds the bytes one by one to a strict decoder, which stops at the bad one. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  try {
    for (let index = 0; index < bytes.length; index++) {
      text += decoder.decode(bytes.subarray(index, index + 1), { stream: true });
    }
  } catch {
    // The text so far ends where the bad byte stands.
  }
  const lines = text.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/**
 * Checks what the hash of the text relies on: NFC, LF, no trailing space. Two files that look the same then are the
 * same, byte by byte.
 *
 * @throws {StatuteError} at the first character that breaks this
 */
export function checkSourceText(source: Source): void {
  source.text.split("\n").forEach((text, index) => {
    const line = index + 1;
    const at = (column: number): { line: number; column: number } => ({ line, column });
    if (line === 1 && text.startsWith(BYTE_ORDER_MARK)) {
      failAt(source, at(1), "the file starts with a byte order mark", "UTF-8 without a byte order mark");
    }
    const carriageReturn = text.indexOf("\r");
    if (carriageReturn >= 0) {
      failAt(source, at(carriageReturn + 1), "a carriage return", "LF alone at the end of a line");
    }
    const surrogate = LONE_SURROGATE.exec(text);
    if (surrogate) failAt(source, at(surrogate.index + 1), "half a surrogate pair", "a whole character");
    const composed = text.normalize("NFC");
    if (composed !== text) {
      failAt(source, at(differsAt(text, composed)), "the text is not in normal form", "Unicode NFC");
    }
    const kept = text.trimEnd().length;
    if (kept < text.length) failAt(source, at(kept + 1), "trailing space", "the end of the line");
    const tab = text.indexOf("\t");
    if (tab >= 0) failAt(source, at(tab + 1), "a tab", "spaces");
  });
}

/** The column where two texts first differ. */
function differsAt(left: string, right: string): number {
  let index = 0;
  while (index < left.length && left[index] === right[index]) index++;
  return index + 1;
}
