import { hexFromBytes, type Hex, writeHex } from "./bytes.ts";
import { SdkError } from "./sdkError.ts";

/** The number does not fit into the field. */
export class FieldRangeError extends SdkError {
  override readonly name = "FieldRangeError";

  constructor(value: number | bigint, bits: number) {
    super(`${value} is no whole number that ${bits} bits can hold`, { value, bits });
  }
}

function requireFits(value: number, bits: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) throw new FieldRangeError(value, bits);
}

/** Writes packed, big-endian fields one after the other. The length is known beforehand. */
export class FieldWriter {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  uint8(value: number): void {
    requireFits(value, 8);
    this.#view.setUint8(this.#at, value);
    this.#at += 1;
  }

  uint16(value: number): void {
    requireFits(value, 16);
    this.#view.setUint16(this.#at, value);
    this.#at += 2;
  }

  uint32(value: number): void {
    requireFits(value, 32);
    this.#view.setUint32(this.#at, value);
    this.#at += 4;
  }

  uint64(value: bigint): void {
    if (value < 0n || value >> 64n !== 0n) throw new FieldRangeError(value, 64);
    this.#view.setBigUint64(this.#at, value);
    this.#at += 8;
  }

  uint256(value: bigint): void {
    if (value < 0n || value >> 256n !== 0n) throw new FieldRangeError(value, 256);
    for (let limb = 3n; limb >= 0n; limb--) this.uint64(BigInt.asUintN(64, value >> (limb * 64n)));
  }

  hex(value: Hex, length: number): void {
    writeHex(this.bytes, this.#at, value, length);
    this.#at += length;
  }

  raw(value: Uint8Array): void {
    this.bytes.set(value, this.#at);
    this.#at += value.length;
  }

  skip(length: number): void {
    this.#at += length;
  }
}

/** Reads packed, big-endian fields one after the other. The caller has checked the length. */
export class FieldReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#at = at;
  }

  uint8(): number {
    return this.#view.getUint8(this.#move(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#move(2));
  }

  uint32(): number {
    return this.#view.getUint32(this.#move(4));
  }

  uint64(): bigint {
    return this.#view.getBigUint64(this.#move(8));
  }

  uint256(): bigint {
    let value = 0n;
    for (let limb = 0; limb < 4; limb++) value = (value << 64n) | this.uint64();
    return value;
  }

  hex(length: number): Hex {
    const at = this.#move(length);
    return hexFromBytes(this.#bytes, at, at + length);
  }

  raw(length: number): Uint8Array {
    const at = this.#move(length);
    return this.#bytes.slice(at, at + length);
  }

  skip(length: number): void {
    this.#at += length;
  }

  #move(length: number): number {
    const at = this.#at;
    this.#at += length;
    return at;
  }
}
