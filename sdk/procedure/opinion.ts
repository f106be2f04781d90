import { TypedDataEncoder, type TypedDataField } from "ethers";
import { bytesFromHex, type Hex } from "../bytes.ts";
import type { Domain } from "../law/domain.ts";
import type { TypedData } from "../law/typedData.ts";

/** What an officer decides where a provision leaves discretion. */
export interface Opinion {
  /** Digest of the application. */
  readonly application: Hex;
  /** Gazette key of the act: keccak256 of e.g. "/eli/xx/act/2016/1#part_2". */
  readonly subdivision: Hex;
  /** eId of the provision that leaves discretion. */
  readonly provision: string;
  readonly approves: boolean;
  /** Hash of the document that states why. */
  readonly reasons: Hex;
  /** The officer as a person, 16 bytes. */
  readonly officer: Hex;
  readonly keyVersion: number;
}

/** An officer's word that they have a conflict of interest. */
export type Recusal = Pick<Opinion, "application" | "reasons" | "officer" | "keyVersion">;

const OFFICER: TypedDataField[] = [
  { name: "officer", type: "bytes16" },
  { name: "keyVersion", type: "uint32" },
];

const OPINION_TYPES: Record<string, TypedDataField[]> = {
  Opinion: [
    { name: "application", type: "bytes32" },
    { name: "subdivision", type: "bytes32" },
    { name: "provision", type: "string" },
    { name: "approves", type: "bool" },
    { name: "reasons", type: "bytes32" },
    ...OFFICER,
  ],
};

const RECUSAL_TYPES: Record<string, TypedDataField[]> = {
  Recusal: [{ name: "application", type: "bytes32" }, { name: "reasons", type: "bytes32" }, ...OFFICER],
};

/**
 * What a wallet shows an officer who approves or declines.
 *
 * @example
 * const { domain, types, message } = opinionTypedData(await readDomain(provider, discretions), opinion);
 * const signature = await wallet.signTypedData(domain, types, message);
 *
 * @param domain of the contract `Discretions`
 */
export function opinionTypedData(domain: Domain, opinion: Opinion): TypedData {
  return { domain, types: OPINION_TYPES, primaryType: "Opinion", message: { ...opinion } };
}

/** The digest that an officer signs who approves or declines. */
export function opinionDigest(domain: Domain, opinion: Opinion): Uint8Array {
  return bytesFromHex(TypedDataEncoder.hash({ ...domain }, OPINION_TYPES, opinion), 32);
}

/** What a wallet shows an officer who takes no part. */
export function recusalTypedData(domain: Domain, recusal: Recusal): TypedData {
  return { domain, types: RECUSAL_TYPES, primaryType: "Recusal", message: { ...recusal } };
}

/** The digest that an officer signs who takes no part. */
export function recusalDigest(
  domain: Domain,
  { application, reasons, officer, keyVersion }: Recusal,
): Uint8Array {
  const message = { application, reasons, officer, keyVersion };
  return bytesFromHex(TypedDataEncoder.hash({ ...domain }, RECUSAL_TYPES, message), 32);
}
