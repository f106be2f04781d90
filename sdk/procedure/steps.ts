import type { Hex } from "../bytes.ts";
import { textOfWord, wordOfText } from "../law/quantity.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import {
  judgmentOutcomeCode,
  judgmentOutcomeOf,
  reviewOutcomeCode,
  reviewOutcomeOf,
  stepCode,
  stepKindOf,
  UnknownCodeError,
  type StepKind,
} from "./codes.ts";
import type { Step, StepTerms } from "./step.ts";

export * from "./step.ts";

/** What every step begins and ends with: kind 1 | subject 1, and reasons 32 | date 4. */
const FRAME = 38;

/** Bytes of each kind's terms, without what ends them: the application refused, the record granted, the evidence. */
const TERMS: Readonly<Partial<Record<StepKind, number>>> = {
  refusal: 124,
  grant: 86,
  service: 4,
  review: 1,
  "interim measure": 1,
  judgment: 1,
  correction: 1,
  transfer: 4,
  reopening: 6,
};

/** Offset of the length of what ends the terms: the application refused, the record granted, the evidence of a reopening. */
const LENGTH_AT: Readonly<Partial<Record<StepKind, number>>> = { refusal: 124, grant: 86, reopening: 6 };

/** The steps end in the middle of one. */
export class StepTruncatedError extends SdkError {
  override readonly name = "StepTruncatedError";

  constructor(kind: StepKind, length: number, required: number) {
    super(`${length} bytes are left for a ${kind} of ${required}`, { kind, length, required });
  }
}

/** The record granted is not named by 31 bytes and a zero. */
export class MalformedCommitmentError extends SdkError {
  override readonly name = "MalformedCommitmentError";

  constructor(commitment: Hex) {
    super(`${commitment} is not a commitment of 31 bytes and a zero`, { commitment });
  }
}

/** The steps in the order of the act; those of one kind stay in the order given. */
export function sortSteps(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => stepCode(a.kind) - stepCode(b.kind));
}

/**
 * The steps of an application as the register of cases reads them, in the order of the act.
 *
 * @example
 * encodeSteps([{ kind: "objection", subject: 0, reasons, date: dayOf("2016-03-01") }]);
 *
 * @throws {UnwritableTextError} if an eId does not fit into a word
 * @throws {FieldRangeError} if an application refused, a record or evidence has more than 65,535 bytes, or a number does
 * not fit
 */
export function encodeSteps(steps: readonly Step[]): Uint8Array {
  const writer = new FieldWriter(steps.reduce((length, step) => length + lengthOf(step), 0));
  for (const step of sortSteps(steps)) {
    writer.uint8(stepCode(step.kind));
    writer.uint8(step.subject);
    writeTerms(writer, step);
    writer.hex(step.reasons, 32);
    writer.uint32(step.date);
  }
  return writer.bytes;
}

/**
 * The steps that the bytes hold.
 *
 * @throws {UnknownCodeError} if a kind, an outcome or a choice is unknown
 * @throws {StepTruncatedError} if they end in the middle of a step
 * @throws {MalformedCommitmentError} if a grant's record is not named by 31 bytes and a zero
 */
export function decodeSteps(bytes: Uint8Array): Step[] {
  const steps: Step[] = [];
  const reader = new FieldReader(bytes);
  for (let at = 0; at < bytes.length;) {
    const kind = stepKindOf(reader.uint8());
    at += requiredAt(bytes, at, kind);
    const subject = reader.uint8();
    const terms = readTerms(reader, kind);
    steps.push({ ...terms, subject, reasons: reader.hex(32), date: reader.uint32() });
  }
  return steps;
}

function lengthOf(step: Step): number {
  return FRAME + (TERMS[step.kind] ?? 0) + shownIn(step);
}

/** Length of what the opening of a case shows, or its reopening. */
function shownIn(step: Step): number {
  if (step.kind === "refusal") return step.application.length;
  if (step.kind === "reopening") return step.evidence.length;
  return step.kind === "grant" ? step.record.length : 0;
}

/** Length of the step at an offset, all of which is there. */
function requiredAt(bytes: Uint8Array, at: number, kind: StepKind): number {
  const left = bytes.length - at;
  const fixed = FRAME + (TERMS[kind] ?? 0);
  if (left < fixed) throw new StepTruncatedError(kind, left, fixed);
  const lengthAt = LENGTH_AT[kind];
  if (lengthAt === undefined) return fixed;
  const required = fixed + new DataView(bytes.buffer, bytes.byteOffset).getUint16(at + lengthAt);
  if (left < required) throw new StepTruncatedError(kind, left, required);
  return required;
}

function writeTerms(writer: FieldWriter, step: Step): void {
  switch (step.kind) {
    case "refusal":
      writer.hex(step.register, 20);
      writer.hex(step.digest, 32);
      writer.hex(wordOfText(step.eId), 32);
      writer.uint32(step.decidedOn);
      writer.uint16(step.remedyDays);
      writer.hex(step.details, 32);
      writer.uint16(step.application.length);
      return writer.raw(step.application);
    case "grant":
      writer.hex(step.register, 20);
      writer.hex(step.entry, 32);
      writer.hex(step.commitment, 31);
      writer.skip(1);
      writer.uint16(step.record.length);
      return writer.raw(step.record);
    case "service":
      return writer.uint32(step.servedOn);
    case "review":
      return writer.uint8(reviewOutcomeCode(step.outcome));
    case "judgment":
      return writer.uint8(judgmentOutcomeCode(step.outcome));
    case "interim measure":
      return writer.uint8(step.pending ? 1 : 0);
    case "correction":
      return writer.uint8(step.burdens ? 1 : 0);
    case "transfer":
      return writer.uint32(step.receivedOn);
    case "reopening":
      writer.uint32(step.correctedOn);
      writer.uint16(step.evidence.length);
      return writer.raw(step.evidence);
  }
}

function readTerms(reader: FieldReader, kind: StepKind): StepTerms {
  switch (kind) {
    case "refusal":
      return {
        kind,
        register: reader.hex(20),
        digest: reader.hex(32),
        eId: textOfWord(reader.hex(32)),
        decidedOn: reader.uint32(),
        remedyDays: reader.uint16(),
        details: reader.hex(32),
        application: reader.raw(reader.uint16()),
      };
    case "grant":
      return {
        kind,
        register: reader.hex(20),
        entry: reader.hex(32),
        commitment: readCommitment(reader),
        record: reader.raw(reader.uint16()),
      };
    case "service":
      return { kind, servedOn: reader.uint32() };
    case "review":
      return { kind, outcome: reviewOutcomeOf(reader.uint8()) };
    case "judgment":
      return { kind, outcome: judgmentOutcomeOf(reader.uint8()) };
    case "interim measure":
      return { kind, pending: readChoice(reader, kind) };
    case "correction":
      return { kind, burdens: readChoice(reader, kind) };
    case "transfer":
      return { kind, receivedOn: reader.uint32() };
    case "reopening":
      return { kind, correctedOn: reader.uint32(), evidence: reader.raw(reader.uint16()) };
    default:
      return { kind };
  }
}

function readCommitment(reader: FieldReader): Hex {
  const commitment = reader.hex(31);
  const last = reader.hex(1);
  if (last !== "0x00") throw new MalformedCommitmentError(`${commitment}${last.slice(2)}`);
  return commitment;
}

function readChoice(reader: FieldReader, kind: StepKind): boolean {
  const code = reader.uint8();
  if (code > 1) throw new UnknownCodeError(`choice of a step (${kind})`, code);
  return code === 1;
}
