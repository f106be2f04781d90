import { getBytes } from "ethers";
import type { PollToAudit } from "./auditPoll.ts";
import { type AuditedProducts, provenProducts } from "./auditTally.ts";
import type { AuditedEvent } from "./boxEvents.ts";
import { attempt } from "./parts.ts";
import type { AuditContest } from "./statement.ts";

/**
 * Verifies every decryption of a contest, whether it was counted or not: each is once, by a trustee, and of the contest's own
 * totals.
 *
 * @param totals of the contest alone
 * @param decrypted its events of this kind
 * @param find is told what is wrong
 * @returns what was proven, in the order of the trustees
 */
export function auditDecryptions(
  { trustees }: PollToAudit,
  contest: AuditContest,
  totals: Uint8Array,
  decrypted: readonly AuditedEvent[],
  find: (reason: string) => void,
): AuditedProducts[] {
  const proven = new Map<number, AuditedProducts>();
  const seen = new Set<number>();
  for (const { args } of decrypted) {
    const trustee = Number(args[2]);
    const key = trustees.get(trustee);
    if (seen.has(trustee)) find("decrypted twice by a trustee");
    if (key === undefined) find("decrypted by an unknown trustee");
    else {
      const partial = { trustee, key, proof: getBytes(args[3] as string) };
      const products = attempt(() => provenProducts(contest, totals, partial), find);
      if (products !== undefined) proven.set(trustee, products);
    }
    seen.add(trustee);
  }
  return [...proven.values()].sort((a, b) => a.trustee - b.trustee);
}
