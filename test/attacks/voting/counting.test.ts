import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { type AccumulationStep, encodeTotals, type Totals } from "../../../sdk/voting/accumulate.ts";
import { COORDINATES, randomScalar, SCALARS } from "../../../sdk/voting/curve.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import type { Contest } from "../../../sdk/voting/transcript.ts";
import { Random } from "../../sdk/support/random.ts";
import { randomBallot, rowOf, wordsOf } from "../../voting/support/count.ts";
import type { MadePlan } from "../../voting/support/plan.ts";
import type { Polling } from "../../voting/support/polling.ts";
import { Station } from "../../voting/support/station.ts";

const ROW = 40 + 128;
const LARGEST = 2n ** 64n - 1n;

describe("Attacks on the count", () => {
  let polling: Polling;
  let restore: () => Promise<void>;

  before(async () => {
    const station = await Station.found();
    const election = await station.election("general");
    polling = await station.poll(election, "north", { rules: [exactly(1, 2)], voters: 6 });
    await polling.open();
    const snapshot = await station.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** So many voters vote, the first for the first option and the others for the second; then the polls close. */
  async function voted(voters: number): Promise<void> {
    for (let voter = 0; voter < voters; voter++)
      await polling.cast(await polling.paper(voter, 0, [voter === 0 ? 0 : 1]));
    await polling.close();
  }

  const begin = (plan: MadePlan) => polling.call("begin", wordsOf(plan));

  async function addAll({ steps }: MadePlan): Promise<void> {
    for (const { before, ballots, sums } of steps) await polling.call("add", before, ballots, sums);
  }

  const refusesStep = (error: string, { before, ballots, sums }: AccumulationStep): Promise<void> =>
    polling.refuses(error, "add", before, ballots, sums);

  /** Totals that somebody would like to have decrypted. */
  const refusesTotals = (totals: Totals): Promise<void> => {
    const { proof } = polling.prove(0, 1, totals);
    return polling.refuses("AccumulationWrongSums", "decrypt", 0, encodeTotals(totals), 1, proof);
  };

  it("two ballots under one number, an older one once more, a number that is ahead", async () => {
    const wrong = async (...seqs: readonly bigint[]): Promise<void> => {
      for (const seq of seqs)
        await polling.refuses("BallotChainWrongSeq", "cast", await polling.paper(5, seq, [0]));
    };
    await wrong(1n, 2n, LARGEST);
    await polling.cast(await polling.paper(5, 0, [0]));
    await wrong(0n, 2n, LARGEST);
    await polling.cast(await polling.paper(5, 1, [0]));
    await wrong(0n, 1n, 3n, LARGEST);
    const older = polling.args(await polling.paper(5, 0, [0]));
    const { box } = polling.station;
    await expect(box.getFunction("cast").staticCall(...older))
      .to.be.revertedWithCustomError(box, "BallotChainWrongSeq")
      .withArgs(5n, 0n, 2n);
    await polling.cast(await polling.paper(4, 0, [0]), await polling.paper(5, 2, [0]));
  });

  it("a poisoned accumulator: ballots that were not cast, left out, twice, or in another order", async () => {
    await voted(4);
    const plan = await polling.plan(4);
    await begin(plan);
    const [step] = plan.steps as [AccumulationStep];
    const rows = [0, 1, 2, 3].map((row) => step.ballots.subarray(row * ROW, (row + 1) * ROW));
    const [a, b, c, d] = rows as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const foreign = rowOf(randomBallot(new Random(9), 1, 5n));
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
    await addAll(plan);
  });

  it("a poisoned accumulator: sums that are not the present ones, or have something behind them", async () => {
    await voted(2);
    const plan = await polling.plan(1);
    const [first, second] = plan.steps as [AccumulationStep, AccumulationStep];
    await refusesStep("AccumulationWrongSums", first);
    await begin(plan);
    const longer = concatBytes(first.sums, new Uint8Array(32));
    for (const sums of [second.sums, longer, new Uint8Array()])
      await refusesStep("AccumulationWrongSums", { ...first, sums });
    await polling.call("add", first.before, first.ballots, first.sums);
    await refusesStep("AccumulationWrongSums", first);
    await refusesStep("AccumulationWrongBallots", { ...first, sums: second.sums });
  });

  it("an end before all ballots were added, a second beginning, ballots behind the end", async () => {
    await voted(2);
    const plan = await polling.plan(1);
    const [first, second] = plan.steps as [AccumulationStep, AccumulationStep];
    await begin(plan);
    await polling.refuses("AccumulationBegun", "begin", wordsOf(plan));
    await polling.refuses("AccumulationUnfinished", "finish", first.sums);
    await polling.call("add", first.before, first.ballots, first.sums);
    await polling.refuses("AccumulationUnfinished", "finish", second.sums);
    await polling.call("add", second.before, second.ballots, second.sums);
    await refusesTotals(plan.totals);
    await polling.call("finish", plan.sums);
    await polling.refuses("AccumulationBegun", "begin", wordsOf(plan));
    await polling.refuses("AccumulationWrongSums", "finish", plan.sums);
    await refusesStep("AccumulationWrongSums", { ...second, sums: plan.sums });
    await refusesTotals({ ...plan.totals, counted: 3 });
    await polling.decrypt(0, plan.totals, [1]);
  });

  it("a dummy of one's own", async () => {
    await voted(1);
    const plan = await polling.plan(1);
    const [gx, gy, keyX, keyY] = wordsOf(plan) as [bigint, bigint, bigint, bigint];
    const { key } = polling.election;
    const wrong = [
      [keyX, keyY, gx, gy],
      [gx, COORDINATES.neg(gy), keyX, keyY],
      [gx, gy, keyX, COORDINATES.neg(keyY)],
      [gx, gy, key.x, key.y],
    ];
    for (const dummy of wrong) await polling.refuses("AccumulationWrongDummy", "begin", dummy);
    await polling.refuses("Secp256k1NotAPoint", "begin", [0n, 0n, 0n, 0n]);
    await polling.refuses("Secp256k1NotAPoint", "begin", [gx, gy ^ 2n, keyX, keyY]);
    await begin(plan);
  });

  it("equal ciphertexts, and ciphertexts mirrored so that they sum to infinity, by voters who agree on them", async () => {
    const [contest] = polling.poll.contests as [Contest];
    const sealer = new BallotSealer(contest);
    const agreed = randomScalar();
    const mirrored = SCALARS.neg(agreed);
    for (const [voter, secret] of [agreed, agreed, agreed, mirrored, mirrored, mirrored].entries()) {
      const drawn = [secret];
      const vote = { voter: BigInt(voter), seq: 0n, chosen: [false, true] };
      const { bytes } = sealer.seal(vote, () => drawn.pop() ?? randomScalar());
      await polling.cast(await polling.sign(bytes, voter));
    }
    await polling.close();
    const plan = await polling.plan(4);
    expect(plan.totals).to.deep.equal({
      counted: 6,
      ciphertexts: [{ a: plan.dummy[0], b: plan.dummy[1] }],
    });
    expect((await polling.tally([1, 2], 4)).counts).to.deep.equal([[0, 6]]);
    expect((await polling.audit()).findings).to.deep.equal([]);
  });
});
