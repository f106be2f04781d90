import { recoverAddress, TypedDataEncoder } from "ethers";
import { bytesFromHex, hexFromBytes, type Hex } from "../bytes.ts";
import type { TypedData } from "../law/typedData.ts";
import { SdkError } from "../sdkError.ts";
import { requireLength, type Signer } from "./signer.ts";

/** Who signed a statement, and how. */
export interface StatementSignature {
  /** Account, 20 bytes. */
  readonly signer: Hex;
  /** r, s, v: 65 bytes. */
  readonly signature: Hex;
}

/** The signature is none, or another account's. */
export class StatementSignatureError extends SdkError {
  override readonly name = "StatementSignatureError";

  constructor(signer: string, recovered: string | undefined, cause?: unknown) {
    const whose = recovered === undefined ? "no account's" : `that of ${recovered}`;
    super(`the signature is ${whose}, not that of ${signer}`, { signer, recovered }, cause);
  }
}

/** An officer signs a statement in words, with the account that holds the office. */
export async function signStatement(signer: Signer, statement: TypedData): Promise<StatementSignature> {
  requireLength("account", signer.signer, 20);
  const signature = await signer.sign(digestOf(statement), statement);
  return { signer: hexFromBytes(signer.signer), signature: hexFromBytes(signature) };
}

/**
 * Checks a signature without a chain. What it cannot tell is which office the account holds.
 *
 * @throws {StatementSignatureError} unless the account signed this very statement
 */
export function requireStatementSignature(
  statement: TypedData,
  { signer, signature }: StatementSignature,
): void {
  const recovered = recoveredFrom(statement, signer, signature);
  if (recovered.toLowerCase() !== signer.toLowerCase()) throw new StatementSignatureError(signer, recovered);
}

function recoveredFrom(statement: TypedData, signer: Hex, signature: Hex): string {
  try {
    return recoverAddress(hexFromBytes(digestOf(statement)), signature);
  } catch (error) {
    throw new StatementSignatureError(signer, undefined, error);
  }
}

function digestOf({ domain, types, message }: TypedData): Uint8Array {
  return bytesFromHex(TypedDataEncoder.hash({ ...domain }, types, message), 32);
}
