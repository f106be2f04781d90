import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import type { LocalSigner } from "../../sdk/sign/secp256k1.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { VoterRoll } from "../../sdk/voting/roll.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import type { VotingPlace } from "./place.ts";
import { voterSigners } from "./secrets.ts";

/** The published roll of a poll. */
export interface PublishedRoll {
  readonly hashes: readonly Hex[];
  readonly tree: VoterRoll;
}

/**
 * The roll in a file.
 * @throws {CommandFailure} if it is not that of the poll, or voters are anonymous
 */
export async function rollIn(file: string, poll: Poll): Promise<PublishedRoll> {
  if (poll.anonymousVoters) {
    const how = "they prove that they are on the roll, see anonymous/README.md";
    throw new CommandFailure(`Voters of this poll are anonymous and sign nothing: ${how}.`, EXIT.badInput);
  }
  const hashes = await readJson<readonly Hex[]>(file);
  const tree = VoterRoll.ofHashes(hashes.map((hash) => bytesFromHex(hash)));
  if (tree.root === poll.roll) return { hashes, tree };
  throw new CommandFailure("The file is not the roll of this poll.", EXIT.badInput);
}

/** The voter whose key the environment holds. @throws {CommandFailure} if it is not on the roll */
export function voterOn(
  { hashes }: PublishedRoll,
  place: VotingPlace,
): { readonly index: number; readonly signer: LocalSigner } {
  for (const signer of voterSigners(place.p256Verifier)) {
    const index = hashes.indexOf(hexFromBytes(keccak256(signer.signer)));
    if (index >= 0) return { index, signer };
  }
  throw new CommandFailure("The voter's key is not on the roll.", EXIT.badInput);
}

/** @throws {CommandFailure} if the roll has no such place */
export function voterAt({ hashes }: PublishedRoll, voter: number): number {
  if (voter < hashes.length) return voter;
  throw new CommandFailure(`--voter is ${voter}; the roll has ${hashes.length}.`, EXIT.badInput);
}
