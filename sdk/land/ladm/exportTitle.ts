import type { Hex } from "../../bytes.ts";
import { type EntryRecord, NO_BASIS, NO_COMMITMENT } from "../../law/record.ts";
import type { RrrKind, TitleTenure } from "../codes.ts";
import { decodeTitle, type Rrr, type Title } from "../title.ts";
import type { AdministrativeSource, LadmDocument, LadmRrr, Party, SpatialUnit } from "./document.ts";
import { LadmUnmappableError } from "./errors.ts";
import { RRR_TABLE, type RrrMapping } from "./rrrTable.ts";
import { LADM_SCHEMA_ID } from "./schema.ts";
import { type TermName, TERMS, wordOfDay } from "./terms.ts";

/** Fields that every RRR has. */
const COMMON: readonly (keyof Rrr)[] = ["kind", "holder", "instrument"];

/**
 * A record of the land register in LADM's terms. Nothing is left out: {@link importTitle} makes the same record of it.
 *
 * @param entry the title's entry, 32 bytes
 * @param record header and body, as `decodeRecord` gives them
 *
 * @example
 * const document = exportTitle(entry, decodeRecord(bytes));
 *
 * @throws {LadmUnmappableError} if the record holds what the table of LADM's terms has no word for
 * @throws {MalformedTitleError} if the body is no title
 * @throws {UnknownCodeError} if a tenure or a kind of RRR is unknown
 */
export function exportTitle(entry: Hex, record: EntryRecord): LadmDocument {
  const title = decodeTitle(record.body);
  return {
    $schema: LADM_SCHEMA_ID,
    LA_BAUnit: {
      uID: entry,
      type: "basicPropertyUnit",
      beginLifespanVersion: wordOfDay("the day of the record", record.recordedAt),
      version: record.version,
      ...(record.others === 0 ? {} : { others: record.others }),
      previous: record.previous === NO_COMMITMENT ? null : record.previous,
      basis: record.basis === NO_BASIS ? null : record.basis,
      tenure: title.tenure,
      termEnds: termEndsOf(title),
      shareDenominator: title.denominator,
      su: title.spatialUnits.map(({ squareMetres, geometry }, index): SpatialUnit => ({
        suID: index + 1,
        area: { areaSize: String(squareMetres), type: "officialArea" },
        geometry,
      })),
      party: partiesOf(title),
      rrr: rrrsOf(title),
      source: sourcesOf(title),
    },
  };
}

function termEndsOf({ tenure, termEnds }: Title): string | null {
  if (tenure === "leasehold") return wordOfDay("the last day of the lease", termEnds);
  if (termEnds !== 0) throw new LadmUnmappableError("the end of a freehold, day", termEnds);
  return null;
}

function partiesOf({ shares, rrrs }: Title): Party[] {
  const persons = [
    ...shares.map(({ owner }) => owner),
    ...rrrs.filter(isHeldByPerson).map(({ holder }) => holder),
  ];
  return [...new Set(persons)].map((pID) => ({ pID }));
}

function isHeldByPerson({ kind }: Rrr): boolean {
  return mappingOf(kind).holder === "party";
}

function mappingOf(kind: RrrKind): RrrMapping {
  const mapping: RrrMapping | undefined = RRR_TABLE[kind];
  if (mapping === undefined) throw new LadmUnmappableError("the kind of RRR", kind);
  return mapping;
}

function sourcesOf({ rrrs }: Title): AdministrativeSource[] {
  return [...new Set(rrrs.map(({ instrument }) => instrument))].map((sID) => ({ sID, type: "deed" }));
}

function rrrsOf({ tenure, denominator, shares, rrrs }: Title): LadmRrr[] {
  const owners = shares.map(({ owner, numerator }, index) => ownership(index, tenure, owner, numerator));
  return [...owners, ...rrrs.map((rrr, index) => otherRrr(shares.length + index, rrr))];

  function ownership(index: number, type: TitleTenure, party: Hex, numerator: number): LadmRrr {
    return { class: "LA_Right", rID: index + 1, type, party, share: { numerator, denominator } };
  }
}

function otherRrr(index: number, rrr: Rrr): LadmRrr {
  const mapping = mappingOf(rrr.kind);
  const said = mapping.terms.flatMap((name) => TERMS[name].fields);
  for (const [field, value] of Object.entries(rrr) as [keyof Rrr, Rrr[keyof Rrr]][]) {
    const isSaid = COMMON.includes(field) || (said as (keyof Rrr)[]).includes(field);
    if (!isSaid && value) throw new LadmUnmappableError(`the ${field} of a ${rrr.kind},`, value);
  }
  return {
    class: mapping.class,
    rID: index + 1,
    type: mapping.type,
    [mapping.holder]: rrr.holder,
    ...Object.fromEntries(mapping.terms.flatMap((name) => writtenTerm(name, rrr))),
    source: rrr.instrument,
  };
}

function writtenTerm(name: TermName, rrr: Rrr): [TermName, unknown][] {
  const { optional, fields, write } = TERMS[name];
  return optional && fields.every((field) => !rrr[field]) ? [] : [[name, write(rrr)]];
}
