import type { Hex } from "../bytes.ts";
import { decodeApplication } from "../law/application.ts";
import { decimalDateOf } from "../law/dates.ts";
import type { Domain } from "../law/domain.ts";
import { applicationMessage, type TypedData } from "../law/typedData.ts";
import type { DealingPart } from "./dealingPart.ts";
import { DEALING_ROWS, rowOfKind } from "./dealingRow.ts";
import { decodeDealings, type Dealing } from "./dealings.ts";
import { DAILY } from "./forms/daily.ts";
import { FIELD_FORMS } from "./fieldForms.ts";
import { landTypesOf } from "./typedDataTypes.ts";

/**
 * What a wallet shows and signs for an application to the land register: dates as YYYYMMDD, capacities and names in
 * words.
 *
 * @param application in its wire form, as it is submitted
 * @param from commitment of each entry's present record, 31 bytes; zero for a new entry
 *
 * @example
 * const { domain, types, message } = landTypedData(await readDomain(provider, register), application, from);
 * const signature = await wallet.signTypedData(domain, types, message);
 */
export function landTypedData(domain: Domain, application: Uint8Array, from: readonly Hex[]): TypedData {
  const decoded = decodeApplication(application);
  const dealings = decodeDealings(decoded.dealings);
  const part: DealingPart = dealings[0] === undefined ? DAILY : rowOfKind(dealings[0].kind).part;
  const { application: primaryType, types } = landTypesOf(part);
  const arrays = DEALING_ROWS.filter((row) => row.part === part).map(({ kind, array }) => [
    array,
    dealings.filter((dealing) => dealing.kind === kind).map(wordsOf),
  ]);
  const message = applicationMessage(decoded, from, Object.fromEntries(arrays));
  return { domain, types, primaryType, message };
}

function wordsOf(dealing: Dealing): Record<string, unknown> {
  const { subject, instrument, instrumentDate } = dealing;
  const values: Readonly<Record<string, unknown>> = { ...dealing };
  const terms = rowOfKind(dealing.kind).terms.map(([name, form]) => [
    name,
    FIELD_FORMS[form].signed(values[name] as never),
  ]);
  const words: Record<string, unknown> = Object.fromEntries(terms);
  return { ...words, subject, instrument, instrumentDate: decimalDateOf(instrumentDate) };
}
