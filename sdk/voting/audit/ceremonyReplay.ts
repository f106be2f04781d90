import { getBytes, hexlify, TypedDataEncoder } from "ethers";
import {
  type AuditAttempt,
  ceremonyHash,
  requireCommitment,
  requirePoints,
  requireShares,
} from "./ceremonyProofs.ts";
import { AuditRefusal } from "./parts.ts";
import { recoveredAccount } from "./recovery.ts";

/** What the law said of the ceremony, as it was logged. */
export interface AuditTerms {
  readonly trustees: readonly string[];
  readonly threshold: number;
  readonly mostAttempts: number;
  /** Seconds for commitments, points, shares and complaints. */
  readonly periods: readonly [number, number, number, number];
}

/** A trustee's message as it was logged; `stage` from 1. */
export interface AuditMessage {
  readonly stage: number;
  readonly trustee: number;
  readonly content: Uint8Array;
  readonly signature: string;
}

/** Stages, as `CeremonyStage` numbers them. */
export const STAGE = { commitments: 1, points: 2, shares: 3, complaints: 4, fixed: 5, failed: 6 } as const;

const STEPS = ["commitment", "points", "shares", "complaint"] as const;

const TYPES = {
  TrusteeMessage: [
    { name: "election", type: "bytes32" },
    { name: "attempt", type: "uint8" },
    { name: "trustee", type: "uint8" },
    { name: "step", type: "string" },
    { name: "content", type: "bytes" },
  ],
};

/** Throws unless a condition holds. */
export function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new AuditRefusal(otherwise);
}

/** An attempt, from its first message on. */
export class AttemptReplay {
  stage: number = STAGE.commitments;
  readonly accounts: string[];
  readonly said: readonly Map<number, Uint8Array>[] = STEPS.map(() => new Map<number, Uint8Array>());
  readonly context: string;
  /** Numbers of those who complained wrongly: what they dealt out stays, and the seat is vacant. */
  readonly vacant = new Set<number>();

  constructor(
    readonly attempt: AuditAttempt,
    readonly terms: AuditTerms,
    accounts: readonly string[],
    public deadline: number,
  ) {
    this.accounts = [...accounts];
    this.context = ceremonyHash(attempt);
  }

  /** Numbers of the trustees who have not delivered in this stage. */
  missing(): number[] {
    const said = this.said[this.stage - 1];
    return this.accounts.map((_, index) => index + 1).filter((trustee) => said?.has(trustee) !== true);
  }

  /** Whether so few are left that they could not decrypt: the attempt is over. */
  hasTooFew(): boolean {
    return this.accounts.length - this.vacant.size < this.terms.threshold;
  }

  /** What a trustee said in a stage. */
  saidBy(stage: number, trustee: number): Uint8Array {
    const content = this.said[stage - 1]?.get(trustee);
    if (content === undefined) throw new AuditRefusal(`trustee ${trustee} did not deliver`);
    return content;
  }

  /** The points of a trustee without the proof. */
  pointsOf(trustee: number): Uint8Array {
    return this.saidBy(STAGE.points, trustee).subarray(0, 64 * this.terms.threshold);
  }

  /** Takes a message, after verifying all of it but what a complaint says. */
  take(message: AuditMessage, time: number): void {
    const { stage, trustee, content } = message;
    demand(stage === this.stage, "a message of another stage");
    demand(stage !== STAGE.complaints || !this.hasTooFew(), "a message after the attempt's end");
    demand(time < this.deadline, "a late message");
    demand(this.missing().includes(trustee), "a message of nobody, or a second one");
    this.#requireSigned(message);
    const { threshold } = this.terms;
    if (stage === STAGE.commitments) requireCommitment(this.context, trustee, content);
    if (stage === STAGE.points) {
      requirePoints(this.context, trustee, content, threshold, this.saidBy(STAGE.commitments, trustee));
    }
    if (stage === STAGE.shares) requireShares(this.context, trustee, content, this.accounts.length);
    this.said[stage - 1]?.set(trustee, content);
  }

  /** Goes on to the next stage, if it may. */
  advance(stage: number, deadline: number, time: number): void {
    const vacant = this.stage === STAGE.commitments && this.accounts.length < this.terms.trustees.length;
    demand(stage === this.stage + 1 && stage <= STAGE.complaints, "a stage that does not follow");
    demand(this.missing().length === 0, "a stage begun too early");
    demand(!vacant || time >= this.deadline, "a seat was vacant");
    demand(this.accounts.length >= this.terms.threshold, "fewer trustees than the threshold");
    demand(deadline === time + (this.terms.periods[stage - 1] ?? 0), "a wrong deadline");
    [this.stage, this.deadline] = [stage, deadline];
  }

  #requireSigned({ stage, trustee, content, signature }: AuditMessage): void {
    const { chainId, contract, election, attempt } = this.attempt;
    const domain = { name: "Key Ceremony", version: "1", chainId, verifyingContract: contract };
    const step = STEPS[stage - 1] ?? "";
    const message = { election, attempt, trustee, step, content: hexlify(content) };
    const digest = getBytes(TypedDataEncoder.hash(domain, TYPES, message));
    const account = recoveredAccount(digest, getBytes(signature));
    demand(account === this.accounts[trustee - 1]?.toLowerCase(), `trustee ${trustee} did not sign`);
  }
}
