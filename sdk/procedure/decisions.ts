import { bytesFromHex, hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { NEW_ENTRY } from "../law/entryId.ts";
import { FieldWriter } from "../wire.ts";
import { WordWriter } from "../words.ts";

export { detailsHash, encodeDetails, refusalWord, type Circumstances } from "../law/decisions.ts";

/** Characters of a commitment: "0x" and two digits a byte. */
const COMMITMENT_DIGITS = 64;

/**
 * What shows on which ruleset a refusal rests, for a reopening.
 *
 * @param application that was refused
 * @param decidedOn legal date of the refusal, as days since 1970-01-01
 * @param details what `encodeDetails` makes of the `Refused` log
 */
export function evidenceOfRefusal(
  application: Uint8Array,
  decidedOn: number,
  details: Uint8Array,
): Uint8Array {
  const writer = new FieldWriter(36 + details.length);
  writer.raw(keccak256(application));
  writer.uint32(decidedOn);
  writer.raw(details);
  return writer.bytes;
}

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
