import type { Answer, Ciphertext, Opening } from "./ballot.ts";
import {
  COORDINATES,
  type Coordinates,
  coordinatesOf,
  GENERATOR,
  type Point,
  SCALARS as F,
  type ScalarSource,
  SECOND_GENERATOR,
} from "./curve.ts";
import { addressOf, challengeOf, weightOf } from "./transcript.ts";

/** What is proven: that these values, encrypted so, are bits. */
export interface BitsToProve {
  /** Of the election, with a table (`baseAt`). */
  readonly key: Point;
  /** Hash of all that the proof is about (`statementOf`). */
  readonly statement: Uint8Array;
  /** Of all options, the implicit one included. */
  readonly values: readonly bigint[];
  readonly ciphertexts: readonly Ciphertext[];
  /** The r of each ciphertext. */
  readonly randomness: readonly bigint[];
}

/** What a ballot carries besides its ciphertexts. */
export interface BitProof {
  readonly opening: Opening;
  readonly answers: readonly Answer[];
}

/** Secret numbers behind the commitments; the names are those of `docs/voting-transcript.md`. */
interface Nonces {
  readonly rho: readonly bigint[];
  readonly beta: readonly bigint[];
  readonly tau1: bigint;
  readonly tau0: bigint;
}

/**
 * The quadratic bit argument. Products with secret scalars are noble's `multiply`, whose sequence of additions does not
 * depend on the scalar (JavaScript's whole numbers themselves are not constant-time); what is multiplied by
 * published answers is not secret.
 */
export function proveBits(bits: BitsToProve, scalars: ScalarSource): BitProof {
  const { key, statement, values, ciphertexts, randomness } = bits;
  const nonces = drawNonces(ciphertexts.length, values.length, scalars);
  const y = weightOf(statement);
  const [linearPart, quadraticPart] = coefficients(values, nonces.beta, y);
  const commitments = coordinatesOf([
    GENERATOR.multiply(linearPart).add(SECOND_GENERATOR.multiply(nonces.tau1)),
    GENERATOR.multiply(quadraticPart).add(SECOND_GENERATOR.multiply(nonces.tau0)),
    ...nonces.rho.flatMap((rho, j) => [
      GENERATOR.multiply(rho),
      key.multiply(rho).add(GENERATOR.multiply(nonces.beta[j] ?? 0n)),
    ]),
  ]);
  const [linear, quadratic, ...committed] = commitments as [Coordinates, Coordinates, ...Coordinates[]];
  const addresses = committed.map(addressOf);
  const challenge = challengeOf(statement, {
    linear,
    quadratic: addressOf(quadratic),
    nonces: nonces.rho.map((_, j) => [addresses[2 * j] ?? 0n, addresses[2 * j + 1] ?? 0n]),
  });
  const inverse = F.inv(challenge);
  const answerTo = (secret: bigint, nonce: bigint): bigint => F.add(secret, F.mul(nonce, inverse));
  const kappas = randomness.map((r, j) => answerTo(r, nonces.rho[j] ?? 0n));
  const phis = values.map((value, j) => answerTo(value, nonces.beta[j] ?? 0n));
  const blinding = answerTo(nonces.tau1, nonces.tau0);
  const q = F.mul(challenge, quadraticOf(phis, y));
  const hints = coordinatesOf([
    sumOfPublic(GENERATOR, q, SECOND_GENERATOR, blinding),
    ...kappas.map((kappa, j) => sumOfPublic(key, kappa, GENERATOR, phis[j] ?? 0n)),
  ]);
  const [opening, ...shares] = hints as [Coordinates, ...Coordinates[]];
  const inverses = COORDINATES.invertBatch([
    COORDINATES.sub(opening.x, linear.x),
    ...shares.map((share, j) => COORDINATES.sub(share.x, ciphertexts[j]?.b.x ?? 0n)),
  ]);
  return {
    opening: { challenge, linear, opening, blinding, inverse: inverses[0] ?? 0n },
    answers: shares.map((share, j) => ({
      share,
      kappa: kappas[j] ?? 0n,
      phi: phis[j] ?? 0n,
      inverse: inverses[j + 1] ?? 0n,
    })),
  };
}

/** Where one option is implicit, its nonce is what makes all of them sum to zero. */
function drawNonces(ciphertexts: number, options: number, scalars: ScalarSource): Nonces {
  const draw = (): bigint[] => Array.from({ length: ciphertexts }, scalars);
  const [rho, beta] = [draw(), draw()];
  if (options > ciphertexts) beta.push(F.neg(beta.reduce((sum, nonce) => F.add(sum, nonce), 0n)));
  return { rho, beta, tau1: scalars(), tau0: scalars() };
}

/** t1 = sum y^j beta_j (2 v_j - 1) and t0 = sum y^j beta_j^2. */
function coefficients(
  values: readonly bigint[],
  betas: readonly bigint[],
  y: bigint,
): [t1: bigint, t0: bigint] {
  let [t1, t0, weight] = [0n, 0n, y];
  values.forEach((value, j) => {
    const weighted = F.mul(weight, betas[j] ?? 0n);
    t1 = F.add(t1, F.mul(weighted, F.create(2n * value - 1n)));
    t0 = F.add(t0, F.mul(weighted, betas[j] ?? 0n));
    weight = F.mul(weight, y);
  });
  return [t1, t0];
}

/** q = sum y^j phi_j (phi_j - 1). */
function quadraticOf(phis: readonly bigint[], y: bigint): bigint {
  let [q, weight] = [0n, y];
  for (const phi of phis) {
    q = F.add(q, F.mul(weight, F.mul(phi, F.sub(phi, 1n))));
    weight = F.mul(weight, y);
  }
  return q;
}

/** s X + t Y, where neither s nor t is a secret. */
function sumOfPublic(x: Point, s: bigint, y: Point, t: bigint): Point {
  return x.multiplyUnsafe(s).add(y.multiplyUnsafe(t));
}
