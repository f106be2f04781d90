import { bytesFromHex } from "../../bytes.ts";
import { firstDifference } from "../../jsonDifference.ts";
import { schemaCheck, type SchemaProblem } from "../../jsonSchema.ts";
import { dayOf } from "../../law/dates.ts";
import { type EntryHistory, known, type KnownRecord, next, standingOn } from "../../law/entryHistory.ts";
import { decodeSlot, decodeStatus } from "../../law/record.ts";
import { SdkError } from "../../sdkError.ts";
import { exportTitle } from "../ladm/exportTitle.ts";
import { ladmSchema } from "../ladm/schema.ts";
import { requireCertificate } from "./certify.ts";
import type { LandExtract } from "./extract.ts";
import { extractSchema } from "./schema.ts";

/** What was checked of an extract. */
export interface ExtractCheck {
  readonly what: string;
  /** undefined: it could not be checked; `why` says why. */
  readonly passed: boolean | undefined;
  /** Why it did not pass, or could not be checked. */
  readonly why?: string;
}

/** The file is no extract. */
export class MalformedExtractError extends SdkError {
  override readonly name = "MalformedExtractError";

  constructor({ pointer, found, expected }: SchemaProblem) {
    const where = pointer === "" ? "the file" : pointer;
    const what = found === undefined ? "nothing" : JSON.stringify(found);
    super(`${where}: found ${what}; expected ${expected}`, { pointer, found, expected });
  }
}

const SIGNED = "The account named in the certificate signed it";

let problemOf: ReturnType<typeof schemaCheck> | undefined;

/**
 * An extract out of a file.
 * @param json parsed
 * @throws {MalformedExtractError} with the place and what was expected there
 */
export function parseExtract(json: unknown): LandExtract {
  problemOf ??= schemaCheck(extractSchema(), [ladmSchema()]);
  const problem = problemOf(json);
  if (problem) throw new MalformedExtractError(problem);
  return json as LandExtract;
}

/**
 * Checks an extract without a chain: that its records continue each other up to what the register is said to store, that
 * the title is the one which stood on the date, and the registrar's signature. What only a chain can tell is whether the
 * register did store it, and who held the registrar's office; see `verifyOnChain`.
 */
export function verifyOffline(extract: LandExtract): ExtractCheck[] {
  return [
    check("Each record continues the one before, and the slot commits to the last", () =>
      requireChain(extract),
    ),
    check("The title is what stood on the date", () => requireStanding(extract)),
    extract.certificate === undefined
      ? { what: SIGNED, passed: undefined, why: "it is no certified copy" }
      : check(SIGNED, () => requireSigned(extract)),
  ];
}

/** Runs a check; what it throws is why it did not pass. */
export function check(what: string, required: () => string | undefined): ExtractCheck {
  try {
    const why = required();
    return why === undefined ? { what, passed: true } : { what, passed: false, why };
  } catch (error) {
    if (error instanceof SdkError) return { what, passed: false, why: error.message };
    throw error;
  }
}

function requireChain(extract: LandExtract): string | undefined {
  const present = recordsOf(extract).at(-1)?.commitment;
  const stored = decodeSlot(extract.slot).commitment;
  return present === stored ? undefined : `the last record is ${present}, and the slot commits to ${stored}`;
}

function requireStanding(extract: LandExtract): string | undefined {
  const { entry, date, knownOn, block, version, commitment, title } = extract;
  if (dayOf(date) > dayOf(block.date) || dayOf(knownOn) > dayOf(block.date)) {
    return `the register was read on ${block.date} and cannot tell of a later day`;
  }
  // Statuses are in no record: the certificate stands for them.
  const history: EntryHistory = { entry, records: recordsOf(extract), statuses: [] };
  const { record } = standingOn(history, dayOf(date), dayOf(knownOn));
  const stood = { version: record.version, commitment: record.commitment, title: exportTitle(entry, record) };
  const problem = firstDifference({ version, commitment, title }, stood);
  if (problem)
    return `${problem.pointer}: found ${JSON.stringify(problem.found)}; expected ${problem.expected}`;
  return date === block.date && knownOn === block.date ? requirePresentStatus(extract) : undefined;
}

/** Of the day on which the register was read, the slot tells the status too. */
function requirePresentStatus({ slot, status }: LandExtract): string | undefined {
  const problem = firstDifference(status, decodeStatus(decodeSlot(slot).status), "/status");
  return (
    problem && `${problem.pointer}: found ${JSON.stringify(problem.found)}; expected ${problem.expected}`
  );
}

function requireSigned(extract: LandExtract): undefined {
  if (extract.certificate) requireCertificate(extract, extract.certificate);
  return undefined;
}

function recordsOf({ entry, records }: LandExtract): KnownRecord[] {
  const continued: KnownRecord[] = [];
  for (const record of records) continued.push(next(entry, continued, known(bytesFromHex(record))));
  return continued;
}
