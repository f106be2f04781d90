import { TypedDataEncoder, type TypedDataField } from "ethers";
import { bytesFromHex, hexFromBytes } from "../../bytes.ts";
import type { Domain } from "../../law/domain.ts";
import type { TypedData } from "../../law/typedData.ts";
import type { CeremonyAttempt } from "./statements.ts";

/** What a trustee delivers, in this order; a complaint only if a share is wrong. */
export type CeremonyStep = "commitment" | "points" | "shares" | "complaint";

/** What a trustee says: `TrusteeMessage` without its signature. */
export interface TrusteeStatement {
  readonly attempt: CeremonyAttempt;
  /** From 1. */
  readonly trustee: number;
  readonly step: CeremonyStep;
  readonly content: Uint8Array;
}

const TYPES: Record<string, TypedDataField[]> = {
  TrusteeMessage: [
    { name: "election", type: "bytes32" },
    { name: "attempt", type: "uint8" },
    { name: "trustee", type: "uint8" },
    { name: "step", type: "string" },
    { name: "content", type: "bytes" },
  ],
};

/**
 * What the trustee's wallet shows.
 *
 * @example
 * const { domain, types, message } = trusteeTypedData({ attempt, trustee: 2, step: "points", content });
 * const signature = await wallet.signTypedData(domain, types, message);
 */
export function trusteeTypedData({ attempt, trustee, step, content }: TrusteeStatement): TypedData {
  const { election } = attempt;
  const message = { election, attempt: attempt.attempt, trustee, step, content: hexFromBytes(content) };
  return { domain: domainOf(attempt), types: TYPES, primaryType: "TrusteeMessage", message };
}

/** The digest that the trustee's account signs (EIP-712). */
export function trusteeDigest(statement: TrusteeStatement): Uint8Array {
  const { domain, types, message } = trusteeTypedData(statement);
  return bytesFromHex(TypedDataEncoder.hash({ ...domain }, types as typeof TYPES, message), 32);
}

function domainOf({ chainId, contract }: CeremonyAttempt): Domain {
  return { name: "Key Ceremony", version: "1", chainId, verifyingContract: contract };
}
