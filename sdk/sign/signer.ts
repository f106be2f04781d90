import type { SignatureOf } from "../law/evidence.ts";
import type { TypedData } from "../law/typedData.ts";
import { SdkError } from "../sdkError.ts";

/** Somebody who signs digests, with whatever key they hold. */
export interface Signer {
  /** ERC-7913: an address, or a verifier's address followed by a key. The register of persons holds its hash. */
  readonly signer: Uint8Array;
  /** A bare key of secp256k1, or an account without code: its signature tells which. */
  readonly isRecovered?: boolean;
  /**
   * Signs an EIP-712 digest.
   *
   * @param typedData what the digest is of, for wallets that show it before they sign
   */
  sign(digest: Uint8Array, typedData?: TypedData): Promise<Uint8Array> | Uint8Array;
}

/** A key, address or signature has not the length that it must have. */
export class KeyLengthError extends SdkError {
  override readonly name = "KeyLengthError";

  constructor(what: string, length: number, required: number) {
    super(`the ${what} has ${length} bytes, not ${required}`, { what, length, required });
  }
}

/** Stops what is not `required` bytes long. */
export function requireLength(what: string, bytes: Uint8Array, required: number): void {
  if (bytes.length !== required) throw new KeyLengthError(what, bytes.length, required);
}

const NO_SIGNER = new Uint8Array();

/**
 * The same signatures, without the keys that the register reads off them: less calldata. An account that got code
 * since (EIP-7702) has to be named.
 *
 * @param signers who made them, in their order
 */
export function withoutRecovered(
  signers: readonly Signer[],
  signatures: readonly SignatureOf[],
): SignatureOf[] {
  return signatures.map(({ signer, signature }, index) => ({
    signer: signers[index]?.isRecovered === true ? NO_SIGNER : signer,
    signature,
  }));
}

/**
 * Signatures over one digest, in the order of the signers, which is the order of the application's signatories.
 *
 * @example
 * const signatures = await signAll([transferor, acquirer], applicationDigest(separator, application, from));
 * await register.decide(application, encodeEvidence({ witnesses, signatures }));
 */
export async function signAll(
  signers: readonly Signer[],
  digest: Uint8Array,
  typedData?: TypedData,
): Promise<SignatureOf[]> {
  const signatures: SignatureOf[] = [];
  for (const signer of signers) {
    signatures.push({ signer: signer.signer, signature: await signer.sign(digest, typedData) });
  }
  return signatures;
}
