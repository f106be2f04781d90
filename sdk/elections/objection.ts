import type { Hex } from "../bytes.ts";
import { codeOf, wordOf } from "../law/codes.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { ENTRY_KIND, MalformedElectionEntryError } from "./election.ts";
import { OBJECTION_ABOUT, type ObjectionAbout } from "./entries.ts";

const ABOUT = Object.keys(OBJECTION_ABOUT) as ObjectionAbout[];
const OUTCOMES = ["undecided", "upheld", "dismissed"] as const;
const LENGTH = 83;

/** What has become of an objection. */
export type ObjectionOutcome = (typeof OUTCOMES)[number];

/** Somebody's objection to the roll or the result of a district. */
export interface Objection {
  readonly about: ObjectionAbout;
  readonly outcome: ObjectionOutcome;
  /** Entry of the district, 32 bytes. */
  readonly district: Hex;
  /** 16 bytes. */
  readonly objector: Hex;
  /** Hash of the objection's reasons, or of those of what has decided it. */
  readonly reasons: Hex;
}

/** The body of an objection's record, as `Objection.sol` reads it. */
export function encodeObjection({ about, outcome, district, objector, reasons }: Objection): Uint8Array {
  const writer = new FieldWriter(LENGTH);
  writer.uint8(ENTRY_KIND.objection);
  writer.uint8(codeOf("matter of an objection", ABOUT, about));
  writer.uint8(codeOf("outcome of an objection", OUTCOMES, outcome));
  writer.hex(district, 32);
  writer.hex(objector, 16);
  writer.hex(reasons, 32);
  return writer.bytes;
}

/**
 * The objection that a record's body holds.
 *
 * @throws {MalformedElectionEntryError} if it is the body of something else, or of another length
 */
export function decodeObjection(body: Uint8Array): Objection {
  if (body[0] !== ENTRY_KIND.objection || body.length !== LENGTH) {
    throw new MalformedElectionEntryError("objection", body.length);
  }
  const reader = new FieldReader(body, 1);
  return {
    about: wordOf("matter of an objection", ABOUT, reader.uint8()),
    outcome: wordOf("outcome of an objection", OUTCOMES, reader.uint8()),
    district: reader.hex(32),
    objector: reader.hex(16),
    reasons: reader.hex(32),
  };
}
