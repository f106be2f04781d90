import type { Hex } from "../bytes.ts";
import type { FieldReader, FieldWriter } from "../wire.ts";
import { decimalDateOf } from "./dates.ts";

/** What a field of each form is in TypeScript. */
export interface FieldValues {
  /** A small number. */
  b: number;
  r: number;
  q: number;
  n: bigint;
  /** 32 bytes. */
  h: Hex;
  /** Person, 16 bytes. */
  p: Hex;
  /** Account, 20 bytes. */
  a: Hex;
  /** Days since 1970-01-01; signed as YYYYMMDD. */
  d: number;
  f: boolean;
}

/** How a field is written: the letters of `FieldList.sol`. */
export type FieldForm = keyof FieldValues;

/** A form of a field. */
export interface Form<V> {
  /** Bytes in the packed form. */
  readonly length: number;
  /** In the EIP-712 struct. */
  readonly type: string;
  readonly write: (writer: FieldWriter, value: V) => void;
  readonly read: (reader: FieldReader) => V;
  /** As it is signed. */
  readonly signed: (value: V) => unknown;
}

const asIs = (value: unknown): unknown => value;

const hexForm = (length: number, type: string): Form<Hex> => ({
  length,
  type,
  write: (writer, value) => writer.hex(value, length),
  read: (reader) => reader.hex(length),
  signed: asIs,
});

/** The forms that every room has. */
export const FIELD_FORMS: { readonly [F in FieldForm]: Form<FieldValues[F]> } = {
  b: {
    length: 1,
    type: "uint8",
    write: (writer, value) => writer.uint8(value),
    read: (reader) => reader.uint8(),
    signed: asIs,
  },
  r: {
    length: 2,
    type: "uint16",
    write: (writer, value) => writer.uint16(value),
    read: (reader) => reader.uint16(),
    signed: asIs,
  },
  q: {
    length: 4,
    type: "uint32",
    write: (writer, value) => writer.uint32(value),
    read: (reader) => reader.uint32(),
    signed: asIs,
  },
  n: {
    length: 8,
    type: "uint64",
    write: (writer, value) => writer.uint64(value),
    read: (reader) => reader.uint64(),
    signed: asIs,
  },
  h: hexForm(32, "bytes32"),
  p: hexForm(16, "bytes16"),
  a: hexForm(20, "address"),
  d: {
    length: 4,
    type: "uint32",
    write: (writer, value) => writer.uint32(value),
    read: (reader) => reader.uint32(),
    signed: decimalDateOf,
  },
  f: {
    length: 1,
    type: "bool",
    write: (writer, value) => writer.uint8(value ? 1 : 0),
    read: (reader) => reader.uint8() !== 0,
    signed: asIs,
  },
};
