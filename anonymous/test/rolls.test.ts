import { expect } from "chai";
import { poseidon2 } from "poseidon-lite/poseidon2";
import { auditRoll, VOTERS_NOT_VERIFIED } from "../../sdk/voting/audit/auditRoll.ts";
import { encodeRollEntry, type RollEntry } from "../../sdk/voting/rollEntry.ts";
import { wordOf } from "../../test/voting/support/contests.ts";
import { UnsoundEntryError } from "../entry.ts";
import { anonymousVoter, applyFor } from "../identity.ts";
import { AnonymousRoll, NotOnRollError } from "../roll.ts";
import { entriesOf, votersOf } from "./support/district.ts";
import { beyond, entryBy, keyWithY, negativeOf } from "./support/forgedEntry.ts";

const APPLICATION = {
  ...{ chainId: 31_337n, contract: `0x${"b0".repeat(20)}` as const },
  ...{ election: wordOf("election"), poll: wordOf("poll") },
};
const MALLORY = wordOf("Mallory");

const voters = votersOf("south");
const entries = entriesOf(APPLICATION, voters);
const [ada = anonymousVoter(), ben = anonymousVoter()] = voters;

/** What the auditor has against a roll whose root is said to be this. */
function audit(
  published: readonly RollEntry[],
  root = AnonymousRoll.of(APPLICATION, entries).root,
): string[] {
  const findings: string[] = [];
  const roll = published.map(encodeRollEntry);
  const conditions = { election: APPLICATION.election, anonymousVoters: true, roll: root };
  auditRoll({ ...APPLICATION, roll }, { ...conditions, voters: roll.length }, findings);
  return findings.filter((finding) => finding !== VOTERS_NOT_VERIFIED);
}

/** Whoever makes the roll does not take the entry, and the auditor finds it on a roll that has it. */
function refuses(entry: RollEntry, reason: string, found = reason): void {
  expect(() => AnonymousRoll.of(APPLICATION, [...entries, entry])).to.throw(UnsoundEntryError, reason);
  expect(audit([...entries, entry])).to.include(`voter ${entries.length} of the roll: ${found}`);
}

const UNSHOWN = "whoever applied has not shown that the key is theirs";

describe("Rolls of anonymous voters", () => {
  it("say how many they have, and how deep they are; anybody recomputes the root", () => {
    for (let voters = 0; voters <= entries.length; voters++) {
      const roll = AnonymousRoll.of(APPLICATION, entries.slice(0, voters));
      expect([roll.voters, roll.depth]).to.deep.equal([voters, Math.ceil(Math.log2(Math.max(1, voters)))]);
      expect(audit(entries.slice(0, voters), roll.root)).to.deep.equal([]);
    }
    expect(AnonymousRoll.of(APPLICATION, []).root).to.equal(`0x${"00".repeat(32)}`);
  });

  it("have the commitments of Semaphore's identities as leaves, and no path for who is not on them", () => {
    const roll = AnonymousRoll.of(APPLICATION, entries);
    for (const { commitment } of voters) expect(roll.pathOf(commitment).leaf).to.equal(commitment);
    expect(() => roll.pathOf(1n)).to.throw(NotOnRollError);
  });

  it("are found out if they have another leaf than the hash of a key that is published", () => {
    const inner = poseidon2([ada.commitment, ben.commitment]);
    for (const root of [wordOf("another"), `0x${inner.toString(16).padStart(64, "0")}` as const])
      expect(audit(entries, root)).to.deep.equal(["the roll is not the published one"]);
  });
});

describe("Attacks on the making of anonymous rolls", () => {
  const own = entryBy(APPLICATION, MALLORY, 77n);

  it("what somebody's own software signs rightly is taken, so that what follows is refused for its reason", () => {
    expect(AnonymousRoll.of(APPLICATION, [...entries, own]).voters).to.equal(entries.length + 1);
  });

  it("an inner node: two commitments of one's own in place of a key's coordinates", () => {
    const inner = { x: ada.commitment, y: ben.commitment };
    refuses({ ...own, key: inner }, "the key is no point of the curve");
    refuses({ ...own, key: { x: inner.y, y: inner.x } }, "the key is no point of the curve");
  });

  it("the identity, by whose secret, zero, everybody could vote", () => {
    refuses(entryBy(APPLICATION, MALLORY, 0n), "the key is of no secret, and everybody's");
  });

  it("a key moved out of its group, rightly signed: a leaf by which nobody can vote, to raise a quorum", () => {
    refuses(entryBy(APPLICATION, MALLORY, 77n, true), "the key is not in the group of prime order");
  });

  it("a coordinate with the prime added, which the hash takes for the same", () => {
    const { x, y } = own.key;
    refuses({ ...own, key: { x: beyond(x), y } }, "the key is no point of the curve");
    refuses({ ...own, key: { x, y: beyond(y) } }, "the key is no point of the curve");
  });

  it("one key twice, or with its negative, whose secret follows: two leaves of one secret", () => {
    const twice = "the key or its negative is on the roll";
    const { secretScalar } = ada;
    const found = "the key is that of voter 0, or its negative";
    refuses(entryBy(APPLICATION, MALLORY, secretScalar), twice, found);
    refuses(entryBy(APPLICATION, MALLORY, negativeOf(secretScalar)), twice, found);
    expect(entryBy(APPLICATION, MALLORY, negativeOf(secretScalar)).key.x).not.to.equal(entries[0]?.key.x);
  });

  it("one applicant with two keys", () => {
    const again = applyFor(APPLICATION, entries[0]?.applicant ?? "0x", anonymousVoter());
    refuses(again, "the applicant is on the roll", "the applicant is that of voter 0");
  });

  it("somebody else's key, with their signature or one's own; a key whose secret nobody knows", () => {
    const { key, possession } = applyFor(APPLICATION, wordOf("Eve"), anonymousVoter());
    refuses({ applicant: MALLORY, key, possession }, UNSHOWN);
    refuses({ applicant: MALLORY, key, possession: own.possession }, UNSHOWN);
    const { nonce } = own.possession;
    refuses({ applicant: MALLORY, key: nonce, possession: own.possession }, UNSHOWN);
  });

  it("a point chosen so that a coordinate is a commitment of one's own: nobody knows its secret", () => {
    const names = Array.from({ length: 200 }, (_, index) => `chosen ${index}`);
    const voter = names
      .flatMap((name) => votersOf(name, 1))
      .find(({ commitment }) => keyWithY(commitment) !== undefined);
    const key = keyWithY(voter?.commitment ?? 0n);
    if (voter === undefined || key === undefined) throw new Error("no such point");
    const { possession } = applyFor(APPLICATION, MALLORY, voter);
    refuses({ applicant: MALLORY, key, possession }, UNSHOWN);
  });

  it("an application for another roll: of another district, election, box or chain", () => {
    for (const other of [
      { poll: wordOf("another poll") },
      { election: wordOf("another election") },
      { contract: `0x${"b1".repeat(20)}` as const },
      { chainId: 1n },
    ])
      refuses(applyFor({ ...APPLICATION, ...other }, MALLORY, anonymousVoter()), UNSHOWN);
  });

  it("a signature written in another way: with the order, or the prime, added", () => {
    const { nonce, answer } = own.possession;
    const order = negativeOf(0n);
    refuses({ ...own, possession: { nonce, answer: answer + order } }, UNSHOWN);
    const beside = { x: beyond(nonce.x), y: nonce.y };
    refuses({ ...own, possession: { nonce: beside, answer } }, UNSHOWN);
    refuses({ ...own, possession: { nonce: { x: 1n, y: 1n }, answer } }, UNSHOWN);
  });
});
