import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { BLOCKS_A_PAGE } from "../../sdk/voting/boxLogs.ts";
import type { Pages } from "../../sdk/voting/pages.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import type { Chain } from "../chain/chain.ts";
import { type TimedLog, timedLogs, timedPages } from "./timedLogs.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const [SCHEDULED, PREPARED] = ["Scheduled", "Prepared"].map((name) => BOX.getEvent(name)?.topicHash as Hex);

/**
 * All logs of a poll and of its election's schedule, page by page, in the order in which they were written: what an auditor goes
 * through, and who adds papers up.
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
  const before = await timedLogs(chain, box, [SCHEDULED ?? null, election], from - 1);
  const pages = timedPages(chain, box, [null, [poll, election]], { from, until, blocks: BLOCKS_A_PAGE });
  return async function* (order) {
    if (order === "forward") yield before;
    yield* pages(order);
    if (order === "backward") yield before;
  };
}
