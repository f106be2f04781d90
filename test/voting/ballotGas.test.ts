import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { Booth } from "./support/booth.ts";

/** Options, and the most that a transaction may cost that carries a ballot and has it verified (osaka). */
const CEILINGS: readonly (readonly [options: number, gas: number])[] = [
  [2, 60_000],
  [3, 80_000],
  [5, 120_000],
  [7, 160_000],
  [10, 220_000],
  [13, 280_000],
];

describe("Ballots: gas, the whole transaction", () => {
  for (const [options, ceiling] of CEILINGS) {
    it(`gas, one of ${options}: at most ${ceiling}`, async () => {
      const booth = await Booth.open(exactly(1, options));
      const sent = await booth.harness.getFunction("verify")(booth.seal(options - 1));
      const { gasUsed } = await sent.wait();
      if (process.env["SHOW_GAS"] !== undefined) console.log(`      ${options} options: ${gasUsed} gas`);
      expect(Number(gasUsed)).to.be.at.most(ceiling);
    });
  }
});
