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
  /** Heads down to which somebody has had them added up already, as they were logged. None: it has not begun. */
  readonly added?: readonly Uint8Array[];
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

/** Between two ballots, with the head there. */
interface Cut {
  /** How many ballots lie before it. */
  readonly at: number;
  readonly head: Uint8Array;
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
  /** Around each batch, those of others first: from behind all ballots to before the first. */
  readonly #cuts: readonly Cut[];
  /** How many of the ballots, the first ones, are to be added. */
  readonly #left: number;

  private constructor(task: BallotsToAdd, last: LastBallots, cuts: readonly Cut[], left: number) {
    this.ballots = cuts[0]?.at ?? 0;
    this.#task = task;
    this.#last = last;
    this.#cuts = cuts;
    this.#left = left;
    const rho = dummyScalar(task.context, this.head);
    this.dummy = [GENERATOR.multiplyUnsafe(rho).toAffine(), pointAt(task.key).multiplyUnsafe(rho).toAffine()];
  }

  /**
   * @throws {WrongSeqError} if they are not all that were cast
   * @throws {BallotsChangedError} if they do not lead to the heads that were added up
   */
  static async of(task: BallotsToAdd): Promise<AccumulationPlan> {
    const added = new Set(task.added?.map((head) => hexFromBytes(head)));
    const [last, own, others] = [new LastBallots(), [] as Cut[], [] as Cut[]];
    let cut: Cut = { at: 0, head: NO_BALLOTS };
    const note = (): void => {
      if (added.size > 0 && added.delete(hexFromBytes(cut.head))) others.unshift(cut);
    };
    note();
    for await (const page of task.ballots("forward")) {
      for (const ballot of page) {
        if (cut.at % task.batch === 0) own.unshift(cut);
        last.take(ballot);
        cut = { at: cut.at + 1, head: linkOf(cut.head, ballot) };
        note();
      }
    }
    if (added.size > 0) throw new BallotsChangedError(0);
    const left = others.at(-1)?.at ?? cut.at;
    const cuts = [
      ...(others[0]?.at === cut.at ? [] : [cut]),
      ...others,
      ...own.filter(({ at }) => at < left),
    ];
    return new AccumulationPlan(task, last, cuts, left);
  }

  /** Behind the last ballot. */
  get head(): Uint8Array {
    return this.#cuts[0]?.head ?? NO_BALLOTS;
  }

  /** How many transactions add up what others have not. */
  get batches(): number {
    return this.#cuts.filter(({ at }) => at < this.#left).length;
  }

  /**
   * Adds all ballots up, from the last batch to the first.
   *
   * @param take what is done with each batch that others have not added, such as sending it; nothing: only the totals are wanted
   *
   * @throws {BallotsChangedError} if they are not those of which the head was computed
   */
  async addUp(take?: (step: AccumulationStep) => Promise<void>): Promise<Accumulated> {
    let sums: JacobianSum[] = Array.from({ length: 2 * this.#task.ciphertexts }, (_, index) =>
      addPoint(NO_SUM, this.dummy[index % 2 === 0 ? 0 : 1]),
    );
    let counted = 0;
    for await (const { before, ballots, isAdded } of this.#batches()) {
      if (!isAdded) await take?.({ before, ballots: encodeRows(ballots), sums: encodeSums(counted, sums) });
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
    readonly isAdded: boolean;
  }> {
    let waiting: readonly CastBallot[] = [];
    let [behind, ...cuts] = this.#cuts;
    for await (const page of this.#task.ballots("backward")) {
      waiting = [...page, ...waiting];
      while (waiting.length > 0) {
        const [before, ...rest] = cuts;
        if (behind === undefined || before === undefined) throw new BallotsChangedError(0);
        const size = behind.at - before.at;
        if (waiting.length < size) break;
        const ballots = waiting.slice(waiting.length - size);
        waiting = waiting.slice(0, waiting.length - size);
        if (hexFromBytes(ballots.reduce(linkOf, before.head)) !== hexFromBytes(behind.head))
          throw new BallotsChangedError(before.at);
        yield { before: before.head, ballots, isAdded: before.at >= this.#left };
        [behind, cuts] = [before, rest];
      }
    }
    if (cuts.length > 0) throw new BallotsChangedError(0);
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
