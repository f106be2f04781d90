import { readFileSync, writeFileSync } from "node:fs";
import { Group } from "@semaphore-protocol/group";
import { poseidon2 } from "poseidon-lite/poseidon2";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../sdk/bytes.ts";
import { circuitNumberOf, scopeOf } from "../sdk/voting/membership.ts";
import { encodeRollEntry } from "../sdk/voting/rollEntry.ts";
import { installedCircuit, installedKey } from "./circuit.ts";
import { proveSignals } from "./groth16.ts";
import { anonymousVoter, applyFor } from "./identity.ts";
import { nullifierOf, proveMembership } from "./prove.ts";
import { AnonymousRoll } from "./roll.ts";

// Writes test/vectors/voting/memberships.json and anonymousRoll.json, which are tested where nothing of this package is installed:
// `npm run vectors`. Proofs of membership are made of random numbers: each run writes others.

const CHAIN = 31_337n;
const BOX: Hex = `0x${"b0".repeat(20)}`;
const DEPTH = 20;

const wordOf = (text: string): Uint8Array => keccak256(bytesFromText(text));
const voterOf = (name: string) => anonymousVoter(wordOf(`secret of ${name}`));
const APPLICATION = {
  ...{ chainId: CHAIN, contract: BOX },
  ...{ election: hexFromBytes(wordOf("election")), poll: hexFromBytes(wordOf("poll")) },
};
const entriesOf = (...names: readonly string[]) =>
  names.map((name) => applyFor(APPLICATION, hexFromBytes(wordOf(`applicant ${name}`)), voterOf(name)));
const rollOf = (...names: readonly string[]) => AnonymousRoll.of(APPLICATION, entriesOf(...names));

interface Sketch {
  readonly name: string;
  readonly accepted: boolean;
  readonly voter?: string;
  readonly roll?: AnonymousRoll;
  readonly election?: string;
  readonly depth?: number;
}

const north = rollOf("Ada", "Ben", "Cem", "Dia", "Eve");
const sketches: readonly Sketch[] = [
  { name: "the first of five voters", accepted: true, voter: "Ada" },
  { name: "the last of five, whose way is shorter", accepted: true, voter: "Eve" },
  { name: "the same voter in another election", accepted: true, election: "another election" },
  { name: "the same voter on another roll", accepted: true, roll: rollOf("Ada", "Fay") },
  { name: "the only voter of a roll", accepted: true, roll: rollOf("Ada") },
  { name: "by the circuit of another depth", accepted: false, depth: 16 },
];

async function vectorOf({
  name,
  accepted,
  voter = "Ada",
  roll = north,
  election = "election",
  depth,
}: Sketch) {
  const member = voterOf(voter);
  const [id, digest] = [wordOf(election), wordOf(`paper of ${voter}`)];
  const scope = scopeOf(CHAIN, BOX, hexFromBytes(id));
  const circuit = installedCircuit(depth ?? DEPTH);
  const credential = await proveMembership(
    { scope, digest },
    member,
    roll.pathOf(member.commitment),
    circuit,
  );
  return { name, accepted, ...entry(id, roll.root, nullifierOf(member, scope), digest, credential) };
}

/** A leaf deeper than the circuit: zero is what comes out, for anybody. */
async function rootOfNobody() {
  const stranger = voterOf("a stranger");
  const [id, digest] = [wordOf("election"), wordOf("paper of a stranger")];
  const scope = scopeOf(CHAIN, BOX, hexFromBytes(id));
  const signals = {
    secret: stranger.secretScalar,
    ...{
      merkleProofLength: DEPTH + 1,
      merkleProofIndex: 0,
      merkleProofSiblings: Array<bigint>(DEPTH).fill(0n),
    },
    ...{ scope: circuitNumberOf(scope), message: circuitNumberOf(digest) },
  };
  const credential = await proveSignals(signals, installedCircuit(DEPTH));
  const root: Hex = `0x${"00".repeat(32)}`;
  const shown = entry(id, root, nullifierOf(stranger, scope), digest, credential);
  return { name: "a stranger on the roll that is zero", accepted: false, ...shown };
}

/** Both votes by one leaf of a roll as it must not be made: of a number that is the hash of two commitments. */
async function votesByInnerNode() {
  const [first, second] = [voterOf("an attacker"), voterOf("the attacker again")];
  const honest = voterOf("Ada").commitment;
  const group = new Group([honest, poseidon2([first.commitment, second.commitment])]);
  const root: Hex = `0x${group.root.toString(16).padStart(64, "0")}`;
  const id = wordOf("election");
  const scope = scopeOf(CHAIN, BOX, hexFromBytes(id));
  const votes = [first, second].map(async (voter, position) => {
    const sibling = (position === 0 ? second : first).commitment;
    const path = { ...group.generateMerkleProof(1), index: 2 + position, siblings: [sibling, honest] };
    const digest = wordOf(`paper ${position} of an attacker`);
    const credential = await proveMembership({ scope, digest }, voter, path, installedCircuit(DEPTH));
    const name = `vote ${position} by a leaf that is an inner node`;
    return {
      name,
      accepted: true,
      ...entry(id, root, nullifierOf(voter, scope), digest, credential),
    };
  });
  return Promise.all(votes);
}

function entry(election: Uint8Array, roll: Hex, voter: bigint, digest: Uint8Array, credential: Uint8Array) {
  return {
    ...{ election: hexFromBytes(election), roll, voter: voter.toString() },
    ...{ digest: hexFromBytes(digest), credential: hexFromBytes(credential) },
  };
}

const proofs = [];
for (const sketch of sketches) proofs.push(await vectorOf(sketch));
proofs.push(await rootOfNobody(), ...(await votesByInnerNode()));
const key = JSON.parse(readFileSync(installedKey(DEPTH), "utf8")) as object;
const vectors = { chainId: Number(CHAIN), box: BOX, depth: DEPTH, key, proofs };
write("memberships", vectors);
const { root, voters } = north;
const entries = entriesOf("Ada", "Ben", "Cem", "Dia", "Eve").map(encodeRollEntry);
const [attacker] = entriesOf("an attacker");
const application = { ...APPLICATION, chainId: Number(CHAIN) };
write("anonymousRoll", {
  application,
  root,
  voters,
  entries,
  attacker: attacker && encodeRollEntry(attacker),
});

function write(name: string, content: object): void {
  const target = new URL(`../test/vectors/voting/${name}.json`, import.meta.url);
  writeFileSync(target, `${JSON.stringify(content, undefined, 2)}\n`);
}
