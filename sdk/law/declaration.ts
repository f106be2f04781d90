import { bytesFromText } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import type { FieldReader, FieldWriter } from "../wire.ts";

/** A fact that the signatories declare, e.g. `{ name: "additionalDwelling", value: 1n }`. */
export interface Declaration {
  /** At most 32 characters of printable ASCII. */
  readonly name: string;
  /** At most 256 bits. */
  readonly value: bigint;
}

/** Bytes of a declaration on the wire. */
export const DECLARATION_LENGTH = 64;

/** The name is not 1 to 32 characters of printable ASCII. */
export class MalformedDeclarationError extends SdkError {
  override readonly name = "MalformedDeclarationError";

  constructor(declared: string) {
    super(`"${declared}" is not 1 to 32 characters of printable ASCII`, { declared });
  }
}

/** name 32, padded with zeros | value 32. */
export function writeDeclaration(writer: FieldWriter, declaration: Declaration): void {
  requirePrintable(declaration.name);
  writer.raw(bytesFromText(declaration.name));
  writer.skip(32 - declaration.name.length);
  writer.uint256(declaration.value);
}

/** The declaration that stands next; each byte of its name a character. */
export function readDeclaration(reader: FieldReader): Declaration {
  const name = String.fromCharCode(...reader.raw(32)).replace(/\0+$/, "");
  return { name, value: reader.uint256() };
}

/**
 * Stops what a person could not read.
 *
 * @throws {MalformedDeclarationError} if the name is not 1 to 32 characters of printable ASCII
 */
export function requirePrintable(name: string): void {
  if (!/^[\x20-\x7e]{1,32}$/.test(name)) throw new MalformedDeclarationError(name);
}
