import { concat, Interface, keccak256, toBeHex } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { type CastPaper, papersOf } from "../../sdk/voting/boxLogs.ts";
import { type TimedLog, timedLogs } from "../election/timedLogs.ts";
import { requireStated } from "./agreement.ts";
import type { WitnessedPlace } from "./nodes.ts";
import type { StatedPoll } from "./statedPapers.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const [CAST, ANNULLED, ...COURSE] = [
  "Cast",
  "Annulled",
  "CastAtStation",
  "TallyPermitted",
  "Totalled",
  "Decrypted",
  "Counted",
].map((name) => BOX.getEvent(name)?.topicHash as Hex) as [Hex, Hex, ...Hex[]];

interface Log {
  readonly topics: readonly string[];
  readonly data: string;
}

/**
 * Requires that every other node shows what became of a poll, besides its papers, as the logs that were read do. No head binds it.
 * @param read all that was read but papers
 * @throws {CommandFailure} if a node shows something else
 */
export async function requireCourse(
  place: WitnessedPlace,
  stated: StatedPoll,
  read: readonly TimedLog[],
): Promise<void> {
  await requireShown(place, stated, "what became of the poll", [[ANNULLED, ...COURSE]], read);
}

/**
 * Requires that every other node shows whether the poll was annulled as it was read, and all papers of a voter with the same credentials.
 * The head binds ciphertexts alone, and not who signed them.
 *
 * @returns the voter's papers, as all show them
 * @throws {CommandFailure} if a node shows something else
 */
export async function requireVoterShown(
  place: WitnessedPlace,
  stated: StatedPoll,
  voter: bigint | undefined,
): Promise<CastPaper[]> {
  const { poll, block, events } = stated;
  await requireShown(place, stated, "whether the poll was annulled", [[ANNULLED]], events);
  if (voter === undefined) return [];
  const more = [toBeHex(voter, 32) as Hex];
  const own = await timedLogs(place.chain, place.box, [[CAST], poll.poll, ...more], block.number);
  await requireShown(place, stated, "the voter's papers", [[CAST], ...more], own);
  return papersOf(own);
}

async function requireShown(
  { nodes, box }: WitnessedPlace,
  { poll, block }: StatedPoll,
  what: string,
  [events, ...more]: readonly [readonly Hex[], ...Hex[]],
  read: readonly TimedLog[],
): Promise<void> {
  const [first, ...others] = nodes;
  const own = read.filter(({ topics }) => events.some((event) => event === topics[0]));
  const known = { of: `what ${first.name} shows`, is: hashOf(own) };
  await requireStated(others, what, known, async ({ chain }) =>
    hashOf(await timedLogs(chain, box, [events, poll.poll, ...more], block.number)),
  );
}

/** Of topics and data, in their order. */
function hashOf(logs: readonly Log[]): string {
  return keccak256(concat(logs.flatMap(({ topics, data }) => [...topics, keccak256(data)])));
}
