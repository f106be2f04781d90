import { SdkError } from "../sdkError.ts";
import { codeOf, wordOf } from "../law/codes.ts";
import { FIELD_FORMS, type FieldForm } from "../law/fieldForms.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { ELECTION_STEP_KINDS, type ElectionStep, type ElectionStepKind, STEP_FORMS } from "./stepForms.ts";

export type { ElectionStep, ElectionStepKind, ElectionStepTerms, ElectionStepTermsOf } from "./stepForms.ts";
export { ELECTION_STEP_KINDS } from "./stepForms.ts";

/** The steps end in the middle of one. */
export class ElectionStepTruncatedError extends SdkError {
  override readonly name = "ElectionStepTruncatedError";

  constructor(kind: ElectionStepKind, length: number, required: number) {
    super(`${length} bytes are left for a ${kind} of ${required}`, { kind, length, required });
  }
}

/** 1 for the kind that is taken first, and so on. */
export const electionStepCode = (kind: ElectionStepKind): number =>
  codeOf("kind of step", ELECTION_STEP_KINDS, kind);

/** The kind of step that a code means. */
export const electionStepKindOf = (code: number): ElectionStepKind =>
  wordOf("kind of step", ELECTION_STEP_KINDS, code);

/** The fields of a kind behind its subject, with their forms, in their order. */
export function fieldsOf(kind: ElectionStepKind): [name: string, form: FieldForm][] {
  return Object.entries(STEP_FORMS[kind].fields) as [string, FieldForm][];
}

/** Whether the second field is the index of another entry. */
export function secondSubjectOf(step: ElectionStep): number | undefined {
  if (step.kind === "roll review" || step.kind === "judgment") return step.district;
  return step.kind === "succession" ? step.former : undefined;
}

/** The steps in the order of the act; those of one kind stay in the order given. */
export function sortElectionSteps(steps: readonly ElectionStep[]): ElectionStep[] {
  return [...steps].sort((a, b) => electionStepCode(a.kind) - electionStepCode(b.kind));
}

/**
 * The steps of an application as the register of elections reads them, in the order of the act.
 *
 * @example
 * encodeElectionSteps([{ kind: "calling", subject: 0, pollingDay: dayOf("2016-05-05"), beginsAt: 1_462_402_800n }]);
 *
 * @throws {FieldRangeError} if a number does not fit into its field
 */
export function encodeElectionSteps(steps: readonly ElectionStep[]): Uint8Array {
  const writer = new FieldWriter(steps.reduce((length, { kind }) => length + lengthOf(kind), 0));
  for (const step of sortElectionSteps(steps)) {
    const values: Readonly<Record<string, unknown>> = { ...step };
    writer.uint8(electionStepCode(step.kind));
    writer.uint8(step.subject);
    for (const [name, form] of fieldsOf(step.kind)) FIELD_FORMS[form].write(writer, values[name] as never);
  }
  return writer.bytes;
}

/**
 * The steps that the bytes hold.
 *
 * @throws {UnknownCodeError} if a kind is unknown
 * @throws {ElectionStepTruncatedError} if they end in the middle of a step
 */
export function decodeElectionSteps(bytes: Uint8Array): ElectionStep[] {
  const steps: ElectionStep[] = [];
  const reader = new FieldReader(bytes);
  for (let at = 0; at < bytes.length;) {
    const kind = electionStepKindOf(reader.uint8());
    const required = lengthOf(kind);
    if (bytes.length - at < required) {
      throw new ElectionStepTruncatedError(kind, bytes.length - at, required);
    }
    at += required;
    const subject = reader.uint8();
    const values = fieldsOf(kind).map(([name, form]) => [name, FIELD_FORMS[form].read(reader)]);
    steps.push({ kind, subject, ...Object.fromEntries(values) } as ElectionStep);
  }
  return steps;
}

function lengthOf(kind: ElectionStepKind): number {
  return fieldsOf(kind).reduce((length, [, form]) => length + FIELD_FORMS[form].length, 2);
}
