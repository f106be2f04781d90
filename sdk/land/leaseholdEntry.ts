import { bytesFromHex, concatBytes, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { NEW_ENTRY } from "../law/entryId.ts";

/**
 * The entry of the leasehold that a lease makes: it follows from the freehold and the instrument (article 50(8)), so that
 * nobody can choose it.
 *
 * @param freehold entry out of which the lease is granted
 * @param instrument hash of the deed by which it is granted
 *
 * @example
 * const entries = [freehold, leaseholdEntry(freehold, instrument)].sort();
 */
export function leaseholdEntry(freehold: Hex, instrument: Hex): Hex {
  const entry = keccak256(concatBytes(bytesFromHex(freehold), bytesFromHex(instrument)));
  entry[0] = (entry[0] ?? 0) | NEW_ENTRY;
  return hexFromBytes(entry);
}

/** What the lease on the freehold has as its holder: the last 16 bytes of the leasehold's entry. */
export const leaseHolder = (leasehold: Hex): Hex => `0x${leasehold.slice(-32)}`;
