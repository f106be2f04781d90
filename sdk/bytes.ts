import { keccak_256 } from "@noble/hashes/sha3.js";
import { SdkError } from "./sdkError.ts";

/** Bytes as text: "0x" and two digits a byte. Identifiers, hashes and addresses are written so. */
export type Hex = `0x${string}`;

/** The text is not hexadecimal, or not of the length required. */
export class MalformedHexError extends SdkError {
  override readonly name = "MalformedHexError";

  constructor(value: string, length?: number) {
    const wanted = length === undefined ? "an even number of hexadecimal digits" : `${length} bytes`;
    super(`"${value}" is not "0x" and ${wanted}`, { value, length });
  }
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

const VALUES = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  VALUES[digit.toString(16).charCodeAt(0)] = digit;
  VALUES[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Writes `length` bytes of hexadecimal text into `target` from offset `at`. */
export function writeHex(target: Uint8Array, at: number, value: string, length: number): void {
  const isHex = value.length === 2 + length * 2 && value.startsWith("0x");
  if (!isHex) throw new MalformedHexError(value, length);
  for (let index = 0; index < length; index++) {
    const high = VALUES[value.charCodeAt(index * 2 + 2)] ?? -1;
    const low = VALUES[value.charCodeAt(index * 2 + 3)] ?? -1;
    if (high < 0 || low < 0) throw new MalformedHexError(value, length);
    target[at + index] = (high << 4) | low;
  }
}

/** The bytes that hexadecimal text means; of `length`, where that is given. */
export function bytesFromHex(value: string, length?: number): Uint8Array {
  if (length === undefined && value.length % 2 !== 0) throw new MalformedHexError(value);
  const bytes = new Uint8Array(length ?? Math.max(0, value.length / 2 - 1));
  writeHex(bytes, 0, value, bytes.length);
  return bytes;
}

/** Bytes `[from, to)` as hexadecimal text, in lower case. */
export function hexFromBytes(bytes: Uint8Array, from = 0, to = bytes.length): Hex {
  let text = "0x";
  for (let index = from; index < to; index++) text += DIGITS[bytes[index] ?? 0];
  return text as Hex;
}

/** Several byte strings, one after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Negative, zero or positive: `a` before, equal to or behind `b`, byte by byte; of hexadecimal text of one length. */
export function compareHex(a: Hex, b: Hex): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The UTF-8 bytes of a text. */
export function bytesFromText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** keccak256, as the EVM has it. */
export function keccak256(data: Uint8Array): Uint8Array {
  return keccak_256(data);
}
