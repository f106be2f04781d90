import type { Hex } from "../../sdk/bytes.ts";
import type { Chain } from "../chain/chain.ts";

/** A log with its place in the chain. */
export interface TimedLog {
  readonly topics: readonly string[];
  readonly data: string;
  /** Seconds since 1970, of its block. */
  readonly time: number;
  /** Number of its block. */
  readonly block: number;
  /** Its place among the logs of the block. */
  readonly index: number;
}

/** Blocks whose logs are asked for at a time. */
const BLOCKS_A_QUERY = 500;

/**
 * All logs of a contract with these topics since the chain's first block that matters, in their order; null is any.
 * @param until the last block; the latest one, unless it is given
 */
export async function timedLogs(
  chain: Chain,
  address: Hex,
  topics: readonly (Hex | readonly Hex[] | null)[],
  until?: number,
): Promise<TimedLog[]> {
  const times = new Map<Hex, number>();
  const logs: TimedLog[] = [];
  const last = until ?? (await chain.blockNumber());
  for (let from = chain.since; from <= last; from += BLOCKS_A_QUERY) {
    const to = Math.min(from + BLOCKS_A_QUERY - 1, last);
    for (const log of await chain.logs({ address, topics }, from, to)) {
      const time = times.get(log.blockNumber) ?? (await timeOf(chain, log.blockNumber));
      times.set(log.blockNumber, time);
      const [block, index] = [Number(log.blockNumber), Number(log.logIndex)];
      logs.push({ topics: log.topics, data: log.data, time, block, index });
    }
  }
  return logs;
}

async function timeOf(chain: Chain, block: Hex): Promise<number> {
  const { timestamp } = await chain.request<{ timestamp: Hex }>("eth_getBlockByNumber", [block, false]);
  return Number(timestamp);
}
