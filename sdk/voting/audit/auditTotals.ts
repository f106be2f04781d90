import { getBytes, hexlify, keccak256 } from "ethers";
import { type AuditPoint, G, plus, readPoint, times } from "./group.ts";
import { scalarOf, taggedHash } from "./statement.ts";

/** What an auditor finds of all ballots that were cast. */
export interface AuditedTotals {
  /** The closing head. */
  readonly head: string;
  /** Ballots that no other replaced. */
  readonly counted: number;
  /** Sums of those, of A and B of each ciphertext, the dummy among them; `null` is infinity. */
  readonly points: readonly AuditPoint[];
}

/** What ballots are added up for. */
export interface AuditedCount {
  /** With the closing head, the dummy follows from it: of a poll, keccak256 of its terms. */
  readonly context: string;
  /** How many each ballot has; of a paper, those of all its contests. */
  readonly ciphertexts: number;
  /** x and y, 64 bytes. */
  readonly key: string;
}

/** A ballot as it was logged: what stands before the proof is all that is used. */
const HEADER = 40;
const POINT = 64;

/**
 * Adds up the ballots of a contest, or the papers of a poll, in the order of their logs, on libsecp256k1: the last of each voter. That each is
 * valid is for `auditBallot` to say.
 *
 * @example
 * const { head, points } = auditTotals({ context, ciphertexts, key }, ballotsOfTheLogs);
 */
export function auditTotals(count: AuditedCount, ballots: readonly Uint8Array[]): AuditedTotals {
  const last = new Map(ballots.map((ballot, index) => [voterOf(ballot), index]));
  const head = ballots.reduce(
    (before, ballot) => link(before, ballot, count.ciphertexts),
    `0x${"00".repeat(32)}`,
  );
  const rho = scalarOf(taggedHash("dummy", ["bytes32", "bytes32"], [count.context, head]));
  const key = readPoint(getBytes(count.key), 0) ?? null;
  const points: AuditPoint[] = [];
  for (let index = 0; index < 2 * count.ciphertexts; index++) {
    let sum = times(index % 2 === 0 ? G : key, rho);
    for (const at of last.values()) {
      const ballot = ballots[at] ?? new Uint8Array();
      sum = plus(sum, readPoint(ballot, HEADER + index * POINT) ?? null);
    }
    points.push(sum);
  }
  return { head, counted: last.size, points };
}

function voterOf(ballot: Uint8Array): string {
  return hexlify(ballot.subarray(0, 32));
}

function link(head: string, ballot: Uint8Array, ciphertexts: number): string {
  const pairs = keccak256(hexlify(ballot.subarray(HEADER, HEADER + 2 * POINT * ciphertexts)));
  const types = ["bytes32", "uint256", "uint64", "bytes32"];
  return taggedHash("link", types, [head, voterOf(ballot), hexlify(ballot.subarray(32, HEADER)), pairs]);
}
