import { AbiCoder, Interface, keccak256 } from "ethers";
import { type Chain, encodeCall } from "../../scripts/chain/chain.ts";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);

/** Among so many mappings an entry's word is looked for. */
const MAPPINGS = 20;

/** Place of an entry's word in a register's storage: found by trying, so that no layout is assumed. */
export async function placeOfEntry(chain: Chain, register: Hex, entry: Hex): Promise<Hex> {
  const stored = await chain.call(register, encodeCall(REGISTER, "slotOf", [entry]));
  for (let slot = 0; slot < MAPPINGS; slot++) {
    const place = keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint256"], [entry, slot])) as Hex;
    if ((await chain.request<Hex>("eth_getStorageAt", [register, place, "latest"])) === stored) return place;
  }
  throw new Error(`the word of entry ${entry} is not in the first ${MAPPINGS} mappings of ${register}`);
}
