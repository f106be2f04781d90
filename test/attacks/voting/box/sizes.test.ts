import { expect } from "chai";
import { atMost, type BallotRule, exactly } from "../../../../sdk/voting/rule.ts";
import type { Polling } from "../../../voting/support/polling.ts";
import { Station } from "../../../voting/support/station.ts";

describe("Attacks on the box: the smallest and the largest", () => {
  let station: Station;

  beforeEach(async () => {
    station = await Station.found();
  });

  async function open(rule: BallotRule, voters: number): Promise<Polling> {
    const election = await station.election("general");
    const polling = await station.poll(election, "north", { rules: [rule], voters });
    await polling.open();
    return polling;
  }

  async function counts(polling: Polling, expected: readonly number[]): Promise<void> {
    await polling.close();
    const { counts: all } = await polling.tally([2, 3]);
    expect(all).to.deep.equal([expected]);
    const audit = await polling.audit();
    expect(audit.findings).to.deep.equal([]);
    expect(audit.counts).to.deep.equal([expected.map(BigInt)]);
  }

  it("a district in which everybody votes blank", async () => {
    const polling = await open(atMost(1, 2), 3);
    for (const voter of [0, 1, 2]) await polling.cast(await polling.paper(voter, 0, [2]));
    await counts(polling, [0, 0, 3]);
  });

  it("a district of one voter, whose path is empty", async () => {
    const polling = await open(exactly(1, 3), 1);
    expect(polling.electorate.pathOf(0)).to.deep.equal([]);
    await polling.cast(await polling.paper(0, 0, [1]));
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(1n);
    await counts(polling, [0, 1, 0]);
  });

  it("a district in which nobody votes", async () => {
    await counts(await open(exactly(1, 2), 2), [0, 0]);
  });

  it("two options", async () => {
    const polling = await open(exactly(1, 2), 3);
    await polling.cast(await polling.paper(0, 0, [0]), await polling.paper(2, 0, [1]));
    await counts(polling, [1, 1]);
  });

  it("sixteen options", async () => {
    const polling = await open(exactly(1, 16), 3);
    await polling.cast(await polling.paper(0, 0, [15]), await polling.paper(1, 0, [7]));
    await counts(
      polling,
      Array.from({ length: 16 }, (_, option) => (option === 15 || option === 7 ? 1 : 0)),
    );
  });

  it("a roll of depth 32", async () => {
    const election = await station.election("general");
    const sketch = { rules: [exactly(1, 2)], voters: 3, depth: 32 };
    const polling = await station.poll(election, "north", sketch);
    await polling.open();
    expect(polling.electorate.pathOf(1).length).to.equal(32);
    await polling.cast(await polling.paper(1, 0, [1]));
  });
});
