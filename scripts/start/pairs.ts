import { compareHex } from "../../sdk/bytes.ts";
import type { Dealing, DealingOf } from "../../sdk/land/dealings.ts";
import type { Instruction } from "./landDesk.ts";
import type { FiledTitle } from "./landFile.ts";

/** Of a dealing with two titles: the field that has the index of the second. */
const SECOND = {
  lease: "leasehold",
  "lease surrender": "leasehold",
  "lease forfeiture": "leasehold",
  "lease merger": "leasehold",
  split: "newTitle",
  merge: "absorbed",
  easement: "benefited",
  "easement release": "benefited",
} as const;

type PairKind = keyof typeof SECOND;

/** A dealing with two titles, without their indices. */
export type PairTerms = {
  [K in PairKind]: Omit<DealingOf<K>, "subject" | (typeof SECOND)[K]>;
}[PairKind];

/** What an application about two titles is about; they stand in it in the order of their entries. */
export function pairOf(
  first: FiledTitle,
  second: FiledTitle,
  terms: PairTerms,
): Pick<Instruction, "title" | "further" | "dealings"> {
  const ascending = compareHex(first.entry, second.entry) < 0;
  const indices = { subject: ascending ? 0 : 1, [SECOND[terms.kind]]: ascending ? 1 : 0 };
  return { title: first, further: [second], dealings: [{ ...terms, ...indices } as unknown as Dealing] };
}
