import { hexFromBytes, type Hex } from "../bytes.ts";

/** Of an id, in bytes. */
const LENGTH = 16;

/**
 * Draws the id of a person who is to be enrolled: article 3 of the Persons Act wants it random, another one in each sector, and
 * derived from nothing about the person. It comes from the platform's cryptographic generator, so that nobody foresees it.
 *
 * @example
 * await persons.enrol(randomPersonId(), assurance, signer);
 *
 * @returns 16 bytes, never all zero: the register takes that for nobody
 */
export function randomPersonId(): Hex {
  const id = new Uint8Array(LENGTH);
  while (id.every((byte) => byte === 0)) crypto.getRandomValues(id);
  return hexFromBytes(id);
}
