import type { Contract, ContractTransactionReceipt } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { AccumulationPlan } from "../../../sdk/voting/accumulate.ts";
import { AuditedSums, type AuditedTotals } from "../../../sdk/voting/audit/auditTotals.ts";
import { encodeCiphertexts, hashCiphertexts, pairsOf } from "../../../sdk/voting/ballot.ts";
import { type CastBallot, LastBallots } from "../../../sdk/voting/ballotChain.ts";
import { GENERATOR, SCALARS } from "../../../sdk/voting/curve.ts";
import { onePage } from "../../../sdk/voting/pages.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { type Contest, contextOf } from "../../../sdk/voting/transcript.ts";
import type { Random } from "../../sdk/support/random.ts";
import { connect } from "../../sdk/support/chain.ts";
import { auditedCountOf, contestOf } from "./contests.ts";
import { madePlan, type MadePlan } from "./plan.ts";

/** A point that follows from chance. */
export function randomPoint(random: Random): { x: bigint; y: bigint } {
  return GENERATOR.multiplyUnsafe(SCALARS.create(BigInt(random.hex(32)))).toAffine();
}

/** What could be a ballot but for its proof. */
export function randomBallot(random: Random, ciphertexts: number, voter: bigint, seq = 0n): CastBallot {
  const points = Array.from({ length: 2 * ciphertexts }, () => randomPoint(random));
  return { voter, seq, ciphertexts: pairsOf(points) };
}

/** A ballot as far as it is added up. */
export function rowOf({ voter, seq, ciphertexts }: CastBallot): Uint8Array {
  const header = Buffer.from(
    voter.toString(16).padStart(64, "0") + seq.toString(16).padStart(16, "0"),
    "hex",
  );
  return Uint8Array.of(...header, ...encodeCiphertexts(ciphertexts));
}

/** A contest that has been voted in, to be added up. */
export class Count {
  private constructor(
    readonly contest: Contest,
    readonly harness: Contract,
    readonly ballots: CastBallot[],
  ) {}

  static async of(options: number): Promise<Count> {
    const contest = contestOf(exactly(1, options));
    const { ethers } = await connect();
    const settings = [contextOf(contest), options - 1, contest.key.x, contest.key.y];
    const harness = await ethers.deployContract("CountHarness", settings);
    return new Count(contest, harness as unknown as Contract, []);
  }

  async cast(...ballots: readonly CastBallot[]): Promise<void> {
    for (const ballot of ballots) {
      await this.call("append", ballot.voter, ballot.seq, hashCiphertexts(ballot.ciphertexts));
      this.ballots.push(ballot);
    }
  }

  async plan(batch: number): Promise<MadePlan> {
    const { key, rule } = this.contest;
    const plan = await AccumulationPlan.of({
      context: contextOf(this.contest),
      key,
      ciphertexts: rule.ciphertexts,
      ballots: onePage(this.ballots),
      batch,
    });
    return madePlan(plan);
  }

  /** What the auditor makes of the ballots. */
  audited(): AuditedTotals {
    const [sums, last] = [new AuditedSums(auditedCountOf(this.contest)), new LastBallots()];
    for (const ballot of this.ballots) last.take(ballot);
    for (const ballot of this.ballots) sums.add(rowOf(ballot), last.isLast(ballot));
    return sums.totals();
  }

  async begin(plan: MadePlan): Promise<void> {
    await this.call("begin", wordsOf(plan));
  }

  /** Adds all batches; what each transaction cost. */
  async addAll(plan: MadePlan): Promise<number[]> {
    const gas: number[] = [];
    for (const { before, ballots, sums } of plan.steps) {
      gas.push(Number((await this.call("add", before, ballots, sums)).gasUsed));
    }
    return gas;
  }

  async call(name: string, ...args: readonly unknown[]): Promise<ContractTransactionReceipt> {
    return (await this.harness.getFunction(name)(...args)).wait();
  }

  async head(): Promise<string> {
    return (await this.harness.getFunction("head")()) as string;
  }
}

/** The dummy as the contract takes it. */
export function wordsOf({ dummy }: Pick<AccumulationPlan, "dummy">): bigint[] {
  return dummy.flatMap(({ x, y }) => [x, y]);
}

/** The text of bytes, to compare. */
export const textOf = (bytes: Uint8Array): string => hexFromBytes(bytes);
