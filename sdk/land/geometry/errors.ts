import { SdkError } from "../../sdkError.ts";

/** A file is no boundary of a parcel. */
export class GeometryError extends SdkError {
  override readonly name = "GeometryError";
  /** Where, as a JSON pointer (RFC 6901); empty: the whole file. */
  readonly pointer: string;
  /** What should stand there. */
  readonly expected: string;

  constructor(pointer: string, found: unknown, expected: string) {
    const where = pointer === "" ? "the file" : pointer;
    const what = found === undefined ? "nothing" : JSON.stringify(found);
    super(`${where}: found ${what}; expected ${expected}`, { pointer, found, expected });
    this.pointer = pointer;
    this.expected = expected;
  }
}

/** The geometry library could not lay two boundaries over each other. It says nothing of the land: a surveyor looks at it. */
export class OverlayError extends SdkError {
  override readonly name = "OverlayError";

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the boundaries could not be laid over each other: ${reason}`, { reason }, cause);
  }
}
