import { expect } from "chai";
import { concatBytes } from "../../sdk/bytes.ts";
import { membershipClaim } from "../../sdk/voting/membership.ts";
import type { Paper } from "../../sdk/voting/paper.ts";
import { wordAt, withWord } from "../../test/voting/support/contests.ts";
import { type Election, Station } from "../../test/voting/support/station.ts";
import { anonymousVoter } from "../identity.ts";
import { District, votersOf } from "./support/district.ts";

const PRIME = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;

// What a proof alone is about is tried in test/attacks/voting/memberships.test.ts; here are whole papers, at the box.
describe("Attacks on papers of anonymous voters", () => {
  let station: Station;
  let election: Election;
  let north: District;
  let first: Paper;
  let second: Paper;

  before(async () => {
    station = await Station.found(31_337, true);
    election = await station.election("attacked");
    north = await District.of(station, election, "north");
    await north.polling.open();
    first = await north.paper(0, 0);
    second = await north.paper(0, 1, [1]);
    await north.polling.cast(first);
  });

  /** The box refuses the paper with this error, its own or that of what it asks. */
  async function refuses(paper: Paper, error: string, { polling } = north): Promise<void> {
    const { ethers } = station.connection;
    const own = await ethers.getContractFactory(
      error.startsWith("Anonymous") ? "AnonymousRoll" : "BallotBox",
    );
    const call = station.box.getFunction("cast").staticCall(...polling.args(paper), { gasLimit: 16_000_000 });
    await expect(call).to.be.revertedWithCustomError(own, error);
  }

  it("the same paper again, by another relayer", async () => {
    await refuses(first, "BallotChainWrongSeq");
  });

  it("the same paper with its proof malleated", async () => {
    const { ballots, credential } = first;
    let other = withWord(credential, 32, PRIME - wordAt(credential, 32));
    for (const at of [128, 160]) other = withWord(other, at, PRIME - wordAt(credential, at));
    await refuses({ ballots, credential: other }, "BallotChainWrongSeq");
  });

  it("a second paper under the number of the first", async () => {
    await refuses(await north.paper(0, 0, [1]), "BallotChainWrongSeq");
  });

  it("a number left out, to burn those before it", async () => {
    await refuses(await north.paper(0, 7), "BallotChainWrongSeq");
  });

  it("the number changed by a relayer: in the ballots, or with ballots of that number under the old proof", async () => {
    const ballots = Uint8Array.from(second.ballots);
    ballots[39] = 2;
    await refuses({ ballots, credential: second.credential }, "BallotProofFalseHint");
    await refuses({ ballots: second.ballots, credential: first.credential }, "AnonymousRollNotProven");
  });

  it("other ballots of the same voter and number under the proof", async () => {
    const ballots = north.seal(0, 1, [0]);
    await refuses({ ballots, credential: second.credential }, "AnonymousRollNotProven");
    await refuses(
      { ballots, credential: concatBytes(second.credential, Uint8Array.of(0)) },
      "AnonymousRollMalformedCredential",
    );
  });

  it("ballots under another voter's nullifier, to replace that voter's", async () => {
    const ballots = north.seal(0, 1, [1]);
    const { credential } = await north.prove(1, ballots);
    await refuses({ ballots, credential }, "AnonymousRollNotProven");
  });

  it("a member of another district, by a proof of being there", async () => {
    const south = await District.of(station, election, "south");
    const ballots = north.polling.seal(south.nullifier(2), 0, [0]);
    const paper = await south.prove(2, ballots, membershipClaim(north.polling.poll, ballots));
    await refuses(paper, "AnonymousRollNotProven");
    await refuses(await south.paper(2, 0), "BallotProofFalseHint");
  });

  it("somebody on two rolls of an election: both polls take a paper, and its nullifier is the same for all to see", async () => {
    const both = anonymousVoter(new Uint8Array(32).fill(1));
    const nullifiers = new Set<bigint>();
    for (const name of ["east", "west"]) {
      const district = await District.of(station, election, name, undefined, [both, ...votersOf(name)]);
      await district.polling.cast(await district.paper(0, 0));
      nullifiers.add(district.nullifier(0));
    }
    expect(nullifiers.size).to.equal(1);
  });

  it("a paper for another election on the same roll", async () => {
    const later = await station.election("later");
    const again = await District.of(station, later, "north, later", undefined, north.voters);
    expect(again.roll.root).to.equal(north.roll.root);
    expect(again.nullifier(0)).not.to.equal(north.nullifier(0));
    const ballots = north.seal(0, 1, [1]);
    const paper = await north.prove(0, ballots, membershipClaim(again.polling.poll, ballots));
    await refuses(paper, "AnonymousRollNotProven");
  });

  it("a poll with anonymous voters at a box that cannot verify them", async () => {
    const other = await Station.found(31_337);
    const attempt = District.of(other, await other.election("unverified"), "unverified");
    await expect(attempt).to.be.revertedWithCustomError(other.box, "BallotBoxNoAnonymousVoters");
  });

  it("for all that, the voter's next paper is taken", async () => {
    await north.polling.cast(second);
    const next = await station.box.getFunction("nextSeqOf")(north.polling.poll.poll, north.nullifier(0));
    expect(next).to.equal(2n);
  });
});
