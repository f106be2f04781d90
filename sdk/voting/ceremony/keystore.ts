import { computeAddress, decryptKeystoreJson, encryptKeystoreJson } from "ethers";
import { bytesFromHex, hexFromBytes } from "../../bytes.ts";
import { requireLength } from "../../sign/signer.ts";
import { SEED_LENGTH } from "./seed.ts";

/**
 * A trustee's seed, encrypted: Web3 Secret Storage, version 3, with scrypt and AES-128-CTR, as accounts are kept. The address in
 * it is nobody's account: send nothing there, and never use an account's key for a seed.
 *
 * @param seed 32 random bytes (`newSeed`)
 * @throws {KeyLengthError} if the seed has not 32 bytes
 */
export async function sealKeystore(seed: Uint8Array, password: string): Promise<string> {
  requireLength("seed", seed, SEED_LENGTH);
  const privateKey = hexFromBytes(seed);
  return encryptKeystoreJson({ address: computeAddress(privateKey), privateKey }, password);
}

/**
 * The seed of a keystore. Keep it in memory no longer than it takes, and out of every log.
 *
 * @throws if the password is wrong or the keystore damaged
 */
export async function openKeystore(keystore: string, password: string): Promise<Uint8Array> {
  const { privateKey } = await decryptKeystoreJson(keystore, password);
  return bytesFromHex(privateKey, SEED_LENGTH);
}
