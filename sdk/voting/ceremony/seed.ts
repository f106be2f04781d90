import { secp256k1 } from "@noble/curves/secp256k1.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesFromText, concatBytes, hexFromBytes } from "../../bytes.ts";
import { requireLength } from "../../sign/signer.ts";
import { SCALARS } from "../curve.ts";

/** Bytes of a seed. */
export const SEED_LENGTH = 32;

/** A new seed, from the system's generator of random numbers. */
export function newSeed(): Uint8Array {
  return secp256k1.utils.randomSecretKey();
}

/** So many more bits than the order has that what is left over after division cannot be told from chance. */
const WIDE = 48;

const SALT = bytesFromText("smart-laws/voting/1/trustee");

/**
 * A secret number of a trustee in an attempt, from 1 to below the order: HKDF-SHA256 of the seed. All that a trustee has to
 * keep is the seed: what was dealt out is dealt out again after a failure, and nothing else under the same key.
 *
 * @param purpose what the number is for
 * @param index which of them
 * @throws {KeyLengthError} if the seed has not 32 bytes
 */
export function secretOf(seed: Uint8Array, context: Uint8Array, purpose: string, index: number): bigint {
  requireLength("seed", seed, SEED_LENGTH);
  const info = concatBytes(context, bytesFromText(`${purpose}/${index}`));
  const wide = BigInt(hexFromBytes(hkdf(sha256, seed, SALT, info, WIDE)));
  return (wide % (SCALARS.ORDER - 1n)) + 1n;
}
