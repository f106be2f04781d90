import { expect } from "chai";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { WatchedElection, type WatchedPoll } from "../../scripts/support/watchedPoll.ts";
import { wordsOf } from "../../voting/support/count.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const ADD = BOX.getFunction("add")?.selector ?? "";
const VOTES = [0, 1, 1, 0, 1];
/** The third voter thinks better of it. */
const COUNTS = [3, 2];

describe("Attacks on the count by who adds up, too, against npm run vote -- tally", () => {
  let election: WatchedElection;

  beforeEach(async () => {
    election = await WatchedElection.hold();
  });

  afterEach(() => election.end());

  async function voted(name: string): Promise<WatchedPoll> {
    const poll = await election.poll(name, { rules: [exactly(1, 2)], voters: VOTES.length });
    const { polling } = poll;
    if ((await election.station.now()) < election.election.opens) await polling.open();
    for (const [voter, choice] of VOTES.entries())
      await polling.cast(await polling.paper(voter, 0, [choice]));
    await polling.cast(await polling.paper(2, 1, [0]));
    return poll;
  }

  async function closed(): Promise<WatchedPoll> {
    const poll = await voted("north");
    await poll.polling.close();
    return poll;
  }

  /** Adds up with the command, has two trustees decrypt, and counts with the command. */
  async function counts(poll: WatchedPoll): Promise<void> {
    const tally = () => poll.observe("tally", "--threshold", "2");
    const { code, stderr } = await tally();
    expect([code, stderr.includes("Too few trustees")], stderr).to.deep.equal([1, true]);
    const { totals } = await poll.polling.plan();
    await poll.polling.decrypt(0, totals, [1, 3]);
    const done = await tally();
    expect([done.code, JSON.parse(done.stdout)]).to.deep.equal([
      0,
      { counted: VOTES.length, counts: [COUNTS] },
    ]);
    const { findings } = await poll.polling.audit();
    expect(findings).to.deep.equal([]);
  }

  it("somebody else begins", async () => {
    const poll = await closed();
    await poll.polling.call("begin", wordsOf(await poll.polling.plan()));
    await counts(poll);
  });

  it("somebody else adds a single paper, or some, in batches that fit no plan, or all", async () => {
    const polls = [await voted("north"), await voted("south"), await voted("west")];
    for (const [index, poll] of polls.entries()) {
      await poll.polling.close();
      const plan = await poll.polling.plan(2);
      await poll.polling.call("begin", wordsOf(plan));
      for (const { before, ballots, sums } of plan.steps.slice(0, index + 1))
        await poll.polling.call("add", before, ballots, sums);
      await counts(poll);
    }
  });

  it("somebody else finishes", async () => {
    const poll = await closed();
    await poll.polling.addUp(1);
    await counts(poll);
  });

  it("somebody else is faster by one paper, while a batch of all is on its way", async () => {
    const poll = await closed();
    const [first] = (await poll.polling.plan(1)).steps;
    let overtaken = 0;
    election.node.lie = async (asked, truth) => {
      const [{ data } = { data: "" }] = asked.params as { readonly data?: string }[];
      if (asked.method === "eth_estimateGas" && data?.startsWith(ADD) === true && overtaken++ === 0)
        await poll.polling.call("add", first?.before, first?.ballots, first?.sums);
      return truth(asked);
    };
    await counts(poll);
    expect(overtaken).to.equal(2);
  });

  it("what the box refuses though nobody else took a step is said, and not tried for ever", async () => {
    const poll = await closed();
    let asked = 0;
    election.node.lie = (call, truth) => {
      const [{ data } = { data: "" }] = call.params as { readonly data?: string }[];
      if (call.method === "eth_estimateGas" && data?.startsWith(ADD) === true) {
        asked++;
        const [given] = call.params as [{ readonly data: string }];
        return truth({
          ...call,
          params: [{ ...given, data: `${given.data.slice(0, -64)}${"1".repeat(64)}` }],
        });
      }
      return truth(call);
    };
    const { code, stderr } = await poll.observe("tally", "--threshold", "2");
    expect([code, asked, stderr.includes("Accumulation")], stderr).to.deep.equal([1, 2, true]);
  });
});
