import type { Hex } from "../bytes.ts";
import { decimalDateOf } from "../law/dates.ts";
import type { FieldReader, FieldWriter } from "../wire.ts";
import {
  MalformedCurrencyError,
  readCurrency,
  type Tenure,
  tenureCode,
  tenureOf,
  writeCurrency,
} from "./codes.ts";

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
  /** Days since 1970-01-01; signed as YYYYMMDD. */
  d: number;
  f: boolean;
  /** ISO 4217; signed as text. */
  c: string;
  /** Signed as text. */
  t: Tenure;
}

/** How a field is written: the letters of `FieldList.sol`, and `t` for a tenure. */
export type FieldForm = keyof FieldValues;

interface Form<V> {
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

/** Every form of a field. */
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
  h: {
    length: 32,
    type: "bytes32",
    write: (writer, value) => writer.hex(value, 32),
    read: (reader) => reader.hex(32),
    signed: asIs,
  },
  p: {
    length: 16,
    type: "bytes16",
    write: (writer, value) => writer.hex(value, 16),
    read: (reader) => reader.hex(16),
    signed: asIs,
  },
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
  c: { length: 3, type: "string", write: writeCurrency, read: readCurrency, signed: plainCurrency },
  t: {
    length: 1,
    type: "string",
    write: (writer, value) => writer.uint8(tenureCode(value)),
    read: (reader) => tenureOf(reader.uint8()),
    signed: asIs,
  },
};

/** Where a wallet would write other bytes than the contract reads, nobody is asked to sign. */
function plainCurrency(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) throw new MalformedCurrencyError(currency);
  return currency;
}
