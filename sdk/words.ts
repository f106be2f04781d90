import { bytesFromText, keccak256, writeHex, type Hex } from "./bytes.ts";

/** Writes 32-byte words one after the other, as `abi.encode` has value types. The count is known beforehand. */
export class WordWriter {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(words: number) {
    this.bytes = new Uint8Array(words * 32);
    this.#view = new DataView(this.bytes.buffer);
  }

  /** A hash, or several words at once. */
  raw(words: Uint8Array): void {
    this.bytes.set(words, this.#at);
    this.#at += words.length;
  }

  /** `bytesN`: left-aligned, zeros behind. */
  hex(value: Hex, length: number): void {
    writeHex(this.bytes, this.#at, value, length);
    this.#at += 32;
  }

  /** Bytes `[from, to)` of a packed form as `bytesN`. */
  left(source: Uint8Array, from: number, to: number): void {
    this.bytes.set(source.subarray(from, to), this.#at);
    this.#at += 32;
  }

  /** Bytes `[from, to)` of a packed form as `uintN`. */
  right(source: Uint8Array, from: number, to: number): void {
    this.bytes.set(source.subarray(from, to), this.#at + 32 - (to - from));
    this.#at += 32;
  }

  /** A whole number of at most 32 bits. */
  number(value: number): void {
    this.#view.setUint32(this.#at + 28, value);
    this.#at += 32;
  }

  /** `uint256`. */
  uint256(value: bigint): void {
    for (let limb = 0; limb < 4; limb++) {
      this.#view.setBigUint64(this.#at + 24 - limb * 8, BigInt.asUintN(64, value >> BigInt(limb * 64)));
    }
    this.#at += 32;
  }
}

/** keccak256 of a text's UTF-8 bytes. */
export function hashText(text: string): Uint8Array {
  return keccak256(bytesFromText(text));
}
