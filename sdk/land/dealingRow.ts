import type { DealingForm, DealingPart } from "./dealingPart.ts";
import { DEALING_PARTS, type DealingKind } from "./dealingForms.ts";
import { FIELD_FORMS, type FieldForm } from "./fieldForms.ts";

/** One kind of dealing, with what follows from its form. */
export interface DealingRow extends DealingForm {
  readonly kind: DealingKind;
  /** The struct in which it is signed. */
  readonly part: DealingPart;
  /** Name and form of each field, in order. */
  readonly terms: readonly (readonly [name: string, form: FieldForm])[];
  /** Bytes that a dealing of this kind takes. */
  readonly length: number;
  /** The struct as EIP-712 writes it. */
  readonly signature: string;
}

/** Kind, subject, the deed's hash and date. */
const AROUND_THE_TERMS = 1 + 1 + 32 + 4;

function rowOf(kind: string, form: DealingForm, part: DealingPart): DealingRow {
  const terms = Object.entries(form.fields);
  const members = terms.map(([name, field]) => `${FIELD_FORMS[field].type} ${name}`);
  const signed = ["uint8 subject", ...members, "bytes32 instrument", "uint32 instrumentDate"];
  return {
    ...form,
    kind: kind as DealingKind,
    part,
    terms,
    length: terms.reduce((sum, [, field]) => sum + FIELD_FORMS[field].length, AROUND_THE_TERMS),
    signature: `${form.struct}(${signed.join(",")})`,
  };
}

/** Every kind of dealing, in the order of their codes. */
export const DEALING_ROWS: readonly DealingRow[] = DEALING_PARTS.flatMap((part: DealingPart) =>
  Object.entries(part.dealings).map(([kind, form]) => rowOf(kind, form, part)),
);

const BY_CODE = new Map(DEALING_ROWS.map((row) => [row.code, row]));
const BY_KIND = new Map(DEALING_ROWS.map((row) => [row.kind, row]));

/** The row of a code; undefined if there is no such kind. */
export const rowOfCode = (code: number): DealingRow | undefined => BY_CODE.get(code);

/** The row of a kind. */
export function rowOfKind(kind: DealingKind): DealingRow {
  const row = BY_KIND.get(kind);
  if (row === undefined) throw new TypeError(`no kind of dealing is called ${kind}`);
  return row;
}
