import { concatBytes, hexFromBytes, keccak256 } from "../bytes.ts";
import { FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { type Ciphertext, encodeCiphertexts, pairsOf } from "./ballot.ts";
import { type CastBallot, headsOf, lastOnes, NO_BALLOTS } from "./ballotChain.ts";
import { type Coordinates, GENERATOR, pointAt, SCALARS } from "./curve.ts";
import { addPoint, affineOf, type JacobianSum, NO_SUM } from "./jacobian.ts";

/** Ballots of a closed contest, to be added up. */
export interface BallotsToAdd {
  /** Of the contest (`contextOf`). */
  readonly context: Uint8Array;
  readonly key: Coordinates;
  /** How many each ballot has. */
  readonly ciphertexts: number;
  /** All of them, in the order in which they were cast, replaced ones included. */
  readonly ballots: readonly CastBallot[];
  /** At most how many are added in one transaction. */
  readonly batch: number;
}

/** One transaction: arguments of `Accumulations.add`. */
export interface AccumulationStep {
  readonly before: Uint8Array;
  readonly ballots: Uint8Array;
  readonly sums: Uint8Array;
}

/** What comes out, and what is sent to have the contract come to the same. */
export interface AccumulationPlan {
  readonly dummy: readonly [g: Coordinates, key: Coordinates];
  readonly steps: readonly AccumulationStep[];
  /** At the end, as the contract keeps them. */
  readonly sums: Uint8Array;
  readonly totals: Totals;
}

/** All ballots that count, added up; the dummy is among them. */
export interface Totals {
  readonly counted: number;
  readonly ciphertexts: readonly Ciphertext[];
}

const DUMMY = hashText("smart-laws/voting/1/dummy");

/** The number under which the dummy is encrypted: `Accumulations.dummyScalar`. */
export function dummyScalar(context: Uint8Array, head: Uint8Array): bigint {
  const words = new WordWriter(3);
  words.raw(DUMMY);
  words.raw(context);
  words.raw(head);
  return SCALARS.create(BigInt(hexFromBytes(keccak256(words.bytes))));
}

/**
 * Adds ballots up, from the last batch to the first.
 *
 * @throws {WrongSeqError} if they are not all that were cast
 *
 * @example
 * const { dummy, steps, totals } = planAccumulation({ context, key, ciphertexts: 4, ballots, batch: 60 });
 */
export function planAccumulation(task: BallotsToAdd): AccumulationPlan {
  const { context, ciphertexts, ballots, batch } = task;
  const [heads, isLast] = [headsOf(ballots), lastOnes(ballots)];
  const rho = dummyScalar(context, heads.at(-1) ?? NO_BALLOTS);
  const dummy = [
    GENERATOR.multiplyUnsafe(rho).toAffine(),
    pointAt(task.key).multiplyUnsafe(rho).toAffine(),
  ] as const;
  let sums: JacobianSum[] = Array.from({ length: 2 * ciphertexts }, (_, index) =>
    addPoint(NO_SUM, dummy[index % 2 === 0 ? 0 : 1]),
  );
  let counted = 0;
  const steps: AccumulationStep[] = [];
  for (let end = ballots.length; end > 0; end -= batch) {
    const begin = Math.max(0, end - batch);
    const shown = ballots.slice(begin, end);
    const before = heads[begin] ?? NO_BALLOTS;
    steps.push({ before, ballots: encodeRows(shown), sums: encodeSums(counted, sums) });
    const added = shown.filter((_, index) => isLast[begin + index]);
    for (const ballot of added) {
      const points = ballot.ciphertexts.flatMap(({ a, b }) => [a, b]);
      sums = sums.map((sum, index) => addPoint(sum, points[index] as Coordinates));
    }
    counted += added.length;
  }
  const totals = { counted, ciphertexts: pairsOf(affineOf(sums)) };
  return { dummy, steps, sums: encodeSums(counted, sums), totals };
}

/** Totals as the contract has them. */
export function encodeTotals({ counted, ciphertexts }: Totals): Uint8Array {
  const writer = new FieldWriter(32);
  writer.uint256(BigInt(counted));
  return concatBytes(writer.bytes, encodeCiphertexts(ciphertexts));
}

function encodeRows(ballots: readonly CastBallot[]): Uint8Array {
  return concatBytes(
    ...ballots.map(({ voter, seq, ciphertexts }) => {
      const writer = new FieldWriter(40);
      writer.uint256(voter);
      writer.uint64(seq);
      return concatBytes(writer.bytes, encodeCiphertexts(ciphertexts));
    }),
  );
}

function encodeSums(counted: number, sums: readonly JacobianSum[]): Uint8Array {
  const writer = new FieldWriter(32 + 96 * sums.length);
  writer.uint256(BigInt(counted));
  for (const word of sums.flat()) writer.uint256(word);
  return writer.bytes;
}
