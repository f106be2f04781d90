import type { Hex } from "../../sdk/bytes.ts";
import { QUIET_PAGE } from "../../sdk/voting/boxLogs.ts";
import { blockPages, type BlockStretch, changedPages, eachOf, type Pages } from "../../sdk/voting/pages.ts";
import type { Chain, ChainLog } from "../chain/chain.ts";

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

/** Topics of logs; null is any. */
export type LogTopics = readonly (Hex | readonly Hex[] | null)[];

/** Logs of a contract with these topics, page by page. */
export function timedPages(
  chain: Chain,
  address: Hex,
  topics: LogTopics,
  stretch: BlockStretch,
): Pages<TimedLog> {
  const logs = blockPages(stretch, (first, last) => chain.logs({ address, topics }, first, last));
  return changedPages(logs, (page) => timed(chain, page));
}

/**
 * All logs of a contract with these topics since the chain's first block that matters, in their order; null is any.
 * @param until the last block; the latest one, unless it is given
 */
export async function timedLogs(
  chain: Chain,
  address: Hex,
  topics: LogTopics,
  until?: number,
): Promise<TimedLog[]> {
  const last = until ?? (await chain.blockNumber());
  const logs: TimedLog[] = [];
  const pages = timedPages(chain, address, topics, {
    from: chain.since,
    until: last,
    blocks: QUIET_PAGE,
  });
  for await (const log of eachOf(pages)) logs.push(log);
  return logs;
}

/** With the time of each block, which is asked for once. */
async function timed(chain: Chain, logs: readonly ChainLog[]): Promise<TimedLog[]> {
  const times = new Map<Hex, number>();
  const read: TimedLog[] = [];
  for (const { topics, data, blockNumber, logIndex } of logs) {
    const time = times.get(blockNumber) ?? (await chain.timeOf(Number(blockNumber)));
    times.set(blockNumber, time);
    read.push({ topics, data, time, block: Number(blockNumber), index: Number(logIndex) });
  }
  return read;
}
