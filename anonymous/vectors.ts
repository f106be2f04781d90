import { readFileSync, writeFileSync } from "node:fs";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../sdk/bytes.ts";
import { circuitNumberOf, scopeOf } from "../sdk/voting/membership.ts";
import { installedCircuit, installedKey } from "./circuit.ts";
import { proveSignals } from "./groth16.ts";
import { anonymousVoter } from "./identity.ts";
import { nullifierOf, proveMembership } from "./prove.ts";
import { AnonymousRoll } from "./roll.ts";

// Writes test/vectors/voting/memberships.json, which is tested where nothing of this package is installed: `npm run vectors`.
// Proofs are made of random numbers: each run writes others.

const CHAIN = 31_337n;
const BOX: Hex = `0x${"b0".repeat(20)}`;
const DEPTH = 20;

const wordOf = (text: string): Uint8Array => keccak256(bytesFromText(text));
const voterOf = (name: string) => anonymousVoter(wordOf(`secret of ${name}`));
const rollOf = (...names: readonly string[]) =>
  AnonymousRoll.of(names.map((name) => voterOf(name).commitment));

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

function entry(election: Uint8Array, roll: Hex, voter: bigint, digest: Uint8Array, credential: Uint8Array) {
  return {
    ...{ election: hexFromBytes(election), roll, voter: voter.toString() },
    ...{ digest: hexFromBytes(digest), credential: hexFromBytes(credential) },
  };
}

const proofs = [];
for (const sketch of sketches) proofs.push(await vectorOf(sketch));
proofs.push(await rootOfNobody());
const key = JSON.parse(readFileSync(installedKey(DEPTH), "utf8")) as object;
const vectors = { chainId: Number(CHAIN), box: BOX, depth: DEPTH, key, proofs };
const target = new URL("../test/vectors/voting/memberships.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(vectors, undefined, 2)}\n`);
