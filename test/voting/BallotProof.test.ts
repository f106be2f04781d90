import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { decodeBallot, encodeBallot, hashCiphertexts } from "../../sdk/voting/ballot.ts";
import { pointAt, SECOND_GENERATOR } from "../../sdk/voting/curve.ts";
import { approval, atMost, type BallotRule, exactly } from "../../sdk/voting/rule.ts";
import type { Random } from "../sdk/support/random.ts";
import { Booth } from "./support/booth.ts";
import { BoxBooth } from "./support/boxBooth.ts";
import { proveDisjunctively, verifyDisjunctively } from "./support/disjunctive.ts";
import { forgeBallot } from "./support/forger.ts";
import { drawnFor, ROUNDS, saysWhatFailed } from "./support/madeUp.ts";

const RULES: readonly (readonly [name: string, rule: BallotRule])[] = [
  ["one of 2", exactly(1, 2)],
  ["one of 5", exactly(1, 5)],
  ["3 of 5", exactly(3, 5)],
  ["at most 2 of 4", atMost(2, 4)],
  ["approval of 1", approval(1)],
  ["approval of 4", approval(4)],
  ["2 of 10", exactly(2, 10)],
  ["one of 16", exactly(1, 16)],
];

/** Numbers for each option that satisfy the rule. */
function allowedValues({ ciphertexts, total, lastImplicit }: BallotRule, random: Random): bigint[] {
  if (!lastImplicit) return Array.from({ length: ciphertexts }, () => BigInt(random.below(2)));
  const places = Array.from({ length: ciphertexts + 1 }, (_, place) => ({ place, rank: random.below(1e9) }));
  const chosen = new Set(
    places
      .sort((a, b) => a.rank - b.rank)
      .slice(0, total)
      .map(({ place }) => place),
  );
  return places.map((_, place) => (chosen.has(place) ? 1n : 0n));
}

/** Small numbers for each option, of which the implicit one is what is missing to the total. */
function anyValues({ ciphertexts, total, lastImplicit }: BallotRule, random: Random): bigint[] {
  const values = Array.from({ length: ciphertexts }, () =>
    BigInt([0, 0, 0, 1, 1, 2, -1][random.below(7)] ?? 0),
  );
  return lastImplicit ? [...values, BigInt(total) - values.reduce((sum, value) => sum + value, 0n)] : values;
}

describe("BallotProof", () => {
  saysWhatFailed();

  for (const [name, rule] of RULES) {
    it(`${name}: whatever the rule allows is accepted by contract and auditor`, async () => {
      const booth = await Booth.open(rule);
      const random = drawnFor(`allowed, ${name}`);
      for (let round = 0; round < ROUNDS; round++) {
        const chosen = allowedValues(rule, random).map((value) => value === 1n);
        const { bytes } = booth.sealer.seal({ voter: BigInt(round), seq: BigInt(round) << 60n, chosen });
        const ballot = decodeBallot(bytes, rule.ciphertexts);
        expect(hexFromBytes(encodeBallot(ballot))).to.equal(hexFromBytes(bytes));
        expect(booth.audit(bytes), hexFromBytes(bytes)).to.equal(undefined);
        await expect(booth.harness.getFunction("verify")(bytes))
          .to.emit(booth.harness, "Verified")
          .withArgs(hashCiphertexts(ballot.ciphertexts), ballot.voter, ballot.seq);
      }
    });

    it(`${name}: the same votes as by disjunctive proofs are accepted and refused`, async () => {
      const booth = await Booth.open(rule);
      const key = pointAt(booth.contest.key);
      const random = drawnFor(`by both proofs, ${name}`);
      for (let round = 0; round < ROUNDS; round++) {
        const values = round % 2 === 0 ? allowedValues(rule, random) : anyValues(rule, random);
        const isAllowed = values.every((value) => value === 0n || value === 1n);
        const oracle = verifyDisjunctively(rule, key, proveDisjunctively(rule, key, values));
        expect(oracle, `${values}`).to.equal(isAllowed);
        expect(await booth.accepts(forgeBallot({ contest: booth.contest, values })), `${values}`).to.equal(
          isAllowed,
        );
      }
    });
  }

  for (const [name, rule] of RULES.slice(-2)) {
    it(`${name}: the box as it is deployed takes what the rule allows, and nothing else`, async () => {
      const booth = await BoxBooth.open(rule);
      const random = drawnFor(`in the box, ${name}`);
      for (let round = 0; round < ROUNDS; round++) {
        const values = round % 2 === 0 ? allowedValues(rule, random) : anyValues(rule, random);
        const isAllowed = values.every((value) => value === 0n || value === 1n);
        expect(await booth.accepts(forgeBallot({ contest: booth.contest, values })), `${values}`).to.equal(
          isAllowed,
        );
      }
    });
  }

  it("the second generator comes from a hash, and is the contract's", async () => {
    const booth = await Booth.open(exactly(1, 2));
    const { x, y } = SECOND_GENERATOR.toAffine();
    expect(await booth.harness.getFunction("generator")()).to.deep.equal([x, y]);
  });

  it("a rule under which no ballot could be cast, or that asks nothing, has no context", async () => {
    const rules = [
      { ciphertexts: 0, total: 0, lastImplicit: false },
      { ciphertexts: 0, total: 1, lastImplicit: true },
      { ciphertexts: 2, total: 1, lastImplicit: false },
      { ciphertexts: 2, total: 0, lastImplicit: true },
      { ciphertexts: 2, total: 3, lastImplicit: true },
    ];
    const { contest, harness } = await Booth.open(exactly(1, 2));
    const { election, district, candidates, roll, key } = contest;
    for (const rule of rules) {
      const fields = [election, district, contest.contest, rule, candidates, roll, key.x, key.y];
      await expect(harness.getFunction("contextOf")(fields))
        .to.be.revertedWithCustomError(harness, "BallotRuleUnsound")
        .withArgs(rule.ciphertexts, rule.total, rule.lastImplicit);
    }
  });
});
