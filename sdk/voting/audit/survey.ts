import { AuditRefusal } from "./parts.ts";
import { type AuditedEvent, type AuditedLogs, inOrder, isCast, readEvent } from "./boxEvents.ts";

/** What is known of a poll's logs once they have been gone through for the first time. */
export interface PollSurvey {
  /** All that was logged besides papers, which is little. */
  readonly events: readonly AuditedEvent[];
  readonly papers: PapersOfVoters;
}

/** How many papers each voter cast, which tells the last one; and whether they are as many when they are read again. */
export class PapersOfVoters {
  readonly #unread = new Map<bigint, number>();
  #left = 0;

  /** The first time. */
  note(voter: bigint): void {
    this.#unread.set(voter, (this.#unread.get(voter) ?? 0) + 1);
    this.#left++;
  }

  /**
   * The second time.
   *
   * @returns whether it is the voter's last paper
   *
   * @throws {AuditRefusal} if it was not there the first time
   */
  read(voter: bigint): boolean {
    const unread = this.#unread.get(voter) ?? 0;
    if (unread === 0) throw new AuditRefusal("the papers were others when they were read again");
    this.#unread.set(voter, unread - 1);
    this.#left--;
    return unread === 1;
  }

  /** @throws {AuditRefusal} if a paper was not there the second time */
  requireAllRead(): void {
    if (this.#left > 0) throw new AuditRefusal("papers were gone when they were read again");
  }
}

/** Goes through all logs, of which the papers are only counted. */
export async function surveyed(logs: AuditedLogs): Promise<PollSurvey> {
  const events: AuditedEvent[] = [];
  const papers = new PapersOfVoters();
  for await (const log of inOrder(logs)) {
    if (isCast(log)) {
      papers.note(BigInt(log.topics[2] ?? 0));
      continue;
    }
    const event = readEvent(log);
    if (event !== undefined) events.push(event);
  }
  return { events, papers };
}
