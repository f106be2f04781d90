import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import { bytesFromHex, concatBytes, type Hex } from "../../../sdk/bytes.ts";
import type { Paper } from "../../../sdk/voting/paper.ts";
import { FieldWriter } from "../../../sdk/wire.ts";
import type { Polling } from "./polling.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const WORD = 32;
const SELECTOR = 4;
/** Behind the selector: the poll, and where the terms and the paper lie. */
const HEAD = 3 * WORD;

/** What lies behind the head: terms, ballots and credential, each with its length, and where the latter two of the paper lie. */
export type Part = "terms" | "paper" | "ballots" | "credential";

/** How the arguments of `cast` lie in its calldata, as far as offsets and lengths leave it open. */
export interface Layout {
  readonly order: readonly Part[];
  /** Bytes in front of each part. */
  readonly gap: number;
  /** Whether parts end with whole words. */
  readonly padded: boolean;
  /** What gaps, padding and what stands behind everything are made of. */
  readonly fill: number;
  /** Bytes behind everything. */
  readonly trailing: number;
}

/** As clients encode them. */
const CANONICAL: Layout = {
  order: ["terms", "paper", "ballots", "credential"],
  ...{ gap: 0, padded: true, fill: 0, trailing: 0 },
};

/** A call, and where its parts lie. */
export interface LaidOutCall {
  readonly data: Uint8Array;
  /** From the first byte of the calldata on. */
  readonly at: Readonly<Record<Part, number>>;
}

/** Calldata of `cast` with its arguments laid out in this way. */
export function laidOut(
  { poll: { poll }, terms }: Polling,
  { ballots, credential }: Paper,
  changes: Partial<Layout> = {},
): LaidOutCall {
  const { order, gap, padded, fill, trailing } = { ...CANONICAL, ...changes };
  const filled = (length: number): Uint8Array => new Uint8Array(length).fill(fill);
  const bytes = { terms, ballots, credential };
  const at = { terms: 0, paper: 0, ballots: 0, credential: 0 };
  let end = SELECTOR + HEAD;
  const lengthOf = (part: Part): number => (part === "paper" ? 2 * WORD : WORD + bytes[part].length);
  for (const part of order) {
    at[part] = end + gap;
    end = at[part] + (padded ? Math.ceil(lengthOf(part) / WORD) * WORD : lengthOf(part));
  }
  const parts = order.map((part) => {
    if (part === "paper") return concatBytes(...[at.ballots, at.credential].map((to) => word(to - at.paper)));
    return concatBytes(word(bytes[part].length), bytes[part]);
  });
  const head = [bytesFromHex(poll), word(at.terms - SELECTOR), word(at.paper - SELECTOR)];
  const data = concatBytes(selectorOf("cast"), ...head, filled(end - SELECTOR - HEAD + trailing));
  for (const [index, part] of order.entries()) data.set(parts[index] ?? [], at[part]);
  return { data, at };
}

/** The same call, whose head overlaps that of the paper: where the paper lies is where its ballots lie, too. */
export function overlapping(polling: Polling, paper: Paper): Uint8Array {
  const { data, at } = laidOut(polling, paper, { order: ["paper", "ballots", "credential", "terms"] });
  const terms = word(at.terms - SELECTOR - WORD);
  // Without the word in which the paper says it, everything behind is a word nearer.
  const head = concatBytes(data.subarray(0, SELECTOR + WORD), terms, word(at.paper - SELECTOR - WORD));
  return concatBytes(head, data.subarray(at.paper + WORD));
}

/** Calldata of `castEach` with one paper so many times, which is there once. */
export function sharedPaper(polling: Polling, paper: Paper, times: number): Uint8Array {
  const { data, at } = laidOut(polling, paper);
  const papers = at.paper - SELECTOR;
  const list = concatBytes(word(times), ...Array.from({ length: times }, () => word(times * WORD)));
  return concatBytes(
    ...[selectorOf("castEach"), data.subarray(SELECTOR, SELECTOR + HEAD - WORD), word(papers)],
    ...[data.subarray(SELECTOR + HEAD, at.paper), list, data.subarray(at.paper)],
  );
}

/** A number as a word, a negative one as what is added to come back. */
function word(value: number): Uint8Array {
  const writer = new FieldWriter(WORD);
  writer.uint256(BigInt.asUintN(256, BigInt(value)));
  return writer.bytes;
}

function selectorOf(name: string): Uint8Array {
  return bytesFromHex(BOX.getFunction(name)?.selector as Hex);
}
