import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { stationVoteOf } from "../../sdk/voting/atStation.ts";
import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { wordOf } from "./support/contests.ts";
import {
  paperAtStation,
  PAULA,
  PETER,
  pollingOfficer,
  published,
  REASONS,
  refusesAtStation,
} from "./support/pollingOfficers.ts";
import type { Polling } from "./support/polling.ts";
import { Station } from "./support/station.ts";

describe("Votes at polling stations, Elections Act, article 18a", () => {
  let station: Station;
  let polling: Polling;

  beforeEach(async () => {
    station = await Station.found();
    const election = await station.election("general");
    polling = await station.poll(election, "north", { rules: [exactly(1, 3)], voters: 5 });
    await station.appoint([PAULA, PETER]);
    await polling.open();
  });

  it("[art_18a__para_1] a voter who has no key votes, and the ballot counts as any other", async () => {
    await polling.cast(await polling.paper(0, 0, [0]));
    await polling.cast(await paperAtStation(polling, polling.seal(1, 0, [2]), 1));
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(2n);
    await polling.close();
    expect((await polling.tally([1, 2])).counts).to.deep.equal([[1, 0, 1]]);
  });

  it("[art_18a__para_1] nobody votes there who is not on the roll, or with a ballot that is not proven", async () => {
    const ballots = polling.seal(1, 0, [2]);
    const signer = wordOf("a stranger's signer");
    await polling.refuses("RollNotEntered", "cast", await paperAtStation(polling, ballots, 1, { signer }));
    const beyond = polling.seal(5, 0, [2]);
    await polling.refuses("RollNoSuchVoter", "cast", await paperAtStation(polling, beyond, 1));
    const turned = Uint8Array.from(ballots);
    turned[100] = (turned[100] ?? 0) ^ 1;
    await polling.refuses("Secp256k1NotAPoint", "cast", await paperAtStation(polling, turned, 1));
  });

  it("[art_18a__para_2] the officers are in office: before their term, and after it, they are not", async () => {
    const ballots = polling.seal(1, 0, [0]);
    const late = pollingOfficer("Pia");
    const paper = await paperAtStation(polling, ballots, 1, {}, [PAULA, late]);
    await refusesAtStation(polling, "PollingStationsNotAnOfficer", paper);
    const today = Math.floor((await station.now()) / 86_400);
    await station.appoint([late], today);
    await polling.cast(paper);
    const { id, opens } = polling.election;
    await station.call("schedule", id, [opens, (today + 2) * 86_400, false]);
    await station.goTo((today + 1) * 86_400);
    const next = await paperAtStation(polling, polling.seal(2, 0, [0]), 2, {}, [PAULA, late]);
    await refusesAtStation(polling, "PollingStationsNotAnOfficer", next);
  });

  it("[art_18a__para_3] it takes two persons", async () => {
    const ballots = polling.seal(1, 0, [0]);
    const alone = await paperAtStation(polling, ballots, 1, {}, [PAULA, PAULA]);
    await refusesAtStation(polling, "PollingStationsNotTwo", alone);
    await polling.cast(await paperAtStation(polling, ballots, 1, {}, [PETER, PAULA]));
  });

  it("[art_18a__para_4] they give reasons, whose hash is logged", async () => {
    const ballots = polling.seal(1, 0, [0]);
    const none = await paperAtStation(polling, ballots, 1, { reasons: `0x${"00".repeat(32)}` });
    await refusesAtStation(polling, "PollingStationsNoReasons", none);
    await polling.cast(await paperAtStation(polling, ballots, 1));
    const [paper] = await polling.papers();
    expect(paper && stationVoteOf(polling.poll, paper)?.reasons).to.equal(REASONS);
  });

  it("[art_18a__para_5] it replaces what the voter cast before, and is replaced at a station alone", async () => {
    await polling.cast(await polling.paper(1, 0, [0]), await polling.paper(1, 1, [1]));
    await polling.cast(await paperAtStation(polling, polling.seal(1, 2, [2]), 1));
    expect(await station.box.getFunction("nextSeqOf")(polling.poll.poll, 1)).to.equal(3n);
    await polling.refuses("BallotChainAtStation", "cast", await polling.paper(1, 3, [0]));
    await polling.cast(await paperAtStation(polling, polling.seal(1, 3, [1]), 1));
    await polling.refuses("BallotChainAtStation", "cast", await polling.paper(1, 4, [0]));
    await polling.cast(await paperAtStation(polling, polling.seal(2, 0, [2]), 2));
    await polling.refuses("BallotChainAtStation", "cast", await polling.paper(2, 1, [0]));
    await polling.cast(await polling.paper(3, 0, [2]), await polling.paper(3, 1, [0]));
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(3n);
    await polling.close();
    expect((await polling.tally([1, 2])).counts).to.deep.equal([[1, 1, 1]]);
  });

  it("[art_18a__para_6] none while the polls are paused", async () => {
    const { opens, closes, id } = polling.election;
    const paper = await paperAtStation(polling, polling.seal(1, 0, [0]), 1);
    await station.call("schedule", id, [opens, closes, true]);
    await polling.refuses("BallotBoxPaused", "cast", paper);
    await station.call("schedule", id, [opens, closes, false]);
    await polling.cast(paper);
  });

  it("[art_18a__para_7] it is published as such: in a log of its own, with officers and reasons", async () => {
    const receipt = await polling.call("cast", await paperAtStation(polling, polling.seal(1, 0, [0]), 1));
    const events = receipt.logs.map((log) => station.box.interface.parseLog(log));
    expect(events.map((event) => event?.name)).to.deep.equal(["CastAtStation", "Cast"]);
    expect(events[0]?.args.toArray()).to.deep.equal([polling.poll.poll, 1n, 0n]);
    await polling.cast(await polling.paper(2, 0, [0]));
    const [first, second] = await polling.papers();
    expect(first && stationVoteOf(polling.poll, first)).to.deep.equal({
      reasons: REASONS,
      signer: polling.electorate.hashes[1],
      officers: [PAULA, PETER].map(({ person, signer }) => ({
        account: hexFromBytes(signer.signer),
        person,
      })),
    });
    expect(second && stationVoteOf(polling.poll, second)).to.equal(undefined);
  });

  it("several papers in one transaction, some of them from stations", async () => {
    await polling.call("castEach", [
      await polling.paper(0, 0, [0]),
      await paperAtStation(polling, polling.seal(1, 0, [1]), 1),
      await paperAtStation(polling, polling.seal(2, 0, [1]), 2, { reasons: `0x${"00".repeat(32)}` }),
    ]);
    expect((await polling.papers()).map(({ voter }) => voter)).to.deep.equal([0n, 1n]);
  });

  describe("an auditor", () => {
    it("verifies them, and counts them apart", async () => {
      await polling.cast(await polling.paper(1, 0, [0]), await polling.paper(2, 0, [1]));
      await polling.cast(await paperAtStation(polling, polling.seal(1, 1, [2]), 1));
      await polling.close();
      await polling.tally([1, 2]);
      const task = await polling.toAudit();
      const stations = await published(polling);
      expect(await auditPoll({ ...task, stations })).to.deep.include({
        ...{ findings: [], papers: 3, counted: 2, atStations: 1, annulled: false },
        counts: [[0n, 1n, 1n]],
      });
      expect((await auditPoll(task)).findings).to.deep.equal([
        "paper 2: cast at a polling station, of which nothing is known",
      ]);
      const fewer = await published(polling, [PAULA]);
      expect((await auditPoll({ ...task, stations: fewer })).findings).to.deep.equal([
        "paper 2: not of a polling officer",
      ]);
      const elsewhere = { ...stations, contract: station.address };
      // Whoever asks is told that no contract has taken the signatures.
      const isSigned = (): boolean => false;
      expect((await auditPoll({ ...task, stations: elsewhere, isSigned })).findings).to.deep.equal([
        "paper 2: not signed",
      ]);
      const roll = [task.roll[0], wordOf("another"), ...task.roll.slice(2)].map(String);
      expect((await auditPoll({ ...task, roll, stations })).findings).to.include("paper 2: not on the roll");
    });

    it("finds a paper that replaces one of a station, and is none itself", async () => {
      await polling.cast(await paperAtStation(polling, polling.seal(1, 0, [2]), 1));
      await polling.cast(await paperAtStation(polling, polling.seal(1, 1, [2]), 1));
      const task = await polling.toAudit();
      const own = await polling.paper(1, 1, [2]);
      const abi = station.box.interface;
      const last = task.logs.findLastIndex(({ topics }) => topics[0] === abi.getEvent("Cast")?.topicHash);
      const shown = own.credential.slice(0, -32 * polling.electorate.pathOf(1).length);
      const forged = abi.encodeEventLog("Cast", [polling.poll.poll, 1n, own.ballots, shown]);
      const logs = task.logs.map((log, at) => (at === last ? { ...log, ...forged } : log));
      const { findings } = await auditPoll({ ...task, logs, stations: await published(polling) });
      expect(findings).to.include("paper 1: replaces one of a polling station");
    });
  });
});
