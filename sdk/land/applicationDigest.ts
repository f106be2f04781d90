import type { Hex } from "../bytes.ts";
import { layoutOf } from "../law/application.ts";
import { hashApplication, typedDataDigest } from "../law/applicationHash.ts";
import { hashText } from "../words.ts";
import { hashDealings, partOf } from "./dealingHash.ts";
import { LAND_TYPES } from "./typedDataTypes.ts";

const TYPE_HASHES = new Map(LAND_TYPES.map(({ application, encoded }) => [application, hashText(encoded)]));

/**
 * The digest that the signatories of an application to the land register sign: `LandRegister.digestOf`, without a call.
 *
 * @param domainSeparator of the register; see `domainSeparator` in `sdk/law/domain.ts`
 * @param application in its wire form, as it is submitted
 * @param from commitment of each entry's present record, 31 bytes; zero for a new entry
 *
 * @example
 * const digest = applicationDigest(domainSeparator(domain), application, [commitmentOf(record)]);
 */
export function applicationDigest(
  domainSeparator: Uint8Array,
  application: Uint8Array,
  from: readonly Hex[],
): Uint8Array {
  const { dealingsAt, entries } = layoutOf(application);
  const dealings = application.subarray(dealingsAt);
  const hashes = hashDealings(dealings, entries);
  const typeHash = TYPE_HASHES.get(partOf(dealings).application) ?? new Uint8Array(32);
  return typedDataDigest(domainSeparator, hashApplication(typeHash, application, from, hashes));
}
