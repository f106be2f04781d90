import { concatBytes, keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { encodeTotals, type Totals } from "./accumulate.ts";
import {
  type Coordinates,
  coordinatesOf,
  INFINITY,
  type Point,
  pointAt,
  SCALARS as F,
  type ScalarSource,
} from "./curve.ts";
import { proveEquality, type ProvenProducts } from "./equality.ts";
import { SmallLogarithms } from "./logarithm.ts";
import type { BallotRule } from "./rule.ts";

/** A trustee's share of the election's key. */
export interface KeyShare {
  /** From 1. */
  readonly trustee: number;
  readonly secret: bigint;
  /** secret times G, which the ceremony made public. */
  readonly key: Coordinates;
}

/** What a trustee made of the totals. */
export interface Partial {
  readonly trustee: number;
  /** The A of the totals, times the trustee's secret. */
  readonly products: readonly Coordinates[];
}

/** What there is to count with: arguments of `Tallies.count`, and the counts of all options. */
export interface Counting {
  readonly trustees: readonly number[];
  readonly terms: Uint8Array;
  readonly counts: readonly number[];
}

/** The counts do not fit the ballots: partial decryptions or totals are not what they were said to be. */
export class CountsDoNotFitError extends SdkError {
  override readonly name = "CountsDoNotFitError";

  constructor(counts: readonly number[], ballots: number) {
    super(`counts of ${counts.join(", ")} are not of ${ballots} ballots`, { counts, ballots });
  }
}

const DECRYPTION = hashText("smart-laws/voting/1/decryption");

/** What a partial decryption is about. */
export function decryptionStatement(context: Uint8Array, totals: Totals, trustee: number): Uint8Array {
  const words = new WordWriter(4);
  words.raw(DECRYPTION);
  words.raw(context);
  words.raw(keccak256(encodeTotals(totals)));
  words.number(trustee);
  return keccak256(words.bytes);
}

/**
 * A trustee's part in decrypting totals. Whoever calls it has recomputed the totals from all ballots: what is decrypted here,
 * a ballot alone as well, is readable by as many trustees as the threshold.
 */
export function decryptPartially(
  context: Uint8Array,
  totals: Totals,
  share: KeyShare,
  scalars?: ScalarSource,
): ProvenProducts {
  const { secret, key, trustee } = share;
  const bases = totals.ciphertexts.map(({ a }) => a);
  return proveEquality(
    { secret, key, statement: decryptionStatement(context, totals, trustee), bases },
    scalars,
  );
}

/** Lagrange's weight of each trustee among others, at zero. */
export function weightsOf(trustees: readonly number[]): bigint[] {
  return trustees.map((own) => {
    const others = trustees.filter((other) => other !== own).map(BigInt);
    const numerator = others.reduce((product, other) => F.mul(product, other), 1n);
    return F.div(
      numerator,
      others.reduce((product, other) => F.mul(product, F.create(other - BigInt(own))), 1n),
    );
  });
}

/**
 * Counts, from the partial decryptions of as many trustees as the threshold.
 *
 * @throws {CountsDoNotFitError} if the counts are not of so many ballots under the rule
 * @throws {NoSmallLogarithmError} if there are no counts in what was decrypted
 */
export function countVotes(rule: BallotRule, totals: Totals, partials: readonly Partial[]): Counting {
  const sorted = [...partials].sort((a, b) => a.trustee - b.trustee);
  const trustees = sorted.map(({ trustee }) => trustee);
  const weights = weightsOf(trustees);
  const weighted = sorted.map(({ products }, i) =>
    products.map((product) => pointAt(product).multiplyUnsafe(weights[i] ?? 0n)),
  );
  const logarithms = new SmallLogarithms(totals.counted);
  const counts = totals.ciphertexts.map(({ b }, j) => {
    const pad = weighted.reduce((sum, points) => sum.add(points[j] as Point), INFINITY);
    return logarithms.of(pointAt(b).subtract(pad));
  });
  const terms = sorted.map(({ products }, i) => termsOf(products, coordinatesOf(weighted[i] ?? [])));
  return { trustees, terms: concatBytes(...terms), counts: withImplicit(rule, totals.counted, counts) };
}

function termsOf(products: readonly Coordinates[], weighted: readonly Coordinates[]): Uint8Array {
  const writer = new FieldWriter(128 * products.length);
  products.forEach(({ x, y }, j) => {
    const term = weighted[j] as Coordinates;
    for (const word of [x, y, term.x, term.y]) writer.uint256(word);
  });
  return writer.bytes;
}

function withImplicit(rule: BallotRule, ballots: number, counts: readonly number[]): number[] {
  const rest = rule.total * ballots - counts.reduce((sum, count) => sum + count, 0);
  const all = rule.lastImplicit ? [...counts, rest] : [...counts];
  if (all.some((count) => count < 0 || count > ballots)) throw new CountsDoNotFitError(all, ballots);
  return all;
}
