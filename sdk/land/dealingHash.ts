import { keccak256 } from "../bytes.ts";
import { decimalDateOf } from "../law/dates.ts";
import { SdkError } from "../sdkError.ts";
import { hashText, WordWriter } from "../words.ts";
import { tenureOf } from "./codes.ts";
import type { DealingPart } from "./dealingPart.ts";
import { DEALING_ROWS, type DealingRow, rowOfCode } from "./dealingRow.ts";
import { requireRow } from "./dealings.ts";
import { FIELD_FORMS, type FieldForm } from "./fieldForms.ts";
import { DAILY } from "./forms/daily.ts";

const TYPE_HASHES = new Map(DEALING_ROWS.map(({ kind, signature }) => [kind, hashText(signature)]));
const NOTHING = keccak256(new Uint8Array());
const FREEHOLD = hashText("freehold");
const LEASEHOLD = hashText("leasehold");

/** The dealings are not what the register accepts: in order, readable, and dealing with each subject. */
export class MalformedDealingsError extends SdkError {
  override readonly name = "MalformedDealingsError";
}

/** The struct in which an application with these dealings is signed. */
export function partOf(dealings: Uint8Array): DealingPart {
  return rowOfCode(dealings[0] ?? 0)?.part ?? DAILY;
}

/**
 * `DealingArrays`: one word for each kind's array, in the order of the kinds of that part. Works on the packed form, so
 * that nothing is decoded on the way to a digest.
 *
 * @throws {MalformedDealingsError} if dealings are out of order, hold what nobody can read, name no subject or leave one out
 */
export function hashDealings(dealings: Uint8Array, subjects: number): Uint8Array {
  const part = partOf(dealings);
  const rows = DEALING_ROWS.filter((row) => row.part === part);
  const runs = new Map<DealingRow, Uint8Array[]>(rows.map((row) => [row, []]));
  const dealtWith = new Set<number>();
  let previous = 0;
  for (let at = 0; at < dealings.length;) {
    const row = requireRow(dealings[at] ?? 0, dealings.length - at);
    const { code, kind } = row;
    const run = runs.get(row);
    if (run === undefined || code < previous) {
      throw new MalformedDealingsError(`a ${kind} stands too late`, { code, previous });
    }
    if (kind === "discharge" && code === previous) requireRankBefore(dealings, at, row.length);
    for (const subject of subjectsOf(dealings, at, row)) {
      if (subject >= subjects) throw new MalformedDealingsError("no such subject", { subject, subjects });
      dealtWith.add(subject);
    }
    run.push(hashDealing(dealings, at, row));
    previous = code;
    at += row.length;
  }
  if (dealtWith.size !== subjects) {
    throw new MalformedDealingsError("a subject is not dealt with", { subjects, dealtWith: [...dealtWith] });
  }
  return hashRuns([...runs.values()]);
}

/** The entry that a dealing is with; two where its first field is a small number, too. */
function subjectsOf(dealings: Uint8Array, at: number, { terms }: DealingRow): Uint8Array {
  return dealings.subarray(at + 1, terms[0]?.[1] === "b" ? at + 3 : at + 2);
}

/** Discharges go by subject, and in one title from the last rank to the first. */
function requireRankBefore(dealings: Uint8Array, at: number, length: number): void {
  const view = new DataView(dealings.buffer, dealings.byteOffset);
  const [before, here] = [at - length, at].map((start) => ({
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

function hashDealing(dealings: Uint8Array, start: number, { kind, terms }: DealingRow): Uint8Array {
  const writer = new WordWriter(terms.length + 4);
  writer.raw(TYPE_HASHES.get(kind) ?? NOTHING);
  writer.right(dealings, start + 1, start + 2);
  let at = start + 2;
  for (const [, form] of terms) {
    const end = at + FIELD_FORMS[form].length;
    writeField(writer, form, dealings, at, end);
    at = end;
  }
  writer.left(dealings, at, at + 32);
  writer.number(readDate(dealings, at + 32));
  return keccak256(writer.bytes);
}

function writeField(writer: WordWriter, form: FieldForm, source: Uint8Array, from: number, to: number): void {
  switch (form) {
    case "h":
    case "p":
      return writer.left(source, from, to);
    case "d":
      return writer.number(readDate(source, from));
    case "f":
      return writer.number(readFlag(source[from]));
    case "t":
      return writer.raw(tenureOf(source[from] ?? 0) === "leasehold" ? LEASEHOLD : FREEHOLD);
    case "c":
      return writer.raw(keccak256(source.subarray(from, to)));
    default:
      return writer.right(source, from, to);
  }
}

function readFlag(byte: number | undefined): number {
  if (byte === 0 || byte === 1) return byte;
  throw new MalformedDealingsError("a flag is neither 0 nor 1", { byte });
}

function readDate(source: Uint8Array, at: number): number {
  return decimalDateOf(new DataView(source.buffer, source.byteOffset).getUint32(at));
}
