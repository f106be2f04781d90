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
 * Adds up the ballots of a contest, or the papers of a poll, in the order of their logs, on libsecp256k1: the last of each voter. It
 * keeps none of them. That each is valid is for `auditBallot` to say.
 *
 * @example
 * const sums = new AuditedSums({ context, ciphertexts, key });
 * for (const ballot of ballotsOfTheLogs) sums.add(ballot, isLast(ballot));
 * const { head, points } = sums.totals();
 */
export class AuditedSums {
  readonly #count: AuditedCount;
  readonly #sums: AuditPoint[];
  #head = `0x${"00".repeat(32)}`;
  #counted = 0;

  constructor(count: AuditedCount) {
    this.#count = count;
    this.#sums = Array.from({ length: 2 * count.ciphertexts }, () => null);
  }

  /** @param isLast whether no later ballot replaces it */
  add(ballot: Uint8Array, isLast: boolean): void {
    this.#head = link(this.#head, ballot, this.#count.ciphertexts);
    if (!isLast) return;
    this.#counted++;
    this.#sums.forEach((sum, index) => {
      this.#sums[index] = plus(sum, readPoint(ballot, HEADER + index * POINT) ?? null);
    });
  }

  /** Of all ballots, once there is none to come. */
  totals(): AuditedTotals {
    const { context } = this.#count;
    const rho = scalarOf(taggedHash("dummy", ["bytes32", "bytes32"], [context, this.#head]));
    const key = readPoint(getBytes(this.#count.key), 0) ?? null;
    const dummy = [times(G, rho), times(key, rho)] as const;
    const points = this.#sums.map((sum, index) => plus(sum, dummy[index % 2 === 0 ? 0 : 1]));
    return { head: this.#head, counted: this.#counted, points };
  }
}

function link(head: string, ballot: Uint8Array, ciphertexts: number): string {
  const pairs = keccak256(hexlify(ballot.subarray(HEADER, HEADER + 2 * POINT * ciphertexts)));
  const [voter, number] = [hexlify(ballot.subarray(0, 32)), hexlify(ballot.subarray(32, HEADER))];
  return taggedHash("link", ["bytes32", "uint256", "uint64", "bytes32"], [head, voter, number, pairs]);
}
