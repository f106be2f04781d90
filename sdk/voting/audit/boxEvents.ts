import { Interface, type LogDescription } from "ethers";
import { AuditRefusal } from "./parts.ts";
import type { AuditContest } from "./statement.ts";

/** A log of the box. */
export interface AuditedLog {
  readonly topics: readonly string[];
  readonly data: string;
  /** Seconds since 1970, of its block. */
  readonly time: number;
  /** Number of its block. */
  readonly block: number;
  /** Its place among the logs of the block, from 0. */
  readonly index: number;
}

/**
 * Logs in the order in which they were written, from the first to the last; gone through twice, each time from the first on, so that
 * nobody has to hold them.
 */
export type AuditedLogs = Iterable<AuditedLog> | AsyncIterable<AuditedLog>;

/** A log that was read. */
export interface AuditedEvent {
  readonly name: string;
  readonly args: LogDescription["args"];
  readonly time: number;
  readonly block: number;
}

/** What was fixed before the first paper. */
export interface AuditedConditions {
  readonly election: string;
  readonly roll: string;
  readonly voters: number;
  readonly anonymousVoters: boolean;
  readonly contests: readonly AuditContest[];
}

const RULE = "tuple(uint8 ciphertexts, uint8 total, bool lastImplicit) rule";
const CONTEST = `tuple(bytes32 election, bytes32 district, bytes32 contest, ${RULE}, bytes32 candidates, bytes32 roll, uint256 keyX, uint256 keyY)[] contests`;

const EVENTS = new Interface([
  `event Prepared(bytes32 indexed poll, tuple(bytes32 election, bytes32 roll, uint32 voters, bool anonymousVoters) conditions, ${CONTEST})`,
  "event Scheduled(bytes32 indexed election, tuple(uint64 opens, uint64 closes, bool paused) schedule)",
  "event TallyPermitted(bytes32 indexed poll)",
  "event Annulled(bytes32 indexed poll)",
  "event Cast(bytes32 indexed poll, uint256 indexed voter, bytes ballots, bytes credential)",
  "event Totalled(bytes32 indexed poll, bytes totals)",
  "event Decrypted(bytes32 indexed poll, uint256 indexed contest, uint256 indexed trustee, bytes proof)",
  "event Counted(bytes32 indexed poll, uint256 indexed contest, uint256[] counts)",
]);

const CAST = EVENTS.getEvent("Cast")?.topicHash;

/** Whether a log is of a paper. */
export function isCast({ topics }: AuditedLog): boolean {
  return topics[0] === CAST;
}

/** What a log says; undefined if it concerns neither the poll nor the schedule of an election. */
export function readEvent({ topics, data, time, block }: AuditedLog): AuditedEvent | undefined {
  const event = EVENTS.parseLog({ topics, data });
  return event === null ? undefined : { name: event.name, args: event.args, time, block };
}

/**
 * The same logs, one after the other, as long as each comes behind the one before: within a block it is their order that decides
 * what came before a pause.
 *
 * @throws {AuditRefusal} if one does not
 */
export async function* inOrder(logs: AuditedLogs): AsyncGenerator<AuditedLog> {
  let last = { block: 0, index: 0 };
  for await (const log of logs) {
    if (log.block < last.block || (log.block === last.block && log.index < last.index))
      throw new AuditRefusal(`the logs are not in their order: ${log.block}/${log.index}`);
    last = log;
    yield log;
  }
}

/** @throws {AuditRefusal} unless the poll was prepared once */
export function readConditions(
  chainId: bigint,
  contract: string,
  poll: string,
  events: readonly AuditedEvent[],
): AuditedConditions {
  const prepared = events.filter(({ name, args }) => name === "Prepared" && args[0] === poll);
  const [event] = prepared;
  if (event === undefined || prepared.length > 1) throw new AuditRefusal("not prepared once");
  const [election, roll, voters, anonymousVoters] = event.args[1] as [string, string, bigint, boolean];
  const contests = (event.args[2] as readonly LoggedContest[]).map((logged): AuditContest => {
    const [of, district, contest, [ciphertexts, total, lastImplicit], candidates, ofRoll, x, y] = logged;
    if (of !== election || district !== poll || ofRoll !== roll) throw new AuditRefusal("a foreign contest");
    const key = `0x${hexOf(x)}${hexOf(y)}`;
    const rule = { ciphertexts: Number(ciphertexts), total: Number(total), lastImplicit };
    return { chainId, contract, election, district, contest, ...rule, candidates, roll, key };
  });
  if (contests.some(({ key }) => key !== contests[0]?.key)) throw new AuditRefusal("more than one key");
  return { election, roll, voters: Number(voters), anonymousVoters, contests };
}

type LoggedContest = readonly [
  election: string,
  district: string,
  contest: string,
  rule: readonly [ciphertexts: bigint, total: bigint, lastImplicit: boolean],
  candidates: string,
  roll: string,
  keyX: bigint,
  keyY: bigint,
];

function hexOf(word: bigint): string {
  return word.toString(16).padStart(64, "0");
}
