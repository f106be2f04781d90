import { getBytes } from "ethers";
import type { PollToAudit } from "./auditPoll.ts";
import { type AuditedPartial, auditTally } from "./auditTally.ts";
import type { AuditedConditions, AuditedEvent } from "./boxEvents.ts";
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
 * Verifies every decryption of a contest, and the counts by each group of trustees that makes up the threshold in turn.
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
  const [event, second] = of("Counted");
  const audited = contests[contest];
  if (event === undefined || audited === undefined) return undefined;
  const find = (reason: string): number => findings.push(`contest ${contest}: ${reason}`);
  if (second !== undefined) find("counted twice");
  const counts = [...(event.args[2] as Iterable<bigint>)];
  if (!addUp(audited, counts, counted)) find(`the counts are not of ${counted} papers`);
  const partials = of("Decrypted").map(({ args }): AuditedPartial => {
    const trustee = Number(args[2]);
    return { trustee, key: task.trustees.get(trustee) ?? "0x", proof: getBytes(args[3] as string) };
  });
  const known = new Set(partials.map(({ trustee }) => trustee)).size;
  if (known !== partials.length) find("decrypted twice by a trustee");
  else if (known < task.threshold) find("too few decryptions");
  else if (partials.some(({ trustee }) => !task.trustees.has(trustee)))
    find("decrypted by an unknown trustee");
  else
    for (const group of groupsOf(partials, task.threshold)) {
      const own = ownTotals(contests, contest, totals);
      const reason = auditTally(audited, own, group, counts.slice(0, audited.ciphertexts));
      if (reason !== undefined) find(reason);
    }
  return counts;
}

/** As many groups as there are decryptions, so that each of them is in some. */
function groupsOf(partials: readonly AuditedPartial[], threshold: number): AuditedPartial[][] {
  const ring = [...partials, ...partials];
  return partials.map((_, first) =>
    ring.slice(first, first + threshold).sort((a, b) => a.trustee - b.trustee),
  );
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
