import type { Hex } from "../../bytes.ts";
import { firstDifference } from "../../jsonDifference.ts";
import { schemaCheck } from "../../jsonSchema.ts";
import { type EntryRecord, NO_BASIS, NO_COMMITMENT } from "../../law/record.ts";
import { SdkError } from "../../sdkError.ts";
import type { RrrKind } from "../codes.ts";
import { encodeTitle, type Rrr, type Share } from "../title.ts";
import type { BAUnit, LadmDocument, LadmRrr, OtherRrr, OwnershipRight } from "./document.ts";
import { LadmImportError } from "./errors.ts";
import { exportTitle } from "./exportTitle.ts";
import { RRR_TABLE, type RrrMapping } from "./rrrTable.ts";
import { ladmSchema } from "./schema.ts";
import { type TermFields, TERMS } from "./terms.ts";
import { dayAt, uint64At } from "./values.ts";

/** An entry and a record of it. */
export interface ImportedTitle {
  readonly entry: Hex;
  readonly record: EntryRecord;
}

const UNIT = "/LA_BAUnit";
const KINDS = new Map(
  Object.entries(RRR_TABLE).map(([kind, mapping]: [string, RrrMapping]) => [mapping.type, kind as RrrKind]),
);
const NO_TERMS = { assumable: false, rank: 0, amount: 0n, currency: "", until: 0 };

let problemOf: ReturnType<typeof schemaCheck> | undefined;

/**
 * The record that a document in LADM's terms describes. What the document says twice must agree, what it lists must be
 * used: the record, exported again, is the document.
 *
 * @param document parsed JSON
 *
 * @example
 * const { entry, record } = importTitle(JSON.parse(text));
 * commitmentOf(encodeRecord(record));
 *
 * @throws {LadmImportError} with the place and what was expected there
 */
export function importTitle(document: unknown): ImportedTitle {
  problemOf ??= schemaCheck(ladmSchema());
  const malformed = problemOf(document);
  if (malformed) throw new LadmImportError(malformed.pointer, malformed.found, malformed.expected);
  const unit = (document as LadmDocument).LA_BAUnit;
  const imported = { entry: unit.uID, record: recordOf(unit) };
  const difference = firstDifference(document, exportTitle(imported.entry, imported.record));
  if (difference) throw new LadmImportError(difference.pointer, difference.found, difference.expected);
  return imported;
}

function recordOf(unit: BAUnit): EntryRecord {
  return {
    previous: unit.previous ?? NO_COMMITMENT,
    basis: unit.basis ?? NO_BASIS,
    recordedAt: dayAt(`${UNIT}/beginLifespanVersion`, unit.beginLifespanVersion),
    version: unit.version,
    others: unit.others ?? 0,
    body: bodyOf(unit),
  };
}

function bodyOf(unit: BAUnit): Uint8Array {
  const { tenure, termEnds } = unit;
  if ((tenure === "leasehold") !== (termEnds !== null)) {
    const expected =
      tenure === "leasehold" ? "the last day of the lease" : "null, since a freehold has no end";
    throw new LadmImportError(`${UNIT}/termEnds`, termEnds, expected);
  }
  const title = {
    tenure,
    termEnds: termEnds === null ? 0 : dayAt(`${UNIT}/termEnds`, termEnds),
    denominator: unit.shareDenominator,
    spatialUnits: unit.su.map(({ area, geometry }, index) => ({
      squareMetres: uint64At(`${UNIT}/su/${index}/area/areaSize`, area.areaSize),
      geometry,
    })),
    shares: unit.rrr.filter(isOwnership).map(({ party, share }): Share => ({
      owner: party,
      numerator: share.numerator,
    })),
    rrrs: unit.rrr.flatMap((rrr, index) => (isOwnership(rrr) ? [] : rrrOf(rrr, `${UNIT}/rrr/${index}`))),
  };
  try {
    return encodeTitle(title);
  } catch (error) {
    if (error instanceof SdkError)
      throw new LadmImportError(UNIT, unit.uID, "lists that 8 bits can count", error);
    throw error;
  }
}

const isOwnership = (rrr: LadmRrr): rrr is OwnershipRight => !KINDS.has(rrr.type);

function rrrOf(written: OtherRrr, pointer: string): Rrr {
  const kind = KINDS.get(written.type);
  if (kind === undefined) throw new LadmImportError(`${pointer}/type`, written.type, "a known kind of RRR");
  const names: RrrMapping["terms"] = RRR_TABLE[kind].terms;
  const fields = names.map((name): TermFields => {
    const value = written[name];
    // The schema of the type has said which terms there are; only here their types are forgotten.
    const read = TERMS[name].read as (value: unknown, pointer: string) => TermFields;
    return value === undefined ? {} : read(value, `${pointer}/${name}`);
  });
  // The schema of the type has said which of the two there is.
  const holder = (written.party ?? written.relatedBAUnit) as Hex;
  const common = { kind, holder, instrument: written.source };
  return { ...common, ...NO_TERMS, ...Object.assign({}, ...fields) };
}
