import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { Random } from "../sdk/support/random.ts";
import { Board, randomCounts } from "./support/trustees.ts";

/** Options, and the most that a trustee's decryption and the counting by 3 of 5 may cost (osaka). */
const CEILINGS: readonly (readonly [options: number, decryption: number, counting: number])[] = [
  [2, 110_000, 110_000],
  [5, 160_000, 250_000],
  [10, 250_000, 470_000],
];

describe("Tally: gas", () => {
  for (const [options, decryption, counting] of CEILINGS) {
    it(`gas, one of ${options}: a decryption at most ${decryption}, the counts at most ${counting}`, async () => {
      const counts = randomCounts(new Random(options), options, 500);
      const board = await Board.of(exactly(1, options), 500, counts, [3, 5]);
      const { partial, proof } = board.prove(1);
      const decrypted = Number((await board.call("decrypt", 1, proof)).gasUsed);
      const others = await board.decrypt(2, 5);
      const found = board.count([partial, ...others]);
      const counted = Number((await board.call("count", ...board.argumentsOf(found))).gasUsed);
      if (process.env["SHOW_GAS"] !== undefined)
        console.log(`      ${options} options: ${decrypted}, ${counted} gas`);
      expect(decrypted).to.be.at.most(decryption);
      expect(counted).to.be.at.most(counting);
    });
  }
});
