import { TypedDataEncoder } from "ethers";
import { bytesFromHex, type Hex } from "../bytes.ts";
import { decodeApplication } from "../law/application.ts";
import { decimalDateOf } from "../law/dates.ts";
import type { Domain } from "../law/domain.ts";
import { applicationMessage, type TypedData } from "../law/typedData.ts";
import { SdkError } from "../sdkError.ts";
import { STEP_KINDS, stepCode } from "./codes.ts";
import { decodeSteps, type Step } from "./steps.ts";
import { CASE_APPLICATION, CASE_TYPES, STEP_TYPES } from "./typedDataTypes.ts";

/** The steps are not what the register accepts: ordered by kind, reopenings by themselves, one or more in each subject. */
export class MalformedStepsError extends SdkError {
  override readonly name = "MalformedStepsError";
}

/** The provision that refused is not written in a way that a person could read. */
export class UnreadableProvisionError extends SdkError {
  override readonly name = "UnreadableProvisionError";

  constructor(eId: string) {
    super(`"${eId}" is not 1 to 32 characters of printable ASCII`, { eId });
  }
}

/**
 * What a wallet shows and signs for an application to the register of cases: dates as YYYYMMDD, capacities and outcomes
 * in words.
 *
 * @param application in its wire form, as it is submitted
 * @param from commitment of each case's present record, 31 bytes; zero for a case that is opened
 *
 * @example
 * const { domain, types, message } = caseTypedData(await readDomain(provider, register), application, from);
 * const signature = await wallet.signTypedData(domain, types, message);
 *
 * @throws {MalformedStepsError} if steps are out of order, name no subject or leave one out
 * @throws {UnreadableProvisionError} if a provision that refused is not printable
 */
export function caseTypedData(domain: Domain, application: Uint8Array, from: readonly Hex[]): TypedData {
  return {
    domain,
    types: CASE_TYPES,
    primaryType: CASE_APPLICATION,
    message: caseMessage(application, from),
  };
}

/**
 * The digest that the signatories of a step sign: `CaseRegister.digestOf`, without a call.
 *
 * @param from as {@link caseTypedData} has it
 *
 * @throws as {@link caseTypedData} does
 */
export function caseDigest(domain: Domain, application: Uint8Array, from: readonly Hex[]): Uint8Array {
  return bytesFromHex(TypedDataEncoder.hash({ ...domain }, CASE_TYPES, caseMessage(application, from)), 32);
}

/** The application in the words that are signed. */
export function caseMessage(bytes: Uint8Array, from: readonly Hex[]): Record<string, unknown> {
  const application = decodeApplication(bytes);
  const steps = decodeSteps(application.dealings);
  requireInForm(steps, application.entries.length);
  const arrays: [string, unknown][] = STEP_KINDS.map((kind) => [
    STEP_TYPES[kind].array,
    steps.filter((step) => step.kind === kind).map(wordsOf),
  ]);
  return applicationMessage(application, from, Object.fromEntries(arrays));
}

function wordsOf(step: Step): Record<string, unknown> {
  const { subject, reasons } = step;
  return { subject, ...termsOf(step), reasons, date: decimalDateOf(step.date) };
}

function termsOf(step: Step): Record<string, unknown> {
  switch (step.kind) {
    case "refusal": {
      const { register, digest, eId, remedyDays, details } = step;
      requireReadable(eId);
      const decidedOn = decimalDateOf(step.decidedOn);
      return { register, application: digest, provision: eId, decidedOn, remedyDays, details };
    }
    case "grant":
      return { register: step.register, entry: step.entry, record: step.commitment };
    case "service":
      return { servedOn: decimalDateOf(step.servedOn) };
    case "review":
    case "judgment":
      return { outcome: step.outcome };
    case "interim measure":
      return { pending: step.pending };
    case "correction":
      return { burdens: step.burdens };
    case "transfer":
      return { receivedOn: decimalDateOf(step.receivedOn) };
    case "reopening":
      return { correctedOn: decimalDateOf(step.correctedOn), evidence: step.evidence };
    default:
      return {};
  }
}

/** Where a wallet would write other bytes than the contract reads, nobody is asked to sign. */
function requireReadable(eId: string): void {
  if (!/^[\x20-\x7e]{1,32}$/.test(eId)) throw new UnreadableProvisionError(eId);
}

function requireInForm(steps: readonly Step[], subjects: number): void {
  const concerned = new Set<number>();
  let previous = 0;
  for (const { kind, subject } of steps) {
    const code = stepCode(kind);
    if (code < previous) throw new MalformedStepsError(`a ${kind} stands too late`, { code, previous });
    if (kind === "reopening" && steps[0]?.kind !== kind) {
      throw new MalformedStepsError("a reopening stands behind steps of another kind", { code });
    }
    if (subject >= subjects) throw new MalformedStepsError("no such subject", { subject, subjects });
    concerned.add(subject);
    previous = code;
  }
  if (concerned.size !== subjects) {
    throw new MalformedStepsError("no step is taken in a subject", { subjects, concerned: [...concerned] });
  }
}
