import { SdkError } from "../../sdkError.ts";

/** The document is no title in LADM's terms, or says something twice and differently. */
export class LadmImportError extends SdkError {
  override readonly name = "LadmImportError";
  /** Where, as a JSON pointer (RFC 6901); empty: the whole document. */
  readonly pointer: string;
  /** What should stand there. */
  readonly expected: string;

  constructor(pointer: string, found: unknown, expected: string, cause?: unknown) {
    const what = found === undefined ? "nothing" : JSON.stringify(found);
    const where = pointer === "" ? "the document" : pointer;
    super(`${where}: found ${what}; expected ${expected}`, { pointer, found, expected }, cause);
    this.pointer = pointer;
    this.expected = expected;
  }
}

/** The record holds something for which there is no word in the table of LADM's terms; it is not left out unsaid. */
export class LadmUnmappableError extends SdkError {
  override readonly name = "LadmUnmappableError";

  constructor(what: string, value: unknown, cause?: unknown) {
    super(`LADM's terms have no word for ${what} ${String(value)}`, { what, value }, cause);
  }
}
