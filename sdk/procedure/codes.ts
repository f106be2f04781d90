import { codeOf, wordOf } from "../law/codes.ts";

export { UnknownCodeError } from "../law/codes.ts";

/** How far a case has got, in the order of the codes, which count from 1. The last three have ended. */
export const STAGES = [
  "decided",
  "under review",
  "upheld",
  "before court",
  "set aside",
  "final",
  "withdrawn",
] as const;

/** How far a case has got. */
export type Stage = (typeof STAGES)[number];

/** The kinds of step in the order in which one application takes them; their codes count from 1. */
export const STEP_KINDS = [
  "refusal",
  "grant",
  "service",
  "objection",
  "hearing",
  "review",
  "appeal",
  "interim measure",
  "judgment",
  "withdrawal",
  "closing",
  "reinstatement",
  "correction",
  "transfer",
  "reopening",
] as const;

/** Name of a kind of step. */
export type StepKind = (typeof STEP_KINDS)[number];

const REVIEW_OUTCOMES = ["upheld", "set aside"] as const;
const JUDGMENT_OUTCOMES = [...REVIEW_OUTCOMES, "remanded"] as const;

/** What a review decides. */
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** What a judgment decides; remanded, the case is reviewed again by somebody else. */
export type JudgmentOutcome = (typeof JUDGMENT_OUTCOMES)[number];

/** 1 decided, 2 under review, 3 upheld, 4 before court, 5 set aside, 6 final, 7 withdrawn. */
export const stageCode = (stage: Stage): number => codeOf("stage of a case", STAGES, stage);

/** The stage that a code means. */
export const stageOf = (code: number): Stage => wordOf("stage of a case", STAGES, code);

/** 1 for the kind that is taken first, and so on. */
export const stepCode = (kind: StepKind): number => codeOf("kind of step", STEP_KINDS, kind);

/** The kind of step that a code means. */
export const stepKindOf = (code: number): StepKind => wordOf("kind of step", STEP_KINDS, code);

/** 1 upheld, 2 set aside. */
export const reviewOutcomeCode = (outcome: ReviewOutcome): number =>
  codeOf("outcome of a review", REVIEW_OUTCOMES, outcome);

/** The outcome of a review that a code means. */
export const reviewOutcomeOf = (code: number): ReviewOutcome =>
  wordOf("outcome of a review", REVIEW_OUTCOMES, code);

/** 1 upheld, 2 set aside, 3 remanded. */
export const judgmentOutcomeCode = (outcome: JudgmentOutcome): number =>
  codeOf("outcome of a judgment", JUDGMENT_OUTCOMES, outcome);

/** The outcome of a judgment that a code means. */
export const judgmentOutcomeOf = (code: number): JudgmentOutcome =>
  wordOf("outcome of a judgment", JUDGMENT_OUTCOMES, code);
