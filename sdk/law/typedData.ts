import type { Domain } from "./domain.ts";

/** One member of an EIP-712 struct. */
export interface TypedField {
  readonly name: string;
  readonly type: string;
}

/** What a wallet shows and signs (EIP-712). */
export interface TypedData {
  readonly domain: Domain;
  readonly types: Record<string, TypedField[]>;
  readonly primaryType: string;
  readonly message: Record<string, unknown>;
}
