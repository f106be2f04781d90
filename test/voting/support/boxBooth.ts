import { expect } from "chai";
import { auditBallot } from "../../../sdk/voting/audit/auditBallot.ts";
import { type BallotRule, optionsOf } from "../../../sdk/voting/rule.ts";
import type { Paper } from "../../../sdk/voting/paper.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";
import type { Contest } from "../../../sdk/voting/transcript.ts";
import { auditContestOf } from "./contests.ts";
import { VICTIM } from "./forger.ts";
import type { Polling } from "./polling.ts";
import { type Election, Station } from "./station.ts";

/** As many voters as there must be for the victim's number to be on the roll. */
const VOTERS = Number(VICTIM) + 1;
/** Bytes of voter and number, without which nobody can sign. */
const HEADER = 40;

/** A contest at the box as it is deployed, alone on its paper; whoever forges ballots is the voter, and signs them. */
export class BoxBooth {
  /** Polls of one open election, one a booth; nothing is cast in them but by calls that leave nothing behind. */
  static #hall: Promise<readonly [Station, Election]> | undefined;
  static #polls = 0;

  private constructor(
    readonly polling: Polling,
    readonly contest: Contest,
    readonly sealer: BallotSealer,
  ) {}

  static async open(rule: BallotRule): Promise<BoxBooth> {
    BoxBooth.#hall ??= openPolls();
    const [station, election] = await BoxBooth.#hall;
    const sketch = { rules: [rule], voters: VOTERS };
    const polling = await station.poll(election, `booth ${BoxBooth.#polls++}`, sketch);
    const [contest] = polling.poll.contests as [Contest];
    return new BoxBooth(polling, contest, new BallotSealer(contest));
  }

  /** Seals a choice of the voter. */
  seal(...places: readonly number[]): Uint8Array {
    const options = optionsOf(this.contest.rule);
    const chosen = Array.from({ length: options }, (_, place) => places.includes(place));
    return this.sealer.seal({ voter: VICTIM, seq: 0n, chosen }).bytes;
  }

  /** What the auditor has against a ballot. */
  audit(ballot: Uint8Array): string | undefined {
    return auditBallot(auditContestOf(this.contest), ballot);
  }

  /** Whether the box takes the ballot, of which the auditor must think the same. */
  async accepts(ballot: Uint8Array): Promise<boolean> {
    const isTaken = await this.#cast(ballot).then(
      () => true,
      () => false,
    );
    expect(this.audit(ballot) === undefined, "auditor and box").to.equal(isTaken);
    return isTaken;
  }

  /** The ballot is refused by both, by the box with this error. */
  async refuses(ballot: Uint8Array, error: string, ...args: readonly unknown[]): Promise<void> {
    expect(this.audit(ballot)).to.be.a("string");
    const { box } = this.polling.station;
    const refusal = expect(this.#cast(ballot)).to.be.revertedWithCustomError(box, error);
    await (args.length === 0 ? refusal : refusal.withArgs(...args));
  }

  async #cast(ballot: Uint8Array): Promise<unknown> {
    const { station } = this.polling;
    const paper = await this.#sign(ballot);
    return station.box.getFunction("cast").staticCall(...this.polling.args(paper));
  }

  async #sign(ballots: Uint8Array): Promise<Paper> {
    if (ballots.length < HEADER) return { ballots, credential: new Uint8Array() };
    return this.polling.sign(ballots, Number(VICTIM));
  }
}

async function openPolls(): Promise<readonly [Station, Election]> {
  const station = await Station.found();
  const election = await station.election("of booths");
  await station.goTo(election.opens);
  return [station, election];
}
