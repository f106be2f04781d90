import { expect } from "chai";
import { ballotLength, decodeBallot, MalformedBallotError } from "../../../sdk/voting/ballot.ts";
import {
  GENERATOR,
  NotAPointError,
  pointAt,
  randomScalar,
  SCALARS,
  SECOND_GENERATOR,
} from "../../../sdk/voting/curve.ts";
import { approval, atMost, exactly, UnsoundRuleError } from "../../../sdk/voting/rule.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import { contestOf, SECRET_KEY } from "../../voting/support/contests.ts";

describe("sdk/voting: encryption", () => {
  const contest = contestOf(exactly(1, 4));
  const chosen = [false, true, false, false];

  it("holds what was chosen, for whoever has the key", () => {
    const { bytes } = new BallotSealer(contest).seal({ voter: 1n, seq: 0n, chosen });
    decodeBallot(bytes, 3).ciphertexts.forEach(({ a, b }, j) => {
      const plain = pointAt(b).subtract(pointAt(a).multiply(SECRET_KEY));
      expect(plain.equals(GENERATOR)).to.equal(chosen[j]);
    });
  });

  it("the same choice is another ballot each time", () => {
    const sealer = new BallotSealer(contest);
    const [first, second] = [1, 2].map(() => sealer.seal({ voter: 1n, seq: 0n, chosen }).bytes);
    const words = (bytes?: Uint8Array): string[] =>
      [...Array((bytes?.length ?? 0) >> 5).keys()].map(
        (at) => `${bytes?.subarray(40 + 32 * at, 72 + 32 * at)}`,
      );
    const seen = new Set(words(first));
    expect(words(second).filter((word) => word !== "" && seen.has(word))).to.deep.equal([]);
  });

  it("scalars are of the whole range, and the second generator is none of the first's small multiples", () => {
    const scalars = Array.from({ length: 64 }, randomScalar);
    expect(new Set(scalars).size).to.equal(64);
    expect(scalars.every((scalar) => SCALARS.isValidNot0(scalar))).to.equal(true);
    expect(scalars.some((scalar) => scalar >> 250n > 0n)).to.equal(true);
    expect(SECOND_GENERATOR.equals(GENERATOR)).to.equal(false);
    expect(
      SECOND_GENERATOR.multiply(SCALARS.ORDER - 1n)
        .add(SECOND_GENERATOR)
        .is0(),
    ).to.equal(true);
  });

  it("who seals many ballots seals the same ones", () => {
    const [one, two] = ([undefined, "many"] as const).map((amount) => {
      let next = 1n;
      return new BallotSealer(contest, amount).seal({ voter: 1n, seq: 0n, chosen }, () => next++).bytes;
    });
    expect(two).to.deep.equal(one);
  });

  it("bytes of another length are no ballot", () => {
    for (const length of [0, ballotLength(2), ballotLength(3) - 1, ballotLength(3) + 1, ballotLength(4)]) {
      expect(() => decodeBallot(new Uint8Array(length), 3)).to.throw(MalformedBallotError);
    }
  });

  it("coordinates that are no point are no key", () => {
    const { x, y } = contest.key;
    for (const wrong of [
      { x, y: y ^ 1n },
      { x: 0n, y: 0n },
      { x: x + (1n << 256n), y },
    ]) {
      expect(() => new BallotSealer({ ...contest, key: wrong })).to.throw(NotAPointError);
    }
  });

  it("rules that allow no ballot, or ask nothing, are refused", () => {
    const wrong = [() => exactly(0, 3), () => exactly(3, 3), () => exactly(1, 1), () => approval(0)];
    for (const rule of [...wrong, () => approval(256), () => atMost(0, 3), () => exactly(1.5, 4)]) {
      expect(rule).to.throw(UnsoundRuleError);
    }
    expect(atMost(2, 3)).to.deep.equal({ ciphertexts: 4, total: 2, lastImplicit: true });
  });
});
