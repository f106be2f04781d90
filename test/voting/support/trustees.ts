import { expect } from "chai";
import { concat, type Contract, type ContractTransactionReceipt, toBeHex } from "ethers";
import { encodeTotals, type Totals } from "../../../sdk/voting/accumulate.ts";
import { auditTally } from "../../../sdk/voting/audit/auditTally.ts";
import { GENERATOR, pointAt, randomScalar, SCALARS as F } from "../../../sdk/voting/curve.ts";
import type { BallotRule } from "../../../sdk/voting/rule.ts";
import {
  countVotes,
  decryptPartially,
  type Counting,
  type KeyShare,
  type Partial,
} from "../../../sdk/voting/tally.ts";
import { type Contest, contextOf } from "../../../sdk/voting/transcript.ts";
import type { Random } from "../../sdk/support/random.ts";
import { connect } from "../../sdk/support/chain.ts";
import { auditContestOf, contestOf } from "./contests.ts";
import type { Polling } from "./polling.ts";

/** Shares of a secret key, of which any `threshold` make up the whole. */
export function shareKey(secret: bigint, trustees: number, threshold: number): KeyShare[] {
  const coefficients = [secret, ...Array.from({ length: threshold - 1 }, randomScalar)];
  return Array.from({ length: trustees }, (_, index) => {
    const at = BigInt(index + 1);
    const share = coefficients.reduceRight((sum, coefficient) => F.add(F.mul(sum, at), coefficient), 0n);
    return { trustee: index + 1, secret: share, key: GENERATOR.multiply(share).toAffine() };
  });
}

/** Totals in which the encrypted options have these counts. */
export function totalsOf(contest: Contest, ballots: number, counts: readonly number[]): Totals {
  const key = pointAt(contest.key);
  const ciphertexts = counts.map((count) => {
    const r = randomScalar();
    const b = key.multiply(r).add(GENERATOR.multiplyUnsafe(BigInt(count)));
    return { a: GENERATOR.multiply(r).toAffine(), b: b.toAffine() };
  });
  return { counted: ballots, ciphertexts };
}

/** Counts of the encrypted options that so many ballots can have, one chosen on each. */
export function randomCounts(random: Random, options: number, ballots: number): number[] {
  const counts = Array.from({ length: options }, () => 0);
  for (let ballot = 0; ballot < ballots; ballot++) {
    const choice = random.below(options);
    counts[choice] = (counts[choice] ?? 0) + 1;
  }
  return counts.slice(0, -1);
}

/** A contest whose totals are to be counted by trustees. */
export class Board {
  private constructor(
    readonly contest: Contest,
    readonly totals: Totals,
    readonly shares: readonly KeyShare[],
    /** What counts, and with what each of its calls begins. */
    readonly contract: Contract,
    private readonly before: readonly unknown[],
  ) {}

  /** The first contest of a poll whose papers have been added up, at the box as it is deployed. */
  static at(polling: Polling, totals: Totals): Board {
    const [contest] = polling.poll.contests as [Contest];
    const before = polling.args(0, encodeTotals(totals));
    return new Board(contest, totals, polling.election.shares, polling.station.box, before);
  }

  /** Totals that are made up, for what no box has. */
  static async of(
    rule: BallotRule,
    ballots: number,
    counts: readonly number[],
    [threshold, trustees]: readonly [threshold: number, trustees: number],
  ): Promise<Board> {
    const secret = randomScalar();
    const contest = contestOf(rule, { key: GENERATOR.multiply(secret).toAffine() });
    const shares = shareKey(secret, trustees, threshold);
    const totals = totalsOf(contest, ballots, counts);
    const { ethers } = await connect();
    const keys = shares.map(({ key }) => [key.x, key.y]);
    const settings = [contextOf(contest), rule, encodeTotals(totals), threshold, keys];
    const harness = (await ethers.deployContract("TallyHarness", settings)) as unknown as Contract;
    return new Board(contest, totals, shares, harness, []);
  }

  /** The partial decryption of a trustee, proven. */
  prove(trustee: number): { readonly partial: Partial; readonly proof: Uint8Array } {
    const share = this.shares[trustee - 1];
    if (share === undefined) throw new Error(`no trustee ${trustee}`);
    const { products, proof } = decryptPartially(contextOf(this.contest), this.totals, share);
    return { partial: { trustee, products }, proof };
  }

  /** The trustees decrypt, one transaction each. */
  async decrypt(...trustees: readonly number[]): Promise<Partial[]> {
    const partials: Partial[] = [];
    for (const trustee of trustees) {
      const { partial, proof } = this.prove(trustee);
      await this.call("decrypt", trustee, proof);
      partials.push(partial);
    }
    return partials;
  }

  count(partials: readonly Partial[]): Counting {
    return countVotes(this.contest.rule, this.totals, partials);
  }

  /** What the auditor has against counts of the encrypted options, by these trustees. */
  audit(trustees: readonly number[], counts: readonly number[]): string | undefined {
    const partials = trustees.map((trustee) => {
      const { x, y } = (this.shares[trustee - 1] as KeyShare).key;
      return { trustee, key: concat([toBeHex(x, 32), toBeHex(y, 32)]), proof: this.prove(trustee).proof };
    });
    const totals = encodeTotals(this.totals);
    return auditTally(auditContestOf(this.contest), totals, partials, counts.map(BigInt));
  }

  /** What the contract is told of a counting. */
  argumentsOf({ trustees, terms, counts }: Counting): [readonly number[], Uint8Array, readonly number[]] {
    return [trustees, terms, counts.slice(0, this.contest.rule.ciphertexts)];
  }

  async call(name: string, ...args: readonly unknown[]): Promise<ContractTransactionReceipt> {
    return (await this.contract.getFunction(name)(...this.before, ...args)).wait();
  }

  /** What the contract does not take, and why. */
  async refuses(
    [error, ...reasons]: readonly [error: string, ...reasons: unknown[]],
    name: string,
    ...args: readonly unknown[]
  ): Promise<void> {
    const asked = this.contract.getFunction(name).staticCall(...this.before, ...args);
    const refusal = expect(asked).to.be.revertedWithCustomError(this.contract, error);
    await (reasons.length === 0 ? refusal : refusal.withArgs(...reasons));
  }
}
