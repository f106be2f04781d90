import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { headOfPapers, nextNumberOf } from "../../sdk/voting/boxLogs.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { encodeCall } from "../chain/chain.ts";
import type { TimedLog } from "../election/timedLogs.ts";
import { explained } from "../explained.ts";
import { type AgreedBlock, agreed, agreedBlock, requireStated, type Until } from "./agreement.ts";
import type { WitnessedPlace } from "./nodes.ts";
import { type LoggedPaper, papersIn, readPoll } from "./place.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

/** A poll up to a block, and its papers, which lead to the head that each node states there. */
export interface StatedPoll {
  readonly poll: Poll;
  readonly block: AgreedBlock;
  readonly logs: readonly TimedLog[];
  readonly papers: readonly LoggedPaper[];
  /** In later blocks; nobody has stated anything of them. */
  readonly later: readonly LoggedPaper[];
}

/**
 * Reads a poll, and makes sure that nobody hides, adds or changes a paper: the head recomputed from the papers in the logs is
 * what each node states.
 *
 * @param fingerprint from the polling card; undefined: whoever asks relies on nothing
 * @param until which block
 * @throws {CommandFailure} if a node states another head, or there is no such poll
 */
export async function statedPoll(
  place: WitnessedPlace,
  name: string,
  fingerprint: string | undefined,
  until: Until,
): Promise<StatedPoll> {
  const { nodes, box } = place;
  const block = await agreedBlock(nodes, until);
  const read = await readPoll(place, name, fingerprint);
  const { poll } = read;
  const all = await explained([], () => papersIn(read));
  const papers = all.filter((paper) => paper.block <= block.number);
  const head = await explained([], () => headOfPapers(poll, papers));
  const asked = encodeCall(BOX, "headOf", [poll.poll]);
  await requireStated(
    nodes,
    `the papers up to block ${block.number}`,
    { of: `those that ${nodes[0].name} shows`, is: head },
    ({ chain }) => chain.call(box, asked, block.number),
  );
  const logs = read.logs.filter((log) => log.block <= block.number);
  return { poll, block, logs, papers, later: all.slice(papers.length) };
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
