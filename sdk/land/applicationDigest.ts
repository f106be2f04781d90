import type { Hex } from "../bytes.ts";
import { layoutOf } from "../law/application.ts";
import { hashApplication, typedDataDigest } from "../law/applicationHash.ts";
import { hashText } from "../words.ts";
import { hashDealings } from "./dealingHash.ts";
import { LAND_APPLICATION_TYPE } from "./typedDataTypes.ts";

const TYPE_HASH = hashText(LAND_APPLICATION_TYPE);

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
  const dealings = hashDealings(application.subarray(dealingsAt), entries);
  return typedDataDigest(domainSeparator, hashApplication(TYPE_HASH, application, from, dealings));
}
