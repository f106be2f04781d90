import { getBytes } from "ethers";
import type { PollToAudit } from "./auditPoll.ts";
import type { AuditedConditions } from "./boxEvents.ts";
import { attempt } from "./parts.ts";
import { poseidonOf } from "./poseidon.ts";
import { readEntry, requireEntry } from "./rollEntries.ts";
import { rootOf } from "./rolls.ts";

/** The finding where voters are anonymous and no key of the circuit was given to verify their proofs by. */
export const VOTERS_NOT_VERIFIED = "voters are anonymous: who may vote was not verified";

/** A roll, as it is published, and whose it is. */
type RollToAudit = Pick<PollToAudit, "chainId" | "contract" | "poll" | "roll" | "membershipKey">;

/** What a poll was prepared with that concerns the roll. */
type RollConditions = Pick<AuditedConditions, "election" | "anonymousVoters" | "roll" | "voters">;

/**
 * Verifies the published roll: that the poll was prepared with it, that nobody is on it twice and, where voters are anonymous,
 * that each leaf is the hash of a key whose owner applied for it.
 *
 * @param findings what is wrong is added to them
 */
export function auditRoll(task: RollToAudit, conditions: RollConditions, findings: string[]): void {
  const { anonymousVoters, roll, voters } = conditions;
  const unproven = anonymousVoters && task.membershipKey === undefined;
  if (unproven) findings.push(VOTERS_NOT_VERIFIED);
  if (unproven && task.roll.length === 0) return;
  const root = anonymousVoters ? auditEntries(task, conditions, findings) : auditSigners(task, findings);
  if (voters !== task.roll.length || roll !== root) findings.push("the roll is not the published one");
}

/** @returns root */
function auditSigners({ roll }: RollToAudit, findings: string[]): string {
  const first = new Map<string, number>();
  roll.forEach((signer, voter) => {
    const before = first.get(signer);
    if (before === undefined) first.set(signer, voter);
    else findings.push(`voters ${before} and ${voter} of the roll have one signer`);
  });
  return rootOf(roll);
}

/** @returns root */
function auditEntries(task: RollToAudit, { election }: RollConditions, findings: string[]): string {
  const { chainId, contract, poll, roll } = task;
  const [applicants, keys] = [new Map<string, number>(), new Map<bigint, number>()];
  const leaves = roll.map((published, voter) => {
    const find = (reason: string): number => findings.push(`voter ${voter} of the roll: ${reason}`);
    const entry = attempt(() => readEntry(getBytes(published)), find);
    if (entry === undefined) return 0n;
    const { applicant, key } = entry;
    attempt(() => requireEntry({ chainId, contract, election, poll }, entry), find);
    // x and -x go with one y: whoever has the secret of a key has that of its negative.
    const [person, owner] = [applicants.get(applicant), keys.get(key.y)];
    if (person !== undefined) find(`the applicant is that of voter ${person}`);
    if (owner !== undefined) find(`the key is that of voter ${owner}, or its negative`);
    applicants.set(applicant, person ?? voter);
    keys.set(key.y, owner ?? voter);
    return poseidonOf(key.x, key.y);
  });
  return `0x${semaphoreRoot(leaves).toString(16).padStart(64, "0")}`;
}

/** Of Semaphore's tree: nodes are hashed in pairs, and one that is left over stands for itself. Zero, of no leaves. */
function semaphoreRoot(leaves: readonly bigint[]): bigint {
  let level = leaves;
  while (level.length > 1)
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, pair) => {
      const [left = 0n, right] = level.slice(2 * pair, 2 * pair + 2);
      return right === undefined ? left : poseidonOf(left, right);
    });
  return level[0] ?? 0n;
}
