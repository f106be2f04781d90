import { dayOf, decimalDateOf } from "../../law/dates.ts";
import type { TypedData } from "../../law/typedData.ts";
import type { Signer } from "../../sign/signer.ts";
import { requireStatementSignature, signStatement } from "../../sign/statement.ts";
import { type Certificate, domainOf, type LandExtract } from "./extract.ts";

const TYPES = {
  CertifiedExtract: [
    { name: "entry", type: "bytes32" },
    { name: "date", type: "uint32" },
    { name: "knownOn", type: "uint32" },
    { name: "version", type: "uint32" },
    { name: "commitment", type: "bytes31" },
    { name: "frozen", type: "bool" },
    { name: "casePending", type: "bool" },
    { name: "closed", type: "bool" },
    { name: "lodged", type: "bool" },
    { name: "slot", type: "bytes32" },
    { name: "blockNumber", type: "uint64" },
    { name: "blockHash", type: "bytes32" },
    { name: "issuedOn", type: "uint32" },
  ],
};

/** What the registrar signs under an extract (EIP-712); dates as eight digits. */
export function extractStatement(extract: LandExtract, issuedOn: string): TypedData {
  const { entry, date, knownOn, version, commitment, status, slot, block } = extract;
  const [on, known, issued] = [date, knownOn, issuedOn].map((day) => decimalDateOf(dayOf(day)));
  const read = { slot, blockNumber: block.number, blockHash: block.hash };
  const message = {
    entry,
    date: on,
    knownOn: known,
    version,
    commitment,
    ...status,
    ...read,
    issuedOn: issued,
  };
  return { domain: domainOf(extract), types: TYPES, primaryType: "CertifiedExtract", message };
}

/**
 * Makes a certified copy of an extract. That the account holds the registrar's office is for whoever reads it to check:
 * see `verifyOnChain`.
 *
 * @param signer the account that holds the office of land registrar
 * @param issuedOn ISO date
 *
 * @example
 * const copy = await certifyExtract(extract, secp256k1Signer(key), extract.block.date);
 */
export async function certifyExtract(
  extract: LandExtract,
  signer: Signer,
  issuedOn: string,
): Promise<LandExtract> {
  const signed = await signStatement(signer, extractStatement(extract, issuedOn));
  return { ...extract, certificate: { issuedOn, ...signed } };
}

/** @throws {StatementSignatureError} unless the account named signed this very extract */
export function requireCertificate(extract: LandExtract, certificate: Certificate): void {
  requireStatementSignature(extractStatement(extract, certificate.issuedOn), certificate);
}
