import { expect } from "chai";
import { exactly } from "../../../../sdk/voting/rule.ts";
import type { Polling } from "../../../voting/support/polling.ts";
import { type Election, Station } from "../../../voting/support/station.ts";
import { wordOf } from "../../../voting/support/contests.ts";
import { wordsOf } from "../../../voting/support/count.ts";

describe("Attacks on the box: too early, too late, by whom it is not for", () => {
  let station: Station;
  let election: Election;
  let polling: Polling;

  beforeEach(async () => {
    station = await Station.found();
    election = await station.election("general");
    polling = await station.poll(election, "north", { rules: [exactly(1, 3)], voters: 4 });
  });

  /** A paper in the block of just this second. */
  async function castAt(second: number, voter: number): Promise<void> {
    const paper = await polling.paper(voter, 0, [0]);
    await station.connection.networkHelpers.time.setNextBlockTimestamp(second);
    await polling.cast(paper);
  }

  /** The box does not take it then, as the polls are not open. */
  async function refusesAt(second: number, voter: number): Promise<void> {
    await expect(castAt(second, voter))
      .to.be.revertedWithCustomError(station.box, "BallotBoxNotOpen")
      .withArgs(election.id, second, election.opens, election.closes);
  }

  it("a vote one second before opening, at opening, one second before the close and at the close", async () => {
    await refusesAt(election.opens - 1, 0);
    await castAt(election.opens, 1);
    await castAt(election.closes - 1, 2);
    await refusesAt(election.closes, 3);
    await polling.refuses("BallotBoxNotOpen", "cast", await polling.paper(3, 0, [0]));
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(2n);
    await polling.close();
    await polling.tally([1, 2]);
    expect((await polling.audit()).findings).to.deep.equal([]);
  });

  it("[art_16__para_4] a vote while the polls are paused, and after the pause", async () => {
    await polling.open();
    const paper = await polling.paper(1, 0, [0]);
    await station.call("schedule", election.id, [election.opens, election.closes, true]);
    await polling.refuses("BallotBoxPaused", "cast", paper);
    await station.call("schedule", election.id, [election.opens, election.closes + 60, false]);
    await polling.cast(paper);
  });

  it("polls that would open again, open after they close, or have closed before now", async () => {
    const schedule = (...times: readonly unknown[]): unknown[] => [election.id, times];
    const { opens, closes } = election;
    await station.refuses("BallotBoxUnsoundSchedule", "schedule", ...schedule(closes, closes, false));
    await station.refuses("BallotBoxUnsoundSchedule", "schedule", ...schedule(closes, opens, false));
    await station.refuses("BallotBoxUnsoundSchedule", "schedule", ...schedule(1, 2, false));
    await station.goTo(closes - 2);
    await station.call("schedule", ...schedule(opens, closes + 50, false));
    await station.goTo(closes + 50);
    await station.refuses("BallotBoxClosed", "schedule", ...schedule(opens, closes + 500, false));
    await station.refuses("BallotBoxClosed", "schedule", ...schedule(opens, closes + 500, true));
  });

  it("a tally before the close, or while nobody permitted it", async () => {
    await station.refuses("BallotBoxNotClosed", "permitTally", polling.poll.poll);
    await polling.open();
    await polling.cast(await polling.paper(1, 0, [0]));
    const plan = await polling.plan();
    await station.refuses("BallotBoxNotClosed", "permitTally", polling.poll.poll);
    await polling.refuses("BallotBoxNotCounting", "begin", wordsOf(plan));
    await station.goTo(election.closes);
    await polling.refuses("BallotBoxNotCounting", "begin", wordsOf(plan));
    const { proof } = polling.prove(0, 1, plan.totals);
    await polling.refuses("BallotBoxNotCounting", "decrypt", 0, "0x", 1, proof);
    await station.refuses("BallotBoxUnknownPoll", "permitTally", wordOf("none"));
  });

  it("a paper after the tally was permitted", async () => {
    await polling.open();
    const paper = await polling.paper(1, 0, [0]);
    await polling.close();
    await polling.refuses("BallotBoxCounting", "cast", paper);
  });

  it("an annulled poll: nothing is taken, added up, decrypted, counted or of effect any more", async () => {
    const { poll } = polling.poll;
    await polling.open();
    await polling.cast(await polling.paper(1, 0, [0]));
    await polling.close();
    await polling.tally([1, 2]);
    expect(await station.box.getFunction("resultOf")(poll, 0)).to.not.equal(`0x${"00".repeat(32)}`);
    await station.call("annul", poll);
    expect(await station.box.getFunction("resultOf")(poll, 0)).to.equal(`0x${"00".repeat(32)}`);
    await polling.refuses("BallotBoxAnnulled", "cast", await polling.paper(2, 0, [0]));
    await polling.refuses("BallotBoxAnnulled", "begin", [0, 0, 0, 0]);
    await polling.refuses("BallotBoxAnnulled", "add", poll, "0x", "0x");
    await polling.refuses("BallotBoxAnnulled", "finish", "0x");
    await polling.refuses("BallotBoxAnnulled", "decrypt", 0, "0x", 3, "0x");
    await polling.refuses("BallotBoxAnnulled", "count", 0, "0x", [1, 2], "0x", [1]);
    for (const call of ["permitTally", "annul"]) await station.refuses("BallotBoxAnnulled", call, poll);
    await station.refuses("BallotBoxPrepared", "prepare", poll, ...polling.prepared());
  });

  it("who is not the register of elections", async () => {
    const [, stranger] = await station.connection.ethers.getSigners();
    const box = station.box.connect(stranger ?? null);
    const { poll } = polling.poll;
    for (const [name, args] of [
      ["prepare", [wordOf("own"), ...polling.prepared()]],
      ["schedule", [election.id, [1, 2, false]]],
      ["permitTally", [poll]],
      ["annul", [poll]],
    ] as const) {
      await expect(box.getFunction(name).staticCall(...args)).to.be.revertedWithCustomError(
        station.box,
        "AccessManagedUnauthorized",
      );
    }
  });

  it("a poll of foreign contests, of none, of anonymous voters whom nobody verifies, of a key not yet made", async () => {
    const own = wordOf("own");
    const [conditions, contests] = polling.prepared() as [object, [object]];
    const [contest] = contests.map((one) => ({ ...one, district: own })) as [object];
    const prepares = (error: string, changed: object, ...all: readonly object[]): Promise<void> =>
      station.refuses(error, "prepare", own, { ...conditions, ...changed }, all);
    await prepares("BallotBoxNoContest", {});
    await prepares("BallotBoxNoAnonymousVoters", { anonymousVoters: true }, contest);
    const keyless = { ...conditions, election: wordOf("keyless") };
    await expect(
      station.box.getFunction("prepare").staticCall(own, keyless, [contest]),
    ).to.be.revertedWithCustomError(station.ceremony, "KeyCeremonyNotFixed");
    const other = await station.election("local");
    for (const change of [
      { election: other.id },
      { district: wordOf("another") },
      { roll: wordOf("another") },
      { keyX: other.key.x, keyY: other.key.y },
    ])
      await prepares("BallotBoxForeignContest", {}, contest, { ...contest, ...change });
    const unsound = { ciphertexts: 2, total: 3, lastImplicit: true };
    await prepares("BallotRuleUnsound", {}, { ...contest, rule: unsound });
  });
});
