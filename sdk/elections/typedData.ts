import { TypedDataEncoder } from "ethers";
import { bytesFromHex, type Hex } from "../bytes.ts";
import { decodeApplication } from "../law/application.ts";
import type { Domain } from "../law/domain.ts";
import { FIELD_FORMS } from "../law/fieldForms.ts";
import { applicationMessage, applicationTypes, type TypedData, type TypedField } from "../law/typedData.ts";
import { SdkError } from "../sdkError.ts";
import { ELECTION_STEP_KINDS, type ElectionStepKind, STEP_FORMS } from "./stepForms.ts";
import {
  decodeElectionSteps,
  electionStepCode,
  type ElectionStep,
  fieldsOf,
  secondSubjectOf,
} from "./steps.ts";

/** Name of the struct that is signed. */
export const ELECTION_APPLICATION = "ElectionApplication";

/** The types as wallets and ethers want them. */
export const ELECTION_TYPES: Record<string, TypedField[]> = applicationTypes(
  ELECTION_APPLICATION,
  ELECTION_STEP_KINDS.map((kind) => ({ ...STEP_FORMS[kind], signature: signatureOf(kind) })),
).types;

/** The steps are not what the register accepts: ordered by kind, and one or more with each entry. */
export class MalformedElectionStepsError extends SdkError {
  override readonly name = "MalformedElectionStepsError";
}

/**
 * What a wallet shows and signs for an application to the register of elections; dates as YYYYMMDD, capacities in words.
 *
 * @param application in its wire form, as it is submitted
 * @param from commitment of each entry's present record, 31 bytes; zero for an entry that is made
 *
 * @throws {MalformedElectionStepsError} if steps are out of order, name no entry or leave one out
 */
export function electionTypedData(domain: Domain, application: Uint8Array, from: readonly Hex[]): TypedData {
  const message = electionMessage(application, from);
  return { domain, types: ELECTION_TYPES, primaryType: ELECTION_APPLICATION, message };
}

/**
 * The digest that the signatories of a step sign: `ElectionRegister.digestOf`, without a call.
 *
 * @throws as {@link electionTypedData} does
 */
export function electionDigest(domain: Domain, application: Uint8Array, from: readonly Hex[]): Uint8Array {
  const message = electionMessage(application, from);
  return bytesFromHex(TypedDataEncoder.hash({ ...domain }, ELECTION_TYPES, message), 32);
}

/** The application in the words that are signed. */
export function electionMessage(bytes: Uint8Array, from: readonly Hex[]): Record<string, unknown> {
  const application = decodeApplication(bytes);
  const steps = decodeElectionSteps(application.dealings);
  requireInForm(steps, application.entries.length);
  const arrays = ELECTION_STEP_KINDS.map((kind): [string, unknown] => [
    STEP_FORMS[kind].array,
    steps.filter((step) => step.kind === kind).map(wordsOf),
  ]);
  return applicationMessage(application, from, Object.fromEntries(arrays));
}

function wordsOf(step: ElectionStep): Record<string, unknown> {
  const values: Readonly<Record<string, unknown>> = { ...step };
  const words = fieldsOf(step.kind).map(([name, form]) => [
    name,
    FIELD_FORMS[form].signed(values[name] as never),
  ]);
  return { subject: step.subject, ...Object.fromEntries(words) };
}

function signatureOf(kind: ElectionStepKind): string {
  const fields = fieldsOf(kind).map(([name, form]) => `${FIELD_FORMS[form].type} ${name}`);
  return `${STEP_FORMS[kind].struct}(${["uint8 subject", ...fields].join(",")})`;
}

function requireInForm(steps: readonly ElectionStep[], subjects: number): void {
  const concerned = new Set<number>();
  let previous = 0;
  for (const step of steps) {
    const code = electionStepCode(step.kind);
    if (code < previous) {
      throw new MalformedElectionStepsError(`a ${step.kind} is behind a step that comes later`, {
        kind: step.kind,
      });
    }
    previous = code;
    const named = [step.subject, secondSubjectOf(step) ?? step.subject];
    for (const subject of named) {
      if (subject >= subjects) {
        throw new MalformedElectionStepsError(`a ${step.kind} names the entry ${subject} of ${subjects}`, {
          subject,
          subjects,
        });
      }
      concerned.add(subject);
    }
  }
  if (concerned.size === subjects) return;
  throw new MalformedElectionStepsError(`no step is with some of the ${subjects} entries`, { subjects });
}
