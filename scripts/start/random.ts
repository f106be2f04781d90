import { bytesFromText, keccak256 } from "../../sdk/bytes.ts";

/** A number from 0 to below 1, always the same for the same seed and purpose, however many are asked before. */
export function chance(seed: number, purpose: string): number {
  const bytes = keccak256(bytesFromText(`${seed}/chance/${purpose}`));
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 0x1_0000_0000;
}
