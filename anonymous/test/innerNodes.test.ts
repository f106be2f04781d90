import { readFileSync } from "node:fs";
import { Group } from "@semaphore-protocol/group";
import { expect } from "chai";
import { poseidon2 } from "poseidon-lite/poseidon2";
import type { Hex } from "../../sdk/bytes.ts";
import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import type { MembershipKey } from "../../sdk/voting/audit/membership.ts";
import { membershipClaim, scopeOf } from "../../sdk/voting/membership.ts";
import type { Paper } from "../../sdk/voting/paper.ts";
import { encodeRollEntry, type RollEntry } from "../../sdk/voting/rollEntry.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { wordOf } from "../../test/voting/support/contests.ts";
import type { Polling } from "../../test/voting/support/polling.ts";
import { type Election, Station } from "../../test/voting/support/station.ts";
import { installedKey } from "../circuit.ts";
import { UnsoundEntryError } from "../entry.ts";
import { type AnonymousVoter, anonymousVoter } from "../identity.ts";
import { nullifierOf, proveMembership } from "../prove.ts";
import { AnonymousRoll, type RollPath } from "../roll.ts";
import { applicationFor, CIRCUIT, entriesOf, votersOf } from "./support/district.ts";

/** A roll as it was made once: of whatever number is handed in as a commitment. */
const rollOfNumbers = (numbers: readonly bigint[]): Group => new Group([...numbers]);
const wordFrom = (number: bigint): Hex => `0x${number.toString(16).padStart(64, "0")}`;

/** The way from one of two leaves that somebody has below a leaf of the roll. */
function pathBelow(roll: Group, leaf: bigint, sibling: bigint, position: 0 | 1): RollPath {
  const { index, siblings, ...path } = roll.generateMerkleProof(roll.indexOf(leaf));
  return { ...path, index: 2 * index + position, siblings: [sibling, ...siblings] };
}

async function paperBy(polling: Polling, voter: AnonymousVoter, path: RollPath): Promise<Paper> {
  const { station, poll } = polling;
  const scope = scopeOf(station.chainId, station.address, poll.election);
  const ballots = polling.seal(nullifierOf(voter, scope), 0, [1]);
  return { ballots, credential: await proveMembership(membershipClaim(poll, ballots), voter, path, CIRCUIT) };
}

describe("Attacks on rolls of anonymous voters: a leaf that is an inner node", () => {
  const honest = votersOf("inner nodes", 2);
  const [first = anonymousVoter(), second = anonymousVoter()] = votersOf("an attacker", 2);
  const node = poseidon2([first.commitment, second.commitment]);
  const key = JSON.parse(readFileSync(installedKey(20), "utf8")) as MembershipKey;
  let station: Station;
  let election: Election;

  before(async () => {
    station = await Station.found(31_337, true);
    election = await station.election("inner nodes");
  });

  function prepare(name: string, root: Hex, voters: number): Promise<Polling> {
    const anonymous = { roll: root, voters };
    return station.poll(election, name, { rules: [exactly(1, 2)], voters: 1, anonymous });
  }

  it("of a roll of commitments: the deployed box takes two votes by one leaf, four ballots of three voters", async () => {
    const roll = rollOfNumbers([...honest.map(({ commitment }) => commitment), node]);
    const polling = await prepare("of commitments", wordFrom(roll.root), roll.size);
    await polling.open();
    for (const voter of honest) {
      const path = roll.generateMerkleProof(roll.indexOf(voter.commitment));
      await polling.cast(await paperBy(polling, voter, path));
    }
    await polling.cast(
      await paperBy(polling, first, pathBelow(roll, node, second.commitment, 0)),
      await paperBy(polling, second, pathBelow(roll, node, first.commitment, 1)),
    );
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(4n);

    // The auditor has the keys of three voters, or what the attacker handed in as one.
    const application = applicationFor(station, election, "of commitments");
    const task = { ...(await polling.toAudit()), membershipKey: key };
    const [pretended, ...others] = [innerNodeAsKey(application.poll), ...entriesOf(application, honest)];
    expect(
      (await auditPoll({ ...task, roll: [...others, pretended].map(encodeRollEntry) })).findings,
    ).to.deep.equal([
      "voter 2 of the roll: the key is no point of the curve",
      "more are counted than are on the roll: 4 of 3",
    ]);
    const keys = entriesOf(application, [...honest, first]).map(encodeRollEntry);
    expect((await auditPoll({ ...task, roll: keys })).findings).to.deep.equal([
      "the roll is not the published one",
      "more are counted than are on the roll: 4 of 3",
    ]);
  });

  it("of a roll of commitments: that of the identity, by which everybody votes, because its secret is zero", async () => {
    const identity = poseidon2([0n, 1n]);
    const roll = rollOfNumbers([...honest.map(({ commitment }) => commitment), identity]);
    const polling = await prepare("of the identity", wordFrom(roll.root), roll.size);
    // Semaphore's library makes nobody such a secret; its circuit takes it.
    const nobody = Object.assign(anonymousVoter(), { _secretScalar: 0n });
    await polling.cast(await paperBy(polling, nobody, roll.generateMerkleProof(2)));
  });

  it("of a roll of keys: it is not on it, and who is on it has one nullifier", async () => {
    const application = applicationFor(station, election, "of keys");
    const entries = entriesOf(application, [...honest, first]);
    const make = () => AnonymousRoll.of(application, [...entries, innerNodeAsKey(application.poll)]);
    expect(make).to.throw(UnsoundEntryError, "the key is no point of the curve");

    const roll = AnonymousRoll.of(application, entries);
    const polling = await prepare("of keys", roll.root, roll.voters);
    // The leaf has no two numbers below it that are commitments; the proof is made for another root, and refused.
    const path = { ...roll.pathOf(first.commitment) };
    const below = { ...path, index: 2 * path.index, siblings: [second.commitment, ...path.siblings] };
    const unproven = await paperBy(polling, first, below);
    const verifier = await station.connection.ethers.getContractFactory("AnonymousRoll");
    const call = station.box
      .getFunction("cast")
      .staticCall(...polling.args(unproven), { gasLimit: 16_000_000 });
    await expect(call).to.be.revertedWithCustomError(verifier, "AnonymousRollNotProven");
    await polling.cast(await paperBy(polling, first, path));
    const again = await paperBy(polling, first, path);
    await polling.refuses("BallotChainWrongSeq", "cast", again);
  });

  /** What the attacker would have to hand in: two commitments where the coordinates of a key are. */
  function innerNodeAsKey(poll: Hex): RollEntry {
    const application = { ...applicationFor(station, election, ""), poll };
    const [{ possession } = { possession: undefined }] = entriesOf(application, [first]);
    if (possession === undefined) throw new Error("no entry");
    const point = { x: first.commitment, y: second.commitment };
    return { applicant: wordOf("the attacker"), key: point, possession };
  }
});
