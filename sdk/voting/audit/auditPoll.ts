import { getBytes, hexlify } from "ethers";
import { auditCounts } from "./auditCounts.ts";
import { auditCourse } from "./auditCourse.ts";
import { auditPapers } from "./auditPapers.ts";
import { auditRoll } from "./auditRoll.ts";
import { auditTotals } from "./auditTotals.ts";
import {
  type AuditedConditions,
  type AuditedEvent,
  type AuditedLog,
  readConditions,
  readEvents,
} from "./boxEvents.ts";
import type { SignatureOracle } from "./credentials.ts";
import type { MembershipKey } from "./membership.ts";
import type { StationsToAudit } from "./stationVotes.ts";
import { termsHash } from "./terms.ts";

/** What an auditor of a poll is given. Only the logs are the box's; the rest is published elsewhere. */
export interface PollToAudit {
  readonly chainId: bigint;
  /** Address of the box. */
  readonly contract: string;
  readonly poll: string;
  /** Of the poll and of its election's schedule, in any order. */
  readonly logs: readonly AuditedLog[];
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
 * @example
 * const { findings, counts } = auditPoll({ chainId, contract, poll, logs, roll, threshold: 3, trustees });
 * if (findings.length > 0) throw new Error(findings.join("; "));
 */
export function auditPoll(task: PollToAudit): PollAudit {
  const findings: string[] = [];
  const events = readEvents(task.logs);
  const conditions = readConditions(task.chainId, task.contract, task.poll, events);
  auditRoll(task, conditions, findings);
  const { rows, atStations } = auditPapers(task, conditions, events, findings);
  const { counted, totals } = sumsOf(conditions, rows, events, findings);
  if (counted > conditions.voters)
    findings.push(`more are counted than are on the roll: ${counted} of ${conditions.voters}`);
  const annulled = auditCourse(conditions, events, findings);
  const counts = conditions.contests.map((_, contest) =>
    auditCounts(task, conditions, { contest, totals, counted }, events, findings),
  );
  return {
    findings,
    papers: rows.length,
    counted,
    ...{ atStations, annulled },
    counts: annulled ? counts.map(() => undefined) : counts,
  };
}

/** The totals, and whether those of the box are the same. */
function sumsOf(
  conditions: AuditedConditions,
  rows: readonly Uint8Array[],
  events: readonly AuditedEvent[],
  findings: string[],
): { counted: number; totals: Uint8Array } {
  const { contests } = conditions;
  const key = contests[0]?.key ?? "";
  const ciphertexts = contests.reduce((sum, contest) => sum + contest.ciphertexts, 0);
  const { counted, points } = auditTotals({ context: termsHash(conditions), ciphertexts, key }, rows);
  const words = points.map((point) => hexlify(point?.subarray(1) ?? new Uint8Array(64)).slice(2));
  const totals = `0x${counted.toString(16).padStart(64, "0")}${words.join("")}`;
  for (const { args } of events.filter(({ name }) => name === "Totalled")) {
    if (args[1] !== totals) findings.push("the totals are not the sums of the papers");
  }
  return { counted, totals: getBytes(totals) };
}
