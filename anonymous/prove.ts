import { poseidon2 } from "poseidon-lite/poseidon2";
import { SdkError } from "../sdk/sdkError.ts";
import { circuitNumberOf, type MembershipClaim, membershipClaim } from "../sdk/voting/membership.ts";
import type { Paper } from "../sdk/voting/paper.ts";
import type { Poll } from "../sdk/voting/poll.ts";
import type { Circuit } from "./circuit.ts";
import { proveSignals } from "./groth16.ts";
import type { AnonymousVoter } from "./identity.ts";
import type { RollPath } from "./roll.ts";

/** The way to the root is longer than the circuit has room for. */
export class RollTooDeepError extends SdkError {
  override readonly name = "RollTooDeepError";

  constructor(depth: number, room: number) {
    super(`the roll has a depth of ${depth}, the circuit room for ${room}`, { depth, room });
  }
}

/**
 * Under which a voter casts in a scope, in place of an index: it is the voter of the ballots. It tells nothing of the voter, and
 * nothing of the same voter in another scope.
 */
export function nullifierOf({ secretScalar }: AnonymousVoter, scope: Uint8Array): bigint {
  return poseidon2([circuitNumberOf(scope), secretScalar]);
}

/**
 * Shows that a paper was made by somebody on the roll, and not by whom. Takes some seconds, of which one core is busy.
 *
 * @param ballots sealed with the nullifier as voter
 *
 * @throws {RollTooDeepError} if the circuit has no room for the roll
 *
 * @example
 * const voter = nullifierOf(identity, scopeOf(chainId, box, poll.election));
 * const { ballots } = new PaperSealer(poll).seal({ voter, seq: 0n, chosen });
 * const paper = await provePaper(poll, ballots, identity, roll.pathOf(identity.commitment), installedCircuit(20));
 */
export async function provePaper(
  poll: Poll,
  ballots: Uint8Array,
  voter: AnonymousVoter,
  path: RollPath,
  circuit: Circuit,
): Promise<Paper> {
  const credential = await proveMembership(membershipClaim(poll, ballots), voter, path, circuit);
  return { ballots, credential };
}

/** The credential alone. @throws {RollTooDeepError} if the circuit has no room for the roll */
export async function proveMembership(
  { scope, digest }: MembershipClaim,
  voter: AnonymousVoter,
  { index, siblings }: RollPath,
  circuit: Circuit,
): Promise<Uint8Array> {
  if (siblings.length > circuit.depth) throw new RollTooDeepError(siblings.length, circuit.depth);
  const signals = {
    secret: voter.secretScalar,
    merkleProofLength: siblings.length,
    merkleProofIndex: index,
    merkleProofSiblings: Array.from({ length: circuit.depth }, (_, level) => siblings[level] ?? 0n),
    scope: circuitNumberOf(scope),
    message: circuitNumberOf(digest),
  };
  return proveSignals(signals, circuit);
}
