import type { Hex } from "../../bytes.ts";
import { SdkError } from "../../sdkError.ts";
import { type AuditElection, auditCeremony, type AuditLog } from "../audit/auditCeremony.ts";
import { type AttemptSoFar, latestAttempt } from "./events.ts";

/** The logs are not of a ceremony that went as it must, or not of these trustees. */
export class CeremonyRefusedError extends SdkError {
  override readonly name = "CeremonyRefusedError";

  constructor(why: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`the ceremony is not what it should be: ${why}`, details);
  }
}

/**
 * What a trustee may rely on before saying anything more: the logs are verified by the auditor, and the accounts are those that were
 * made public elsewhere. So no node can put its own encryption key, and with it itself, in the place of a trustee.
 *
 * @param accounts of the present attempt, in the order of their numbers, from the official journal and not from the node
 * @param threshold from the same source
 * @throws {CeremonyRefusedError} if anything is wrong
 *
 * @example
 * const { commitments } = verifiedAttempt(election, accounts, 3, logs);
 * const content = trustee.shares(commitments.map((own) => encryptionKeyIn(own)));
 */
export function verifiedAttempt(
  election: AuditElection & { readonly election: Hex },
  accounts: readonly Hex[],
  threshold: number,
  logs: readonly AuditLog[],
): AttemptSoFar {
  const { problem } = auditCeremony(election, logs);
  if (problem !== undefined) throw new CeremonyRefusedError(problem);
  const attempt = latestAttempt(election.election, logs);
  if (attempt === undefined) throw new CeremonyRefusedError("it has not begun");
  const [own, stated] = [attempt.accounts, accounts].map((list) => list.join().toLowerCase());
  if (own !== stated || attempt.threshold !== threshold) {
    throw new CeremonyRefusedError("it is of other trustees", {
      accounts: attempt.accounts,
      expected: accounts,
    });
  }
  return attempt;
}
