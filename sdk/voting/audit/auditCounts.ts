import { auditDecryptions } from "./auditDecryptions.ts";
import type { PollToAudit } from "./auditPoll.ts";
import { type AuditedProducts, requireCounts } from "./auditTally.ts";
import type { AuditedConditions, AuditedEvent } from "./boxEvents.ts";
import { attempt } from "./parts.ts";
import type { AuditContest } from "./statement.ts";

/** One contest of a poll, to be counted again. */
interface ContestToAudit {
  /** From 0. */
  readonly contest: number;
  /** Of all contests, as the papers add up. */
  readonly totals: Uint8Array;
  readonly counted: number;
}

/**
 * Verifies every decryption of a contest, counted or not, and the counts by each group of trustees that makes up the threshold in
 * turn.
 *
 * @param findings what is wrong is added to them
 * @returns the counts of all options; undefined if the box has none
 */
export function auditCounts(
  task: PollToAudit,
  { contests }: AuditedConditions,
  { contest, totals, counted }: ContestToAudit,
  events: readonly AuditedEvent[],
  findings: string[],
): readonly bigint[] | undefined {
  const of = (event: string): AuditedEvent[] =>
    events.filter(({ name, args }) => name === event && args[1] === BigInt(contest));
  const audited = contests[contest];
  if (audited === undefined) return undefined;
  const find = (reason: string): number => findings.push(`contest ${contest}: ${reason}`);
  const own = ownTotals(contests, contest, totals);
  const proven = auditDecryptions(task, audited, own, of("Decrypted"), find);
  const [event, second] = of("Counted");
  if (event === undefined) return undefined;
  if (second !== undefined) find("counted twice");
  const counts = [...(event.args[2] as Iterable<bigint>)];
  if (!addUp(audited, counts, counted)) find(`the counts are not of ${counted} papers`);
  if (proven.length < task.threshold) find("too few decryptions");
  else
    for (const group of groupsOf(proven, task.threshold))
      attempt(() => requireCounts(own, group, counts.slice(0, audited.ciphertexts)), find);
  return counts;
}

/** As many groups as there are decryptions, so that each of them is in some. */
function groupsOf(proven: readonly AuditedProducts[], threshold: number): AuditedProducts[][] {
  const ring = [...proven, ...proven];
  return proven.map((_, first) => ring.slice(first, first + threshold));
}

/** Totals of one contest, as its trustees' proofs are about. */
function ownTotals(contests: readonly AuditContest[], contest: number, totals: Uint8Array): Uint8Array {
  const before = contests.slice(0, contest).reduce((sum, { ciphertexts }) => sum + ciphertexts, 0);
  const [from, count] = [32 + 128 * before, contests[contest]?.ciphertexts ?? 0];
  return Uint8Array.of(...totals.subarray(0, 32), ...totals.subarray(from, from + 128 * count));
}

/** Whether so many papers can have these counts. */
function addUp(contest: AuditContest, counts: readonly bigint[], papers: number): boolean {
  const options = contest.ciphertexts + (contest.lastImplicit ? 1 : 0);
  if (counts.length !== options || counts.some((count) => count > BigInt(papers))) return false;
  const sum = counts.reduce((all, count) => all + count, 0n);
  return !contest.lastImplicit || sum === BigInt(contest.total) * BigInt(papers);
}
