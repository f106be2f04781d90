import { AbiCoder, Interface, keccak256, ZeroHash } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { auditCeremony } from "../../sdk/voting/audit/auditCeremony.ts";
import { auditPoll, VOTERS_NOT_VERIFIED } from "../../sdk/voting/audit/auditPoll.ts";
import { isCast } from "../../sdk/voting/audit/boxEvents.ts";
import { ContractSignatures, type StateSource } from "../../sdk/voting/audit/contractSignatures.ts";
import { AuditRefusal } from "../../sdk/voting/audit/parts.ts";
import { latestAttempt } from "../../sdk/voting/ceremony/events.ts";
import { eachOf } from "../../sdk/voting/pages.ts";
import { encodeCall, quantity } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { type TimedLog, timedLogs } from "../election/timedLogs.ts";
import { readJson } from "../input.ts";
import { membershipKeyOf } from "./membershipKey.ts";
import { type AskedNode, atNodes, type FinalOptions, type WitnessedPlace } from "./nodes.ts";
import type { PollOptions } from "./observe.ts";
import { requireCourse } from "./shownLogs.ts";
import { requireHead, type StatedPoll, statedPoll } from "./statedPapers.ts";
import { readStations } from "./stations.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const CODER = AbiCoder.defaultAbiCoder();
const POINT = 128;

/** What observers say to have a poll verified. */
export interface AuditOptions extends PollOptions, FinalOptions {
  /** Hashes of the voters' signers; of anonymous voters, their entries. */
  readonly roll: string;
  /** Whether it is fine that something could not be verified. */
  readonly acceptUnverified?: boolean;
}

/** What an audit says. */
export interface AuditReport extends Record<string, unknown> {
  /** What is wrong, in words. */
  readonly failures: readonly string[];
  /** What may be right or wrong: nobody here could verify it. */
  readonly unverified: readonly string[];
}

/** Verifies a poll from logs and the published roll: ceremony, every paper, the sums, decryptions and counts. */
export async function audit(options: AuditOptions): Promise<AuditReport> {
  const roll = await readJson<readonly string[]>(options.roll);
  return atNodes(options, async (place) => {
    const stated = await statedPoll(place, options.poll, options.fingerprint, options);
    const { poll, block } = stated;
    const course: TimedLog[] = [];
    const anonymous = poll.anonymousVoters ? await membershipKeyOf(place) : {};
    const signatures = new ContractSignatures();
    const key = await keyOf(place, stated);
    const stations = await readStations(place);
    const found = await refusalsNamed(
      auditPoll({
        ...{ chainId: place.chainId, contract: place.box, poll: poll.poll, threshold: key.threshold },
        roll,
        logs: noting(course, eachOf(stated.logs)),
        trustees: key.trustees,
        ...(anonymous.key === undefined ? {} : { membershipKey: anonymous.key }),
        ...(stations === undefined ? {} : { stations }),
        isSigned: signatures.note,
      }),
    );
    await requireHead(place, poll, block, found.head as Hex);
    await requireCourse(place, stated, course);
    const asked = await signatures.ask(place.nodes.map(stateOf));
    return {
      ...{ papers: found.papers, counted: found.counted, atStations: found.atStations },
      counts: found.counts.map((each) => each?.map(Number) ?? null),
      failures: [
        ...key.failures,
        ...found.findings.filter((finding) => finding !== VOTERS_NOT_VERIFIED),
        ...asked.failures,
        ...(await resultFailures(place, stated, found.counts)),
      ],
      unverified: [...(anonymous.unverified ?? []), ...asked.unverified],
    };
  });
}

/** The same logs; whenever they have been gone through, all but the papers are in the list. */
function noting(list: TimedLog[], logs: AsyncIterable<TimedLog>): AsyncIterable<TimedLog> {
  return {
    async *[Symbol.asyncIterator]() {
      list.length = 0;
      for await (const log of logs) {
        if (!isCast(log)) list.push(log);
        yield log;
      }
    },
  };
}

/** What cannot be audited at all is said in a sentence. */
async function refusalsNamed<T>(audited: Promise<T>): Promise<T> {
  try {
    return await audited;
  } catch (error) {
    if (error instanceof AuditRefusal) throw new CommandFailure(`${error.message}.`, EXIT.findings, error);
    throw error;
  }
}

/** @throws {CommandFailure} with what was found, for the exit code */
export function requireNone({ failures, unverified }: AuditReport, acceptUnverified = false): void {
  const open = acceptUnverified ? [] : unverified.map((what) => `not verified: ${what}`);
  const found = [...failures, ...open];
  if (found.length > 0) throw new CommandFailure(found.join("\n"), EXIT.findings);
}

function stateOf({ name, chain }: AskedNode): StateSource {
  const call = (from: string, to: string, data: string, block: number): Promise<string> =>
    chain.request("eth_call", [{ from, to, data }, quantity(block)]);
  return { name, call };
}

/** Of which contests the box holds another result than the logs, by which node. An annulled poll has none. */
async function resultFailures(
  { nodes, box }: WitnessedPlace,
  { poll, block }: StatedPoll,
  counts: readonly (readonly bigint[] | undefined)[],
): Promise<string[]> {
  const failures: string[] = [];
  for (const [contest, counted] of counts.entries()) {
    const own = counted === undefined ? ZeroHash : keccak256(CODER.encode(["uint256[]"], [counted]));
    const asked = encodeCall(BOX, "resultOf", [poll.poll, contest]);
    for (const { name, chain } of nodes) {
      const stated = await chain.call(box, asked, block.number);
      if (stated !== own)
        failures.push(`contest ${contest}: by ${name} the result is ${stated}, by the logs ${own}`);
    }
  }
  return failures;
}

interface AuditedKey {
  readonly threshold: number;
  /** Each trustee's share of the key, by number from 1. */
  readonly trustees: ReadonlyMap<number, string>;
  readonly failures: readonly string[];
}

/** The ceremony of the poll's election, and whether the poll has the key that was made there. */
async function keyOf(
  { chain, chainId, ceremony }: WitnessedPlace,
  { poll }: StatedPoll,
): Promise<AuditedKey> {
  const { election } = poll;
  const said = await timedLogs(chain, ceremony, [null, election]);
  const making = auditCeremony({ chainId, contract: ceremony, election }, said);
  const { problem, keys = "0x", accounts, vacant } = making;
  const threshold = latestAttempt(election, said)?.threshold ?? 0;
  const seated = accounts.map((_, index) => index + 1).filter((trustee) => !vacant.includes(trustee));
  const keyAt = (index: number): string => keys.slice(2 + POINT * index, 2 + POINT * (index + 1));
  const { x, y } = poll.contests[0]?.key ?? { x: 0n, y: 0n };
  const own = [x, y].map((word) => word.toString(16).padStart(64, "0")).join("");
  return {
    threshold,
    trustees: new Map(seated.map((trustee) => [trustee, `0x${keyAt(trustee)}`])),
    failures: [
      ...(problem === undefined ? [] : [`ceremony: ${problem}`]),
      ...(keyAt(0) === own ? [] : ["the poll has another key than the trustees made"]),
    ],
  };
}
