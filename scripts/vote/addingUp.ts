import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import type { AccumulationPlan, Totals } from "../../sdk/voting/accumulate.ts";
import { papersABatch } from "../../sdk/voting/batch.ts";
import { type CastPaper, planTally } from "../../sdk/voting/boxLogs.ts";
import type { Pages } from "../../sdk/voting/pages.ts";
import { encodeTerms, type Poll } from "../../sdk/voting/poll.ts";
import { encodeCall } from "../chain/chain.ts";
import { CommandFailure } from "../commandFailure.ts";
import { timedLogs } from "../election/timedLogs.ts";
import { startProgress } from "../progress.ts";
import type { VotingPlace } from "./place.ts";
import { send } from "./secrets.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const [ADDED, TOTALLED] = ["AddedUp", "Totalled"].map((name) => BOX.getEvent(name)?.topicHash) as [Hex, Hex];

/**
 * Has a box add up all papers of a poll, from where it stands: anybody may have begun, in batches of any size, and may go on at the same
 * time. Whatever others send is a step forward, so that they hold up nothing.
 */
export class AddingUp {
  readonly #place: VotingPlace;
  readonly #poll: Poll;

  constructor(place: VotingPlace, poll: Poll) {
    this.#place = place;
    this.#poll = poll;
  }

  /** @throws {CommandFailure} if the box refuses a step though nobody else took one */
  async finish(papers: Pages<CastPaper>): Promise<Totals> {
    for (;;) {
      const { added, isFinished } = await this.#standing();
      const plan = await planTally(this.#poll, papers, papersABatch(this.#poll), added);
      if (isFinished) return (await plan.addUp()).totals;
      try {
        return await this.#send(plan, added.length > 0);
      } catch (error) {
        if (!(error instanceof CommandFailure)) throw error;
        const now = await this.#standing();
        if (now.added.length === added.length && !now.isFinished) throw error;
      }
    }
  }

  async #send(plan: AccumulationPlan, isBegun: boolean): Promise<Totals> {
    const [g, key] = plan.dummy;
    if (!isBegun) await this.#call("begin", [g.x, g.y, key.x, key.y]);
    const progress = startProgress("Adding up", plan.batches, "batches");
    try {
      const { sums, totals } = await plan.addUp(async (step) => {
        await this.#call("add", step.before, step.ballots, step.sums);
        progress.advance();
      });
      await this.#call("finish", sums);
      return totals;
    } finally {
      progress.stop();
    }
  }

  #call(name: string, ...args: readonly unknown[]): Promise<number> {
    const { provider, box } = this.#place;
    const call = encodeCall(BOX, name, [this.#poll.poll, encodeTerms(this.#poll), ...args]);
    return send(provider, box, call);
  }

  /** Down to which heads the papers have been added up, and whether all of it is done. */
  async #standing(): Promise<{ readonly added: readonly Uint8Array[]; readonly isFinished: boolean }> {
    const { chain, box } = this.#place;
    const logs = await timedLogs(chain, box, [[ADDED, TOTALLED], this.#poll.poll]);
    const added = logs.filter(({ topics }) => topics[0] === ADDED);
    return {
      added: added.map(({ data }) => bytesFromHex(data as Hex)),
      isFinished: added.length < logs.length,
    };
  }
}
