import type { Hex } from "../../sdk/bytes.ts";
import { type Chain, type ChainLog, quantity } from "../chain/chain.ts";

/** Logs of some blocks that follow each other. */
export interface LogPage {
  readonly logs: readonly ChainLog[];
  /** How many blocks they are of. */
  readonly blocks: number;
}

/** Blocks of the first page: few, as a block may hold dozens of decisions, and a page is kept whole. */
const FIRST_BLOCKS = 20;
/** Blocks of a page where next to nothing happens. */
const MOST_BLOCKS = 1_000;
/** A page of fewer logs is followed by one of twice the blocks, a page of more by one of half the blocks. */
const FEW_LOGS = 1_000;
const MANY_LOGS = 5_000;

/**
 * Logs of contracts in the order of the chain, in pages of about as many logs, whether the chain is busy or quiet. A node that refuses
 * so many blocks is from then on asked for fewer.
 *
 * @param first block
 * @param last block
 * @throws what the node says of a single block
 */
export async function* logPages(
  chain: Chain,
  address: readonly Hex[],
  first: number,
  last: number,
): AsyncGenerator<LogPage, void> {
  let most = MOST_BLOCKS;
  let blocks = FIRST_BLOCKS;
  for (let from = first; from <= last;) {
    const to = Math.min(from + blocks - 1, last);
    const logs = await logsOf(chain, address, from, to);
    if (logs === undefined) {
      most = Math.ceil((to - from + 1) / 2);
      blocks = most;
      continue;
    }
    yield { logs, blocks: to - from + 1 };
    from = to + 1;
    if (logs.length > MANY_LOGS) blocks = Math.ceil(blocks / 2);
    else if (logs.length < FEW_LOGS) blocks = Math.min(2 * blocks, most);
  }
}

/** @returns undefined if the node refuses several blocks at once */
async function logsOf(
  chain: Chain,
  address: readonly Hex[],
  from: number,
  to: number,
): Promise<ChainLog[] | undefined> {
  const filter = { address, fromBlock: quantity(from), toBlock: quantity(to) };
  try {
    return await chain.request<ChainLog[]>("eth_getLogs", [filter]);
  } catch (error) {
    if (from === to) throw error;
    return undefined;
  }
}
