import { getBytes, hexlify } from "ethers";
import { auditCounts } from "./auditCounts.ts";
import { auditCourse } from "./auditCourse.ts";
import { auditPapers } from "./auditPapers.ts";
import { auditRoll } from "./auditRoll.ts";
import { type AuditedCount, AuditedSums, type AuditedTotals } from "./auditTotals.ts";
import { type AuditedConditions, type AuditedEvent, type AuditedLogs, readConditions } from "./boxEvents.ts";
import type { SignatureOracle } from "./credentials.ts";
import type { MembershipKey } from "./membership.ts";
import type { StationsToAudit } from "./stationVotes.ts";
import { surveyed } from "./survey.ts";
import { termsHash } from "./terms.ts";

/** What an auditor of a poll is given. Only the logs are the box's; the rest is published elsewhere. */
export interface PollToAudit {
  readonly chainId: bigint;
  /** Address of the box. */
  readonly contract: string;
  readonly poll: string;
  /** Of the poll and of its election's schedule. */
  readonly logs: AuditedLogs;
  /**
   * The published roll: keccak256 of each voter's signer, by index; of anonymous voters, each one's entry of 192 bytes. Of these neither
   * roll nor key may be given: then it is only said that voters were not verified.
   */
  readonly roll: readonly string[];
  /**
   * With anonymous voters, the verification key of the circuit that the box uses, from Semaphore's setup. Without it, who cast is
   * not verified.
   */
  readonly membershipKey?: MembershipKey;
  /** How many trustees are needed. */
  readonly threshold: number;
  /** Each trustee's share of the key, x and y, from the ceremony; by number, from 1. */
  readonly trustees: ReadonlyMap<number, string>;
  /** Who asks contracts that have judged signatures; without it, their papers are reported as not verified. */
  readonly isSigned?: SignatureOracle;
  /** Without it, a vote that was cast at a polling station is a finding. */
  readonly stations?: StationsToAudit;
}

/** What was found. */
export interface PollAudit {
  /** Everything that is wrong or could not be verified, in words; empty: nothing. */
  readonly findings: readonly string[];
  /** Papers in the box, replaced ones included. */
  readonly papers: number;
  /** Behind the last paper: what the box states as `headOf`, if these are the papers that it took. */
  readonly head: string;
  /** Voters whose last paper is counted. */
  readonly counted: number;
  /** Papers in the box that were cast at polling stations, replaced ones included. */
  readonly atStations: number;
  /** Whether the poll was annulled, so that nothing of it has any effect. */
  readonly annulled: boolean;
  /** Of each contest the counts of all options; undefined: not counted, or annulled. */
  readonly counts: readonly (readonly bigint[] | undefined)[];
}

export { VOTERS_NOT_VERIFIED } from "./auditRoll.ts";

/**
 * Verifies a poll from its logs alone: roll, schedule, every signature, proof and number, the sums,
 * every decryption, and the counts. Written on libsecp256k1 and ethers, without the code that makes ballots.
 *
 * The logs are gone through twice: first it is seen how many papers each voter cast, then each paper is verified and added up as it
 * passes. What is kept is a number for each voter, and the roll.
 *
 * @throws {AuditRefusal} if the poll was not prepared once, or the logs are not in their order or others when they are read again
 *
 * @example
 * const { findings, counts } = await auditPoll({ chainId, contract, poll, logs, roll, threshold: 3, trustees });
 * if (findings.length > 0) throw new Error(findings.join("; "));
 */
export async function auditPoll(task: PollToAudit): Promise<PollAudit> {
  const findings: string[] = [];
  const { events, papers } = await surveyed(task.logs);
  const conditions = readConditions(task.chainId, task.contract, task.poll, events);
  auditRoll(task, conditions, findings);
  const sums = new AuditedSums(countOf(conditions));
  const read = await auditPapers(task, conditions, { papers, sums }, findings);
  const { head, counted, points } = sums.totals();
  const totals = encodeTotals(counted, points);
  requireTotals(totals, events, findings);
  if (counted > conditions.voters)
    findings.push(`more are counted than are on the roll: ${counted} of ${conditions.voters}`);
  const annulled = auditCourse(conditions, events, findings);
  const counts = conditions.contests.map((_, contest) =>
    auditCounts(task, conditions, { contest, totals: getBytes(totals), counted }, events, findings),
  );
  return {
    ...{ findings, ...read, head, counted, annulled },
    counts: annulled ? counts.map(() => undefined) : counts,
  };
}

/** As papers are added up: those of all contests together. */
function countOf(conditions: AuditedConditions): AuditedCount {
  const { contests } = conditions;
  const key = contests[0]?.key ?? "";
  const ciphertexts = contests.reduce((sum, contest) => sum + contest.ciphertexts, 0);
  return { context: termsHash(conditions), ciphertexts, key };
}

function encodeTotals(counted: number, points: AuditedTotals["points"]): string {
  const words = points.map((point) => hexlify(point?.subarray(1) ?? new Uint8Array(64)).slice(2));
  return `0x${counted.toString(16).padStart(64, "0")}${words.join("")}`;
}

/** Finds totals of the box that are others. */
function requireTotals(totals: string, events: readonly AuditedEvent[], findings: string[]): void {
  for (const { name, args } of events) {
    if (name === "Totalled" && args[1] !== totals) findings.push("the totals are not the sums of the papers");
  }
}
