/** A position in a Solidity file, counted from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** A Solidity file's text, addressed by the byte offsets of solc's syntax tree. */
export class SolidityText {
  readonly text: string;
  readonly #bytes: Uint8Array;

  constructor(text: string) {
    this.text = text;
    this.#bytes = new TextEncoder().encode(text);
  }

  /** Where a node's `src` begins and ends, in characters. */
  range(src: string): { start: number; end: number } {
    const [start = 0, length = 0] = src.split(":").map(Number);
    return { start: this.#characters(start), end: this.#characters(start + length) };
  }

  place(offset: number): SourcePlace {
    const before = this.text.slice(0, offset);
    return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  }

  /** The comments, and where each begins. What looks like a comment in a string is none. */
  comments(): { text: string; offset: number }[] {
    const tokens = this.text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g);
    return [...tokens]
      .filter(([token]) => token.startsWith("/"))
      .map((match) => ({ text: match[0], offset: match.index }));
  }

  #characters(bytes: number): number {
    return new TextDecoder().decode(this.#bytes.subarray(0, bytes)).length;
  }
}
