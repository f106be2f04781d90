import { hexFromBytes, keccak256 } from "../bytes.ts";
import { FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import {
  COORDINATES,
  type Coordinates,
  coordinatesOf,
  GENERATOR,
  pointAt,
  randomScalar,
  SCALARS as F,
  type ScalarSource,
} from "./curve.ts";
import { addressOf } from "./transcript.ts";

/** What is proven: that the secret of a key multiplies these points too. */
export interface EqualityToProve {
  readonly secret: bigint;
  /** secret times G. */
  readonly key: Coordinates;
  /** Hash of what the proof is about. */
  readonly statement: Uint8Array;
  readonly bases: readonly Coordinates[];
}

/** The points multiplied, and the proof: `contracts/voting/EqualityProof.sol`. */
export interface ProvenProducts {
  readonly products: readonly Coordinates[];
  readonly proof: Uint8Array;
}

const EQUALITY = hashText("smart-laws/voting/1/equality");

/**
 * Chaum and Pedersen's proof for several bases under one challenge.
 *
 * @throws {NotAPointError} if a base is no point
 */
export function proveEquality(task: EqualityToProve, scalars: ScalarSource = randomScalar): ProvenProducts {
  const { secret, bases } = task;
  const points = bases.map(pointAt);
  const nonce = scalars();
  const [first, ...rest] = coordinatesOf([
    GENERATOR.multiply(nonce),
    ...points.map((base) => base.multiply(nonce)),
    ...points.map((base) => base.multiply(secret)),
  ]) as [Coordinates, ...Coordinates[]];
  const [committed, products] = [rest.slice(0, bases.length), rest.slice(bases.length)];
  const challenge = challengeOf(task, first, committed, products);
  const kappa = F.add(secret, F.mul(nonce, F.inv(challenge)));
  const shares = coordinatesOf(points.map((base) => base.multiplyUnsafe(kappa)));
  const writer = new FieldWriter(64 + 160 * bases.length);
  writer.uint256(challenge);
  writer.uint256(kappa);
  shares.forEach((share, index) => {
    const product = products[index] as Coordinates;
    const inverse = COORDINATES.inv(COORDINATES.sub(share.x, product.x));
    for (const word of [product.x, product.y, share.x, share.y, inverse]) writer.uint256(word);
  });
  return { products, proof: writer.bytes };
}

function challengeOf(
  { key, statement, bases }: EqualityToProve,
  first: Coordinates,
  committed: readonly Coordinates[],
  products: readonly Coordinates[],
): bigint {
  const words = new WordWriter(5 + 5 * bases.length);
  words.raw(EQUALITY);
  words.raw(statement);
  words.uint256(key.x);
  words.uint256(key.y);
  words.uint256(addressOf(first));
  bases.forEach((base, index) => {
    const product = products[index] as Coordinates;
    for (const word of [base.x, base.y, product.x, product.y]) words.uint256(word);
    words.uint256(addressOf(committed[index] as Coordinates));
  });
  return F.create(BigInt(hexFromBytes(keccak256(words.bytes))));
}
