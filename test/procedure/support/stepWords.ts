import type { Hex } from "../../../sdk/bytes.ts";
import { encodeApplication, sortSignatories, type Signatory } from "../../../sdk/law/application.ts";
import type { JudgmentOutcome, ReviewOutcome } from "../../../sdk/procedure/codes.ts";
import { encodeRecord, NO_BASIS, NO_COMMITMENT } from "../../../sdk/law/record.ts";
import { NO_REASONS, type Step, type StepTerms } from "../../../sdk/procedure/steps.ts";
import { clausesOf, dayOfWords, fail, signatoriesOf } from "../../land/support/words.ts";
import { CONTESTED } from "./caseWords.ts";

const REASONS: Hex = `0x${"55".repeat(32)}`;
const DETAILS: Hex = `0x${"66".repeat(32)}`;

/** How a review or judgment that has an outcome is called. */
const OUTCOMES: Readonly<Record<string, JudgmentOutcome>> = {
  upholds: "upheld",
  "sets aside": "set aside",
  remands: "remanded",
};

const PATTERNS: readonly (readonly [RegExp, (...words: (string | undefined)[]) => StepTerms])[] = [
  [
    /^opening about the refusal of (\d+ \w+ \d+) to (.+)$/,
    (decidedOn = "", signed = "") => ({
      kind: "refusal",
      register: CONTESTED.register,
      digest: CONTESTED.contested,
      eId: CONTESTED.eId,
      decidedOn: dayOfWords(decidedOn),
      remedyDays: CONTESTED.remedyDays,
      details: DETAILS,
      application: refusedApplication(signatoriesOf(signed.replaceAll(" and ", "; "))),
    }),
  ],
  [
    /^opening about the grant of (\d+ \w+ \d+)(?: with (\d+) other entr(?:y|ies))?$/,
    (grantedOn = "", others = "0") => ({
      kind: "grant",
      register: CONTESTED.register,
      entry: CONTESTED.entries[0],
      commitment: CONTESTED.contested.slice(0, -2) as Hex,
      record: recordGranted(dayOfWords(grantedOn), Number(others)),
    }),
  ],
  [/^service on (.+)$/, (day = "") => ({ kind: "service", servedOn: dayOfWords(day) })],
  [
    /^review that (upholds|sets aside)$/,
    (outcome = "") => ({ kind: "review", outcome: OUTCOMES[outcome] as ReviewOutcome }),
  ],
  [
    /^judgment that (upholds|sets aside|remands)$/,
    (outcome = "") => ({ kind: "judgment", outcome: OUTCOMES[outcome] ?? fail(outcome) }),
  ],
  [/^interim measure: pending$/, () => ({ kind: "interim measure", pending: true })],
  [/^interim measure: not pending$/, () => ({ kind: "interim measure", pending: false })],
  [/^objection$/, () => ({ kind: "objection" })],
  [/^hearing$/, () => ({ kind: "hearing" })],
  [/^appeal$/, () => ({ kind: "appeal" })],
  [/^withdrawal$/, () => ({ kind: "withdrawal" })],
  [
    /^reopening(?: about the grant of (.+))? after the correction of (.+)$/,
    (grantedOn, correctedOn = "") => ({
      kind: "reopening",
      correctedOn: dayOfWords(correctedOn),
      evidence: grantedOn === undefined ? new Uint8Array() : recordGranted(dayOfWords(grantedOn), 0),
    }),
  ],
  [/^reinstatement$/, () => ({ kind: "reinstatement" })],
  [/^correction$/, () => ({ kind: "correction", burdens: false })],
  [/^correction that burdens$/, () => ({ kind: "correction", burdens: true })],
  [
    /^transfer of what was received on (.+)$/,
    (day = "") => ({ kind: "transfer", receivedOn: dayOfWords(day) }),
  ],
  [/^closing$/, () => ({ kind: "closing" })],
];

/**
 * Steps in words, all in the first case and for the same reasons.
 *
 * @param reasons date of the document, or "none"
 *
 * @example
 * stepsOf("hearing; review that upholds", "15 March 2016");
 */
export function stepsOf(words: string, reasons: string): Step[] {
  const basis =
    reasons === "none" ? { reasons: NO_REASONS, date: 0 } : { reasons: REASONS, date: dayOfWords(reasons) };
  return clausesOf(words).map((clause) => {
    for (const [pattern, read] of PATTERNS) {
      const match = pattern.exec(clause);
      if (match) return { ...read(...match.slice(1)), subject: 0, ...basis };
    }
    return fail(clause);
  });
}

/** A record that a grant has made. */
export function recordGranted(recordedAt: number, others: number): Uint8Array {
  const body = new Uint8Array(8);
  return encodeRecord({ previous: NO_COMMITMENT, basis: NO_BASIS, recordedAt, version: 2, others, body });
}

/** An application that a register has refused, of the first of its signatories. */
export function refusedApplication(signatories: readonly Signatory[]): Uint8Array {
  return encodeApplication({
    entries: CONTESTED.entries,
    signatories: sortSignatories(signatories),
    declarations: [],
    dealings: new Uint8Array(),
    applicant: signatories[0]?.person ?? "0x",
    deadline: 0,
  });
}
