import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import type { AuditedLog } from "../../../sdk/voting/audit/boxEvents.ts";

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
