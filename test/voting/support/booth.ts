import { expect } from "chai";
import type { Contract } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { auditBallot } from "../../../sdk/voting/audit/auditBallot.ts";
import { type BallotRule, optionsOf } from "../../../sdk/voting/rule.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import { type Contest, contextOf } from "../../../sdk/voting/transcript.ts";
import { connect } from "../../sdk/support/chain.ts";
import { auditContestOf, contestOf } from "./contests.ts";

/** A contest on a chain of its own, with whoever seals ballots for it. */
export class Booth {
  private constructor(
    readonly contest: Contest,
    readonly harness: Contract,
    readonly sealer: BallotSealer,
  ) {}

  static async open(rule: BallotRule, changes: Partial<Contest> = {}): Promise<Booth> {
    const contest = contestOf(rule, changes);
    const { ethers } = await connect();
    const { election, district, candidates, roll, key } = contest;
    const harness = (await ethers.deployContract("BallotHarness", [
      [election, district, contest.contest, rule, candidates, roll, key.x, key.y],
    ])) as unknown as Contract;
    expect((await harness.getAddress()).toLowerCase()).to.equal(contest.contract);
    expect(await harness.getFunction("context")()).to.equal(hexFromBytes(contextOf(contest)));
    return new Booth(contest, harness, new BallotSealer(contest));
  }

  /** Seals a choice of the first voter. */
  seal(...places: readonly number[]): Uint8Array {
    const options = optionsOf(this.contest.rule);
    const chosen = Array.from({ length: options }, (_, place) => places.includes(place));
    return this.sealer.seal({ voter: 7n, seq: 0n, chosen }).bytes;
  }

  /** What the auditor has against a ballot. */
  audit(ballot: Uint8Array): string | undefined {
    return auditBallot(auditContestOf(this.contest), ballot);
  }

  /** Whether the contract accepts the ballot, of which the auditor must think the same. */
  async accepts(ballot: Uint8Array): Promise<boolean> {
    const isValid = await this.harness
      .getFunction("check")(ballot)
      .then(
        () => true,
        () => false,
      );
    expect(this.audit(ballot) === undefined, "auditor and contract").to.equal(isValid);
    return isValid;
  }

  /** The ballot is refused by both, by the contract with this error. */
  async refuses(ballot: Uint8Array, error: string, ...args: readonly unknown[]): Promise<void> {
    expect(this.audit(ballot)).to.be.a("string");
    const refusal = expect(this.harness.getFunction("check")(ballot)).to.be.revertedWithCustomError(
      this.harness,
      error,
    );
    await (args.length === 0 ? refusal : refusal.withArgs(...args));
  }
}
