import { expect } from "chai";
import { Random } from "../sdk/support/random.ts";
import { Count, randomBallot } from "./support/count.ts";

/** Options, and the most that adding up one ballot may cost in a batch of 60, the whole transaction divided (osaka). */
const CEILINGS: readonly (readonly [options: number, gas: number])[] = [
  [2, 10_000],
  [5, 25_000],
  [10, 52_000],
];

const BATCH = 60;

describe("Accumulation: gas", () => {
  for (const [options, ceiling] of CEILINGS) {
    it(`gas, one of ${options}: at most ${ceiling} a ballot`, async () => {
      const count = await Count.of(options);
      const random = new Random(options);
      for (let voter = 0; voter < BATCH; voter++) {
        await count.cast(randomBallot(random, options - 1, BigInt(31 * voter)));
      }
      const plan = await count.plan(BATCH);
      await count.begin(plan);
      const [gas = 0] = await count.addAll(plan);
      if (process.env["SHOW_GAS"] !== undefined) console.log(`      ${options} options: ${gas / BATCH} gas`);
      expect(gas / BATCH).to.be.at.most(ceiling);
    });
  }
});
