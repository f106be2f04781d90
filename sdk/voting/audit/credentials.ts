import { p256 } from "@noble/curves/nist.js";
import { dataSlice, getBytes, hexlify, recoverAddress, TypedDataEncoder } from "ethers";
import { N, readNumber } from "./group.ts";
import { AuditRefusal } from "./parts.ts";

/** Of signers that are neither a bare key nor a plain account, whether they signed: for who asks a chain. */
export type SignatureOracle = (signer: string, digest: string, signature: string) => boolean;

/** A paper as it was logged. */
export interface AuditedPaper {
  readonly chainId: bigint;
  readonly contract: string;
  readonly poll: string;
  readonly voter: bigint;
  readonly seq: bigint;
  readonly ballots: string;
}

const ECRECOVER = `0x${"00".repeat(19)}01`;
const P256VERIFY = `0x${"00".repeat(18)}0100`;

/** What the voter signed. */
export function paperDigest({ chainId, contract, poll, voter, seq, ballots }: AuditedPaper): string {
  const fields = ["bytes32 poll", "uint256 voter", "uint64 seq", "bytes ballots"];
  const types = fields.map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  const domain = { name: "Ballot Box", version: "1", chainId, verifyingContract: contract };
  return TypedDataEncoder.hash(domain, { BallotPaper: types }, { poll, voter, seq, ballots });
}

/** Signer and signature of a credential, which has nothing behind them in the log. */
export function readCredential(credential: Uint8Array): { signer: string; signature: string } {
  const [signer, signature] = [lengthAt(credential, 0), lengthAt(credential, 2)];
  if (credential.length !== 4 + signer + signature) throw new AuditRefusal("a ragged credential");
  return {
    signer: hexlify(credential.subarray(4, 4 + signer)),
    signature: hexlify(credential.subarray(4 + signer)),
  };
}

/** Refuses unless the signer signed the digest. */
export function requireSigned(
  signer: string,
  digest: string,
  signature: string,
  oracle: SignatureOracle | undefined,
): void {
  if (!isSigned(signer, digest, signature) && oracle?.(signer, digest, signature) !== true)
    throw new AuditRefusal("not signed");
}

function isSigned(signer: string, digest: string, signature: string): boolean {
  const size = (signer.length - 2) / 2;
  const verifier = size > 20 ? dataSlice(signer, 0, 20) : undefined;
  if (size === 20 || (size === 40 && verifier === ECRECOVER))
    return isRecovered(dataSlice(signer, size - 20), digest, getBytes(signature));
  if (size !== 84 || verifier !== P256VERIFY) return false;
  const key = Uint8Array.of(4, ...getBytes(dataSlice(signer, 20)));
  return p256.verify(getBytes(signature), getBytes(digest), key, { prehash: false, lowS: true });
}

function isRecovered(address: string, digest: string, signature: Uint8Array): boolean {
  if (signature.length !== 65 || readNumber(signature, 32) > N / 2n) return false;
  try {
    return recoverAddress(digest, hexlify(signature)).toLowerCase() === address;
  } catch {
    return false;
  }
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
