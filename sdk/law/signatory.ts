import type { Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import type { FieldReader, FieldWriter } from "../wire.ts";

/** In what capacity a person signs. */
export type Capacity = "own behalf" | "notary" | "registrar" | "reviewer" | "judge";

/** One who signs. */
export interface Signatory {
  /** 16 bytes. */
  readonly person: Hex;
  readonly capacity: Capacity;
  /** Version of the key they sign with; any other makes the signature void. */
  readonly keyVersion: number;
}

/** Bytes of a signatory on the wire. */
export const SIGNATORY_LENGTH = 21;

/** The words in which a signatory reads each capacity. */
export const SIGNED_CAPACITIES: Readonly<Record<Capacity, string>> = {
  "own behalf": "on own behalf",
  notary: "as notary",
  registrar: "as registrar",
  reviewer: "as reviewer",
  judge: "as judge",
};

/** The capacities in the order of their codes, which count from 1. */
export const CAPACITIES: readonly Capacity[] = ["own behalf", "notary", "registrar", "reviewer", "judge"];

/** The capacity is none that the law knows. */
export class UnknownCapacityError extends SdkError {
  override readonly name = "UnknownCapacityError";

  constructor(capacity: number | string) {
    super(`${capacity} is no known capacity`, { capacity });
  }
}

/** 1 own behalf, 2 notary, 3 registrar, 4 reviewer, 5 judge. */
export function capacityCode(capacity: Capacity): number {
  const index = CAPACITIES.indexOf(capacity);
  if (index < 0) throw new UnknownCapacityError(capacity);
  return index + 1;
}

/** The capacity that a code means. */
export function capacityOf(code: number): Capacity {
  const capacity = CAPACITIES[code - 1];
  if (capacity === undefined) throw new UnknownCapacityError(code);
  return capacity;
}

/** person 16 | key version 4 | capacity 1. */
export function writeSignatory(writer: FieldWriter, signatory: Signatory): void {
  writer.hex(signatory.person, 16);
  writer.uint32(signatory.keyVersion);
  writer.uint8(capacityCode(signatory.capacity));
}

/** The signatory that stands next. */
export function readSignatory(reader: FieldReader): Signatory {
  const person = reader.hex(16);
  const keyVersion = reader.uint32();
  return { person, capacity: capacityOf(reader.uint8()), keyVersion };
}
