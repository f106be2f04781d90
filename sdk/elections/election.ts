import type { Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";

/** First byte of a body in the register of elections. */
export const ENTRY_KIND = { election: 1, district: 2, objection: 3 } as const;

/** The polls of one polling day under one key. */
export interface Election {
  /** Days since 1970-01-01. */
  readonly pollingDay: number;
  /** First second in which ballots are taken. */
  readonly opens: bigint;
  /** First second in which none are taken any more. */
  readonly closes: bigint;
  readonly paused: boolean;
  readonly postponements: number;
  /** How many trustees are needed to decrypt; 0 before they are appointed. */
  readonly threshold: number;
  /** How often the ceremony may be begun. */
  readonly attempts: number;
  /** Seconds of each period of the ceremony. */
  readonly period: number;
  /** Persons, 16 bytes each. */
  readonly trustees: readonly Hex[];
}

const HEAD = 30;
const TRUSTEE = 16;

/** The body is not that of an entry of this kind, or not as long as its own counts say. */
export class MalformedElectionEntryError extends SdkError {
  override readonly name = "MalformedElectionEntryError";

  constructor(kind: keyof typeof ENTRY_KIND, length: number) {
    super(`the ${length} bytes are no ${kind}`, { kind, length });
  }
}

/** The body of an election's record, as `Election.sol` reads it. */
export function encodeElection(election: Election): Uint8Array {
  const { trustees } = election;
  const writer = new FieldWriter(HEAD + trustees.length * TRUSTEE);
  writer.uint8(ENTRY_KIND.election);
  writer.uint8(election.postponements);
  writer.uint8(election.paused ? 1 : 0);
  writer.uint8(election.threshold);
  writer.uint8(election.attempts);
  writer.uint8(trustees.length);
  writer.uint32(election.pollingDay);
  writer.uint64(election.opens);
  writer.uint64(election.closes);
  writer.uint32(election.period);
  for (const trustee of trustees) writer.hex(trustee, TRUSTEE);
  return writer.bytes;
}

/**
 * The election that a record's body holds.
 *
 * @throws {MalformedElectionEntryError} if it is the body of something else, or of another length than it says
 */
export function decodeElection(body: Uint8Array): Election {
  const trustees = body[5] ?? 0;
  if (body[0] !== ENTRY_KIND.election || body.length !== HEAD + trustees * TRUSTEE) {
    throw new MalformedElectionEntryError("election", body.length);
  }
  const reader = new FieldReader(body, 1);
  const postponements = reader.uint8();
  const paused = reader.uint8() !== 0;
  const [threshold, attempts] = [reader.uint8(), reader.uint8()];
  reader.skip(1);
  return {
    postponements,
    paused,
    threshold,
    attempts,
    pollingDay: reader.uint32(),
    opens: reader.uint64(),
    closes: reader.uint64(),
    period: reader.uint32(),
    trustees: Array.from({ length: trustees }, () => reader.hex(TRUSTEE)),
  };
}
