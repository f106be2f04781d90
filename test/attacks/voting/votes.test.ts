import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import { SCALARS } from "../../../sdk/voting/curve.ts";
import {
  approval,
  atMost,
  type BallotRule,
  ChoiceNotAllowedError,
  exactly,
} from "../../../sdk/voting/rule.ts";
import { BoxBooth } from "../../voting/support/boxBooth.ts";
import { wordAt } from "../../voting/support/contests.ts";
import { forgeBallot } from "../../voting/support/forger.ts";
import type { Refusal } from "../../voting/support/turnedBits.ts";

describe("Attacks on ballots: votes that the rule does not allow", () => {
  /** The ballot with these numbers is refused though its maker follows the prover; the one that is allowed is not. */
  async function refusesVotes(booth: BoxBooth, allowed: bigint[], ...forbidden: bigint[][]): Promise<void> {
    const { contest } = booth;
    expect(await booth.accepts(forgeBallot({ contest, values: allowed }))).to.equal(true);
    for (const values of forbidden) {
      const ballot = forgeBallot({ contest, values });
      await booth.refuses(ballot, ...refusalOf(contest.rule, values, ballot));
    }
  }

  /** Numbers that do not add up make another opening; those that do, and are not bits, another challenge. */
  function refusalOf(
    { ciphertexts, total, lastImplicit }: BallotRule,
    values: bigint[],
    ballot: Uint8Array,
  ): Refusal {
    const openingAt = 40 + 128 * ciphertexts;
    const sum = SCALARS.create(values.reduce((all, value) => all + value, 0n));
    if (lastImplicit && sum !== BigInt(total)) return ["BallotProofFalseHint", openingAt + 96, anyValue];
    return ["BallotProofWrongChallenge", wordAt(ballot, openingAt), anyValue];
  }

  it("a vote of 2, for an option or for the implicit one", async () => {
    const booth = await BoxBooth.open(exactly(1, 3));
    await refusesVotes(booth, [0n, 1n, 0n], [2n, 0n, -1n], [0n, 2n, -1n], [-1n, 0n, 2n]);
    await refusesVotes(await BoxBooth.open(approval(2)), [1n, 1n], [2n, 0n], [1n, 2n]);
  });

  it("a vote of -1, made up for by another of 2 or not", async () => {
    const booth = await BoxBooth.open(exactly(1, 3));
    await refusesVotes(booth, [1n, 0n, 0n], [-1n, 1n, 1n], [-1n, 2n, 0n], [1n, 1n, -1n]);
    await refusesVotes(await BoxBooth.open(approval(2)), [0n, 0n], [-1n, 1n], [0n, -1n]);
  });

  it("a vote for two where one is allowed, stated honestly or not", async () => {
    const booth = await BoxBooth.open(exactly(1, 3));
    await refusesVotes(booth, [0n, 0n, 1n], [1n, 1n, -1n], [1n, 1n, 0n], [1n, 0n, 1n]);
  });

  it("a vote for none where one must be chosen", async () => {
    const booth = await BoxBooth.open(exactly(1, 3));
    await refusesVotes(booth, [0n, 0n, 1n], [0n, 0n, 0n]);
    const two = await BoxBooth.open(exactly(2, 3));
    await refusesVotes(two, [1n, 1n, 0n], [0n, 0n, 2n], [1n, 0n, 0n], [1n, 1n, 1n]);
  });

  it("more than at most two, with blanks of 2 or of less than none", async () => {
    const booth = await BoxBooth.open(atMost(2, 3));
    await refusesVotes(booth, [0n, 0n, 0n, 1n, 1n], [1n, 1n, 1n, 0n, -1n], [0n, 0n, 0n, 0n, 2n]);
    await refusesVotes(booth, [1n, 0n, 0n, 0n, 1n], [1n, 1n, 1n, -1n, 0n]);
  });

  it("a third and two thirds", async () => {
    const third = SCALARS.inv(3n);
    await refusesVotes(await BoxBooth.open(exactly(1, 2)), [1n, 0n], [third, SCALARS.mul(2n, third)]);
  });

  it("and the voter's own software does not seal them", async () => {
    const booth = await BoxBooth.open(exactly(1, 3));
    for (const places of [[], [0, 1], [0, 1, 2]]) {
      expect(() => booth.seal(...places)).to.throw(ChoiceNotAllowedError);
    }
  });
});
