import type { Hex } from "../bytes.ts";
import { textOfWord, wordOfText } from "../law/quantity.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { stageCode, stageOf, type Stage } from "./codes.ts";

/** Who has taken part in a case, and so cannot review or judge it later. */
export interface Participant {
  /** 16 bytes. */
  readonly person: Hex;
  /** The review or proceedings in court in which they acted; 0: the application, or an act of a registrar. */
  readonly instance: number;
}

/** The proceedings about one decision. Days count from 1970-01-01; 0: not yet. */
export interface Case {
  readonly stage: Stage;
  /** Reviews and proceedings in court so far, the present ones included. */
  readonly instance: number;
  /** Whether the case holds its entries, so that nothing can be done with them. */
  readonly pending: boolean;
  /** Whether it does by an interim measure; else by law, for a time. */
  readonly ordered: boolean;
  /** Day of the objection, appeal or remand with which the present instance began. */
  readonly since: number;
  /** Day of the latest decision: the one contested, or the review or judgment of it. */
  readonly decidedOn: number;
  /** Day on which that decision was served. */
  readonly servedOn: number;
  /** Day of the hearing in the present instance. */
  readonly heardOn: number;
  /** Period for the objection, as the refusing act has it; of a grant 0. */
  readonly remedyDays: number;
  /** Whose application was refused, or who opened the case about a grant; 16 bytes. */
  readonly objector: Hex;
  /** Address of the register that decided. */
  readonly register: Hex;
  /** Digest of the application refused; or commitment of the record granted, 31 bytes and a zero. */
  readonly contested: Hex;
  /** Provision that refused; empty: a grant is contested. */
  readonly eId: string;
  /** Hash of the latest reasons, 32 bytes; zero: none yet. */
  readonly reasons: Hex;
  readonly participants: readonly Participant[];
  /** What the decision was about, 32 bytes each. */
  readonly entries: readonly Hex[];
}

const HEAD = 155;
const PARTICIPANT = 17;
const ENTRY = 32;

/** How a case holds its entries; 0: it does not. */
const [BY_LAW, BY_ORDER] = [1, 2];

/** The body is not as long as its own counts say it must be. */
export class MalformedCaseError extends SdkError {
  override readonly name = "MalformedCaseError";

  constructor(length: number, required: number) {
    super(`the case has ${length} bytes where its counts require ${required}`, { length, required });
  }
}

const lengthOf = (participants: number, entries: number): number =>
  HEAD + participants * PARTICIPANT + entries * ENTRY;

/**
 * The body of a case's record, as `Case.sol` reads it.
 *
 * @throws {UnwritableTextError} if the eId does not fit into a word
 */
export function encodeCase(contestedCase: Case): Uint8Array {
  const { participants, entries } = contestedCase;
  const writer = new FieldWriter(lengthOf(participants.length, entries.length));
  writer.uint8(stageCode(contestedCase.stage));
  writer.uint8(contestedCase.instance);
  writer.uint8(contestedCase.pending ? (contestedCase.ordered ? BY_ORDER : BY_LAW) : 0);
  writer.uint8(participants.length);
  writer.uint8(entries.length);
  writer.uint32(contestedCase.since);
  writer.uint32(contestedCase.decidedOn);
  writer.uint32(contestedCase.servedOn);
  writer.uint32(contestedCase.heardOn);
  writer.uint16(contestedCase.remedyDays);
  writer.hex(contestedCase.objector, 16);
  writer.hex(contestedCase.register, 20);
  writer.hex(contestedCase.contested, 32);
  writer.hex(wordOfText(contestedCase.eId), 32);
  writer.hex(contestedCase.reasons, 32);
  for (const { person, instance } of participants) {
    writer.hex(person, 16);
    writer.uint8(instance);
  }
  for (const entry of entries) writer.hex(entry, ENTRY);
  return writer.bytes;
}

/**
 * The case that a record's body holds.
 *
 * @example
 * const { stage, servedOn } = decodeCase(decodeRecord(record).body);
 *
 * @throws {MalformedCaseError} if the length is not what the body's counts require
 * @throws {UnknownCodeError} if the stage is unknown
 */
export function decodeCase(body: Uint8Array): Case {
  if (body.length < HEAD) throw new MalformedCaseError(body.length, HEAD);
  const [participants = 0, entries = 0] = body.subarray(3, 5);
  const required = lengthOf(participants, entries);
  if (body.length !== required) throw new MalformedCaseError(body.length, required);
  const reader = new FieldReader(body);
  const head = { stage: stageOf(reader.uint8()), instance: reader.uint8() };
  const held = reader.uint8();
  reader.skip(2);
  return {
    ...head,
    pending: held !== 0,
    ordered: held === BY_ORDER,
    since: reader.uint32(),
    decidedOn: reader.uint32(),
    servedOn: reader.uint32(),
    heardOn: reader.uint32(),
    remedyDays: reader.uint16(),
    objector: reader.hex(16),
    register: reader.hex(20),
    contested: reader.hex(32),
    eId: textOfWord(reader.hex(32)),
    reasons: reader.hex(32),
    participants: Array.from({ length: participants }, () => ({
      person: reader.hex(16),
      instance: reader.uint8(),
    })),
    entries: Array.from({ length: entries }, () => reader.hex(ENTRY)),
  };
}
