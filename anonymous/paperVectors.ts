import { writeFileSync } from "node:fs";
import { Group } from "@semaphore-protocol/group";
import {
  type AnonymousPapers,
  anonymousPoll,
  ballotsOf,
  BOX,
  CHAIN_ID,
  CIRCUIT_DEPTH,
  ELECTION,
  VOTERS,
} from "../scripts/bench/gas/anonymousPoll.ts";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../sdk/bytes.ts";
import { membershipClaim, scopeOf } from "../sdk/voting/membership.ts";
import { installedCircuit } from "./circuit.ts";
import { anonymousVoter } from "./identity.ts";
import { nullifierOf, proveMembership } from "./prove.ts";

// Writes test/vectors/voting/anonymousPapers.json, of which `npm run bench -- gas` casts each where nothing of this package is
// installed: `npm run papers`. Ballots follow from `scripts/bench/gas/anonymousPoll.ts`; what is written is roll, nullifiers and proofs.

const voters = Array.from({ length: VOTERS }, (_, index) =>
  anonymousVoter(keccak256(bytesFromText(`secret of voter ${index} of the bench`))),
);
const group = new Group(voters.map(({ commitment }) => commitment));
const roll: Hex = `0x${group.root.toString(16).padStart(64, "0")}`;
const poll = anonymousPoll(roll, group.size);
const scope = scopeOf(CHAIN_ID, BOX, ELECTION);
const nullifiers = voters.map((voter) => nullifierOf(voter, scope));
const circuit = installedCircuit(CIRCUIT_DEPTH);

const papers: { readonly voter: string; readonly credential: Hex }[] = [];
for (const [index, ballots] of ballotsOf(poll, nullifiers).entries()) {
  const [voter, nullifier] = [voters[index], nullifiers[index]];
  if (voter === undefined || nullifier === undefined) throw new Error(`there is no voter ${index}`);
  const path = group.generateMerkleProof(index);
  const credential = await proveMembership(membershipClaim(poll, ballots), voter, path, circuit);
  papers.push({ voter: nullifier.toString(), credential: hexFromBytes(credential) });
}
const target = new URL("../test/vectors/voting/anonymousPapers.json", import.meta.url);
const vectors: AnonymousPapers = { roll, voters: group.size, papers };
writeFileSync(target, `${JSON.stringify(vectors, undefined, 2)}\n`);
