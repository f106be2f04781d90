import { type Ciphertext, encodeBallot, hashCiphertexts } from "../../../sdk/voting/ballot.ts";
import { pointAt, GENERATOR, randomScalar, SCALARS } from "../../../sdk/voting/curve.ts";
import { proveBits } from "../../../sdk/voting/prove.ts";
import { type Contest, contextOf, statementOf } from "../../../sdk/voting/transcript.ts";

/** What is proven as if it were bits, and for what. */
interface Forgery {
  readonly contest: Contest;
  /** Of all options, the implicit one included. */
  readonly values: readonly bigint[];
  /** The statement instead of the one that the ballot is of. */
  readonly statement?: Uint8Array;
}

/** The voter in whose name ballots are forged. */
export const VICTIM = 7n;

/** A ballot of any numbers, by who follows the prover step by step. */
export function forgeBallot({ contest, values, statement }: Forgery): Uint8Array {
  const key = pointAt(contest.key);
  const randomness = Array.from({ length: contest.rule.ciphertexts }, randomScalar);
  const ciphertexts: Ciphertext[] = randomness.map((r, j) => ({
    a: GENERATOR.multiply(r).toAffine(),
    b: key
      .multiply(r)
      .add(GENERATOR.multiplyUnsafe(SCALARS.create(values[j] ?? 0n)))
      .toAffine(),
  }));
  const own = statementOf(contextOf(contest), VICTIM, 0n, hashCiphertexts(ciphertexts));
  const bits = { key, statement: statement ?? own, values, ciphertexts, randomness };
  return encodeBallot({ voter: VICTIM, seq: 0n, ciphertexts, ...proveBits(bits, randomScalar) });
}

/** The statement that leaves the ciphertexts out, so that y is known before them. */
export function weakStatementOf(contest: Contest): Uint8Array {
  return statementOf(contextOf(contest), VICTIM, 0n, new Uint8Array(32));
}

/** With which second number a first one makes D = y v1 (v1 - 1) + y^2 v2 (v2 - 1) zero; not each has one. */
export function valueThatHides(first: bigint, y: bigint): bigint | undefined {
  const wanted = SCALARS.div(SCALARS.neg(SCALARS.mul(first, SCALARS.sub(first, 1n))), y);
  try {
    const root = SCALARS.sqrt(SCALARS.add(SCALARS.mul(4n, wanted), 1n));
    return SCALARS.div(SCALARS.add(root, 1n), 2n);
  } catch {
    return undefined;
  }
}
