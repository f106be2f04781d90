import { ciphertextsOf, encodeTerms, type Poll } from "./poll.ts";

/** What a chain, and the nodes that pass transactions on, take at most in one of them. */
export interface TransactionLimits {
  /** Of a transaction as it is sent, with signature and calldata. */
  readonly bytes: number;
  readonly gas: number;
}

/**
 * Of Ethereum since Osaka: EIP-7825 caps gas at 2^24, and go-ethereum's pool refuses what is longer than four slots of 32 KiB (`txMaxSize`,
 * core/txpool/legacypool). The second is no rule of the chain, but what most nodes that a transaction passes through do.
 */
export const PUBLIC_LIMITS: TransactionLimits = { bytes: 4 * 32 * 1024, gas: 2 ** 24 };

/** Papers that are added up in one transaction, at most: with more of them, a paper becomes hardly cheaper. */
export const MOST_PAPERS = 60;

/** Bytes of a transaction beside its strings: envelope with fees, access list and signature, and the words of the ABI around strings. */
const AROUND = 1_024;

/** Bytes, as `Accumulations.add` is given them: of a paper and of the sums, to each of which every ciphertext adds. */
const PAPER = { head: 40, ciphertext: 128 } as const;
const SUMS = { head: 32, ciphertext: 192 } as const;

/**
 * Gas at most. A byte of calldata other than zero is 40 (EIP-7623), which is more than adding it takes besides; the transaction itself
 * is 21,000, and what the box does once in each is below 100,000 and, a ciphertext, 1,000: it reads, hashes and keeps the sums.
 */
const GAS = { byte: 40, transaction: 121_000, ciphertext: 1_000 } as const;

/**
 * How many papers of a poll are added up in one transaction, so that nodes pass it on and blocks take it: the longer a paper is, the
 * fewer. At least one: where even that is too long, a box adds it up only if a block's builder takes the transaction directly.
 *
 * @example
 * const plan = await planTally(poll, papers, papersABatch(poll));
 */
export function papersABatch(poll: Poll, limits: TransactionLimits = PUBLIC_LIMITS): number {
  const ciphertexts = ciphertextsOf(poll);
  const once = AROUND + encodeTerms(poll).length + SUMS.head + SUMS.ciphertext * ciphertexts;
  const each = PAPER.head + PAPER.ciphertext * ciphertexts;
  const gas = limits.gas - GAS.transaction - GAS.ciphertext * ciphertexts;
  const bytes = Math.min(limits.bytes, Math.floor(gas / GAS.byte));
  return Math.max(1, Math.min(MOST_PAPERS, Math.floor((bytes - once) / each)));
}
