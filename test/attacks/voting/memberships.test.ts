import { bn254, bn254_Fr } from "@noble/curves/bn254.js";
import { network } from "hardhat";
import { bytesFromText, concatBytes, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { connect } from "../../sdk/support/chain.ts";
import { withWord, wordAt } from "../../voting/support/contests.ts";
import { type KnownProof, PROOFS, RollDesk, type Shown } from "../../voting/support/memberships.ts";
import { withBit } from "../../voting/support/polling.ts";

const PRIME = bn254.fields.Fp.ORDER;
const ORDER = bn254_Fr.ORDER;
const OTHER = hexFromBytes(keccak256(bytesFromText("another")));
const word = (value: bigint): string => `0x${value.toString(16).padStart(64, "0")}`;

function proofOf(name: string): KnownProof {
  const found = PROOFS.find((proof) => proof.name === name);
  if (found === undefined) throw new Error(`no proof ${name}`);
  return found;
}

/** What an anonymous roll refuses, the auditor refuses too: `RollDesk` asks both. */
describe("Attacks on anonymous rolls", () => {
  const proof = proofOf("the first of five voters");
  const { credential } = proof;
  let desk: RollDesk;

  before(async () => {
    desk = await RollDesk.open(await connect());
    await desk.accepts(proof);
  });

  const elsewhere: Record<string, Partial<Shown>> = {
    box: { box: `0x${"b1".repeat(20)}` },
    election: { election: OTHER },
    "paper, of another poll, number, choice or voter": { digest: OTHER },
    "roll, to which the root was changed": { roll: proofOf("the same voter on another roll").roll },
    "voter's nullifier": { voter: proofOf("the last of five, whose way is shorter").voter },
    "nullifier, by one": { voter: proof.voter + 1n },
  };
  for (const [name, changes] of Object.entries(elsewhere)) {
    it(`a proof for another ${name}`, () => desk.refuses({ ...proof, ...changes }));
  }

  it("a proof for another chain", async () => {
    const other = await RollDesk.open(await network.create({ network: "default", override: { chainId: 1 } }));
    await other.refuses({ ...proof, chainId: 1n });
  });

  it("a bit of the digest turned", async () => {
    for (let bit = 0; bit < 256; bit += 17) {
      const digest = word(BigInt(proof.digest) ^ (1n << BigInt(bit)));
      await desk.refuses({ ...proof, digest });
    }
  });

  it("a second vote by the same nullifier, written as a number with the order added", async () => {
    for (let times = 1n; proof.voter + times * ORDER < 1n << 256n; times++)
      await desk.refuses({ ...proof, voter: proof.voter + times * ORDER });
    await desk.refuses({ ...proof, roll: word(BigInt(proof.roll) + ORDER) });
  });

  it("a stranger on a roll that is zero, of which the circuit proves it", async () => {
    await desk.refuses(proofOf("a stranger on the roll that is zero"), "AnonymousRollNone");
  });

  it("a stranger by a member's nullifier", async () => {
    await desk.refuses({ ...proofOf("a stranger on the roll that is zero"), roll: proof.roll });
  });

  it("a proof by the circuit of another depth, whose length would tell of the leaf", async () => {
    await desk.refuses(proofOf("by the circuit of another depth"));
  });

  it("a key swapped for that of another circuit: another contract, which refuses what this one accepts", async () => {
    const other = await RollDesk.open(await connect(), 16);
    await other.contractRefuses(proof);
  });

  it("a proof with some bit turned", async () => {
    for (let bit = 0; bit < credential.length * 8; bit += 61) {
      const turned = { ...proof, credential: withBit(credential, bit) };
      const isCoordinate = wordAt(turned.credential, 32) < PRIME;
      await desk.refuses(turned, isCoordinate ? "AnonymousRollNotProven" : "AnonymousRollNotACoordinate");
    }
  });

  it("a coordinate written as a number with the prime added, y of A too, which the verifier would reduce", async () => {
    for (let at = 0; at < credential.length; at += 32) {
      const value = wordAt(credential, at);
      for (let other = value + PRIME; other < 1n << 256n; other += PRIME)
        await desk.refuses(
          { ...proof, credential: withWord(credential, at, other) },
          at === 32 ? "AnonymousRollNotACoordinate" : "AnonymousRollNotProven",
        );
    }
    // The verifier computes (prime - y) modulo 2 to the 256, and only then modulo the prime.
    for (let times = 1n; times < 5n; times++) {
      const other = wordAt(credential, 32) - times * PRIME + (1n << 256n);
      await desk.refuses(
        { ...proof, credential: withWord(credential, 32, other) },
        "AnonymousRollNotACoordinate",
      );
    }
  });

  it("a proof longer, shorter, or none", async () => {
    const lengths = [concatBytes(credential, Uint8Array.of(0)), credential.subarray(1), new Uint8Array()];
    for (const other of lengths)
      await desk.refuses({ ...proof, credential: other }, "AnonymousRollMalformedCredential");
  });

  it("a forged proof: all zeros; points that cancel; those of another proof mixed in", async () => {
    const { credential: second } = proofOf("the last of five, whose way is shorter");
    const forged = [
      new Uint8Array(256),
      concatBytes(credential.subarray(0, 192), new Uint8Array(64)),
      concatBytes(credential.subarray(0, 192), second.subarray(192)),
      concatBytes(second.subarray(0, 64), credential.subarray(64)),
      withWord(credential, 32, PRIME - wordAt(credential, 32)),
      withWord(credential, 224, PRIME - wordAt(credential, 224)),
    ];
    for (const other of forged) await desk.refuses({ ...proof, credential: other });
  });

  it("points malleated into another proof of the same: it says the same, and the box takes no number twice", async () => {
    let other = withWord(credential, 32, PRIME - wordAt(credential, 32));
    for (const at of [128, 160]) other = withWord(other, at, PRIME - wordAt(credential, at));
    await desk.accepts({ ...proof, credential: other });
    await desk.refuses({ ...proof, credential: other, digest: OTHER });
    await desk.refuses({ ...proof, credential: other, voter: proof.voter + ORDER });
  });
});
