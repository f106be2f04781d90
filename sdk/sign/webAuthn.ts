import { AbiCoder } from "ethers";
import { bytesFromHex, bytesFromText, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { p256SignatureFromDer, p256SignerBytes } from "./p256.ts";
import type { Signer } from "./signer.ts";

/** What `navigator.credentials.get` answers with, in its `response`. */
export interface Assertion {
  readonly authenticatorData: Uint8Array;
  /** UTF-8. */
  readonly clientDataJSON: Uint8Array;
  /** DER. */
  readonly signature: Uint8Array;
}

/** The authenticator's answer cannot be verified on chain. */
export class UnusableAssertionError extends SdkError {
  override readonly name = "UnusableAssertionError";
}

/** User present, and user verified: the verifier wants both. */
const REQUIRED_FLAGS = 0x05;
const FLAGS_AT = 32;

/**
 * A passkey.
 *
 * @param verifier address of the deployed `ERC7913WebAuthnVerifier`
 * @param publicKey as {@link p256SignerBytes} takes it
 * @param assert asks the authenticator; the challenge is the digest
 *
 * @example
 * const citizen = webAuthnSigner(verifier, publicKey, async (challenge) => {
 *   const publicKey = { challenge, rpId, userVerification: "required", allowCredentials } as const;
 *   const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
 *   const response = credential.response as AuthenticatorAssertionResponse;
 *   return {
 *     authenticatorData: new Uint8Array(response.authenticatorData),
 *     clientDataJSON: new Uint8Array(response.clientDataJSON),
 *     signature: new Uint8Array(response.signature),
 *   };
 * });
 */
export function webAuthnSigner(
  verifier: Hex,
  publicKey: Uint8Array,
  assert: (challenge: Uint8Array) => Promise<Assertion> | Assertion,
): Signer {
  return {
    signer: p256SignerBytes(verifier, publicKey),
    sign: async (digest) => encodeAssertion(await assert(digest), digest),
  };
}

/**
 * An assertion as OpenZeppelin's `WebAuthn.sol` reads it.
 *
 * @throws {UnusableAssertionError} if it is no assertion over the challenge by a user who was verified
 */
export function encodeAssertion(assertion: Assertion, challenge: Uint8Array): Uint8Array {
  const { authenticatorData, clientDataJSON } = assertion;
  const flags = authenticatorData[FLAGS_AT] ?? 0;
  if ((flags & REQUIRED_FLAGS) !== REQUIRED_FLAGS) {
    throw new UnusableAssertionError("the authenticator did not verify its user", { flags });
  }
  const challengeAt = indexIn(clientDataJSON, `"challenge":"${encodeBase64Url(challenge)}"`);
  const typeAt = indexIn(clientDataJSON, '"type":"webauthn.get"');
  const signature = p256SignatureFromDer(assertion.signature);
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "uint256", "uint256", "bytes", "bytes"],
    [
      signature.subarray(0, 32),
      signature.subarray(32),
      challengeAt,
      typeAt,
      authenticatorData,
      clientDataJSON,
    ],
  );
  return bytesFromHex(encoded);
}

/** Where a member stands in the client's JSON, in bytes. */
function indexIn(json: Uint8Array, member: string): number {
  const wanted = bytesFromText(member);
  for (let at = 0; at + wanted.length <= json.length; at++) {
    if (wanted.every((byte, index) => json[at + index] === byte)) return at;
  }
  throw new UnusableAssertionError(`the client data lack ${member}`, { member });
}

/** base64url without padding, as a client writes the challenge. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
