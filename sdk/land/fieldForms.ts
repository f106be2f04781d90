import * as law from "../law/fieldForms.ts";
import {
  MalformedCurrencyError,
  readCurrency,
  type Tenure,
  tenureCode,
  tenureOf,
  writeCurrency,
} from "./codes.ts";

/** What a field of each form is in TypeScript. */
export interface FieldValues extends law.FieldValues {
  /** ISO 4217; signed as text. */
  c: string;
  /** Signed as text. */
  t: Tenure;
}

/** How a field is written: the letters of `FieldList.sol`, and `t` for a tenure. */
export type FieldForm = keyof FieldValues;

/** Every form of a field of a dealing with land. */
export const FIELD_FORMS: { readonly [F in FieldForm]: law.Form<FieldValues[F]> } = {
  ...law.FIELD_FORMS,
  c: { length: 3, type: "string", write: writeCurrency, read: readCurrency, signed: plainCurrency },
  t: {
    length: 1,
    type: "string",
    write: (writer, value) => writer.uint8(tenureCode(value)),
    read: (reader) => tenureOf(reader.uint8()),
    signed: (tenure) => tenure,
  },
};

/** Where a wallet would write other bytes than the contract reads, nobody is asked to sign. */
function plainCurrency(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) throw new MalformedCurrencyError(currency);
  return currency;
}
