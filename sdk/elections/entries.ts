import { AbiCoder } from "ethers";
import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";

/** What an objection is about. */
export const OBJECTION_ABOUT = { roll: 1, result: 2 } as const;

/** Name of what an objection is about. */
export type ObjectionAbout = keyof typeof OBJECTION_ABOUT;

const HIGHEST = 1n << 255n;
const SECOND = 1n << 254n;

/** The entry of an election that is to be called, from 32 random bytes. */
export function electionEntryOf(random: Hex): Hex {
  return word((BigInt(random) | HIGHEST) & ~SECOND);
}

/** The entry of a district, which is also the name of its poll: `ElectionRegister.districtOf`. */
export function districtEntryOf(election: Hex, number: number): Hex {
  return derived(["bytes32", "uint16"], [election, number]);
}

/**
 * The entry of somebody's objection: `ElectionRegister.objectionOf`.
 *
 * @param republished `ElectionRegister.republishedOf` the district: the day by which a roll is known that was published again
 */
export function objectionEntryOf(district: Hex, about: ObjectionAbout, objector: Hex, republished = 0): Hex {
  const types = ["bytes32", "uint8", "bytes16", "uint32"];
  return derived(types, [district, OBJECTION_ABOUT[about], objector, republished]);
}

function derived(types: readonly string[], values: readonly unknown[]): Hex {
  const encoded = AbiCoder.defaultAbiCoder().encode(types, values);
  return word(BigInt(hexFromBytes(keccak256(bytesFromHex(encoded)))) | HIGHEST | SECOND);
}

function word(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
