import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { OPEN_PAGE, QUIET_PAGE } from "../../sdk/voting/boxLogs.ts";
import type { BlockStretch, Pages } from "../../sdk/voting/pages.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import type { Chain } from "../chain/chain.ts";
import { type TimedLog, timedLogs, timedPages } from "./timedLogs.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const [SCHEDULED, PREPARED] = ["Scheduled", "Prepared"].map((name) => BOX.getEvent(name)?.topicHash as Hex);

interface LoggedSchedule {
  readonly opens: bigint;
  readonly closes: bigint;
  readonly paused: boolean;
}

/** From when, and up to before when, papers may have been cast, in seconds since 1970. */
interface PollingTime {
  readonly opens: number;
  readonly closes: number;
}

/**
 * All logs of a poll and of its election's schedule, page by page, in the order in which they were written: what an auditor goes
 * through, and who adds papers up. Of blocks in which no paper can be, by their times, many are read at a time.
 *
 * @param until the last block
 */
export async function pollPages(
  chain: Chain,
  box: Hex,
  { poll, election }: Pick<Poll, "poll" | "election">,
  until: number,
): Promise<Pages<TimedLog>> {
  const [prepared] = await timedLogs(chain, box, [PREPARED ?? null, poll], until);
  const from = prepared?.block ?? chain.since;
  const shown = await timedLogs(chain, box, [SCHEDULED ?? null, election], until);
  // A node that lies may show others than it was asked for.
  const scheduled = shown.filter(({ topics }) => topics[0] === SCHEDULED);
  const before = scheduled.filter(({ block }) => block < from);
  const stretches = await stretchesOf(chain, { from, until }, pollingTime(scheduled));
  const pages = stretches.map((stretch) => timedPages(chain, box, [null, [poll, election]], stretch));
  return async function* (order) {
    if (order === "forward") yield before;
    for (const own of order === "forward" ? pages : pages.toReversed()) yield* own(order);
    if (order === "backward") yield before;
  };
}

/** Each schedule holds until the next one: an opening that was postponed before it came was none. */
function pollingTime(scheduled: readonly TimedLog[]): PollingTime {
  const open = scheduled.flatMap((log, index) => {
    const { opens, closes, paused } = BOX.parseLog(log)?.args["schedule"] as unknown as LoggedSchedule;
    // In the block of the next one a paper may come before it.
    const until = (scheduled[index + 1]?.time ?? Infinity) + 1;
    const [from, to] = [Math.max(Number(opens), log.time), Math.min(Number(closes), until)];
    return paused || from >= to ? [] : [{ from, to }];
  });
  return {
    opens: Math.min(...open.map(({ from }) => from)),
    closes: Math.max(...open.map(({ to }) => to)),
  };
}

/** Blocks before, while and after papers could be cast. */
async function stretchesOf(
  chain: Chain,
  { from, until }: Pick<BlockStretch, "from" | "until">,
  { opens, closes }: PollingTime,
): Promise<BlockStretch[]> {
  const opening = await firstAt(chain, from, until, opens);
  const closing = await firstAt(chain, opening, until, closes);
  return [
    { from, until: opening - 1, blocks: QUIET_PAGE },
    { from: opening, until: closing - 1, blocks: OPEN_PAGE },
    { from: closing, until, blocks: QUIET_PAGE },
  ];
}

/** The first of some blocks that is of a time or later; the one behind the last if none is. */
async function firstAt(chain: Chain, from: number, until: number, time: number): Promise<number> {
  let [low, high] = [from, until + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await chain.timeOf(middle)) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
