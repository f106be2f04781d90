import { SdkError } from "../sdkError.ts";
import { FieldWriter } from "../wire.ts";

const LENGTH = 32;

/** The string is not one body behind the other, each behind its length. */
export class MalformedBodiesError extends SdkError {
  override readonly name = "MalformedBodiesError";

  constructor(length: number, required: number) {
    super(`the bodies have ${length} bytes, not ${required}`, { length, required });
  }
}

/** The bodies in one string, as registers and rulesets hand them to each other: each behind its length of 32 bytes. */
export function joinBodies(bodies: readonly Uint8Array[]): Uint8Array {
  const writer = new FieldWriter(bodies.reduce((sum, { length }) => sum + LENGTH + length, 0));
  for (const body of bodies) {
    writer.uint256(BigInt(body.length));
    writer.raw(body);
  }
  return writer.bytes;
}

/**
 * The bodies that a string holds.
 *
 * @throws {MalformedBodiesError} if it ends within one
 */
export function splitBodies(packed: Uint8Array): Uint8Array[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const bodies: Uint8Array[] = [];
  for (let at = 0; at < packed.length;) {
    const begin = at + LENGTH;
    if (begin > packed.length) throw new MalformedBodiesError(packed.length, begin);
    at = begin + view.getUint32(begin - 4);
    if (at > packed.length) throw new MalformedBodiesError(packed.length, at);
    bodies.push(packed.slice(begin, at));
  }
  return bodies;
}
