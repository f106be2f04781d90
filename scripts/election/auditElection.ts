import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import { eachOf } from "../../sdk/voting/pages.ts";
import type { KeyMaking } from "./keyMaking.ts";
import { THRESHOLD } from "./officials.ts";
import type { PollingStation } from "./pollingStation.ts";

/** What an independent auditor found. */
export interface ElectionAudit {
  /** Papers verified. */
  readonly ballots: number;
  /** Everything that is wrong, in words. */
  readonly failures: string[];
}

/**
 * Verifies ceremony and polls from logs and published rolls, by code that shares nothing with the prover, and compares what was
 * counted with what was meant.
 *
 * @param polls each with the votes that its voters meant to cast, by contest and option
 */
export async function auditElection(
  chainId: bigint,
  making: KeyMaking,
  polls: readonly { readonly station: PollingStation; readonly meant: readonly (readonly number[])[] }[],
): Promise<ElectionAudit> {
  const { problem, shareKeys } = await making.audit();
  const failures = problem === undefined ? [] : [`ceremony: ${problem}`];
  let ballots = 0;
  for (const { station, meant } of polls) {
    const { findings, papers, counts } = await auditPoll({
      chainId,
      contract: station.box,
      poll: station.poll.poll,
      logs: eachOf(await station.logs()),
      roll: station.electorate.hashes,
      threshold: THRESHOLD,
      trustees: shareKeys,
    });
    ballots += papers;
    failures.push(...findings);
    const counted = JSON.stringify(counts.map((each) => each?.map(Number)));
    if (counted !== JSON.stringify(meant)) failures.push(`counted ${counted}, cast ${JSON.stringify(meant)}`);
  }
  return { ballots, failures };
}
