import type { Hex } from "../../../sdk/bytes.ts";
import { encodeTitle, type Rrr, type Title } from "../../../sdk/land/title.ts";
import { encodeLegacyRecord, encodeRecord, NO_BASIS, NO_COMMITMENT } from "../../../sdk/law/record.ts";
import { changed } from "../../support/filing.ts";
import { personOf } from "../../support/parties.ts";
import { CLOSED_ON, consent, freehold, lien, owners } from "./legacyTitles.ts";

/** A body that no title may have, and what the register says to it. */
export interface MalformedTitle {
  readonly body: Uint8Array;
  readonly error: string;
  readonly args: readonly unknown[];
}

const WELL_FORMED = freehold(owners("Alice"));

/** Alice and many others, each with one part. */
const crowd = (size: number) =>
  owners("Alice", ...Array.from({ length: size - 1 }, (_, index) => `Owner${index}`));

const consents = (count: number): Rrr[] =>
  Array.from({ length: count }, (_, index) => consent(`Holder${index}`));

const units = (count: number): Title["spatialUnits"] =>
  Array.from({ length: count }, () => WELL_FORMED.spatialUnits).flat();

const text = (word: string): string => `0x${Buffer.from(word).toString("hex").padEnd(64, "0")}`;

/** As full as article 3 lets it be. */
export const FULL_TITLE: Title = {
  ...freehold(crowd(32), [lien("Bank", 2), lien("Lender", 1), ...consents(30)]),
  spatialUnits: units(16),
};

function malformed(title: Partial<Title> | Uint8Array, error: string, ...args: unknown[]): MalformedTitle {
  const body = title instanceof Uint8Array ? title : encodeTitle({ ...WELL_FORMED, ...title });
  return { body, error, args };
}

const alice = (numerator: number) => ({ owner: personOf("Alice"), numerator });
const bob = (numerator: number) => ({ owner: personOf("Bob"), numerator });
const encoded = encodeTitle(WELL_FORMED);

/** Offset of the first RRR where there is one spatial unit and one share. */
const RRRS_AT = 72;

/** Titles of a register kept badly, by what is wrong with them. */
export const MALFORMED_TITLES: Readonly<Record<string, MalformedTitle>> = {
  "17 spatial units": malformed({ spatialUnits: units(17) }, "LandTooMany", text("spatial units"), 17, 16),
  "no spatial unit": malformed({ spatialUnits: [] }, "LandWithoutSpatialUnit"),
  "33 owners": malformed({ shares: crowd(33), denominator: 33 }, "LandTooMany", text("shares"), 33, 32),
  "33 rights": malformed({ rrrs: consents(33) }, "LandTooMany", text("RRRs"), 33, 32),
  "no owner": malformed({ shares: [], denominator: 0 }, "LandSharesDoNotSum", 0, 0),
  "shares of less than the whole": malformed({ denominator: 2 }, "LandSharesDoNotSum", 1, 2),
  "shares of more than the whole": malformed(
    { shares: [alice(2), bob(1)], denominator: 2 },
    "LandSharesDoNotSum",
    3,
    2,
  ),
  // The sum of 32 bits would be the denominator.
  "shares that overflow": malformed(
    { shares: [alice(2 ** 32 - 1), bob(2)], denominator: 1 },
    "LandSharesDoNotSum",
    2 ** 32 + 1,
    1,
  ),
  "a share of nothing": malformed({ shares: [alice(1), bob(0)] }, "LandMalformedShare", 1),
  "two shares of one owner": malformed(
    { shares: [alice(1), alice(1)], denominator: 2 },
    "LandMalformedShare",
    1,
  ),
  "a freehold that ends": malformed({ termEnds: CLOSED_ON }, "LandTermMismatch", 1, CLOSED_ON),
  "a leasehold without end": malformed({ tenure: "leasehold" }, "LandTermMismatch", 2, 0),
  "no tenure": malformed(changed(encoded, 0, 0), "LandUnknownTenure", 0),
  "an unknown tenure": malformed(changed(encoded, 0, 4), "LandUnknownTenure", 4),
  "a rank left out": malformed({ rrrs: [lien("Bank", 1), lien("Lender", 3)] }, "LandRanksNotDense", 2),
  "a rank twice": malformed({ rrrs: [lien("Bank", 1), lien("Lender", 1)] }, "LandRanksNotDense", 2),
  "a rank zero": malformed({ rrrs: [lien("Bank", 0)] }, "LandRanksNotDense", 1),
  "a rank beyond a word": malformed({ rrrs: [lien("Bank", 1), lien("Lender", 256)] }, "LandRanksNotDense", 2),
  "a right of no kind": malformed(
    changed(encodeTitle(freehold(owners("Alice"), [consent("Trustee")])), RRRS_AT, 0),
    "LandRrrWithoutKind",
    0,
  ),
  "a byte too many": malformed(
    Uint8Array.of(...encoded, 0),
    "TitleMalformed",
    encoded.length + 1,
    encoded.length,
  ),
  "a byte too few": malformed(encoded.subarray(0, -1), "TitleMalformed", encoded.length - 1, encoded.length),
  "no room for its head": malformed(encoded.subarray(0, 11), "TitleMalformed", 11, 12),
};

const HEADER = { previous: NO_COMMITMENT, basis: NO_BASIS, recordedAt: CLOSED_ON, version: 1, others: 0 };
const SOMETHING: Hex = `0x${"01".repeat(31)}`;

/** Records whose header begins no chain, by what is wrong with them. */
export const MALFORMED_RECORDS: Readonly<Record<string, Uint8Array>> = {
  "a later version": encodeRecord({ ...HEADER, version: 2, body: encoded }),
  "a record before it": encodeRecord({ ...HEADER, previous: SOMETHING, body: encoded }),
  "a ruleset as its basis": encodeRecord({ ...HEADER, basis: `0x${"02".repeat(20)}`, body: encoded }),
  "something behind its previous record": changed(encodeLegacyRecord(CLOSED_ON, encoded), 31),
  "something behind its version": changed(encodeLegacyRecord(CLOSED_ON, encoded), 60),
};

/** A record that has no room for its header. */
export const SHORT_RECORD = encodeLegacyRecord(CLOSED_ON, encoded).subarray(0, 63);
