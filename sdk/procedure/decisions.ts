import { bytesFromHex, hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { NEW_ENTRY } from "../law/entryId.ts";
import { WordWriter } from "../words.ts";

export { detailsHash, refusalWord, type Circumstances } from "../law/decisions.ts";

/** Characters of a commitment: "0x" and two digits a byte. */
const COMMITMENT_DIGITS = 64;

/**
 * The entry of somebody's case about a decision: `CaseRegister.entryOf`.
 *
 * @param register address of the register that decided
 * @param contested digest of the application refused, 32 bytes; or commitment of the record granted, 31 bytes
 * @param objector the applicant who was refused, or whoever contests the grant; 16 bytes
 */
export function caseEntryOf(register: Hex, contested: Hex, objector: Hex): Hex {
  const writer = new WordWriter(3);
  writer.right(bytesFromHex(register, 20), 0, 20);
  writer.hex(contested, contested.length === COMMITMENT_DIGITS ? 31 : 32);
  writer.hex(objector, 16);
  const entry = keccak256(writer.bytes);
  entry[0] = (entry[0] ?? 0) | NEW_ENTRY;
  return hexFromBytes(entry);
}
