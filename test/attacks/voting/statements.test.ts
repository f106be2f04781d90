import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { COORDINATES, GENERATOR } from "../../../sdk/voting/curve.ts";
import { approval, exactly } from "../../../sdk/voting/rule.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import { type Contest, weightOf } from "../../../sdk/voting/transcript.ts";
import { Booth } from "../../voting/support/booth.ts";
import { BoxBooth } from "../../voting/support/boxBooth.ts";
import { withWord, wordAt, wordOf } from "../../voting/support/contests.ts";
import { forgeBallot, valueThatHides, weakStatementOf } from "../../voting/support/forger.ts";

/** Another statement has another weight, by which the hint at this offset of a ballot of two ciphertexts is not the opening. */
const OTHER_OPENING = ["BallotProofFalseHint", 392, anyValue] as const;

describe("Attacks on ballots: proofs of something else", () => {
  const rule = exactly(1, 3);
  let booth: BoxBooth;
  let ballot: Uint8Array;

  before(async () => {
    booth = await BoxBooth.open(rule);
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
      const sealer = new BallotSealer({ ...booth.contest, ...changes });
      const chosen = changes.rule?.total === 2 ? [true, true, false] : [true, false, false];
      const options = changes.rule?.lastImplicit === false ? chosen.slice(0, 2) : chosen;
      const { bytes } = sealer.seal({ voter: 7n, seq: 0n, chosen: options });
      await booth.refuses(bytes, ...OTHER_OPENING);
    });
  }

  it("a ballot under another key, which somebody could read", async () => {
    const sealer = new BallotSealer({ ...booth.contest, key: GENERATOR.multiply(9n).toAffine() });
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

  /** A ballot of numbers that hide one another, and an honest one, under the weight that leaves the ciphertexts out. */
  function weakBallots(contest: Contest): readonly [forged: Uint8Array, honest: Uint8Array] {
    let first = 5n;
    const statement = weakStatementOf(contest);
    let second = valueThatHides(first, weightOf(statement));
    while (second === undefined) second = valueThatHides(++first, weightOf(statement));
    const [forged, honest] = [
      [first, second],
      [1n, 0n],
    ].map((values) => forgeBallot({ contest, values, statement }));
    return [forged, honest] as [Uint8Array, Uint8Array];
  }

  it("a vote for five, hidden by another number, where y does not depend on the ciphertexts (weak Fiat-Shamir)", async () => {
    // No box takes the weak challenge: a contract with the mistake shows that the forgery is one.
    const weak = await Booth.open(approval(2));
    for (const ballot of weakBallots(weak.contest)) await weak.harness.getFunction("checkWeakly")(ballot);
    const box = await BoxBooth.open(approval(2));
    for (const ballot of weakBallots(box.contest)) await box.refuses(ballot, "BallotProofFalseHint");
  });
});
