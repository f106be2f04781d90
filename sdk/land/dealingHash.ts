import { keccak256 } from "../bytes.ts";
import { decimalDateOf } from "../law/dates.ts";
import { SdkError } from "../sdkError.ts";
import { hashText, WordWriter } from "../words.ts";
import { tenureOf, UnknownCodeError } from "./codes.ts";
import { DEALING_KINDS, DealingTruncatedError, LENGTHS, type DealingKind } from "./dealings.ts";
import { DEALING_TYPES } from "./typedDataTypes.ts";

/** How a packed field becomes an EIP-712 word. */
type Form = "bytes" | "number" | "date" | "flag" | "currency" | "tenure";

type Field = readonly [form: Form, length: number];

const PERSON: Field = ["bytes", 16];

/** The terms of each kind in packed order, which is also the order of its EIP-712 type. */
const TERMS: Readonly<Record<DealingKind, readonly Field[]>> = {
  "first registration": [["tenure", 1], ["date", 4], ["number", 4], ["number", 8], ["bytes", 32], PERSON],
  "caveat withdrawal": [PERSON],
  discharge: [["number", 2]],
  transfer: [PERSON, PERSON, ["number", 4], ["number", 8], ["currency", 3]],
  mortgage: [PERSON, ["number", 8], ["currency", 3], ["flag", 1]],
  caveat: [PERSON, ["date", 4]],
};

const TYPE_HASHES = DEALING_KINDS.map((kind) => hashText(DEALING_TYPES[kind].signature));
const NOTHING = keccak256(new Uint8Array());
const FREEHOLD = hashText("freehold");
const LEASEHOLD = hashText("leasehold");

/** The dealings are not what the register accepts: in order, readable, and dealing with each subject. */
export class MalformedDealingsError extends SdkError {
  override readonly name = "MalformedDealingsError";
}

/**
 * `LandTypedData.hashArrays`: one word for each kind's array, in the order of the kinds. Works on the packed form, so
 * that nothing is decoded on the way to a digest.
 *
 * @throws {MalformedDealingsError} if dealings are out of order, hold what nobody can read, name no subject or leave one out
 */
export function hashDealings(dealings: Uint8Array, subjects: number): Uint8Array {
  const runs: Uint8Array[][] = DEALING_KINDS.map(() => []);
  const dealtWith = new Set<number>();
  let previous = 0;
  for (let at = 0; at < dealings.length;) {
    const [code = 0, subject = 0] = dealings.subarray(at, at + 2);
    const kind = DEALING_KINDS[code - 1];
    if (kind === undefined) throw new UnknownCodeError("kind of dealing", code);
    const end = at + LENGTHS[kind];
    if (end > dealings.length) throw new DealingTruncatedError(kind, dealings.length - at, LENGTHS[kind]);
    if (code < previous) throw new MalformedDealingsError(`a ${kind} stands too late`, { code, previous });
    if (kind === "discharge" && code === previous) requireRankBefore(dealings, at);
    if (subject >= subjects) throw new MalformedDealingsError("no such subject", { subject, subjects });
    runs[code - 1]?.push(hashDealing(dealings, at, kind));
    dealtWith.add(subject);
    previous = code;
    at = end;
  }
  if (dealtWith.size !== subjects) {
    throw new MalformedDealingsError("a subject is not dealt with", { subjects, dealtWith: [...dealtWith] });
  }
  return hashRuns(runs);
}

/** Discharges go by subject, and in one title from the last rank to the first. */
function requireRankBefore(dealings: Uint8Array, at: number): void {
  const view = new DataView(dealings.buffer, dealings.byteOffset);
  const [before, here] = [at - LENGTHS.discharge, at].map((start) => ({
    subject: view.getUint8(start + 1),
    rank: view.getUint16(start + 2),
  })) as [{ subject: number; rank: number }, { subject: number; rank: number }];
  if (before.subject < here.subject) return;
  if (before.subject === here.subject && here.rank < before.rank) return;
  throw new MalformedDealingsError("a discharge stands too late", { before, here });
}

function hashRuns(runs: readonly Uint8Array[][]): Uint8Array {
  const writer = new WordWriter(runs.length);
  for (const run of runs) {
    const words = new WordWriter(run.length);
    for (const hash of run) words.raw(hash);
    writer.raw(run.length === 0 ? NOTHING : keccak256(words.bytes));
  }
  return writer.bytes;
}

function hashDealing(dealings: Uint8Array, start: number, kind: DealingKind): Uint8Array {
  const terms = TERMS[kind];
  const writer = new WordWriter(terms.length + 4);
  writer.raw(TYPE_HASHES[DEALING_KINDS.indexOf(kind)] ?? NOTHING);
  writer.right(dealings, start + 1, start + 2);
  let at = start + 2;
  for (const [form, length] of terms) {
    writeField(writer, form, dealings, at, at + length);
    at += length;
  }
  writer.left(dealings, at, at + 32);
  writer.number(readDate(dealings, at + 32));
  return keccak256(writer.bytes);
}

function writeField(writer: WordWriter, form: Form, source: Uint8Array, from: number, to: number): void {
  switch (form) {
    case "bytes":
      return writer.left(source, from, to);
    case "number":
      return writer.right(source, from, to);
    case "date":
      return writer.number(readDate(source, from));
    case "flag":
      return writer.number(readFlag(source[from]));
    case "tenure":
      return writer.raw(tenureOf(source[from] ?? 0) === "leasehold" ? LEASEHOLD : FREEHOLD);
    case "currency":
      return writer.raw(keccak256(source.subarray(from, to)));
  }
}

function readFlag(byte: number | undefined): number {
  if (byte === 0 || byte === 1) return byte;
  throw new MalformedDealingsError("a flag is neither 0 nor 1", { byte });
}

function readDate(source: Uint8Array, at: number): number {
  return decimalDateOf(new DataView(source.buffer, source.byteOffset).getUint32(at));
}
