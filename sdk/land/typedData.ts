import type { Hex } from "../bytes.ts";
import { decodeApplication } from "../law/application.ts";
import { decimalDateOf } from "../law/dates.ts";
import type { Domain } from "../law/domain.ts";
import { applicationMessage, type TypedData } from "../law/typedData.ts";
import { MalformedCurrencyError } from "./codes.ts";
import { DEALING_KINDS, decodeDealings, type Dealing } from "./dealings.ts";
import { DEALING_TYPES, LAND_APPLICATION, LAND_TYPES } from "./typedDataTypes.ts";

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
  return {
    domain,
    types: LAND_TYPES,
    primaryType: LAND_APPLICATION,
    message: landMessage(application, from),
  };
}

/** The application in the words that are signed. */
export function landMessage(bytes: Uint8Array, from: readonly Hex[]): Record<string, unknown> {
  const application = decodeApplication(bytes);
  const dealings = decodeDealings(application.dealings);
  const arrays: [string, unknown][] = DEALING_KINDS.map((kind) => [
    DEALING_TYPES[kind].array,
    dealings.filter((dealing) => dealing.kind === kind).map(wordsOf),
  ]);
  return applicationMessage(application, from, Object.fromEntries(arrays));
}

function wordsOf(dealing: Dealing): Record<string, unknown> {
  const { kind, ...terms } = dealing;
  const signed = { ...terms, instrumentDate: decimalDateOf(terms.instrumentDate) };
  if (kind === "first registration") return { ...signed, termEnds: decimalDateOf(dealing.termEnds) };
  if (kind === "caveat") return { ...signed, lastDay: decimalDateOf(dealing.lastDay) };
  if (kind === "transfer" || kind === "mortgage") requirePlainCurrency(dealing.currency);
  return signed;
}

/** Where a wallet would write other bytes than the contract reads, nobody is asked to sign. */
function requirePlainCurrency(currency: string): void {
  if (!/^[A-Z]{3}$/.test(currency)) throw new MalformedCurrencyError(currency);
}
