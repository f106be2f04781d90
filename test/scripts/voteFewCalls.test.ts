import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { trackingHash } from "../../sdk/voting/tracking.ts";
import { WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

/** Blocks without a paper, before the opening, between papers, and after the close; of 12 seconds. */
const QUIET = 20_000;
const BETWEEN = 2_000;
const SECONDS = 12;

/** What a command may ask in all. At ten blocks a page it would be more than four thousand questions each time that papers are read. */
const MOST_ASKED = 400;

describe("npm run vote: how often a node is asked about a chain of many blocks", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;
  let tracking: string;
  let asked: number;

  const mine = (blocks: number) =>
    election.station.connection.provider.request({
      method: "hardhat_mine",
      params: [`0x${blocks.toString(16)}`, `0x${SECONDS.toString(16)}`],
    });

  before(async () => {
    election = await WatchedElection.hold();
    const { station } = election;
    poll = await election.poll("north", { rules: [exactly(1, 2)], voters: 3 });
    const opens = (await station.now()) + (QUIET + 100) * SECONDS;
    const closes = opens + 4 * BETWEEN * SECONDS;
    await station.call("schedule", election.election.id, { opens, closes, paused: false });
    await mine(QUIET);
    await station.goTo(opens);
    for (const voter of [0, 1, 2]) {
      const paper = await poll.polling.paper(voter, 0, [1]);
      await poll.polling.cast(paper);
      await mine(BETWEEN);
      tracking = trackingHash(paper.ballots);
    }
    await station.goTo(closes);
    await station.call("permitTally", poll.polling.poll.poll);
    await mine(QUIET);
  });

  beforeEach(() => {
    asked = 0;
    election.node.lie = (call, truth) => {
      asked++;
      return truth(call);
    };
  });

  after(() => election.end());

  it("finds a paper among all of them with few questions", async () => {
    const { code, stdout, stderr } = await poll.observe("verify-receipt", "--tracking", tracking);
    expect([code, JSON.parse(stdout).counted], stderr).to.deep.equal([0, true]);
    expect(asked).to.be.below(MOST_ASKED);
  });

  it("adds all of them up, backward too, with few questions", async () => {
    const { code, stderr } = await poll.observe("tally", "--threshold", "2");
    expect([code, stderr.includes("Too few trustees")], stderr).to.deep.equal([1, true]);
    expect((await poll.polling.plan()).totals.counted).to.equal(3);
    expect(asked).to.be.below(MOST_ASKED);
  });
});
