import { getBytes, keccak256 } from "ethers";
import { auditBallot } from "./auditBallot.ts";
import { G, isSame, N, plus, times } from "./group.ts";
import { AuditRefusal, readBallot } from "./parts.ts";
import type { AuditContest } from "./statement.ts";

/** A paper that was made, noted and then challenged. Only ballots and numbers are the device's; the rest the voter says. */
export interface OpenedPaper {
  /** All that a paper of the poll has, in their order, under the fingerprint on the polling card. */
  readonly contests: readonly AuditContest[];
  /** The hash that was noted before it was said that the paper would be opened. */
  readonly tracking: string;
  /** For each contest, for each option, the one that is not encrypted included, whether the voter meant it. */
  readonly chosen: readonly (readonly boolean[])[];
  readonly ballots: Uint8Array;
  /** For each contest, for each ciphertext, the number that it was encrypted with. */
  readonly randomness: readonly (readonly bigint[])[];
}

const OPENING = 264;
const OPTION = 288;

/**
 * Why a paper that was challenged is not what its voter meant, if it is not: each ciphertext is encrypted again, under the key of
 * the poll, and its proof is verified. An encryption opens to one choice only. On libsecp256k1, as all of the audit: it shares no
 * code with the device that made the paper.
 *
 * @returns the first thing that is wrong, in words; nothing, if the device was honest
 *
 * @example
 * const lie = auditOpening({ contests, tracking, chosen: [[false, false, true]], ballots, randomness });
 */
export function auditOpening(opened: OpenedPaper): string | undefined {
  try {
    requireMeant(opened);
    return undefined;
  } catch (error) {
    if (error instanceof AuditRefusal) return error.message;
    throw error;
  }
}

function requireMeant({ contests, tracking, chosen, ballots, randomness }: OpenedPaper): void {
  if (keccak256(ballots) !== tracking.toLowerCase())
    throw new AuditRefusal("the paper is another than that whose tracking hash was noted");
  let at = 0;
  contests.forEach((contest, index) => {
    const ballot = ballots.subarray(at, (at += OPENING + OPTION * contest.ciphertexts));
    const reason = auditBallot(contest, ballot);
    if (reason !== undefined)
      throw new AuditRefusal(`contest ${index}: the box refuses the ballot: ${reason}`);
    requireChoice(contest, chosen[index] ?? []);
    requireEncrypted(contest, index, ballot, chosen[index] ?? [], randomness[index] ?? []);
  });
  if (at !== ballots.length) throw new AuditRefusal("the paper has another length");
}

/** What is not encrypted follows from the rest, of a choice that the rule allows alone. */
function requireChoice({ ciphertexts, total, lastImplicit }: AuditContest, chosen: readonly boolean[]): void {
  const isWhole = chosen.length === ciphertexts + (lastImplicit ? 1 : 0);
  if (!isWhole || (lastImplicit && chosen.filter(Boolean).length !== total))
    throw new AuditRefusal("what was meant is no choice that the rule allows");
}

function requireEncrypted(
  { key, ciphertexts }: AuditContest,
  contest: number,
  ballot: Uint8Array,
  chosen: readonly boolean[],
  randomness: readonly bigint[],
): void {
  const base = Uint8Array.of(4, ...getBytes(key));
  readBallot(ballot, ciphertexts).options.forEach(({ a, b }, option) => {
    const r = randomness[option] ?? 0n;
    const where = `contest ${contest}, option ${option}`;
    if (r < 1n || r >= N || !isSame(times(G, r), a))
      throw new AuditRefusal(`${where}: not encrypted with the number that the device shows`);
    const meant = chosen[option] === true;
    if (!isSame(plus(times(base, r), meant ? G : null), b))
      throw new AuditRefusal(`${where}: encrypted as ${meant ? "not chosen" : "chosen"}`);
  });
}
