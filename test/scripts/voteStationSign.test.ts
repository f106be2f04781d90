import { expect } from "chai";
import { isThere } from "../../scripts/input.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { officerKey, PAULA, PETER, pollingOfficer, REASONS } from "../voting/support/pollingOfficers.ts";
import { keysOf, WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

const OFFICERS = {
  paula: { person: PAULA.person, key: officerKey("Paula") },
  peter: { person: PETER.person, key: officerKey("Peter") },
  nobody: { person: pollingOfficer("Nobody").person, key: officerKey("Nobody") },
};
const WHY = ["--reasons", REASONS];

describe("npm run vote -- station-sign", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;

  const has = (name: string): Promise<boolean> => isThere(election.file(name));

  before(async () => {
    election = await WatchedElection.hold();
    poll = await election.poll("north", { rules: [exactly(1, 2)], voters: 3 });
    await election.station.appoint([PAULA, PETER]);
    await poll.polling.open();
  });

  after(() => election.end());

  it("two officers sign in place of a voter without a key, and anyone casts it", async () => {
    const sealed = await poll.sealAs({}, "1", "paper.json", "--voter", "1", ...poll.witness);
    expect(sealed.code, sealed.stderr).to.equal(0);
    const { tracking } = JSON.parse(sealed.stdout);
    const first = await poll.stationSign(OFFICERS.peter, "paper.json", "first.json", ...WHY);
    expect(JSON.parse(first.stdout)).to.include({ tracking, officers: 1 });
    expect([first.code, await has("paper.json")]).to.deep.equal([0, false]);
    const second = await poll.stationSign(OFFICERS.paula, "first.json", "both.json", ...WHY);
    expect(JSON.parse(second.stdout)).to.include({ tracking, officers: 2 });
    const { code, stderr } = await poll.relay("both.json");
    expect(code, stderr).to.equal(0);
    const found = await poll.observe("verify-receipt", "--tracking", tracking, ...poll.witness);
    expect(JSON.parse(found.stdout)).to.deep.include({ counted: true, number: 0 });
    expect(JSON.parse(found.stdout).atStation).to.include({ reasons: REASONS });
  });

  it("neither one person twice, nor for two reasons, nor a paper that is not the next", async () => {
    await poll.seal(2, "0", "late.json");
    await poll.sealAs({}, "0", "paper 2.json", "--voter", "2");
    await poll.stationSign(OFFICERS.paula, "paper 2.json", "half.json", ...WHY);
    const twice = await poll.stationSign(OFFICERS.paula, "half.json", "twice.json", ...WHY);
    expect([twice.code, twice.stderr.includes("another person")]).to.deep.equal([2, true]);
    const other = ["--reasons", poll.polling.poll.poll];
    const reasons = await poll.stationSign(OFFICERS.peter, "half.json", "reasons.json", ...other);
    expect([reasons.code, reasons.stderr.includes("for other reasons")]).to.deep.equal([2, true]);
    await poll.stationSign(OFFICERS.peter, "half.json", "whole.json", ...WHY);
    expect((await poll.relay("whole.json")).code).to.equal(0);
    const late = await poll.stationSign(OFFICERS.paula, "late.json", "too late.json", ...WHY);
    expect([late.code, late.stderr.includes("next is voter 2's number 1")]).to.deep.equal([1, true]);
    expect(await has("late.json")).to.equal(true);
  });

  it("of who holds no such office the box takes nothing", async () => {
    await poll.sealAs(keysOf(0), "0", "paper 0.json", "--voter", "0");
    await poll.stationSign(OFFICERS.paula, "paper 0.json", "half 0.json", ...WHY);
    await poll.stationSign(OFFICERS.nobody, "half 0.json", "whole 0.json", ...WHY);
    const { code, stderr } = await poll.relay("whole 0.json");
    expect([code, stderr.includes("PollingStationsNotAnOfficer")]).to.deep.equal([1, true]);
    const none = await poll.sealAs({}, "0", "none.json", "--voter", "3");
    expect([none.code, none.stderr.includes("the roll has 3")]).to.deep.equal([2, true]);
  });
});
