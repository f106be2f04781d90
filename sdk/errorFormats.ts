import type { Hex } from "./bytes.ts";
import { rowOfCode } from "./land/dealingRow.ts";
import { isoDateOf, NO_END } from "./law/dates.ts";
import { textOfWord } from "./law/quantity.ts";
import { CAPACITIES } from "./law/signatory.ts";
import { STEP_KINDS } from "./procedure/codes.ts";

/** How an argument of an error is read, by the format named behind its name. */
type Format = (value: unknown) => string;

const PERSON_STATUSES = ["never enrolled", "active", "frozen", "dead"];
const TENURES = ["none", "freehold", "leasehold"];

const plain: Format = (value) => (typeof value === "string" ? value : String(value));

/** Looks a code up; one that is not in the list is shown as it is. */
const wordIn =
  (words: readonly string[], first = 0): Format =>
  (value) =>
    words[Number(value) - first] ?? plain(value);

function formatDate(value: unknown): string {
  const day = Number(value);
  if (day === NO_END) return "the end of time";
  try {
    return isoDateOf(day);
  } catch {
    return `day ${day}`;
  }
}

/** What a register keeps of a decision, see `Decisions.sol`. */
function formatDecision(value: unknown): string {
  const word = BigInt(plain(value));
  if (word === 0n) return "it was not refused";
  if (word === 1n) return "it was withdrawn";
  const isFinal = (word & 0xffn) !== 0n;
  const eId = () => textOfWord(`0x${word.toString(16).padStart(64, "0")}`);
  return isFinal ? `it was refused (${plain(value)})` : `${eId()}, which refused it, is set aside`;
}

const FORMATS: Readonly<Record<string, Format>> = {
  date: formatDate,
  text: (value) => textOfWord(plain(value) as Hex),
  decision: formatDecision,
  capacity: wordIn(CAPACITIES, 1),
  dealing: (value) => rowOfCode(Number(value))?.kind ?? plain(value),
  step: wordIn(STEP_KINDS, 1),
  tenure: wordIn(TENURES),
  "person status": wordIn(PERSON_STATUSES),
};

/** Puts arguments in the place of `{name}` and `{name:format}`. */
export function fillIn(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)(?::([^}]+))?\}/g, (_, name: string, format?: string) => {
    const write = format === undefined ? plain : FORMATS[format];
    if (!(name in values) || write === undefined)
      throw new TypeError(`no value or format for {${name}:${format}}`);
    return write(values[name]);
  });
}

/** Shows `{name}` and `{name:format}` as the bare name, for the reference. */
export function nameArguments(template: string): string {
  return template.replace(/\{(\w+)(?::[^}]+)?\}/g, "`$1`");
}
