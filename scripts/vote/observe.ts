import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { auditCeremony } from "../../sdk/voting/audit/auditCeremony.ts";
import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import { latestAttempt } from "../../sdk/voting/ceremony/events.ts";
import { pollFingerprint, trackingHash } from "../../sdk/voting/tracking.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { timedLogs } from "../election/timedLogs.ts";
import { readJson } from "../input.ts";
import { atPlace, papersIn, type PlaceOptions, readPoll, wordOf } from "./place.ts";
import { readStations, shownOfStations } from "./stations.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const SCHEDULED = BOX.getEvent("Scheduled")?.topicHash as Hex;
const POINT = 128;

/** How observers name a poll. */
export interface PollOptions extends PlaceOptions {
  readonly poll: string;
  readonly fingerprint?: string;
}

/** What is fixed of a poll. */
export async function showPoll(options: PollOptions): Promise<Record<string, unknown>> {
  return atPlace(options, async (place) => {
    const { poll } = await readPoll(place, options.poll, options.fingerprint);
    return {
      fingerprint: pollFingerprint(poll),
      election: poll.election,
      roll: poll.roll,
      voters: poll.voters,
      contests: poll.contests.map(({ rule, candidates }) => ({
        options: rule.ciphertexts + (rule.lastImplicit ? 1 : 0),
        candidates,
      })),
    };
  });
}

/** Where a paper is: in the box and counted, replaced by a later one, at a polling station or not, or not there. */
export async function verifyReceipt(
  options: PollOptions & { readonly tracking: string },
): Promise<Record<string, unknown>> {
  const tracking = wordOf("--tracking", options.tracking);
  return atPlace(options, async (place) => {
    const read = await readPoll(place, options.poll, options.fingerprint);
    const papers = papersIn(read);
    const found = papers.find(({ ballots }) => trackingHash(ballots) === tracking);
    if (found === undefined) return { tracking, found: false, counted: false };
    const counted = !papers.some(({ voter, seq }) => voter === found.voter && seq > found.seq);
    const shown = shownOfStations(read.poll, papers, found);
    return { tracking, found: true, counted, number: Number(found.seq), ...shown };
  });
}

/**
 * Verifies a poll from logs and the published roll: ceremony, every paper, the sums, decryptions and counts.
 *
 * @returns with `failures`, in words
 */
export async function audit(
  options: PollOptions & { readonly roll: string },
): Promise<Record<string, unknown> & { readonly failures: readonly string[] }> {
  const roll = await readJson<readonly Hex[]>(options.roll);
  return atPlace(options, async (place) => {
    const { chain, chainId, box, ceremony } = place;
    const { poll, logs } = await readPoll(place, options.poll, options.fingerprint);
    const { election } = poll;
    const said = await timedLogs(chain, ceremony, [null, election]);
    const { problem, keys = "0x" } = auditCeremony({ chainId, contract: ceremony, election }, said);
    const { threshold = 0, accounts = [] } = latestAttempt(election, said) ?? {};
    const keyAt = (index: number): string => keys.slice(2 + POINT * index, 2 + POINT * (index + 1));
    const { x, y } = poll.contests[0]?.key ?? { x: 0n, y: 0n };
    const own = [x, y].map((word) => word.toString(16).padStart(64, "0")).join("");
    const schedule = await timedLogs(chain, box, [SCHEDULED, election]);
    const stations = await readStations(place);
    const found = auditPoll({
      ...{ chainId, contract: box, poll: poll.poll, roll, threshold },
      logs: [...schedule, ...logs].sort((a, b) => a.time - b.time),
      trustees: new Map(accounts.map((_, index) => [index + 1, `0x${keyAt(index + 1)}`])),
      ...(stations === undefined ? {} : { stations }),
    });
    const failures = [
      ...(problem === undefined ? [] : [`ceremony: ${problem}`]),
      ...(keyAt(0) === own ? [] : ["the poll has another key than the trustees made"]),
      ...found.findings,
    ];
    const counts = found.counts.map((each) => each?.map(Number) ?? null);
    const { papers, counted, atStations } = found;
    return { papers, counted, atStations, counts, failures };
  });
}

/** @throws {CommandFailure} with what was found, for the exit code */
export function requireNone(failures: readonly string[]): void {
  if (failures.length > 0) throw new CommandFailure(failures.join("\n"), EXIT.findings);
}
