import { exactly, hex, orNull, uint } from "../../schemaParts.ts";
import type { TitleTenure } from "../codes.ts";
import { RRR_TABLE, type RrrMapping } from "./rrrTable.ts";
import { DATE, TERMS, UINT64 } from "./terms.ts";

/** Name of the schema: no address, so that nobody has to own one. A schema that breaks readers gets another. */
export const LADM_SCHEMA_ID = "urn:uuid:bff403fc-c1f1-4cc6-86a0-c49b0b2ff99f";

const TENURES: readonly TitleTenure[] = ["freehold", "leasehold", "closed freehold"];

/** How an owner's share is written. */
const OWNERSHIP = exactly({
  class: { const: "LA_Right" },
  rID: uint(32, 1),
  type: { enum: TENURES },
  party: hex(16),
  share: exactly({ numerator: uint(32), denominator: uint(32) }),
});

function otherRrr({ class: ladmClass, holder, type, terms }: RrrMapping): object {
  const optional = terms.filter((name) => TERMS[name].optional);
  const members = Object.fromEntries(terms.map((name) => [name, TERMS[name].schema]));
  const own = { class: { const: ladmClass }, rID: uint(32, 1), type: { const: type }, [holder]: hex(16) };
  return exactly({ ...own, ...members, source: hex(32) }, optional);
}

/** What an RRR is, told by its type: an unknown one is an error at its type, not at all that its neighbours lack. */
function rrrSchema(): object {
  const mappings: readonly RrrMapping[] = Object.values(RRR_TABLE);
  const typeIs = (type: object) => ({ properties: { type }, required: ["type"] });
  return {
    type: "object",
    properties: { type: { enum: [...TENURES, ...mappings.map(({ type }) => type)] } },
    required: ["type"],
    allOf: [
      { if: typeIs({ enum: TENURES }), then: OWNERSHIP },
      ...mappings.map((mapping) => ({ if: typeIs({ const: mapping.type }), then: otherRrr(mapping) })),
    ],
  };
}

/** The schema of a title in LADM's terms (JSON Schema 2020-12), made from the table of RRRs. */
export function ladmSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: LADM_SCHEMA_ID,
    title: "Title",
    description: "A record of the land register in the terms of ISO 19152 (LADM)",
    ...exactly({
      $schema: { const: LADM_SCHEMA_ID },
      LA_BAUnit: exactly(
        {
          uID: hex(32),
          type: { const: "basicPropertyUnit" },
          beginLifespanVersion: DATE,
          version: uint(32, 1),
          others: uint(8, 1),
          previous: orNull(hex(31)),
          basis: orNull(hex(20)),
          tenure: { enum: TENURES },
          termEnds: orNull(DATE),
          shareDenominator: uint(32),
          su: { type: "array", items: { $ref: "#/$defs/LA_SpatialUnit" } },
          party: { type: "array", items: { $ref: "#/$defs/LA_Party" } },
          rrr: { type: "array", items: { $ref: "#/$defs/LA_RRR" } },
          source: { type: "array", items: { $ref: "#/$defs/LA_AdministrativeSource" } },
        },
        ["others"],
      ),
    }),
    $defs: {
      LA_SpatialUnit: exactly({
        suID: uint(32, 1),
        area: exactly({ areaSize: UINT64, type: { const: "officialArea" } }),
        geometry: hex(32),
      }),
      LA_Party: exactly({ pID: hex(16) }),
      LA_RRR: rrrSchema(),
      LA_AdministrativeSource: exactly({ sID: hex(32), type: { const: "deed" } }),
    },
  };
}
