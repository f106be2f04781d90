import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { COORDINATES, GENERATOR } from "../../../sdk/voting/curve.ts";
import { approval, exactly } from "../../../sdk/voting/rule.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import { type Contest, weightOf } from "../../../sdk/voting/transcript.ts";
import { Booth } from "../../voting/support/booth.ts";
import { contestOf, withWord, wordAt, wordOf } from "../../voting/support/contests.ts";
import { forgeBallot, valueThatHides, weakStatementOf } from "../../voting/support/forger.ts";

/** Another statement has another weight, by which the hint at this offset of a ballot of two ciphertexts is not the opening. */
const OTHER_OPENING = ["BallotProofFalseHint", 392, anyValue] as const;

describe("Attacks on ballots: proofs of something else", () => {
  const rule = exactly(1, 3);
  let booth: Booth;
  let ballot: Uint8Array;

  before(async () => {
    booth = await Booth.open(rule);
    ballot = booth.seal(1);
    expect(await booth.accepts(ballot)).to.equal(true);
  });

  it("another voter's ballot copied", async () => {
    await booth.refuses(withWord(ballot, 0, 8n), "BallotProofFalseHint");
  });

  it("the voter's own ballot of before under the next number", async () => {
    const next = Uint8Array.from(ballot);
    next[39] = 1;
    await booth.refuses(next, "BallotProofFalseHint");
  });

  const elsewhere: Record<string, Partial<Contest>> = {
    chain: { chainId: 1n },
    contract: { contract: `0x${"11".repeat(20)}` },
    election: { election: wordOf("another") },
    district: { district: wordOf("another") },
    contest: { contest: wordOf("another") },
    "order of the options": { candidates: wordOf("another") },
    roll: { roll: wordOf("another") },
    "rule of as many ciphertexts": { rule: { ciphertexts: 2, total: 2, lastImplicit: true } },
    "rule without an implicit option": { rule: { ciphertexts: 2, total: 0, lastImplicit: false } },
  };
  for (const [name, changes] of Object.entries(elsewhere)) {
    it(`a ballot of another ${name}`, async () => {
      const sealer = new BallotSealer(contestOf(rule, changes));
      const chosen = changes.rule?.total === 2 ? [true, true, false] : [true, false, false];
      const options = changes.rule?.lastImplicit === false ? chosen.slice(0, 2) : chosen;
      const { bytes } = sealer.seal({ voter: 7n, seq: 0n, chosen: options });
      await booth.refuses(bytes, ...OTHER_OPENING);
    });
  }

  it("a ballot under another key, which somebody could read", async () => {
    const sealer = new BallotSealer(contestOf(rule, { key: GENERATOR.multiply(9n).toAffine() }));
    const { bytes } = sealer.seal({ voter: 7n, seq: 0n, chosen: [true, false, false] });
    await booth.refuses(bytes, "BallotProofFalseHint");
  });

  it("the ciphertexts of a ballot in another order, or mirrored", async () => {
    const swapped = concatBytes(
      ballot.subarray(0, 40),
      ballot.subarray(168, 296),
      ballot.subarray(40, 168),
      ballot.subarray(296),
    );
    // The first share, less what is B now.
    const difference = [520, 40 + 64, 520 + 128].map((at) => wordAt(swapped, at));
    await booth.refuses(swapped, "Secp256k1WrongInverse", ...difference);
    let mirrored = ballot;
    for (const y of [40 + 32, 40 + 96]) mirrored = withWord(mirrored, y, COORDINATES.neg(wordAt(ballot, y)));
    await booth.refuses(mirrored, ...OTHER_OPENING);
  });

  it("a vote for five, hidden by another number, where y does not depend on the ciphertexts (weak Fiat-Shamir)", async () => {
    let first = 5n;
    const { contest, harness } = await Booth.open(approval(2));
    const statement = weakStatementOf(contest);
    let second = valueThatHides(first, weightOf(statement));
    while (second === undefined) second = valueThatHides(++first, weightOf(statement));
    const bytes = forgeBallot({ contest, values: [first, second], statement });
    await harness.getFunction("checkWeakly")(bytes);
    await expect(harness.getFunction("check")(bytes)).to.be.revertedWithCustomError(
      harness,
      "BallotProofFalseHint",
    );
    const honest = forgeBallot({ contest, values: [1n, 0n], statement });
    await harness.getFunction("checkWeakly")(honest);
    await expect(harness.getFunction("check")(honest)).to.be.revertedWithCustomError(
      harness,
      "BallotProofFalseHint",
    );
  });
});
