import { LADM_SCHEMA_ID } from "../ladm/schema.ts";
import { EXTRACT_SCHEMA_ID } from "./extract.ts";
import { exactly, hex, uint } from "../../schemaParts.ts";
import { DATE, UINT64 } from "../ladm/terms.ts";

const STATUS = { type: "boolean" };

/** The schema of an extract (JSON Schema 2020-12). The title within has its own, named by `$ref`. */
export function extractSchema(): object {
  const certificate = exactly({ issuedOn: DATE, signer: hex(20), signature: hex(65) });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: EXTRACT_SCHEMA_ID,
    title: "Extract from the land register",
    description: "A title as it stood on a date, the records that prove it, and the registrar's signature",
    ...exactly(
      {
        $schema: { const: EXTRACT_SCHEMA_ID },
        register: exactly({
          name: { type: "string" },
          version: { type: "string" },
          chainId: UINT64,
          verifyingContract: { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" },
        }),
        entry: hex(32),
        date: DATE,
        knownOn: DATE,
        block: exactly({ number: uint(53), hash: hex(32), date: DATE }),
        slot: hex(32),
        records: { type: "array", minItems: 1, items: { type: "string", pattern: "^0x([0-9a-f]{2})+$" } },
        version: uint(32, 1),
        commitment: hex(31),
        status: exactly({ frozen: STATUS, casePending: STATUS, closed: STATUS, lodged: STATUS }),
        title: { $ref: LADM_SCHEMA_ID },
        certificate,
      },
      ["certificate"],
    ),
  };
}
