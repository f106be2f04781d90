import { expect } from "chai";
import { concatBytes, type Hex } from "../../../sdk/bytes.ts";
import { auditPoll } from "../../../sdk/voting/audit/auditPoll.ts";
import { encodeCredential, type Paper } from "../../../sdk/voting/paper.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { Random } from "../../sdk/support/random.ts";
import { wordOf } from "../../voting/support/contests.ts";
import { auditPaper } from "../../voting/support/auditedLogs.ts";
import {
  paperAtStation,
  PAULA,
  PETER,
  pollingOfficer,
  published,
  refusesAtStation,
} from "../../voting/support/pollingOfficers.ts";
import { type Polling, withBit } from "../../voting/support/polling.ts";
import { type Election, Station } from "../../voting/support/station.ts";

const SKETCH = { rules: [exactly(1, 3)], voters: 4 };
/** Length of a credential up to the path; of the first signature, which is an ECDSA signature. */
const [SIGNATURES_AT, SIGNATURE] = [142, 65];

describe("Attacks on the box: a false override at a polling station", () => {
  let station: Station;
  let election: Election;
  let polling: Polling;

  beforeEach(async () => {
    station = await Station.found();
    election = await station.election("general");
    polling = await station.poll(election, "north", SKETCH);
    await station.appoint([PAULA, PETER]);
    await polling.open();
    await polling.cast(await polling.paper(1, 0, [0]));
  });

  const override = (): Uint8Array => polling.seal(1, 1, [2]);
  const refuses = (error: string, paper: Paper): Promise<void> =>
    refusesAtStation(polling, `PollingStations${error}`, paper);

  it("by one officer alone", async () => {
    const ballots = override();
    await refuses("NotTwo", await paperAtStation(polling, ballots, 1, {}, [PAULA, PAULA]));
    const forger = { ...PETER, signer: { ...PAULA.signer, signer: PETER.signer.signer } };
    await refuses("NotSigned", await paperAtStation(polling, ballots, 1, {}, [PAULA, forger]));
    const silent = { ...PETER, signer: { ...PETER.signer, sign: () => new Uint8Array() } };
    await refuses("NotSigned", await paperAtStation(polling, ballots, 1, {}, [PAULA, silent]));
  });

  it("by one officer with two accounts", async () => {
    const again = pollingOfficer("Paula's other account", "Paula");
    await station.appoint([again]);
    const ballots = override();
    await refuses("NotTwo", await paperAtStation(polling, ballots, 1, {}, [PAULA, again]));
    for (const person of [PETER.person, pollingOfficer("nobody").person, `0x${"00".repeat(16)}` as Hex]) {
      const posing = { ...again, person };
      await refuses("NotAnOfficer", await paperAtStation(polling, ballots, 1, {}, [PAULA, posing]));
    }
  });

  it("by one officer, and another account of theirs that acts for a second under a person whom no order names", async () => {
    const deputy = pollingOfficer("Paula's other account", "nobody");
    await station.actFor(PETER, deputy);
    const ballots = override();
    await refuses("NotAnOfficer", await paperAtStation(polling, ballots, 1, {}, [PAULA, deputy]));
    await refuses("NotAnOfficer", await paperAtStation(polling, ballots, 1, {}, [PAULA, PETER]));
  });

  it("by who is no officer, has been dismissed, holds another office, or holds it for no person", async () => {
    const ballots = override();
    const citizen = pollingOfficer("Carl");
    await refuses("NotAnOfficer", await paperAtStation(polling, ballots, 1, {}, [PAULA, citizen]));
    await station.appoint([citizen]);
    const paper = await paperAtStation(polling, ballots, 1, {}, [PAULA, citizen]);
    await station.dismiss(citizen);
    await refuses("NotAnOfficer", paper);
    const nameless = { ...pollingOfficer("Nina"), person: `0x${"00".repeat(16)}` as Hex };
    await station.appoint([nameless]);
    await refuses("NotAnOfficer", await paperAtStation(polling, ballots, 1, {}, [nameless, PAULA]));
  });

  it("of another voter, by an own path", async () => {
    const ballots = override();
    const { electorate } = polling;
    const [path, signer] = [electorate.pathOf(2), electorate.hashes[2] ?? wordOf("nobody")];
    for (const own of [{ path }, { signer }, { path, signer }, { path: [] }]) {
      const paper = await paperAtStation(polling, ballots, 1, own);
      await polling.refuses("RollNotEntered", "cast", paper);
    }
  });

  it("what officers signed for one paper is of use for no other: other ballots, voter, number", async () => {
    const taken = await paperAtStation(polling, override(), 1);
    const papers: readonly (readonly [Uint8Array, number])[] = [
      [override(), 1],
      [polling.seal(2, 0, [2]), 2],
    ];
    for (const [ballots, voter] of papers) {
      const own = await paperAtStation(polling, ballots, voter);
      const signatures = taken.credential.subarray(SIGNATURES_AT, SIGNATURES_AT + 2 * SIGNATURE);
      const credential = concatBytes(
        own.credential.subarray(0, SIGNATURES_AT),
        signatures,
        own.credential.subarray(SIGNATURES_AT + 2 * SIGNATURE),
      );
      await refuses("NotSigned", { ballots, credential });
    }
    await polling.cast(taken);
    await polling.refuses("BallotChainWrongSeq", "cast", taken);
    const later = await paperAtStation(polling, polling.seal(1, 2, [0]), 1);
    await refuses("NotSigned", { ...later, credential: taken.credential });
  });

  it("nor in another poll, at another box, or with other stations", async () => {
    const south = await station.poll(election, "south", SKETCH);
    const ballots = south.seal(1, 0, [2]);
    const signed = await paperAtStation(polling, ballots, 1);
    await refusesAtStation(south, "PollingStationsNotSigned", signed);
    const beside = await station.beside();
    const other = await beside.poll(await beside.election("general"), "north", SKETCH);
    await other.open();
    const there = await paperAtStation(polling, other.seal(1, 0, [2]), 1);
    await refusesAtStation(other, "PollingStationsNotSigned", there);
    const stations = station.address;
    await refuses("NotSigned", await paperAtStation(polling, override(), 1, { stations }));
  });

  it("before the polls open, and from the second of the close on", async () => {
    const later = await station.election("later");
    const early = await station.poll(later, "later", SKETCH);
    const paper = await paperAtStation(early, early.seal(1, 0, [2]), 1);
    await early.refuses("BallotBoxNotOpen", "cast", paper);
    await station.goTo(later.opens);
    await early.cast(paper);
    await station.goTo(later.closes - 2);
    await early.cast(await paperAtStation(early, early.seal(2, 0, [2]), 2));
    expect(await station.now()).to.equal(later.closes - 1);
    await station.goTo(later.closes);
    const late = await paperAtStation(early, early.seal(3, 0, [2]), 3);
    await early.refuses("BallotBoxNotOpen", "cast", late);
  });

  it("in an anonymous poll, where there is nothing but the voter's own proof", async () => {
    const chain = await Station.found(31_337, true);
    await chain.appoint([PAULA, PETER]);
    const anonymous = { roll: polling.electorate.root, voters: 4 };
    const hidden = await chain.poll(await chain.election("general"), "hidden", { ...SKETCH, anonymous });
    await hidden.open();
    const paper = await paperAtStation(hidden, hidden.seal(1, 0, [2]), 1);
    const eligibility = await chain.connection.ethers.getContractFactory("AnonymousRoll");
    const refusedAs = (error: string, credential: Uint8Array) =>
      expect(
        chain.box.getFunction("cast").staticCall(...hidden.args({ ...paper, credential })),
      ).to.be.revertedWithCustomError(eligibility, error);
    await refusedAs("AnonymousRollMalformedCredential", paper.credential);
    const padded = concatBytes(paper.credential, new Uint8Array(256)).subarray(0, 256);
    await refusedAs("AnonymousRollNotACoordinate", padded);
  });

  it("by a relayer who swaps fields: any bit, reasons, the officers' order, what stands behind", async () => {
    const paper = await paperAtStation(polling, override(), 1);
    const random = new Random(18);
    const task = { ...(await polling.toAudit()), stations: await published(polling, [PAULA, PETER]) };
    const { opens } = election;
    expect(await auditPaper(task, opens, paper)).to.deep.equal([]);
    // The auditor knows the roll, and reads no path.
    const path = 32 * polling.electorate.pathOf(1).length;
    for (let round = 0; round < 60; round++) {
      const bit = random.below(8 * paper.credential.length);
      const changed = { ...paper, credential: withBit(paper.credential, bit) };
      await expect(station.box.getFunction("cast").staticCall(...polling.args(changed))).to.revert(
        station.connection.ethers,
      );
      if (bit >> 3 < paper.credential.length - path)
        expect(await auditPaper(task, opens, changed), `bit ${bit}`).to.have.lengthOf(1);
    }
    const other = await paperAtStation(polling, paper.ballots, 1, { reasons: wordOf("other reasons") });
    const reasons = concatBytes(other.credential.subarray(0, 34), paper.credential.subarray(34));
    await refuses("NotSigned", { ...paper, credential: reasons });
    const { credential } = paper;
    const behind = SIGNATURES_AT + 2 * SIGNATURE;
    const exchanged = concatBytes(
      credential.subarray(0, 66),
      credential.subarray(102, 138),
      credential.subarray(66, 102),
      credential.subarray(138, SIGNATURES_AT),
      credential.subarray(SIGNATURES_AT + SIGNATURE, behind),
      credential.subarray(SIGNATURES_AT, SIGNATURES_AT + SIGNATURE),
      credential.subarray(behind),
    );
    await refuses("NotTwo", { ...paper, credential: exchanged });
    for (const bytes of [
      credential.subarray(0, 2),
      credential.subarray(0, SIGNATURES_AT),
      credential.subarray(0, behind - 1),
      concatBytes(credential, new Uint8Array(1)),
      concatBytes(credential, new Uint8Array(32 * 32)),
    ])
      await refuses("MalformedCredential", { ...paper, credential: bytes });
    await polling.cast(paper);
  });

  it("by who signs as nobody: an empty signer is no voter's", async () => {
    const ballots = override();
    const path = polling.electorate.pathOf(1);
    const empty = encodeCredential({ signer: new Uint8Array(), signature: new Uint8Array(65), path });
    await expect(
      station.box.getFunction("cast").staticCall(...polling.args({ ballots, credential: empty })),
    ).to.revert(station.connection.ethers);
  });

  it("by who holds the voter's key, after the voter came to a station", async () => {
    await polling.cast(await paperAtStation(polling, override(), 1));
    await polling.refuses("BallotChainAtStation", "cast", await polling.paper(1, 2, [0]));
    await polling.refuses("BallotChainAtStation", "cast", await polling.paper(1, 1, [0]));
  });

  it("by two officers together: it is seen, and undone by the voter who comes to two others", async () => {
    await polling.cast(await paperAtStation(polling, override(), 1));
    const honest = [pollingOfficer("Olga"), pollingOfficer("Omar")] as const;
    await station.appoint(honest);
    await polling.cast(await paperAtStation(polling, polling.seal(1, 2, [0]), 1, {}, honest));
    await polling.close();
    expect((await polling.tally([1, 2])).counts).to.deep.equal([[1, 0, 0]]);
    const stations = await published(polling, [PAULA, PETER, ...honest]);
    const { findings, atStations } = await auditPoll({ ...(await polling.toAudit()), stations });
    expect([findings, atStations]).to.deep.equal([[], 2]);
  });
});
