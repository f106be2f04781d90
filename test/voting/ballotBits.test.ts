import { expect } from "chai";
import { ballotLength } from "../../sdk/voting/ballot.ts";
import { approval, exactly } from "../../sdk/voting/rule.ts";
import { BoxBooth } from "./support/boxBooth.ts";
import { drawnFor, ROUNDS, saysWhatFailed } from "./support/madeUp.ts";
import { refusalOfBallot } from "./support/turnedBits.ts";

/** Bits that are turned in a round. */
const BITS = 5;

/** A copy with one bit turned. */
function withBit(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

describe("Ballots: one bit changed", () => {
  saysWhatFailed();

  it("anywhere, every bit of a ballot of one ciphertext: refused by box and auditor", async () => {
    const booth = await BoxBooth.open(approval(1));
    const ballot = booth.seal(0);
    expect(await booth.accepts(ballot)).to.equal(true);
    for (let bit = 0; bit < 8 * ballotLength(1); bit++) {
      const changed = withBit(ballot, bit);
      await booth.refuses(changed, ...refusalOfBallot(changed, 1, bit >> 3));
    }
  });

  it("at random, in ballots with an implicit option: refused by box and auditor", async () => {
    const booth = await BoxBooth.open(exactly(2, 5));
    const random = drawnFor("bits, 2 of 5");
    const ballot = booth.seal(1, 4);
    expect(await booth.accepts(ballot)).to.equal(true);
    for (let round = 0; round < 25 * ROUNDS; round++) {
      const bit = random.below(8 * ballot.length);
      const changed = withBit(ballot, bit);
      await booth.refuses(changed, ...refusalOfBallot(changed, 4, bit >> 3));
    }
  });

  for (const options of [10, 16]) {
    it(`at random, in ballots of one of ${options}: refused by box and auditor`, async () => {
      const booth = await BoxBooth.open(exactly(1, options));
      const random = drawnFor(`bits, one of ${options}`);
      const ballot = booth.seal(options - 1);
      expect(await booth.accepts(ballot)).to.equal(true);
      for (let round = 0; round < BITS * ROUNDS; round++) {
        const bit = random.below(8 * ballot.length);
        const changed = withBit(ballot, bit);
        await booth.refuses(changed, ...refusalOfBallot(changed, options - 1, bit >> 3));
      }
    });
  }
});
