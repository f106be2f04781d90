import { bytesFromHex, bytesFromText, concatBytes, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { FieldWriter } from "../wire.ts";
import type { ElectionContest } from "./district.ts";

/** What can be chosen in a contest: a candidate (16 bytes), or what is written. */
export type Option = Hex | "yes" | "no" | "blank";

/** The options of a contest in their order on the ballot paper: candidates, or yes and no; then the blanks. */
export function optionsOf({ form, seats, blank, candidates }: ElectionContest): Option[] {
  const blanks = form === "at most" ? seats : blank ? 1 : 0;
  const chosenFrom: readonly Option[] = form === "question" ? ["yes", "no"] : candidates;
  return [...chosenFrom, ...Array.from({ length: blanks }, (): Option => "blank")];
}

/** keccak256 of the options, each a word, bound to what is asked: what a `Contest` and the polling card name. */
export function optionsHash(contest: ElectionContest): Hex {
  return hashOfOptions(optionsOf(contest), contest.form === "question" ? contest.question : undefined);
}

/**
 * The same of options that somebody published.
 *
 * @param question hash of what is asked; undefined: candidates stand
 */
export function hashOfOptions(options: readonly Option[], question?: Hex): Hex {
  const hash = keccak256(concatBytes(...options.map(wordOf)));
  if (question === undefined) return hexFromBytes(hash);
  return hexFromBytes(keccak256(concatBytes(bytesFromHex(question), hash)));
}

/** Counts as the statement of a result has them: two words of eight numbers of 4 bytes. */
export function packCounts(counts: readonly number[]): { counts: Hex; furtherCounts: Hex } {
  const writer = new FieldWriter(64);
  for (let index = 0; index < 16; index++) writer.uint32(counts[index] ?? 0);
  return { counts: hexFromBytes(writer.bytes, 0, 32), furtherCounts: hexFromBytes(writer.bytes, 32) };
}

function wordOf(option: Option): Uint8Array {
  const writer = new FieldWriter(32);
  if (option.startsWith("0x")) writer.hex(option as Hex, 16);
  else writer.raw(bytesFromText(option));
  return writer.bytes;
}
