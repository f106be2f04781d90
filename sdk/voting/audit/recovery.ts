import { keccak256 } from "ethers";
import { recover } from "tiny-secp256k1";

/** r, s and v. */
const LENGTH = 65;
/** v of a signature whose point has an even y; of an odd one 28. */
const EVEN = 27;

/**
 * The account whose key signed a digest, recovered by libsecp256k1 as `ecrecover` does on chain: of 65 bytes, v 27 or 28.
 *
 * @param digest 32 bytes
 * @returns the address in lower case; undefined, if the bytes are no signature of any key
 */
export function recoveredAccount(digest: Uint8Array, signature: Uint8Array): string | undefined {
  const parity = (signature[LENGTH - 1] ?? 0) - EVEN;
  if (signature.length !== LENGTH || (parity !== 0 && parity !== 1)) return undefined;
  try {
    const key = recover(digest, signature.subarray(0, LENGTH - 1), parity, false);
    return key === null ? undefined : `0x${keccak256(key.subarray(1)).slice(26)}`;
  } catch {
    // Numbers that are zero or not below the order: the library throws, where the chain recovers nobody.
    return undefined;
  }
}
