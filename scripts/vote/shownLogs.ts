import { concat, Interface, keccak256, toBeHex } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { timedLogs } from "../election/timedLogs.ts";
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
 * @throws {CommandFailure} if a node shows something else
 */
export async function requireCourse(place: WitnessedPlace, stated: StatedPoll): Promise<void> {
  await requireShown(place, stated, "what became of the poll", [ANNULLED, ...COURSE]);
}

/**
 * Requires that every other node shows all papers of a voter with the credentials that the logs have which were read, and whether the poll
 * was annulled. The head binds ciphertexts alone, and not who signed them.
 *
 * @throws {CommandFailure} if a node shows something else
 */
export async function requireVoterShown(
  place: WitnessedPlace,
  stated: StatedPoll,
  voter: bigint | undefined,
): Promise<void> {
  await requireShown(place, stated, "whether the poll was annulled", [ANNULLED]);
  if (voter !== undefined) await requireShown(place, stated, "the voter's papers", [CAST], voter);
}

async function requireShown(
  { nodes, box }: WitnessedPlace,
  { poll, logs, block }: StatedPoll,
  what: string,
  events: readonly Hex[],
  voter?: bigint,
): Promise<void> {
  const [, second, ...more] = nodes;
  if (second === undefined) return;
  const own = logs.filter(
    ({ topics }) =>
      events.some((event) => event === topics[0]) &&
      (voter === undefined || BigInt(topics[2] ?? 0) === voter),
  );
  const known = { of: `what ${nodes[0].name} shows`, is: hashOf(own) };
  const asked = [events, poll.poll, ...(voter === undefined ? [] : [toBeHex(voter, 32) as Hex])];
  await requireStated([second, ...more], what, known, async ({ chain }) =>
    hashOf(await timedLogs(chain, box, asked, block.number)),
  );
}

/** Of topics and data, in their order. */
function hashOf(logs: readonly Log[]): string {
  return keccak256(concat(logs.flatMap(({ topics, data }) => [...topics, keccak256(data)])));
}
