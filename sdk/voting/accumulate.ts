import { concatBytes, hexFromBytes, keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { type Ciphertext, encodeCiphertexts, pairsOf } from "./ballot.ts";
import { type CastBallot, LastBallots, linkOf, NO_BALLOTS } from "./ballotChain.ts";
import { type Coordinates, GENERATOR, pointAt, SCALARS } from "./curve.ts";
import { addPoint, affineOf, type JacobianSum, NO_SUM } from "./jacobian.ts";
import type { Pages } from "./pages.ts";

/** Ballots of a closed contest, to be added up. */
export interface BallotsToAdd {
  /** Of the contest (`contextOf`). */
  readonly context: Uint8Array;
  readonly key: Coordinates;
  /** How many each ballot has. */
  readonly ciphertexts: number;
  /** All of them, in the order in which they were cast, replaced ones included. */
  readonly ballots: Pages<CastBallot>;
  /** At most how many are added in one transaction. */
  readonly batch: number;
}

/** One transaction: arguments of `Accumulations.add`. */
export interface AccumulationStep {
  readonly before: Uint8Array;
  readonly ballots: Uint8Array;
  readonly sums: Uint8Array;
}

/** What comes out. */
export interface Accumulated {
  /** At the end, as the contract keeps them. */
  readonly sums: Uint8Array;
  readonly totals: Totals;
}

/** All ballots that count, added up; the dummy is among them. */
export interface Totals {
  readonly counted: number;
  readonly ciphertexts: readonly Ciphertext[];
}

/** Whoever gives the ballots gave others when they were read again. */
export class BallotsChangedError extends SdkError {
  override readonly name = "BallotsChangedError";

  /** @param first number of the first ballot of those that are others */
  constructor(first: number) {
    super(`ballots from number ${first} on were others when they were read again`, { first });
  }
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
 * Ballots that are ready to be added up: read once, from the first to the last. What is kept of them is a number for each voter and a
 * hash for each batch, so that they may be many; `addUp` reads them again.
 *
 * @example
 * const plan = await AccumulationPlan.of({ context, key, ciphertexts: 4, ballots, batch: 60 });
 * const { sums, totals } = await plan.addUp(({ before, ballots, sums }) => box.add(poll, terms, before, ballots, sums));
 */
export class AccumulationPlan {
  /** How many were cast, replaced ones included. */
  readonly ballots: number;
  readonly dummy: readonly [g: Coordinates, key: Coordinates];
  readonly #task: BallotsToAdd;
  readonly #last: LastBallots;
  /** Before the first ballot of each batch, and behind all. */
  readonly #heads: readonly Uint8Array[];

  private constructor(task: BallotsToAdd, ballots: number, last: LastBallots, heads: readonly Uint8Array[]) {
    this.ballots = ballots;
    this.#task = task;
    this.#last = last;
    this.#heads = heads;
    const rho = dummyScalar(task.context, this.head);
    this.dummy = [GENERATOR.multiplyUnsafe(rho).toAffine(), pointAt(task.key).multiplyUnsafe(rho).toAffine()];
  }

  /** @throws {WrongSeqError} if they are not all that were cast */
  static async of(task: BallotsToAdd): Promise<AccumulationPlan> {
    const [last, heads] = [new LastBallots(), [] as Uint8Array[]];
    let head = NO_BALLOTS;
    let ballots = 0;
    for await (const page of task.ballots("forward")) {
      for (const ballot of page) {
        if (ballots++ % task.batch === 0) heads.push(head);
        last.take(ballot);
        head = linkOf(head, ballot);
      }
    }
    return new AccumulationPlan(task, ballots, last, [...heads, head]);
  }

  /** Behind the last ballot. */
  get head(): Uint8Array {
    return this.#heads.at(-1) ?? NO_BALLOTS;
  }

  /** How many transactions add them up. */
  get batches(): number {
    return this.#heads.length - 1;
  }

  /**
   * Adds all ballots up, from the last batch to the first.
   *
   * @param take what is done with each batch, such as sending it; nothing: only the totals are wanted
   *
   * @throws {BallotsChangedError} if they are not those of which the head was computed
   */
  async addUp(take?: (step: AccumulationStep) => Promise<void>): Promise<Accumulated> {
    let sums: JacobianSum[] = Array.from({ length: 2 * this.#task.ciphertexts }, (_, index) =>
      addPoint(NO_SUM, this.dummy[index % 2 === 0 ? 0 : 1]),
    );
    let counted = 0;
    for await (const { before, ballots } of this.#batches()) {
      await take?.({ before, ballots: encodeRows(ballots), sums: encodeSums(counted, sums) });
      for (const ballot of ballots) {
        if (!this.#last.isLast(ballot)) continue;
        const points = ballot.ciphertexts.flatMap(({ a, b }) => [a, b]);
        sums = sums.map((sum, index) => addPoint(sum, points[index] as Coordinates));
        counted++;
      }
    }
    const totals = { counted, ciphertexts: pairsOf(affineOf(sums)) };
    return { sums: encodeSums(counted, sums), totals };
  }

  /** From the last to the first, each compared with the heads before and behind it. */
  async *#batches(): AsyncGenerator<{
    readonly before: Uint8Array;
    readonly ballots: readonly CastBallot[];
  }> {
    const { batch } = this.#task;
    let waiting: readonly CastBallot[] = [];
    let end = this.ballots;
    for await (const page of this.#task.ballots("backward")) {
      waiting = [...page, ...waiting];
      while (waiting.length > 0) {
        const first = Math.max(0, Math.ceil(end / batch) - 1) * batch;
        const size = end - first;
        if (waiting.length < size) break;
        const ballots = waiting.slice(waiting.length - size);
        waiting = waiting.slice(0, waiting.length - size);
        const [before = NO_BALLOTS, behind = NO_BALLOTS] = this.#heads.slice(first / batch);
        if (size === 0 || hexFromBytes(ballots.reduce(linkOf, before)) !== hexFromBytes(behind))
          throw new BallotsChangedError(first);
        yield { before, ballots };
        end = first;
      }
    }
    if (end > 0) throw new BallotsChangedError(0);
  }
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
