import type { Hex } from "../bytes.ts";
import type { JudgmentOutcome, ReviewOutcome } from "./codes.ts";

/** What every step has. */
interface Common {
  /** Index of the case among the application's entries. */
  readonly subject: number;
  /** Hash of the document that states why the step is taken, 32 bytes; {@link NO_REASONS} if there is none. */
  readonly reasons: Hex;
  /** Date of that document, as days since 1970-01-01. */
  readonly date: number;
}

/** Reasons of a step that states none: 32 zero bytes. */
export const NO_REASONS: Hex = `0x${"00".repeat(32)}`;

/** A case is opened about the refusal of an application, as the `Refused` log has it. */
export interface ContestedRefusal extends Common {
  readonly kind: "refusal";
  /** Address of the register that refused. */
  readonly register: Hex;
  /** Digest of the application refused, 32 bytes. */
  readonly digest: Hex;
  /** Provision that refused. */
  readonly eId: string;
  /** Legal date of the refusal, as days since 1970-01-01. */
  readonly decidedOn: number;
  /** Period for the objection, as the refusing act has it. */
  readonly remedyDays: number;
  /** What the refusal rests on besides, see `detailsHash`; 32 bytes. */
  readonly details: Hex;
  /** The application refused, in its wire form. */
  readonly application: Uint8Array;
}

/** A case is opened about a grant. */
export interface ContestedGrant extends Common {
  readonly kind: "grant";
  /** Address of the register that granted. */
  readonly register: Hex;
  /** The entry that the grant changed, 32 bytes. */
  readonly entry: Hex;
  /** Commitment of the record that it made, 31 bytes. */
  readonly commitment: Hex;
  /** That record, which is shown and not signed. */
  readonly record: Uint8Array;
}

/** The latest decision was delivered to the objector. */
export interface Service extends Common {
  readonly kind: "service";
  /** As days since 1970-01-01. */
  readonly servedOn: number;
}

/** A person who did not make the decision has reviewed it. */
export interface Review extends Common {
  readonly kind: "review";
  readonly outcome: ReviewOutcome;
}

/** Until the case is decided, its entries are held or let go. */
export interface InterimMeasure extends Common {
  readonly kind: "interim measure";
  /** Whether the entries are pending from now on. */
  readonly pending: boolean;
}

/** The court has decided. */
export interface Judgment extends Common {
  readonly kind: "judgment";
  readonly outcome: JudgmentOutcome;
}

/** An obvious error in a review or a judgment is corrected; what was decided stays. */
export interface Correction extends Common {
  readonly kind: "correction";
  /** Whether it burdens the objector: then it is yet to be served, and the period for the appeal runs anew from that. */
  readonly burdens: boolean;
}

/** An objection or appeal comes from an office that was not competent for it. */
export interface Transfer extends Common {
  readonly kind: "transfer";
  /** Day on which that office received it, as days since 1970-01-01: the day as of which it is made. */
  readonly receivedOn: number;
}

/** A case is opened again, because the ruleset on which the decision rests was corrected. */
export interface Reopening extends Common {
  readonly kind: "reopening";
  /** Day on which the correction was published, as days since 1970-01-01. */
  readonly correctedOn: number;
  /** What shows the ruleset: of a refusal `evidenceOfRefusal`, of a grant the record that it made. */
  readonly evidence: Uint8Array;
}

/** A step of which nothing is said but its reasons. */
export interface PlainStep extends Common {
  readonly kind: "objection" | "hearing" | "appeal" | "withdrawal" | "closing" | "reinstatement";
}

/** One step of a case. */
export type Step =
  | ContestedRefusal
  | ContestedGrant
  | Service
  | Review
  | InterimMeasure
  | Judgment
  | Correction
  | Transfer
  | Reopening
  | PlainStep;

/** What a step of one kind says, without what every step has. */
export type StepTerms = TermsOf<Step>;

type TermsOf<S> = S extends Step ? Omit<S, keyof Common> : never;
