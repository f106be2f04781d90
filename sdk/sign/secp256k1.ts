import { secp256k1 } from "@noble/curves/secp256k1.js";
import { concatBytes, keccak256 } from "../bytes.ts";
import type { Signer } from "./signer.ts";

/** `v` of a signature whose point has an even ordinate. */
const FIRST_RECOVERY_ID = 27;

/** A signer that needs no wallet and answers at once. */
export interface LocalSigner extends Signer {
  sign(digest: Uint8Array): Uint8Array;
}

/** The precompile that recovers, as verifier of a bare key. */
const ECRECOVER = new Uint8Array(20).fill(1, 19);

/**
 * The same key, enrolled bare: it signs whatever becomes of the account with its address, so that no delegation of that
 * account (EIP-7702) signs for the person.
 *
 * @example
 * const citizen = bareKeySigner(secp256k1Signer(secretKey));
 */
export function bareKeySigner(account: LocalSigner): LocalSigner {
  return { ...account, signer: concatBytes(ECRECOVER, account.signer) };
}

/**
 * A signer with a secp256k1 key, as accounts have: its address, and signatures r, s, v with low s.
 *
 * @example
 * const citizen = secp256k1Signer(bytesFromHex("0x…"));
 * citizen.sign(digest); // 65 bytes
 */
export function secp256k1Signer(secretKey: Uint8Array): LocalSigner {
  const publicKey = secp256k1.getPublicKey(secretKey, false);
  return {
    signer: keccak256(publicKey.subarray(1)).slice(12),
    isRecovered: true,
    sign(digest) {
      const signed = secp256k1.sign(digest, secretKey, { prehash: false, lowS: true, format: "recovered" });
      const signature = new Uint8Array(65);
      signature.set(signed.subarray(1));
      signature[64] = FIRST_RECOVERY_ID + (signed[0] ?? 0);
      return signature;
    },
  };
}
