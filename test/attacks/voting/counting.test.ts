import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { encodeTotals, type AccumulationStep } from "../../../sdk/voting/accumulate.ts";
import { auditTotals } from "../../../sdk/voting/audit/auditTotals.ts";
import { hashCiphertexts } from "../../../sdk/voting/ballot.ts";
import { COORDINATES } from "../../../sdk/voting/curve.ts";
import { Random } from "../../sdk/support/random.ts";
import { auditedCountOf } from "../../voting/support/contests.ts";
import { Count, randomBallot, rowOf, textOf, wordsOf } from "../../voting/support/count.ts";

const ROW = 40 + 128;

describe("Attacks on the count", () => {
  let count: Count;
  let random: Random;

  beforeEach(async () => {
    count = await Count.of(2);
    random = new Random(9);
  });

  async function refuses(error: string, name: string, ...args: readonly unknown[]): Promise<void> {
    await expect(count.harness.getFunction(name)(...args)).to.be.revertedWithCustomError(
      count.harness,
      error,
    );
  }

  const refusesStep = (error: string, { before, ballots, sums }: AccumulationStep): Promise<void> =>
    refuses(error, "add", before, ballots, sums);

  it("two ballots under one number, an older one once more, a number that is ahead", async () => {
    const [first, second] = [randomBallot(random, 1, 5n), randomBallot(random, 1, 5n, 1n)];
    const append = (seq: bigint): readonly unknown[] => [5n, seq, hashCiphertexts(first.ciphertexts)];
    const wrong = async (...seqs: readonly bigint[]): Promise<void> => {
      for (const seq of seqs) await refuses("BallotChainWrongSeq", "append", ...append(seq));
    };
    await wrong(1n, 2n, 2n ** 64n - 1n);
    await count.cast(first);
    await wrong(0n, 2n, 2n ** 64n - 1n);
    await count.cast(second);
    await wrong(0n, 1n, 3n, 2n ** 64n - 1n);
    await expect(count.harness.getFunction("append")(...append(0n)))
      .to.be.revertedWithCustomError(count.harness, "BallotChainWrongSeq")
      .withArgs(5n, 0n, 2n);
    await count.cast(
      randomBallot(random, 1, 4n),
      randomBallot(random, 1, 6n),
      randomBallot(random, 1, 5n, 2n),
    );
  });

  it("a poisoned accumulator: ballots that were not cast, left out, twice, or in another order", async () => {
    for (const voter of [1n, 2n, 3n, 4n]) await count.cast(randomBallot(random, 1, voter));
    const plan = count.plan(4);
    await count.begin(plan);
    const [step] = plan.steps as [AccumulationStep];
    const rows = [0, 1, 2, 3].map((row) => step.ballots.subarray(row * ROW, (row + 1) * ROW));
    const [a, b, c, d] = rows as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const foreign = rowOf(randomBallot(random, 1, 5n));
    const poisoned = [
      [a, b, c, d, foreign],
      [foreign, b, c, d],
      [b, c, d],
      [a, b, c],
      [a, c, d],
      [a, b, c, d, d],
      [a, b, d, c],
    ];
    for (const ballots of poisoned) {
      await refusesStep("AccumulationWrongBallots", { ...step, ballots: concatBytes(...ballots) });
    }
    const other = Uint8Array.from(step.before);
    other[0] = 1;
    await refusesStep("AccumulationWrongBallots", { ...step, before: other });
    for (const ballots of [
      new Uint8Array(),
      step.ballots.subarray(1),
      concatBytes(step.ballots, a.subarray(1)),
    ]) {
      await refusesStep("AccumulationRaggedBallots", { ...step, ballots });
    }
    await count.addAll(plan);
  });

  it("a poisoned accumulator: sums that are not the present ones, or have something behind them", async () => {
    for (const voter of [1n, 2n]) await count.cast(randomBallot(random, 1, voter));
    const plan = count.plan(1);
    const [first, second] = plan.steps as [AccumulationStep, AccumulationStep];
    await refusesStep("AccumulationWrongSums", first);
    await count.begin(plan);
    await refusesStep("AccumulationWrongSums", { ...first, sums: second.sums });
    await refusesStep("AccumulationWrongSums", {
      ...first,
      sums: concatBytes(first.sums, new Uint8Array(32)),
    });
    await refusesStep("AccumulationWrongSums", { ...first, sums: new Uint8Array() });
    await count.call("add", first.before, first.ballots, first.sums);
    await refusesStep("AccumulationWrongSums", first);
    await refusesStep("AccumulationWrongBallots", { ...first, sums: second.sums });
  });

  it("an end before all ballots were added, a second beginning, ballots behind the end", async () => {
    await count.cast(randomBallot(random, 1, 1n), randomBallot(random, 1, 2n));
    const plan = count.plan(1);
    const [first, second] = plan.steps as [AccumulationStep, AccumulationStep];
    await count.begin(plan);
    await refuses("AccumulationBegun", "begin", wordsOf(plan));
    await refuses("AccumulationUnfinished", "finish", first.sums);
    await count.call("add", first.before, first.ballots, first.sums);
    await refuses("AccumulationUnfinished", "finish", second.sums);
    await count.call("add", second.before, second.ballots, second.sums);
    await refuses("AccumulationWrongSums", "requireTotals", encodeTotals(plan.totals));
    await count.call("finish", plan.sums);
    await refuses("AccumulationBegun", "begin", wordsOf(plan));
    await refuses("AccumulationWrongSums", "finish", plan.sums);
    await refusesStep("AccumulationWrongSums", { ...second, sums: plan.sums });
    const forged = { ...plan.totals, counted: 3 };
    await refuses("AccumulationWrongSums", "requireTotals", encodeTotals(forged));
  });

  it("a dummy of one's own", async () => {
    await count.cast(randomBallot(random, 1, 1n));
    const [gx, gy, keyX, keyY] = wordsOf(count.plan(1)) as [bigint, bigint, bigint, bigint];
    const { contest } = count;
    const wrong = [
      [keyX, keyY, gx, gy],
      [gx, COORDINATES.neg(gy), keyX, keyY],
      [gx, gy, keyX, COORDINATES.neg(keyY)],
      [gx, gy, contest.key.x, contest.key.y],
    ];
    for (const dummy of wrong) await refuses("AccumulationWrongDummy", "begin", dummy);
    await refuses("Secp256k1NotAPoint", "begin", [0n, 0n, 0n, 0n]);
    await refuses("Secp256k1NotAPoint", "begin", [gx, gy ^ 2n, keyX, keyY]);
  });

  it("equal ciphertexts, and ciphertexts mirrored so that they sum to infinity", async () => {
    const ballot = randomBallot(random, 1, 1n);
    const [pair] = ballot.ciphertexts;
    if (pair === undefined) throw new Error("no ciphertext");
    const mirror = ({ x, y }: { x: bigint; y: bigint }): { x: bigint; y: bigint } => ({
      x,
      y: COORDINATES.neg(y),
    });
    const mirrored = [{ a: mirror(pair.a), b: mirror(pair.b) }];
    await count.cast(ballot, { ...ballot, voter: 2n }, { ...ballot, voter: 3n });
    for (const voter of [4n, 5n, 6n]) await count.cast({ voter, seq: 0n, ciphertexts: mirrored });
    const plan = count.plan(4);
    expect(plan.totals).to.deep.equal({ counted: 6, ciphertexts: [{ a: plan.dummy[0], b: plan.dummy[1] }] });
    await count.begin(plan);
    await count.addAll(plan);
    await count.call("finish", plan.sums);
    const audited = auditTotals(auditedCountOf(count.contest), count.ballots.map(rowOf));
    const [a, b] = audited.points.map((point) => textOf((point ?? new Uint8Array()).subarray(1)));
    expect(textOf(encodeTotals(plan.totals).subarray(32))).to.equal(`${a}${b?.slice(2)}`);
  });

  it("a flood of ballots of one voter, of which the last alone counts", async () => {
    for (let seq = 0n; seq < 12n; seq++) await count.cast(randomBallot(random, 1, 1n, seq));
    await count.cast(randomBallot(random, 1, 2n));
    const plan = count.plan(5);
    expect(plan.totals.counted).to.equal(2);
    await count.begin(plan);
    await count.addAll(plan);
    await count.call("finish", plan.sums);
    await count.harness.getFunction("requireTotals")(encodeTotals(plan.totals));
  });
});
