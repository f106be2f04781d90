import { expect } from "chai";
import { concat } from "ethers";
import { encodeTotals } from "../../sdk/voting/accumulate.ts";
import { LastBallots, WrongSeqError } from "../../sdk/voting/ballotChain.ts";
import { COORDINATES, INFINITY, type Point, pointAt } from "../../sdk/voting/curve.ts";
import { Random } from "../sdk/support/random.ts";
import { Count, randomBallot, randomPoint, textOf } from "./support/count.ts";

/** At the edges of the groups of voters that share a slot, and a nullifier. */
const VOTERS = [0n, 1n, 127n, 128n, 255n, 256n, 2n ** 256n - 1n, 2n ** 200n + 5n];

describe("Accumulation", () => {
  it("adds up what is each voter's last, in batches of any size, to the sdk's and the auditor's totals", async () => {
    for (const batch of [1, 5, 100]) {
      const random = new Random(batch);
      const count = await Count.of(3);
      const numbers = new Map<bigint, bigint>();
      for (let cast = 0; cast < 16; cast++) {
        const voter = VOTERS[random.below(VOTERS.length)] ?? 0n;
        const seq = numbers.get(voter) ?? 0n;
        numbers.set(voter, seq + 1n);
        await count.cast(randomBallot(random, 2, voter, seq));
      }
      const plan = await count.plan(batch);
      await count.begin(plan);
      await count.addAll(plan);
      const totals = encodeTotals(plan.totals);
      await expect(count.harness.getFunction("finish")(plan.sums))
        .to.emit(count.harness, "Finished")
        .withArgs(textOf(totals));
      await count.harness.getFunction("requireTotals")(totals);
      expect(plan.totals.counted).to.equal(numbers.size);
      const audited = count.audited();
      expect(audited.head).to.equal(await count.head());
      expect(audited.counted).to.equal(numbers.size);
      expect(concat(audited.points.map((point) => (point ?? new Uint8Array()).subarray(1)))).to.equal(
        textOf(totals.subarray(32)),
      );
    }
  });

  it("of no ballots at all is the dummy", async () => {
    const count = await Count.of(2);
    const plan = await count.plan(60);
    await count.begin(plan);
    expect(plan.steps).to.deep.equal([]);
    expect(plan.totals).to.deep.equal({ counted: 0, ciphertexts: [{ a: plan.dummy[0], b: plan.dummy[1] }] });
    await count.call("finish", plan.sums);
    await count.harness.getFunction("requireTotals")(encodeTotals(plan.totals));
  });

  it("knows each voter's last ballot", async () => {
    const random = new Random(3);
    const count = await Count.of(2);
    for (const voter of VOTERS) await count.cast(randomBallot(random, 1, voter));
    await count.cast(randomBallot(random, 1, 127n, 1n), randomBallot(random, 1, 127n, 2n));
    await count.cast(randomBallot(random, 1, VOTERS[6] ?? 0n, 1n));
    const isLast = count.harness.getFunction("isLast");
    const last = new LastBallots();
    for (const ballot of count.ballots) last.take(ballot);
    for (const { voter, seq } of count.ballots) {
      expect(await isLast(voter, seq), `${voter}/${seq}`).to.equal(last.isLast({ voter, seq }));
    }
    expect(count.ballots.filter((ballot) => last.isLast(ballot)).length).to.equal(VOTERS.length);
    expect(await isLast(2n, 0n)).to.equal(false);
    expect(await isLast(127n, 3n)).to.equal(false);
    expect(() => last.take({ voter: 2n, seq: 2n })).to.throw(WrongSeqError);
  });

  it("sums points as the curve does: random, equal, mirrored ones, through infinity and back", async () => {
    const { harness } = await Count.of(2);
    const random = new Random(4);
    const drawn = Array.from({ length: 3 }, () => randomPoint(random));
    const pool = drawn.flatMap(({ x, y }) => [
      { x, y },
      { x, y: COORDINATES.neg(y) },
    ]);
    for (let round = 0; round < 60; round++) {
      const points = Array.from(
        { length: 1 + random.below(6) },
        () => pool[random.below(6)] ?? { x: 0n, y: 0n },
      );
      const sum = points.reduce<Point>((total, point) => total.add(pointAt(point)), INFINITY);
      const asked = harness.getFunction("sum")(points.map(({ x, y }) => [x, y]));
      if (sum.is0()) {
        await expect(asked).to.be.revertedWithCustomError(harness, "PointSumsInfinity");
      } else {
        const { x, y } = sum.toAffine();
        const words = [x, y].map((word) => `0x${word.toString(16).padStart(64, "0")}`);
        expect((await asked)[1]).to.equal(concat(words));
      }
    }
  });
});
