import { p256 } from "@noble/curves/nist.js";
import { dataLength, dataSlice, getBytes, hexlify, recoverAddress, TypedDataEncoder } from "ethers";
import { N, readNumber } from "./group.ts";
import { AuditRefusal } from "./parts.ts";

/** A signature that a contract has judged: an account with code (ERC-1271), or a verifier with a key (ERC-7913). */
export interface JudgedSignature {
  readonly signer: string;
  readonly digest: string;
  readonly signature: string;
  /** Number of the block in which the contract's word was taken. */
  readonly block: number;
  /** Address of the contract that took its word. */
  readonly takenBy: string;
  /** Number of the paper that is signed, from 0. */
  readonly paper: number;
}

/** Whether a contract took a signature: for who asks nodes, such as by `ContractSignatures`. */
export type SignatureOracle = (asked: JudgedSignature) => boolean;

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

/**
 * Refuses unless the signer signed the digest. What a contract judged is told apart from what is no signature.
 *
 * @throws {AuditRefusal} if it is none, or only a contract can say, and nobody asked it
 */
export function requireSigned(asked: JudgedSignature, oracle: SignatureOracle | undefined): void {
  if (isVerified(asked)) return;
  const contract = judgeOf(asked);
  if (contract !== undefined && oracle === undefined)
    throw new AuditRefusal(
      `signature not verified: what there is is the word of the contract ${contract} in block ${asked.block}`,
    );
  if (contract === undefined || oracle?.(asked) !== true) throw new AuditRefusal("not signed");
}

/** The contract that judges the signature; undefined if it is verified without, or no signer is written so. */
export function judgeOf(asked: JudgedSignature): string | undefined {
  const size = dataLength(asked.signer);
  if (size < 20 || isVerified(asked)) return undefined;
  const contract = dataSlice(asked.signer, 0, 20);
  return size > 20 && (contract === ECRECOVER || contract === P256VERIFY) ? undefined : contract;
}

/** Of an account without code, and of bare keys. */
function isVerified({ signer, digest, signature }: JudgedSignature): boolean {
  const size = dataLength(signer);
  const verifier = size > 20 ? dataSlice(signer, 0, 20) : undefined;
  if (size === 20 || (size === 40 && verifier === ECRECOVER))
    return isRecovered(dataSlice(signer, size - 20), digest, getBytes(signature));
  if (size !== 84 || verifier !== P256VERIFY) return false;
  const key = Uint8Array.of(4, ...getBytes(dataSlice(signer, 20)));
  return p256.verify(getBytes(signature), getBytes(digest), key, { prehash: false, lowS: true });
}

function isRecovered(address: string, digest: string, signature: Uint8Array): boolean {
  if (signature.length !== 65 || readNumber(signature, 32) > N / 2n) return false;
  // ethers takes other bytes for these two, which `ecrecover` does not.
  if (signature[64] !== 27 && signature[64] !== 28) return false;
  try {
    return recoverAddress(digest, hexlify(signature)).toLowerCase() === address;
  } catch {
    return false;
  }
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
