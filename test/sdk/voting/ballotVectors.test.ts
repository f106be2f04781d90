import { expect } from "chai";
import { type BallotVector, scalarsOf } from "../../../scripts/voting/ballotVectors.ts";
import type { RefusedBallotVector } from "../../../scripts/voting/refusedBallotVectors.ts";
import { bytesFromHex, hexFromBytes } from "../../../sdk/bytes.ts";
import { auditBallot } from "../../../sdk/voting/audit/auditBallot.ts";
import { contextHash } from "../../../sdk/voting/audit/statement.ts";
import { decodeBallot, hashCiphertexts } from "../../../sdk/voting/ballot.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import { type Contest, contextOf, statementOf, weightOf } from "../../../sdk/voting/transcript.ts";
import { Booth } from "../../voting/support/booth.ts";
import { auditContestOf } from "../../voting/support/contests.ts";
import vectors from "../../vectors/voting/ballots.json" with { type: "json" };
import refusedOnes from "../../vectors/voting/refusedBallots.json" with { type: "json" };

/** The contest that a vector has written down. */
function contestIn({ chainId, key, ...rest }: BallotVector["contest"]): Contest {
  return { ...rest, chainId: BigInt(chainId), key: { x: BigInt(key.x), y: BigInt(key.y) } };
}

describe("sdk/voting: known ballots", () => {
  for (const vector of vectors as BallotVector[]) {
    const bytes = bytesFromHex(vector.ballot);
    const contest = contestIn(vector.contest);

    it(`${vector.name}: the prover makes it of the same scalars`, () => {
      const chosen = [...vector.chosen].map((digit) => digit === "1");
      const vote = { voter: BigInt(vector.voter), seq: BigInt(vector.seq), chosen };
      const sealed = new BallotSealer(contest).seal(vote, scalarsOf(vector.seed));
      expect(hexFromBytes(sealed.bytes)).to.equal(vector.ballot);
    });

    it(`${vector.name}: hashes are as they are written`, () => {
      const ballot = decodeBallot(bytes, contest.rule.ciphertexts);
      const context = contextOf(contest);
      const statement = statementOf(context, ballot.voter, ballot.seq, hashCiphertexts(ballot.ciphertexts));
      expect(hexFromBytes(context)).to.equal(vector.context);
      expect(contextHash(auditContestOf(contest))).to.equal(vector.context);
      expect(hexFromBytes(statement)).to.equal(vector.statement);
      expect(weightOf(statement)).to.equal(BigInt(vector.weight));
      expect(ballot.opening.challenge).to.equal(BigInt(vector.challenge));
    });

    it(`${vector.name}: auditor and contract accept it`, async () => {
      expect(auditBallot(auditContestOf(contest), bytes)).to.equal(undefined);
      expect(await (await Booth.open(contest.rule, contest)).accepts(bytes)).to.equal(true);
    });
  }

  for (const { name, contest, ballot, reason, error } of refusedOnes as RefusedBallotVector[]) {
    it(`${name}: auditor and contract refuse it, for what is written`, async () => {
      const { rule, ...changes } = contestIn(contest);
      const booth = await Booth.open(rule, changes);
      expect(booth.audit(bytesFromHex(ballot))).to.equal(reason);
      await booth.refuses(bytesFromHex(ballot), error);
    });
  }
});
