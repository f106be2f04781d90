import { p256 } from "@noble/curves/nist.js";
import { bytesFromHex, concatBytes, type Hex } from "../bytes.ts";
import type { LocalSigner } from "./secp256k1.ts";
import { requireLength } from "./signer.ts";

/** The precompile of EIP-7951, as verifier of a bare key; not every chain has it. */
export const P256VERIFY: Hex = `0x${"00".repeat(18)}0100`;

/** First byte of an uncompressed point. */
const UNCOMPRESSED = 0x04;
const POINT_LENGTH = 65;

/**
 * A signer with a P-256 key that is at hand: signatures r, s with low s, which alone the verifier accepts.
 *
 * @param verifier address of the deployed `ERC7913P256Verifier`, or {@link P256VERIFY}
 */
export function p256Signer(verifier: Hex, secretKey: Uint8Array): LocalSigner {
  return {
    signer: p256SignerBytes(verifier, p256.getPublicKey(secretKey, false)),
    sign: (digest) => p256.sign(digest, secretKey, { prehash: false, lowS: true }),
  };
}

/**
 * The ERC-7913 signer of a P-256 key.
 *
 * @param verifier address of a deployed `ERC7913P256Verifier` or `ERC7913WebAuthnVerifier`
 * @param publicKey x, y in 64 bytes; or a point, compressed or not; or a SubjectPublicKeyInfo, as browsers give it
 */
export function p256SignerBytes(verifier: Hex, publicKey: Uint8Array): Uint8Array {
  return concatBytes(bytesFromHex(verifier, 20), coordinatesOf(publicKey));
}

/** x and y of a public key, 64 bytes. */
function coordinatesOf(publicKey: Uint8Array): Uint8Array {
  if (publicKey.length === POINT_LENGTH - 1) return coordinatesOf(Uint8Array.of(UNCOMPRESSED, ...publicKey));
  // A SubjectPublicKeyInfo of this curve ends with the uncompressed point.
  const point = publicKey.length > POINT_LENGTH ? publicKey.subarray(-POINT_LENGTH) : publicKey;
  return p256.Point.fromBytes(point).toBytes(false).subarray(1);
}

/**
 * The same signature with low s. Smart cards and platform authenticators leave s as it falls; verifiers accept one of
 * the two only, so that no stranger can turn a signature into another.
 *
 * @param signature r, s in 64 bytes
 */
export function normaliseLowS(signature: Uint8Array): Uint8Array {
  requireLength("signature", signature, 64);
  const { r, s } = p256.Signature.fromBytes(signature);
  const order = p256.Point.CURVE().n;
  return new p256.Signature(r, s > order / 2n ? order - s : s).toBytes();
}

/** r, s in 64 bytes with low s, of a signature in DER, as browsers and smart cards give it. */
export function p256SignatureFromDer(der: Uint8Array): Uint8Array {
  return normaliseLowS(p256.Signature.fromBytes(der, "der").toBytes());
}
