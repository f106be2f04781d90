import { Interface, toBeHex } from "ethers";
import { LATER_OFFICES } from "../../deploy/modules/offices.ts";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { type StationVote, stationVoteOf } from "../../sdk/voting/atStation.ts";
import type { StationsToAudit } from "../../sdk/voting/audit/stationVotes.ts";
import type { CastPaper } from "../../sdk/voting/boxLogs.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { encodeCall } from "../chain/chain.ts";
import { timedLogs } from "../election/timedLogs.ts";
import type { VotingPlace } from "./place.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const OFFICES = new Interface([
  "event Appointed(uint64 indexed office, address indexed officer, bytes16 indexed person, uint32 lastDay)",
]);
const ROLE = toBeHex(LATER_OFFICES.pollingOfficer.role, 32) as Hex;
const APPOINTED = OFFICES.getEvent("Appointed")?.topicHash as Hex;

/** Who was appointed to take votes at polling stations; undefined: the file of addresses names no `pollingStations`. */
export async function readStations({
  chain,
  box,
  stations,
}: VotingPlace): Promise<StationsToAudit | undefined> {
  if (stations === undefined) return undefined;
  const [offices] = BOX.decodeFunctionResult(
    "authority",
    await chain.call(box, encodeCall(BOX, "authority", [])),
  );
  const logs = await timedLogs(chain, String(offices).toLowerCase() as Hex, [APPOINTED, ROLE]);
  const officers = logs.flatMap((log) => {
    const { args } = OFFICES.parseLog(log) ?? {};
    return `${args?.["officer"]}:${args?.["person"]}`.toLowerCase();
  });
  return { contract: stations, officers: new Set(officers) };
}

/** Of a voter's paper, what is told of polling stations: whether it, or the one that counts in its place, was cast there. */
export function shownOfStations(
  poll: Poll,
  paper: CastPaper,
  replacedBy: CastPaper | undefined,
): { readonly atStation?: StationVote; readonly replacedAtStation?: StationVote } {
  const own = stationVoteOf(poll, paper);
  const later = replacedBy && stationVoteOf(poll, replacedBy);
  return {
    ...(own === undefined ? {} : { atStation: own }),
    ...(later === undefined ? {} : { replacedAtStation: later }),
  };
}
