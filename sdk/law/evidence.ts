import { hexFromBytes, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldWriter } from "../wire.ts";

/** The present record of one entry. */
export interface Witness {
  /** Header and body; empty for a new entry. */
  readonly record: Uint8Array;
  /** Merkle proof for the first dealing with a legacy entry, 32 bytes each; else empty. */
  readonly proof: readonly Hex[];
}

/** A signer and its signature. */
export interface SignatureOf {
  /** ERC-7913: an address, or a verifier's address followed by a key. Empty: see `withoutRecovered`. */
  readonly signer: Uint8Array;
  readonly signature: Uint8Array;
}

/** What supports an application. */
export interface Evidence {
  /** For each entry, in the application's order. */
  readonly witnesses: readonly Witness[];
  /** For each signatory, in the application's order; none where the register is only asked to explain. */
  readonly signatures: readonly SignatureOf[];
}

/** The evidence ends too soon, or goes on behind its end. */
export class MalformedEvidenceError extends SdkError {
  override readonly name = "MalformedEvidenceError";

  constructor(length: number, required: number) {
    super(`the evidence has ${length} bytes, not ${required}`, { length, required });
  }
}

/** The witness of an entry that is not yet made. */
export const NEW_ENTRY: Witness = { record: new Uint8Array(), proof: [] };

/** Witnesses, then signatures, as the register reads them. */
export function encodeEvidence({ witnesses, signatures }: Evidence): Uint8Array {
  let length = 0;
  for (const { record, proof } of witnesses) length += 3 + record.length + proof.length * 32;
  for (const { signer, signature } of signatures) length += 4 + signer.length + signature.length;
  const writer = new FieldWriter(length);
  for (const { record, proof } of witnesses) {
    writeBytes(writer, record);
    writer.uint8(proof.length);
    for (const node of proof) writer.hex(node, 32);
  }
  for (const { signer, signature } of signatures) {
    writeBytes(writer, signer);
    writeBytes(writer, signature);
  }
  return writer.bytes;
}

/**
 * Witnesses and signatures that the bytes hold.
 *
 * @param counts entries and signatories of the application
 *
 * @throws {MalformedEvidenceError} if they end too soon or go on
 */
export function decodeEvidence(
  bytes: Uint8Array,
  counts: { readonly entries: number; readonly signatories: number },
): Evidence {
  const reader = new EvidenceReader(bytes);
  const witnesses = Array.from({ length: counts.entries }, () => ({
    record: reader.take(reader.number(2)),
    proof: Array.from({ length: reader.number(1) }, () => hexFromBytes(reader.take(32))),
  }));
  const signatures = Array.from({ length: counts.signatories }, () => ({
    signer: reader.take(reader.number(2)),
    signature: reader.take(reader.number(2)),
  }));
  reader.requireEnd();
  return { witnesses, signatures };
}

function writeBytes(writer: FieldWriter, bytes: Uint8Array): void {
  writer.uint16(bytes.length);
  writer.raw(bytes);
}

class EvidenceReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new MalformedEvidenceError(this.#bytes.length, end);
    const taken = this.#bytes.slice(this.#at, end);
    this.#at = end;
    return taken;
  }

  number(length: number): number {
    return this.take(length).reduce((value, byte) => value * 256 + byte, 0);
  }

  requireEnd(): void {
    if (this.#at !== this.#bytes.length) throw new MalformedEvidenceError(this.#bytes.length, this.#at);
  }
}
