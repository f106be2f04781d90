import { expect } from "chai";
import { bytesFromHex, type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import { auditRoll, VOTERS_NOT_VERIFIED } from "../../../sdk/voting/audit/auditRoll.ts";
import { decodeRollEntry, encodeRollEntry, MalformedRollEntryError } from "../../../sdk/voting/rollEntry.ts";
import { connect } from "../../sdk/support/chain.ts";
import vectors from "../../vectors/voting/anonymousRoll.json" with { type: "json" };
import { withWord, wordAt } from "../../voting/support/contests.ts";
import { PROOFS, RollDesk } from "../../voting/support/memberships.ts";

const [X, Y, NONCE, ANSWER] = [32, 64, 96, 160];
const ENTRIES = vectors.entries as Hex[];
const ATTACKER = bytesFromHex(vectors.attacker as Hex);

/** Of BN254's scalars, in which coordinates are, and of Baby Jubjub's group. */
const FIELD = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const ORDER = 2736030358979909402780800718157159386076813972158567259200215660948447373041n;

/** What the auditor finds on the published roll, with others besides. */
function findings(...others: readonly Uint8Array[]): string[] {
  const roll = [...ENTRIES, ...others.map((entry) => hexFromBytes(entry))];
  const found: string[] = [];
  const { application, root } = vectors;
  const task = { ...application, chainId: BigInt(application.chainId), roll };
  const conditions = { election: application.election, anonymousVoters: true, roll: root };
  auditRoll(task, { ...conditions, voters: roll.length }, found);
  return found.filter((finding) => finding !== VOTERS_NOT_VERIFIED);
}

/** Of an entry that nobody may have: what is wrong besides that the roll is another. */
const against = (entry: Uint8Array): string[] =>
  findings(entry).filter((finding) => finding !== "the roll is not the published one");

// Rolls are made, and whole papers cast by these attacks, in anonymous/test/, which needs the prover.
describe("Attacks on rolls of anonymous voters", () => {
  it("two votes by one leaf, which is the hash of two commitments: the contract takes both, the auditor has such a leaf of nobody", async () => {
    const desk = await RollDesk.open(await connect());
    const votes = PROOFS.filter(({ name }) => name.endsWith("by a leaf that is an inner node"));
    for (const vote of votes) await desk.accepts(vote);
    expect(new Set(votes.map(({ roll }) => roll)).size).to.equal(1);
    expect(new Set(votes.map(({ voter }) => voter)).size).to.equal(2);
    const [first = 0n, second = 0n] = votes.map(({ voter }) => voter);
    // What is handed in for such a leaf are two hashes in place of a key's coordinates; these two are as good as any.
    const pretended = withWord(withWord(ATTACKER, X, first), Y, second);
    expect(against(pretended)).to.deep.equal(["voter 5 of the roll: the key is no point of the curve"]);
  });

  it("a roll as it was published, which is sound, and a sound entry besides, whose root is another", () => {
    expect(findings()).to.deep.equal([]);
    expect(findings(ATTACKER)).to.deep.equal(["the roll is not the published one"]);
    for (const entry of ENTRIES) expect(encodeRollEntry(decodeRollEntry(entry))).to.equal(entry);
  });

  it("a key that is no point, everybody's, outside the group, or written with the prime added", () => {
    const keys: readonly [x: bigint, y: bigint, reason: string][] = [
      [1n, 1n, "the key is no point of the curve"],
      [wordAt(ATTACKER, X) + FIELD, wordAt(ATTACKER, Y), "the key is no point of the curve"],
      [0n, 1n, "the key is of no secret, and everybody's"],
      [0n, FIELD - 1n, "the key is not in the group of prime order"],
      [
        FIELD - wordAt(ATTACKER, X),
        FIELD - wordAt(ATTACKER, Y),
        "the key is not in the group of prime order",
      ],
    ];
    for (const [x, y, reason] of keys)
      expect(against(withWord(withWord(ATTACKER, X, x), Y, y))).to.deep.equal([
        `voter 5 of the roll: ${reason}`,
      ]);
  });

  it("one key twice, its negative, one applicant twice", () => {
    const first = bytesFromHex(ENTRIES[0] ?? "0x");
    const again = ["the applicant is that of voter 0", "the key is that of voter 0, or its negative"];
    expect(against(first)).to.deep.equal(again.map((reason) => `voter 5 of the roll: ${reason}`));
    const negative = withWord(first, X, FIELD - wordAt(first, X));
    expect(against(negative)).to.include(`voter 5 of the roll: ${again[1]}`);
  });

  it("a signature by another key, for another applicant, or written in another way", () => {
    const others = [
      withWord(ATTACKER, 0, 1n),
      withWord(ATTACKER, ANSWER, wordAt(bytesFromHex(ENTRIES[0] ?? "0x"), ANSWER)),
      withWord(ATTACKER, ANSWER, wordAt(ATTACKER, ANSWER) + ORDER),
      withWord(ATTACKER, NONCE, wordAt(ATTACKER, NONCE) + FIELD),
      withWord(ATTACKER, NONCE, 1n),
    ];
    const reason = "voter 5 of the roll: whoever applied has not shown that the key is theirs";
    for (const other of others) expect(against(other)).to.deep.equal([reason]);
  });

  it("an entry that is none", () => {
    for (const entry of [new Uint8Array(), ATTACKER.subarray(1)]) {
      expect(against(entry)).to.deep.equal(["voter 5 of the roll: an entry of wrong length"]);
      expect(() => decodeRollEntry(hexFromBytes(entry))).to.throw(MalformedRollEntryError);
    }
  });
});
