import type { FieldForm, FieldValues } from "../law/fieldForms.ts";

/** What names the district with which a step deals. */
const NAMED = { election: "h", number: "r" } as const;

/**
 * The kinds of step in the order in which one application takes them (their codes count from 1): the struct that is signed,
 * its array in the application, and its fields behind the subject.
 */
export const STEP_FORMS = {
  calling: { struct: "Calling", array: "callings", fields: { pollingDay: "d", beginsAt: "n" } },
  district: { struct: "District", array: "districts", fields: NAMED },
  contest: {
    struct: "ElectionContest",
    array: "electionContests",
    fields: { ...NAMED, form: "b", seats: "b", blank: "f", question: "h" },
  },
  roll: { struct: "Roll", array: "rolls", fields: { ...NAMED, root: "h", voters: "q", anonymous: "f" } },
  "roll objection": { struct: "RollObjection", array: "rollObjections", fields: { ...NAMED, reasons: "h" } },
  "roll review": {
    struct: "RollReview",
    array: "rollReviews",
    fields: { district: "b", ...NAMED, upheld: "f", reasons: "h" },
  },
  nomination: {
    struct: "Nomination",
    array: "nominations",
    fields: { ...NAMED, contest: "b", candidate: "p" },
  },
  retirement: {
    struct: "Retirement",
    array: "retirements",
    fields: { ...NAMED, contest: "b", candidate: "p" },
  },
  trustee: { struct: "Trustee", array: "trustees", fields: { person: "p", account: "a" } },
  appointment: { struct: "Appointment", array: "appointments", fields: { threshold: "b" } },
  replacement: { struct: "Replacement", array: "replacements", fields: { person: "p", account: "a" } },
  freeze: { struct: "Freeze", array: "freezes", fields: { ...NAMED, undecided: "q" } },
  pause: { struct: "Pause", array: "pauses", fields: { paused: "f", reasons: "h" } },
  postponement: {
    struct: "Postponement",
    array: "postponements",
    fields: { pollingDay: "d", beginsAt: "n", reasons: "h" },
  },
  extension: { struct: "Extension", array: "extensions", fields: { closes: "n", reasons: "h" } },
  count: { struct: "Count", array: "counts", fields: { ...NAMED, turnout: "q" } },
  "result objection": {
    struct: "ResultObjection",
    array: "resultObjections",
    fields: { ...NAMED, reasons: "h" },
  },
  judgment: {
    struct: "ElectionJudgment",
    array: "electionJudgments",
    fields: { district: "b", ...NAMED, upheld: "f", reasons: "h" },
  },
  result: {
    struct: "Result",
    array: "results",
    fields: { ...NAMED, contest: "b", options: "b", elected: "r", counts: "h", furtherCounts: "h" },
  },
  certification: { struct: "Certification", array: "certifications", fields: { ...NAMED, undecided: "q" } },
  annulment: {
    struct: "Annulment",
    array: "annulments",
    fields: { ...NAMED, turnout: "q", uncounted: "b", reasons: "h" },
  },
  vacancy: { struct: "Vacancy", array: "vacancies", fields: { ...NAMED, reasons: "h" } },
  succession: { struct: "Succession", array: "successions", fields: { former: "b", ...NAMED } },
} as const satisfies Readonly<
  Record<string, { struct: string; array: string; fields: Readonly<Record<string, FieldForm>> }>
>;

/** Name of a kind of step. */
export type ElectionStepKind = keyof typeof STEP_FORMS;

/** What a step of one kind says, without its subject. */
export type ElectionStepTermsOf<K extends ElectionStepKind> = {
  [P in K]: { readonly kind: P } & {
    readonly [
      N in keyof (typeof STEP_FORMS)[P]["fields"]
    ]: (typeof STEP_FORMS)[P]["fields"][N] extends FieldForm
      ? FieldValues[(typeof STEP_FORMS)[P]["fields"][N]]
      : never;
  };
}[K];

/** What a step says, without its subject. */
export type ElectionStepTerms = ElectionStepTermsOf<ElectionStepKind>;

/** One step of an election. */
export type ElectionStep = ElectionStepTerms & {
  /** Index of its entry among the application's: of the election, the district or the objection. */
  readonly subject: number;
};

/** The kinds in the order of their codes, which count from 1. */
export const ELECTION_STEP_KINDS = Object.keys(STEP_FORMS) as ElectionStepKind[];
