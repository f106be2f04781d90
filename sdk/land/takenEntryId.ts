import { bytesFromHex, bytesFromText, concatBytes, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { NEW_ENTRY } from "../law/entryId.ts";

/** What makes it another one than any lease's: a word, padded with zeros. */
const OF_A_SPLIT = new Uint8Array(32);
OF_A_SPLIT.set(bytesFromText("split"));

/**
 * Id of the entry of a title that a split makes (Land Registration Act, art_61__para_6): nobody can choose it, so that no
 * title passes for another in an easement.
 *
 * @param source entry of the title that is split
 * @param takenGeometry hash commitment to the boundaries of what is taken out
 *
 * @example
 * const entries = [farm, takenEntryId(farm, geometryOfTheStrip)].sort(compareHex);
 */
export function takenEntryId(source: Hex, takenGeometry: Hex): Hex {
  const id = keccak256(concatBytes(OF_A_SPLIT, bytesFromHex(source), bytesFromHex(takenGeometry)));
  id[0] = (id[0] ?? 0) | NEW_ENTRY;
  return hexFromBytes(id);
}
