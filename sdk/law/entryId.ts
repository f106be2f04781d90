import { bytesFromText, concatBytes, hexFromBytes, keccak256, type Hex } from "../bytes.ts";

/** Set in the ids of entries made after the takeover, clear in legacy ones: a root cannot prove that an id is not in it. */
export const NEW_ENTRY = 0x80;

/**
 * Id of an entry of a register taken over: 32 bytes whose highest bit is clear.
 *
 * @param salt secret of the register, without which nobody can find an address by trying all
 * @param titleKey canonical name of the title
 */
export function legacyEntryId(salt: Uint8Array, titleKey: string): Hex {
  const id = hashOf(salt, titleKey);
  id[0] = (id[0] ?? 0) & ~NEW_ENTRY;
  return hexFromBytes(id);
}

/**
 * Id of an entry that an application makes: 32 bytes whose highest bit is set.
 *
 * @param salt random, so that two applications for like land do not meet
 * @param titleKey canonical name of the title
 */
export function newEntryId(salt: Uint8Array, titleKey: string): Hex {
  const id = hashOf(salt, titleKey);
  id[0] = (id[0] ?? 0) | NEW_ENTRY;
  return hexFromBytes(id);
}

/** Whether an entry was made after the takeover. */
export function isNewEntry(entry: Hex): boolean {
  return Number.parseInt(entry.slice(2, 4), 16) >= NEW_ENTRY;
}

/** The salt is hashed first, so that no salt and key can be cut elsewhere and mean the same. */
function hashOf(salt: Uint8Array, titleKey: string): Uint8Array {
  return keccak256(concatBytes(keccak256(salt), bytesFromText(titleKey)));
}
