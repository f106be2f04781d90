import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { auditPoll } from "../../../sdk/voting/audit/auditPoll.ts";
import type { AuditedLog } from "../../../sdk/voting/audit/boxEvents.ts";
import { isAtStation } from "../../../sdk/voting/audit/stationVotes.ts";
import { headerOf, type Paper } from "../../../sdk/voting/paper.ts";
import type { HeldPollToAudit } from "./polling.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

/** Whether the log is of this event of the box. */
export function isOf(event: string, { topics }: AuditedLog): boolean {
  return topics[0] === BOX.getEvent(event)?.topicHash;
}

/** The logs of an event, in their order. */
export function logsOf(logs: readonly AuditedLog[], event: string): AuditedLog[] {
  return logs.filter((log) => isOf(event, log));
}

/** All logs but those of an event. */
export function withoutLogs(logs: readonly AuditedLog[], event: string): AuditedLog[] {
  return logs.filter((log) => !isOf(event, log));
}

/** Where the path of a credential begins: as the voter wrote it, or as polling officers did. */
const pathAtOf = (credential: Uint8Array): number => {
  const lengthAt = (at: number): number => (credential[at] ?? 0) * 256 + (credential[at + 1] ?? 0);
  return isAtStation(credential) ? credential.length : 4 + lengthAt(0) + lengthAt(2);
};

/** What the auditor has against a paper, were a box to log it as the next, at this second: of a voter who signs, without the path. */
export async function auditPaper(
  task: HeldPollToAudit,
  time: number,
  { ballots, credential }: Paper,
): Promise<readonly string[]> {
  const last = task.logs.at(-1);
  if (last === undefined) throw new Error("no logs");
  const shown = credential.subarray(0, pathAtOf(credential));
  const fields = [headerOf(ballots).voter, hexFromBytes(ballots), hexFromBytes(shown)];
  const { poll } = task;
  const { topics, data } = BOX.encodeEventLog("Cast", [poll, ...fields]);
  const cast = { topics: topics as string[], data, time, block: last.block + 1, index: 0 };
  return (await auditPoll({ ...task, logs: [...task.logs, cast] })).findings;
}

/** In the order of their places in the chain. */
export function inOrder(logs: readonly AuditedLog[]): AuditedLog[] {
  return [...logs].sort((a, b) => a.block - b.block || a.index - b.index);
}
