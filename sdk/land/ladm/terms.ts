import { isoDateOf, NO_END } from "../../law/dates.ts";
import type { Rrr } from "../title.ts";
import { LadmUnmappableError } from "./errors.ts";
import { dayAt, uint64At } from "./values.ts";

/** What an RRR may have beside its holder and its source, under LADM's names where LADM has one. */
export interface Terms {
  /** LA_Mortgage: 1 is paid first. */
  readonly ranking?: number;
  /** Joint tenants who hold together have the same number. */
  readonly jointGroup?: number;
  /** LA_Mortgage: the amount secured; left out where none is stated. */
  readonly amount?: { readonly minorUnits: string; readonly currency: string };
  /** It may pass to an acquirer without the lender's signature. */
  readonly assumable?: boolean;
  /** Its last day; null: without end. */
  readonly timeSpec?: { readonly end: string | null };
}

/** Name of a term. */
export type TermName = keyof Terms;

/** The fields of an RRR that terms stand for. */
export type TermFields = Partial<Omit<Rrr, "kind" | "holder" | "instrument">>;

/** How one term is written and read. */
interface Term<Name extends TermName> {
  /** The fields of the record that it stands for. */
  readonly fields: readonly (keyof TermFields)[];
  /** JSON Schema of its value. */
  readonly schema: object;
  /** Whether it may be left out: where all its fields are zero. */
  readonly optional: boolean;
  /** @throws {LadmUnmappableError} if the fields mean nothing that JSON can say */
  write(rrr: Rrr): NonNullable<Terms[Name]>;
  /** @throws {LadmImportError} if the value passes the schema and means nothing all the same */
  read(value: NonNullable<Terms[Name]>, pointer: string): TermFields;
}

/** Schema of a whole number that is written as text. */
export const UINT64 = { type: "string", pattern: "^(0|[1-9][0-9]{0,19})$" } as const;

/** Schema of a date. */
export const DATE = { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } as const;

const CURRENCY = /^[A-Z]{3}$/;

/** Every term. */
export const TERMS: { readonly [Name in TermName]-?: Term<Name> } = {
  ranking: {
    fields: ["rank"],
    schema: { type: "integer", minimum: 0, maximum: 0xffff },
    optional: false,
    write: ({ rank }) => rank,
    read: (rank) => ({ rank }),
  },
  jointGroup: {
    fields: ["rank"],
    schema: { type: "integer", minimum: 0, maximum: 0xffff },
    optional: false,
    write: ({ rank }) => rank,
    read: (rank) => ({ rank }),
  },
  amount: {
    fields: ["amount", "currency"],
    schema: {
      type: "object",
      properties: { minorUnits: UINT64, currency: { type: "string", pattern: CURRENCY.source } },
      required: ["minorUnits", "currency"],
      additionalProperties: false,
    },
    optional: true,
    write: ({ amount, currency }) => {
      if (!CURRENCY.test(currency)) throw new LadmUnmappableError("the currency", JSON.stringify(currency));
      return { minorUnits: String(amount), currency };
    },
    read: ({ minorUnits, currency }, pointer) => ({
      amount: uint64At(`${pointer}/minorUnits`, minorUnits),
      currency,
    }),
  },
  assumable: {
    fields: ["assumable"],
    schema: { type: "boolean" },
    optional: false,
    write: ({ assumable }) => assumable,
    read: (assumable) => ({ assumable }),
  },
  timeSpec: {
    fields: ["until"],
    schema: {
      type: "object",
      properties: { end: { ...DATE, type: ["string", "null"] } },
      required: ["end"],
      additionalProperties: false,
    },
    optional: false,
    write: ({ until }) => ({ end: until === NO_END ? null : wordOfDay("the day", until) }),
    read: ({ end }, pointer) => ({ until: end === null ? NO_END : dayAt(`${pointer}/end`, end) }),
  },
};

/**
 * The ISO date of a day.
 * @throws {LadmUnmappableError} if it is beyond the last that has one
 */
export function wordOfDay(what: string, day: number): string {
  try {
    return isoDateOf(day);
  } catch (error) {
    throw new LadmUnmappableError(what, day, error);
  }
}
