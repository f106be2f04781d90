import { expect } from "chai";
import { GENERATOR, INFINITY } from "../../sdk/voting/curve.ts";
import { NoSmallLogarithmError, SmallLogarithms } from "../../sdk/voting/logarithm.ts";
import { approval, atMost, exactly } from "../../sdk/voting/rule.ts";
import { Random } from "../sdk/support/random.ts";
import { Board, randomCounts } from "./support/trustees.ts";

describe("Tally", () => {
  it("any trustees as many as the threshold come to the same counts", async () => {
    const counts = randomCounts(new Random(1), 5, 1000);
    const board = await Board.of(exactly(1, 5), 1000, counts, [3, 5]);
    const partials = await board.decrypt(1, 2, 3, 4, 5);
    for (const chosen of [
      [1, 2, 3],
      [5, 3, 1],
      [2, 4, 5],
    ]) {
      const counting = board.count(partials.filter(({ trustee }) => chosen.includes(trustee)));
      const rest = 1000 - counts.reduce((sum, count) => sum + count, 0);
      expect(counting.counts).to.deep.equal([...counts, rest]);
      await expect(board.contract.getFunction("count")(...board.argumentsOf(counting)))
        .to.emit(board.contract, "Counted")
        .withArgs(counting.counts);
      expect(board.audit(chosen, counts)).to.equal(undefined);
    }
  });

  it("counts of zero, of all, and of no ballots", async () => {
    for (const [ballots, counts] of [
      [7, [0, 0]],
      [7, [7, 0]],
      [7, [0, 7]],
      [0, [0, 0]],
    ] as const) {
      const board = await Board.of(exactly(1, 3), ballots, counts, [2, 3]);
      const counting = board.count(await board.decrypt(1, 3));
      expect(counting.counts.slice(0, 2)).to.deep.equal(counts);
      await board.call("count", ...board.argumentsOf(counting));
      expect(board.audit([1, 3], counts)).to.equal(undefined);
    }
  });

  it("one trustee alone, where the threshold is one; approval; at most two of three", async () => {
    const alone = await Board.of(approval(3), 50, [50, 0, 17], [1, 1]);
    const approved = alone.count(await alone.decrypt(1));
    expect(approved.counts).to.deep.equal([50, 0, 17]);
    await alone.call("count", ...alone.argumentsOf(approved));
    const board = await Board.of(atMost(2, 3), 10, [10, 3, 0, 5], [2, 2]);
    const counting = board.count(await board.decrypt(1, 2));
    expect(counting.counts).to.deep.equal([10, 3, 0, 5, 2]);
    await board.call("count", ...board.argumentsOf(counting));
  });

  it("small logarithms: every one up to a limit, and none behind it", () => {
    for (const limit of [0, 1, 2, 24, 25, 26]) {
      const logarithms = new SmallLogarithms(limit);
      let point = INFINITY;
      for (let value = 0; value <= limit; value++, point = point.add(GENERATOR)) {
        expect(logarithms.of(point)).to.equal(value);
      }
      expect(() => logarithms.of(point)).to.throw(NoSmallLogarithmError);
      expect(() => logarithms.of(GENERATOR.negate())).to.throw(NoSmallLogarithmError);
    }
    expect(new SmallLogarithms(1_000_000).of(GENERATOR.multiplyUnsafe(987_654n))).to.equal(987_654);
  });
});
