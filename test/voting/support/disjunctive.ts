import { bytesFromText, concatBytes, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { GENERATOR, INFINITY, type Point, randomScalar, SCALARS as F } from "../../../sdk/voting/curve.ts";
import type { BallotRule } from "../../../sdk/voting/rule.ts";

/**
 * The textbook's proof that each of several encryptions is of 0 or 1 (Cramer, Damgård, Schoenmakers 1994, over Chaum and
 * Pedersen's), with another that they sum to what the rule wants. It is what the ballot's proof is compared with.
 */
export interface DisjunctiveBallot {
  readonly pairs: readonly Pair[];
  readonly bits: readonly BitProof[];
}

interface Pair {
  readonly a: Point;
  readonly b: Point;
}

/** Of each of the two branches, challenge and answer. */
type BitProof = readonly [Branch, Branch];

interface Branch {
  readonly challenge: bigint;
  readonly answer: bigint;
}

/** Encrypts the values and proves them, as an honest prover would: what are no bits gets a proof that fails. */
export function proveDisjunctively(
  rule: BallotRule,
  key: Point,
  values: readonly bigint[],
): DisjunctiveBallot {
  const encrypted = values.slice(0, rule.ciphertexts);
  const secrets = encrypted.map(() => randomScalar());
  const pairs = encrypted.map((value, j) => {
    const r = secrets[j] ?? 0n;
    const message = GENERATOR.multiplyUnsafe(F.create(value));
    return { a: GENERATOR.multiply(r), b: key.multiply(r).add(message) };
  });
  if (rule.lastImplicit) secrets.push(F.neg(secrets.reduce((sum, r) => F.add(sum, r), 0n)));
  const all = withImplicit(rule, pairs);
  return { pairs, bits: all.map((pair, j) => proveBit(key, pair, values[j] ?? 0n, secrets[j] ?? 0n)) };
}

/** Whether each encryption, the implicit one included, is proven to be of 0 or 1. */
export function verifyDisjunctively(rule: BallotRule, key: Point, ballot: DisjunctiveBallot): boolean {
  const all = withImplicit(rule, ballot.pairs);
  return all.every((pair, j) => {
    const proof = ballot.bits[j];
    if (proof === undefined) return false;
    const commitments = proof.flatMap((branch, value) => commitmentsOf(key, pair, BigInt(value), branch));
    return F.add(proof[0].challenge, proof[1].challenge) === challengeOf(key, pair, commitments);
  });
}

/** What is missing to the total is encrypted by what is missing to the sum of the ciphertexts. */
function withImplicit(rule: BallotRule, pairs: readonly Pair[]): Pair[] {
  if (!rule.lastImplicit) return [...pairs];
  const total = GENERATOR.multiplyUnsafe(BigInt(rule.total));
  const a = pairs.reduce((sum, pair) => sum.add(pair.a), INFINITY).negate();
  return [...pairs, { a, b: total.subtract(pairs.reduce((sum, pair) => sum.add(pair.b), INFINITY)) }];
}

function proveBit(key: Point, pair: Pair, value: bigint, r: bigint): BitProof {
  const real = value === 1n ? 1 : 0;
  const simulated: Branch = { challenge: randomScalar(), answer: randomScalar() };
  const nonce = randomScalar();
  const committed = [GENERATOR.multiply(nonce), key.multiply(nonce)];
  const other = commitmentsOf(key, pair, BigInt(1 - real), simulated);
  const all = real === 0 ? [...committed, ...other] : [...other, ...committed];
  const challenge = F.sub(challengeOf(key, pair, all), simulated.challenge);
  const branch: Branch = { challenge, answer: F.add(nonce, F.mul(challenge, r)) };
  return real === 0 ? [branch, simulated] : [simulated, branch];
}

/** z G - c A and z Y - c (B - v G): what the branch for v was committed to, if its answer is right. */
function commitmentsOf(key: Point, { a, b }: Pair, value: bigint, { challenge, answer }: Branch): Point[] {
  const rest = b.subtract(GENERATOR.multiplyUnsafe(value));
  return [
    GENERATOR.multiplyUnsafe(answer).subtract(a.multiplyUnsafe(challenge)),
    key.multiplyUnsafe(answer).subtract(rest.multiplyUnsafe(challenge)),
  ];
}

function challengeOf(key: Point, pair: Pair, commitments: readonly Point[]): bigint {
  const points = [key, pair.a, pair.b, ...commitments].map((point) => point.toBytes());
  return F.create(BigInt(hexFromBytes(keccak256(concatBytes(bytesFromText("oracle"), ...points)))));
}
