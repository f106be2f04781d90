import type { Hex } from "../bytes.ts";
import { codeOf, wordOf } from "../law/codes.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { ENTRY_KIND, MalformedElectionEntryError } from "./election.ts";

/** How far a district has got, in the order of the codes, which count from 1. */
export const DISTRICT_STAGES = [
  "called",
  "frozen",
  "counting",
  "certified",
  "annulled",
  "vacant",
  "succeeded",
] as const;

/** How far a district has got. */
export type DistrictStage = (typeof DISTRICT_STAGES)[number];

/** Kinds of contest, in the order of the codes, which count from 1. */
export const CONTEST_FORMS = ["one", "approval", "exactly", "at most", "question"] as const;

/** Kind of a contest: one candidate, any number, exactly or at most as many as there are seats, or yes or no. */
export type ContestForm = (typeof CONTEST_FORMS)[number];

/** One question on a ballot paper. */
export interface ElectionContest {
  readonly form: ContestForm;
  readonly seats: number;
  /** Whether it is held with a blank, where it may be without. */
  readonly blank: boolean;
  /** Bit i: option i is elected, or is the answer; 0: the result is not stated. */
  readonly elected: number;
  /** Persons, 16 bytes each, ascending; none where a question is asked. */
  readonly candidates: readonly Hex[];
  /** Hash of what is asked, 32 bytes; {@link NO_QUESTION}: candidates stand. */
  readonly question: Hex;
}

/** A part of an election with a roll and a ballot paper of its own. */
export interface District {
  readonly stage: DistrictStage;
  /** Whether voters prove, without naming themselves, that they are on the roll. */
  readonly anonymous: boolean;
  /** Of the roll, 32 bytes; zero: none is published. */
  readonly root: Hex;
  /** On the roll. */
  readonly voters: number;
  /** As of the permission to count. */
  readonly turnout: number;
  /** Who published the roll, 16 bytes. */
  readonly publisher: Hex;
  /** Day on which the roll was last published where the district had one before, days since 1970-01-01; 0: it was not. */
  readonly republished: number;
  /** Day on which the poll was annulled or the seat became vacant, days since 1970-01-01; 0: neither. */
  readonly ended: number;
  readonly contests: readonly ElectionContest[];
}

/** Hash that a contest with candidates states. */
export const NO_QUESTION: Hex = `0x${"00".repeat(32)}`;

const HEAD = 68;
const CONTEST = 6;
const CANDIDATE = 16;
/** A question stands in the place of two candidates. */
const ANSWERS = 2;

/** 1 one candidate, 2 approval, 3 exactly, 4 at most, 5 yes or no. */
export const contestFormCode = (form: ContestForm): number => codeOf("kind of contest", CONTEST_FORMS, form);

/** The body of a district's record, as `District.sol` reads it. */
export function encodeDistrict(district: District): Uint8Array {
  const { contests } = district;
  const length = contests.reduce((sum, one) => sum + CONTEST + chosenFrom(one) * CANDIDATE, HEAD);
  const writer = new FieldWriter(length);
  writer.uint8(ENTRY_KIND.district);
  writer.uint8(codeOf("stage of a district", DISTRICT_STAGES, district.stage));
  writer.uint8(district.anonymous ? 1 : 0);
  writer.uint8(contests.length);
  writer.hex(district.root, 32);
  writer.uint32(district.voters);
  writer.uint32(district.turnout);
  writer.hex(district.publisher, 16);
  writer.uint32(district.republished);
  writer.uint32(district.ended);
  for (const contest of contests) {
    const { form, seats, blank, elected, candidates, question } = contest;
    writer.uint8(contestFormCode(form));
    writer.uint8(seats);
    writer.uint8(blank ? 1 : 0);
    writer.uint8(chosenFrom(contest));
    writer.uint16(elected);
    if (form === "question") writer.hex(question, 32);
    else for (const candidate of candidates) writer.hex(candidate, CANDIDATE);
  }
  return writer.bytes;
}

/**
 * The district that a record's body holds.
 *
 * @throws {MalformedElectionEntryError} if it is the body of something else, or of another length than it says
 * @throws {UnknownCodeError} if its stage or the kind of a contest is unknown
 */
export function decodeDistrict(body: Uint8Array): District {
  const malformed = new MalformedElectionEntryError("district", body.length);
  if (body[0] !== ENTRY_KIND.district || body.length < HEAD) throw malformed;
  const reader = new FieldReader(body, 1);
  const stage = wordOf("stage of a district", DISTRICT_STAGES, reader.uint8());
  const anonymous = reader.uint8() !== 0;
  const count = reader.uint8();
  const head = { root: reader.hex(32), voters: reader.uint32(), turnout: reader.uint32() };
  const by = { publisher: reader.hex(16), republished: reader.uint32(), ended: reader.uint32() };
  const contests: ElectionContest[] = [];
  let end = HEAD;
  for (let index = 0; index < count; index++) {
    end += CONTEST + (body[end + 3] ?? 0) * CANDIDATE;
    if (end > body.length) throw malformed;
    contests.push(readContest(reader));
  }
  if (end !== body.length) throw malformed;
  return { stage, anonymous, ...head, ...by, contests };
}

function readContest(reader: FieldReader): ElectionContest {
  const form = wordOf("kind of contest", CONTEST_FORMS, reader.uint8());
  const seats = reader.uint8();
  const blank = reader.uint8() !== 0;
  const count = reader.uint8();
  const elected = reader.uint16();
  const asks = form === "question";
  const question = asks ? reader.hex(32) : NO_QUESTION;
  const candidates = asks ? [] : Array.from({ length: count }, () => reader.hex(CANDIDATE));
  return { form, seats, blank, elected, candidates, question };
}

function chosenFrom({ form, candidates }: ElectionContest): number {
  return form === "question" ? ANSWERS : candidates.length;
}
