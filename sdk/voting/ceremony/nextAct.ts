import { type AttemptSoFar, CEREMONY_STAGE, encryptionKeyIn, publishedIn } from "./events.ts";
import type { CeremonyStep } from "./message.ts";
import type { Trustee } from "./trustee.ts";

/** What a trustee has to do: say something, end a period that has run out, or have the key fixed. */
export type CeremonyAct =
  | { readonly act: Exclude<CeremonyStep, "complaint">; readonly content: Uint8Array }
  | { readonly act: "complaint"; readonly content: Uint8Array; readonly dealer: number }
  | { readonly act: "endPeriod" }
  | { readonly act: "fix" };

const STEPS = ["commitment", "points", "shares"] as const;
const SAID = { commitment: "commitments", points: "points", shares: "shares" } as const;

/**
 * What a trustee has to do next in an attempt, if it is anything. Of a share that is wrong the trustee complains, and answers nothing
 * else; a key in which their own share does not fit they neither have fixed nor take for theirs.
 *
 * @param attempt verified: see `verifiedAttempt`
 * @param now seconds since 1970, by the chain
 * @throws {WrongShareError} if a share is wrong and it is too late to complain of it
 *
 * @example
 * const next = nextAct(trustee, verifiedAttempt(election, accounts, 3, logs), await chain.now());
 */
export function nextAct(trustee: Trustee, attempt: AttemptSoFar, now: number): CeremonyAct | undefined {
  const isOver = now >= attempt.deadline;
  const step = STEPS[attempt.stage - 1];
  if (step !== undefined) return isOver ? { act: "endPeriod" } : delivery(trustee, attempt, step);
  if (attempt.stage === CEREMONY_STAGE.failed || attempt.vacant.includes(trustee.number)) return undefined;
  if (attempt.stage === CEREMONY_STAGE.complaints && !isOver) return complaint(trustee, attempt);
  trustee.finalShare(publishedIn(attempt));
  return attempt.stage === CEREMONY_STAGE.complaints ? { act: "fix" } : undefined;
}

function delivery(
  trustee: Trustee,
  attempt: AttemptSoFar,
  step: (typeof STEPS)[number],
): CeremonyAct | undefined {
  if (attempt[SAID[step]][trustee.number - 1] !== undefined) return undefined;
  if (step === "commitment") return { act: step, content: trustee.commitment() };
  if (step === "points") return { act: step, content: trustee.points() };
  const keys = attempt.commitments.map((each) => encryptionKeyIn(each ?? new Uint8Array()));
  return { act: step, content: trustee.shares(keys) };
}

function complaint(trustee: Trustee, attempt: AttemptSoFar): CeremonyAct | undefined {
  for (const [index, published] of publishedIn(attempt).entries()) {
    const dealer = index + 1;
    const content = dealer === trustee.number ? undefined : trustee.complaint(dealer, published);
    if (content !== undefined) return { act: "complaint", content, dealer };
  }
  return undefined;
}
