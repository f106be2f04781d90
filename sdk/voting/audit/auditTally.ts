import { getBytes, keccak256 } from "ethers";
import { addressOf, scaledDifference } from "./commitments.ts";
import { type AuditPoint, G, isSame, modulo, N, plus, plusG, readNumber, readPoint, times } from "./group.ts";
import { AuditRefusal, pointAt, requireInverse, scalarAt } from "./parts.ts";
import { type AuditContest, contextHash, scalarOf, taggedHash } from "./statement.ts";

/** A trustee's partial decryption as it was logged. */
export interface AuditedPartial {
  /** From 1. */
  readonly trustee: number;
  /** The trustee's share of the key from the ceremony, x and y, "0x…" of 64 bytes. */
  readonly key: string;
  readonly proof: Uint8Array;
}

/** What a trustee was found to have proven. */
export interface AuditedProducts {
  /** From 1. */
  readonly trustee: number;
  /** The secret share times each A of the totals. */
  readonly products: readonly AuditPoint[];
}

/**
 * Why counts are not those of the totals, if they are not: the proofs of the trustees, and what their products leave, on
 * libsecp256k1.
 *
 * @param totals as `auditTotals` finds them, in the contract's form
 * @param partials of as many trustees as the threshold
 * @param counts of the options that are encrypted
 * @returns the first thing that is wrong, in words; nothing, if the counts are right
 */
export function auditTally(
  contest: AuditContest,
  totals: Uint8Array,
  partials: readonly AuditedPartial[],
  counts: readonly bigint[],
): string | undefined {
  try {
    const group = partials.map((partial) => provenProducts(contest, totals, partial));
    requireCounts(totals, group, counts);
    return undefined;
  } catch (error) {
    if (error instanceof AuditRefusal) return error.message;
    throw error;
  }
}

/**
 * Refuses unless the counts are what the products of as many trustees as the threshold leave of the totals.
 *
 * @throws {AuditRefusal} with the first count that is wrong
 */
export function requireCounts(
  totals: Uint8Array,
  group: readonly AuditedProducts[],
  counts: readonly bigint[],
): void {
  const trustees = group.map(({ trustee }) => BigInt(trustee));
  counts.forEach((count, j) => {
    const pads = group.map(({ products }, i) => times(products[j] ?? null, weightOf(trustees, i)));
    const pad = pads.reduce(plus, null);
    const expected = plus(pad, count === 0n ? null : times(G, count));
    if (!isSame(expected, pointAt(totals, 96 + 128 * j))) throw new AuditRefusal(`count ${j} is wrong`);
  });
}

/**
 * The products that a trustee proved.
 *
 * @throws {AuditRefusal} if the proof is none, or of something else
 */
export function provenProducts(
  contest: AuditContest,
  totals: Uint8Array,
  partial: AuditedPartial,
): AuditedProducts {
  const { trustee, proof } = partial;
  const key = readPoint(getBytes(partial.key), 0);
  const count = contest.ciphertexts;
  if (key === undefined || proof.length !== 64 + 160 * count)
    throw new AuditRefusal(`no proof of ${trustee}`);
  const [c, kappa] = [scalarAt(proof, 0, 1n), scalarAt(proof, 32, 1n)];
  const about = [contextHash(contest), keccak256(totals), trustee];
  const statement = taggedHash("decryption", ["bytes32", "bytes32", "uint256"], about);
  const first = plusG(times(key, N - c), modulo(c * kappa, N));
  const words = [statement, readNumber(key, 1), readNumber(key, 33), addressOf(first)];
  const products = Array.from({ length: count }, (_, j) => {
    const base = pointAt(totals, 32 + 128 * j);
    const [product, share] = [pointAt(proof, 64 + 160 * j), pointAt(proof, 128 + 160 * j)];
    requireInverse(proof, 192 + 160 * j, share, product);
    if (!isSame(times(base, kappa), share)) throw new AuditRefusal(`share ${j} of ${trustee} is false`);
    words.push(...[base, product].flatMap((point) => [readNumber(point, 1), readNumber(point, 33)]));
    words.push(addressOf(scaledDifference(c, share, product)));
    return product;
  });
  const types = ["bytes32", ...words.slice(1).map(() => "uint256")];
  if (scalarOf(taggedHash("equality", types, words)) !== c)
    throw new AuditRefusal(`${trustee} proved something else`);
  return { trustee, products };
}

/** The product of j / (j - i) over the other trustees j, modulo the order. */
function weightOf(trustees: readonly bigint[], position: number): bigint {
  const own = trustees[position] ?? 0n;
  return trustees
    .filter((other) => other !== own)
    .reduce((product, other) => modulo(product * other * inverse(modulo(other - own, N)), N), 1n);
}

/** By Fermat. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, value];
  for (let exponent = N - 2n; exponent > 0n; exponent >>= 1n, base = modulo(base * base, N)) {
    if (exponent & 1n) result = modulo(result * base, N);
  }
  return result;
}
