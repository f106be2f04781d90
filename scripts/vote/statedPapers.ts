import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import {
  type CastPaper,
  followedPapers,
  nextNumberOf,
  OPEN_PAGE,
  papersIn,
} from "../../sdk/voting/boxLogs.ts";
import type { Pages } from "../../sdk/voting/pages.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { encodeCall } from "../chain/chain.ts";
import { pollPages } from "../election/pollPages.ts";
import { type TimedLog, timedPages } from "../election/timedLogs.ts";
import { explained } from "../explained.ts";
import { type AgreedBlock, agreed, agreedBlock, requireStated, type Until } from "./agreement.ts";
import type { WitnessedPlace } from "./nodes.ts";
import { readPoll } from "./place.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

/** A poll up to a block. */
export interface StatedPoll {
  readonly poll: Poll;
  readonly block: AgreedBlock;
  /** Of the poll and of its election's schedule, as one node shows them. */
  readonly logs: Pages<TimedLog>;
  /** Without papers, which may be many. */
  readonly events: readonly TimedLog[];
  /**
   * Its papers. Whenever they have been gone through, the head that they lead to is compared with what each node states: before, nothing
   * is known of them.
   */
  readonly papers: Pages<CastPaper>;
  /** In later blocks; nobody has stated anything of them. */
  readonly later: Pages<CastPaper>;
}

/**
 * Reads a poll in such a way that nobody hides, adds or changes a paper.
 *
 * @param fingerprint from the polling card; undefined: whoever asks relies on nothing
 * @param until which block
 * @throws {CommandFailure} if there is no such poll; or, once the papers have been gone through, if a node states another head
 */
export async function statedPoll(
  place: WitnessedPlace,
  name: string,
  fingerprint: string | undefined,
  until: Until,
): Promise<StatedPoll> {
  const { nodes, box, chain } = place;
  const block = await agreedBlock(nodes, until);
  const read = await readPoll(place, name, fingerprint);
  const { poll } = read;
  const logs = await pollPages(chain, box, poll, block.number);
  const papers = followedPapers(poll, papersIn(logs), (head) => requireHead(place, poll, block, head));
  const rest = { from: block.number + 1, until: await chain.blockNumber(), blocks: OPEN_PAGE };
  const later = papersIn(timedPages(chain, box, [null, poll.poll], rest));
  const events = read.logs.filter((log) => log.block <= block.number);
  return { poll, block, logs, events, papers, later };
}

/**
 * Requires that each node states the head that papers lead to.
 * @throws {CommandFailure} if one states another, with both
 */
export async function requireHead(
  { nodes, box }: WitnessedPlace,
  { poll }: Poll,
  { number }: AgreedBlock,
  head: Hex,
): Promise<void> {
  const asked = encodeCall(BOX, "headOf", [poll]);
  await requireStated(
    nodes,
    `the papers up to block ${number}`,
    { of: `those that ${nodes[0].name} shows`, is: head },
    ({ chain }) => chain.call(box, asked, number),
  );
}

/**
 * The number of a voter's next paper: counted, and what each node states.
 * @throws {CommandFailure} if a node states another
 */
export async function nextNumber(
  { nodes, box }: WitnessedPlace,
  { poll, papers, block }: StatedPoll,
  voter: number,
): Promise<bigint> {
  const next = await explained([], () => nextNumberOf(papers, BigInt(voter)));
  const asked = encodeCall(BOX, "nextSeqOf", [poll.poll, voter]);
  const known = { of: "the papers", is: next };
  await requireStated(nodes, "the number of the voter's next paper", known, async ({ chain }) =>
    BigInt(await chain.call(box, asked, block.number)),
  );
  return next;
}

/** When the polls close, in seconds since 1970; 0: they have no schedule. @throws {CommandFailure} if the nodes disagree */
export async function closingOf(
  { nodes, box }: WitnessedPlace,
  { poll, block }: StatedPoll,
): Promise<number> {
  const asked = encodeCall(BOX, "scheduleOf", [poll.election]);
  const answer = await agreed<Hex>(nodes, "when the polls are open", ({ chain }) =>
    chain.call(box, asked, block.number),
  );
  const [schedule] = BOX.decodeFunctionResult("scheduleOf", answer) as unknown as [
    { readonly closes: bigint },
  ];
  return Number(schedule.closes);
}
