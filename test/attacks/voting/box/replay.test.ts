import { expect } from "chai";
import { encodeTerms } from "../../../../sdk/voting/poll.ts";
import { exactly } from "../../../../sdk/voting/rule.ts";
import { wordOf } from "../../../voting/support/contests.ts";
import type { Polling } from "../../../voting/support/polling.ts";
import { type Election, Station } from "../../../voting/support/station.ts";

const SKETCH = { rules: [exactly(1, 3)], voters: 4 };

/** The paper of one poll, sent to another of the same voters, is refused there; and so is one that is only signed anew. */
async function refusesOf(from: Polling, to: Polling): Promise<void> {
  const paper = await from.paper(1, 0, [0]);
  await to.refuses("BallotProofFalseHint", "cast", paper);
  const anew = await to.sign(paper.ballots, 1);
  await to.refuses("BallotProofFalseHint", "cast", anew);
  const own = to.seal(1, 0, [0]);
  await to.refuses("RollNotSigned", "cast", await from.sign(own, 1));
  await to.cast(await to.sign(own, 1));
}

describe("Attacks on the box: a paper carried elsewhere", () => {
  let station: Station;
  let election: Election;

  beforeEach(async () => {
    station = await Station.found();
    election = await station.election("general");
  });

  it("to another election", async () => {
    const other = await station.election("local");
    const [from, to] = [
      await station.poll(election, "north", SKETCH),
      await station.poll(other, "north again", SKETCH),
    ];
    await station.goTo(other.opens);
    await refusesOf(from, to);
  });

  it("to another district of the same election", async () => {
    const [from, to] = [
      await station.poll(election, "north", SKETCH),
      await station.poll(election, "south", SKETCH),
    ];
    await from.open();
    await refusesOf(from, to);
  });

  it("to another box on the same chain", async () => {
    const beside = await station.beside();
    const from = await station.poll(election, "north", SKETCH);
    const to = await beside.poll(await beside.election("general"), "north", SKETCH);
    await to.open();
    await refusesOf(from, to);
  });

  it("to the box of the same address on another chain", async () => {
    const elsewhere = await Station.found(1_337);
    expect(elsewhere.address).to.equal(station.address);
    const from = await station.poll(election, "north", SKETCH);
    const to = await elsewhere.poll(await elsewhere.election("general"), "north", SKETCH);
    await to.open();
    await refusesOf(from, to);
  });

  it("to another contest of the same paper", async () => {
    const polling = await station.poll(election, "north", {
      ...SKETCH,
      rules: [exactly(1, 3), exactly(1, 3)],
    });
    await polling.open();
    const ballots = polling.seal(1, 0, [0], [1]);
    const half = ballots.length / 2;
    const exchanged = Uint8Array.of(...ballots.subarray(half), ...ballots.subarray(0, half));
    const twice = Uint8Array.of(...ballots.subarray(0, half), ...ballots.subarray(0, half));
    for (const changed of [exchanged, twice]) {
      const paper = await polling.sign(changed, 1);
      await polling.refuses("BallotProofFalseHint", "cast", paper);
    }
  });

  it("a cross-district vote: who is on the roll of one district votes in another", async () => {
    const north = await station.poll(election, "north", SKETCH);
    const south = await station.poll(election, "south", { ...SKETCH, voters: 3 });
    await north.open();
    const ballots = south.seal(2, 0, [0]);
    const paper = await south.sign(ballots, 2, north.electorate.signerOf(3));
    await south.refuses("RollNotEntered", "cast", paper);
    const path = { ...paper, credential: (await north.sign(ballots, 2)).credential };
    await south.refuses("RollNotEntered", "cast", path);
  });

  it("a root changed mid-flight: there are no other terms than those prepared, and they are prepared once", async () => {
    const polling = await station.poll(election, "north", SKETCH);
    const [conditions, contests] = polling.prepared() as [object, object[]];
    const roll = wordOf("another roll");
    const moved = contests.map((contest) => ({ ...contest, roll }));
    await station.refuses("BallotBoxPrepared", "prepare", polling.poll.poll, { ...conditions, roll }, moved);
    await polling.open();
    const poll = { ...polling.poll, roll, contests: polling.poll.contests.map((own) => ({ ...own, roll })) };
    const paper = await polling.paper(1, 0, [0]);
    const terms = [encodeTerms(poll), new Uint8Array(), Uint8Array.of(...polling.terms, 0)];
    for (const other of terms)
      await station.refuses("BallotBoxWrongTerms", "cast", polling.poll.poll, other, paper);
    await polling.cast(paper);
  });

  it("a poll that was never prepared", async () => {
    const polling = await station.poll(election, "north", SKETCH);
    await polling.open();
    const paper = await polling.paper(1, 0, [0]);
    await station.refuses("BallotBoxUnknownPoll", "cast", wordOf("none"), polling.terms, paper);
  });
});
