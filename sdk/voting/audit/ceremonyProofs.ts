import { hexlify, keccak256 } from "ethers";
import { addressOf, scaledDifference } from "./commitments.ts";
import { valueAt } from "./ceremonyKeys.ts";
import { G, isSame, modulo, N, plusG, readNumber, times } from "./group.ts";
import { AuditRefusal, pointAt, requireInverse, scalarAt } from "./parts.ts";
import { scalarOf, taggedHash } from "./statement.ts";

/** The attempt of an election, as everything in it is hashed with. */
export interface AuditAttempt {
  readonly chainId: bigint;
  /** Address of the ceremony's contract. */
  readonly contract: string;
  readonly election: string;
  readonly attempt: number;
}

/** Bytes of an encrypted share: point, proof, ciphertext. */
const SHARE = 160;

/** Hash of chain, contract, election and attempt. */
export function ceremonyHash({ chainId, contract, election, attempt }: AuditAttempt): string {
  const types = ["uint256", "address", "bytes32", "uint256"];
  return taggedHash("ceremony", types, [chainId, contract, election, attempt]);
}

/** Refuses unless bytes are a commitment: a hash, an encryption key, and a proof that its secret is known. */
export function requireCommitment(context: string, trustee: number, content: Uint8Array): void {
  requireLength(content, 160);
  requireKnown(statementOf("encryption", context, trustee), content, 32, 96);
}

/** Refuses unless bytes are the points committed to, and a proof that the first one's secret is known. */
export function requirePoints(
  context: string,
  trustee: number,
  content: Uint8Array,
  threshold: number,
  commitment: Uint8Array,
): void {
  requireLength(content, 64 * threshold + 64);
  const hash = keccak256(hexlify(content.subarray(0, 64 * threshold)));
  const expected = taggedHash("points", ["bytes32", "uint256", "bytes32"], [context, trustee, hash]);
  if (expected !== hexlify(commitment.subarray(0, 32)))
    throw new AuditRefusal("other points were committed to");
  for (let k = 0; k < threshold; k++) pointAt(content, 64 * k);
  requireKnown(statementOf("possession", context, trustee), content, 0, 64 * threshold);
}

/** Refuses unless bytes are encrypted shares for all others, each under a secret that the dealer knows. */
export function requireShares(context: string, dealer: number, content: Uint8Array, trustees: number): void {
  requireLength(content, SHARE * (trustees - 1));
  for (let receiver = 1; receiver <= trustees; receiver++) {
    if (receiver === dealer) continue;
    const at = offsetOf(dealer, receiver);
    requireKnown(statementOf("ephemeral", context, dealer, receiver), content, at, at + 64);
  }
}

/**
 * Whether a complaint is right.
 *
 * @throws {AuditRefusal} if it does not prove that it opens the share
 */
export function isUpheld(
  context: string,
  complainer: number,
  complaint: Uint8Array,
  points: Uint8Array,
  shares: Uint8Array,
  commitment: Uint8Array,
): boolean {
  requireLength(complaint, 256);
  const dealer = Number(readNumber(complaint, 0));
  const at = offsetOf(dealer, complainer);
  const [proof, key, base] = [complaint.subarray(32), pointAt(commitment, 32), pointAt(shares, at)];
  const product = productOf(statementOf("complaint", context, dealer, complainer), key, base, proof);
  const shared = [readNumber(product, 1), readNumber(product, 33)];
  const types = ["bytes32", "uint256", "uint256", "uint256", "uint256"];
  const pad = BigInt(taggedHash("pad", types, [context, dealer, complainer, ...shared]));
  const share = readNumber(shares, at + 128) ^ pad;
  return share >= N || !isSame(times(G, share), valueAt(points, complainer));
}

/** The product that an equality proof of one base shows. */
function productOf(statement: string, key: Uint8Array, base: Uint8Array, proof: Uint8Array): Uint8Array {
  const [c, kappa] = [scalarAt(proof, 0, 1n), scalarAt(proof, 32, 1n)];
  const [product, share] = [pointAt(proof, 64), pointAt(proof, 128)];
  requireInverse(proof, 192, share, product);
  if (!isSame(times(base, kappa), share)) throw new AuditRefusal("the complaint's share is false");
  const points = [base, product].flatMap((point) => [readNumber(point, 1), readNumber(point, 33)]);
  requireChallenge(statement, key, c, kappa, [...points, addressOf(scaledDifference(c, share, product))]);
  return product;
}

/** Refuses unless a point's secret is proven to be known. */
function requireKnown(statement: string, content: Uint8Array, point: number, proof: number): void {
  const [c, kappa] = [scalarAt(content, proof, 1n), scalarAt(content, proof + 32, 0n)];
  requireChallenge(statement, pointAt(content, point), c, kappa, []);
}

function requireChallenge(
  statement: string,
  key: Uint8Array,
  c: bigint,
  kappa: bigint,
  rest: readonly bigint[],
): void {
  const first = plusG(times(key, N - c), modulo(c * kappa, N));
  const words = [readNumber(key, 1), readNumber(key, 33), addressOf(first), ...rest];
  const types = ["bytes32", ...words.map(() => "uint256")];
  if (scalarOf(taggedHash("equality", types, [statement, ...words])) !== c)
    throw new AuditRefusal("something else was proven");
}

function statementOf(tag: string, context: string, ...trustees: readonly number[]): string {
  return taggedHash(tag, ["bytes32", ...trustees.map(() => "uint256")], [context, ...trustees]);
}

function offsetOf(dealer: number, receiver: number): number {
  return SHARE * (receiver < dealer ? receiver - 1 : receiver - 2);
}

function requireLength(content: Uint8Array, expected: number): void {
  if (content.length !== expected) throw new AuditRefusal("wrong length");
}
