import { Interface, type LogDescription, type Provider } from "ethers";
import { BALLOT_BOX_ABI } from "../abi.ts";
import { bytesFromHex, type Hex, hexFromBytes } from "../bytes.ts";
import type { RawLog } from "../law/registerEvents.ts";
import { SdkError } from "../sdkError.ts";
import { planAccumulation, type AccumulationPlan } from "./accumulate.ts";
import { decodeBallot } from "./ballot.ts";
import { type CastBallot, headsOf, NO_BALLOTS, WrongSeqError } from "./ballotChain.ts";
import { headerOf } from "./paper.ts";
import { ciphertextsOf, firstContest, type Poll, pollContextOf, splitPaper } from "./poll.ts";
import type { BallotRule } from "./rule.ts";

/** A paper that a box took. */
export interface CastPaper {
  readonly voter: bigint;
  readonly seq: bigint;
  readonly ballots: Uint8Array;
  /** Signer and signature without the path; with anonymous voters whole. */
  readonly credential: Uint8Array;
}

/** A partial decryption that a box took. */
export interface TakenDecryption {
  /** From 0. */
  readonly contest: number;
  /** From 1. */
  readonly trustee: number;
  readonly proof: Uint8Array;
}

/** What a box has logged of the count of a poll. */
export interface LoggedTally {
  /** The law permits the count, and the poll was not annulled. */
  readonly permitted: boolean;
  /** What the box made of all papers, as `encodeTotals` has it; undefined: they are not all added up. */
  readonly totals: Hex | undefined;
}

/** The logs do not say that the poll was prepared. */
export class PollNotPreparedError extends SdkError {
  override readonly name = "PollNotPreparedError";

  constructor(poll: Hex) {
    super("no log says that the poll was prepared", { poll });
  }
}

interface LoggedContest {
  readonly election: Hex;
  readonly district: Hex;
  readonly contest: Hex;
  readonly rule: readonly [ciphertexts: bigint, total: bigint, lastImplicit: boolean];
  readonly candidates: Hex;
  readonly roll: Hex;
  readonly keyX: bigint;
  readonly keyY: bigint;
}

const BOX = new Interface(BALLOT_BOX_ABI);
const BLOCKS_A_QUERY = 10_000;

/**
 * All logs of a poll, in their order.
 *
 * @param box address
 * @param from first block, such as that in which the box was deployed
 */
export async function readPollLogs(
  provider: Provider,
  box: Hex,
  poll: Hex,
  from: number,
  to: number,
): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  for (let first = from; first <= to; first += BLOCKS_A_QUERY) {
    const toBlock = Math.min(to, first + BLOCKS_A_QUERY - 1);
    logs.push(...(await provider.getLogs({ address: box, topics: [null, poll], fromBlock: first, toBlock })));
  }
  return logs;
}

/**
 * A poll as it was prepared.
 *
 * @throws {PollNotPreparedError} if no log says so
 */
export function pollOf(chainId: bigint, contract: Hex, poll: Hex, logs: readonly RawLog[]): Poll {
  const prepared = parse(logs, "Prepared").find(({ args }) => args["poll"] === poll);
  if (prepared === undefined) throw new PollNotPreparedError(poll);
  const conditions = prepared.args["conditions"] as {
    readonly election: Hex;
    readonly roll: Hex;
    readonly voters: bigint;
    readonly anonymousVoters: boolean;
  };
  const contests = (prepared.args["contests"] as readonly LoggedContest[]).map((contest) => ({
    chainId,
    contract,
    election: contest.election,
    district: contest.district,
    contest: contest.contest,
    rule: ruleOf(contest.rule),
    candidates: contest.candidates,
    roll: contest.roll,
    key: { x: contest.keyX, y: contest.keyY },
  }));
  const { election, roll, voters, anonymousVoters } = conditions;
  return { poll, election, roll, voters: Number(voters), anonymousVoters, contests };
}

/** The papers that a box took, in their order. */
export function papersOf(logs: readonly RawLog[]): CastPaper[] {
  return parse(logs, "Cast").map(({ args }) => {
    const ballots = bytesFromHex(args["ballots"] as Hex);
    return { ...headerOf(ballots), ballots, credential: bytesFromHex(args["credential"] as Hex) };
  });
}

/** Whether the count of a poll is permitted, and what its papers add up to. */
export function tallyOf(logs: readonly RawLog[]): LoggedTally {
  const permitted = parse(logs, "TallyPermitted").length > 0 && parse(logs, "Annulled").length === 0;
  const [totalled] = parse(logs, "Totalled");
  return { permitted, totals: totalled?.args["totals"] as Hex | undefined };
}

/** The partial decryptions that a box took, in their order. */
export function decryptionsOf(logs: readonly RawLog[]): TakenDecryption[] {
  return parse(logs, "Decrypted").map(({ args }) => ({
    contest: Number(args["contest"]),
    trustee: Number(args["trustee"]),
    proof: bytesFromHex(args["proof"] as Hex),
  }));
}

/** Papers as they are added up: voter, number, and the ciphertexts of all contests. */
export function rowsOf(poll: Poll, papers: readonly CastPaper[]): CastBallot[] {
  return papers.map(({ voter, seq, ballots }) => {
    const ciphertexts = splitPaper(poll, ballots).flatMap(
      (ballot, contest) => decodeBallot(ballot, poll.contests[contest]?.rule.ciphertexts ?? 0).ciphertexts,
    );
    return { voter, seq, ciphertexts };
  });
}

/** The head behind all papers, in their order: what a box that took them states as `headOf`. */
export function headOfPapers(poll: Poll, papers: readonly CastPaper[]): Hex {
  return hexFromBytes(headsOf(rowsOf(poll, papers)).at(-1) ?? NO_BALLOTS);
}

/**
 * The number of a voter's next paper, of which nobody has to be asked.
 *
 * @param papers all that the box took, in their order
 * @param voter index in the roll or, with anonymous voters, nullifier
 *
 * @throws {WrongSeqError} if a voter's papers are not numbered from 0, one after the other
 */
export function nextNumberOf(papers: readonly Pick<CastPaper, "voter" | "seq">[], voter: bigint): bigint {
  let next = 0n;
  for (const paper of papers.filter((one) => one.voter === voter)) {
    if (paper.seq !== next) throw new WrongSeqError(voter, paper.seq, next);
    next += 1n;
  }
  return next;
}

/**
 * What is sent to have a box add up all papers of a poll that has closed.
 *
 * @param batch at most how many papers are added in one transaction
 *
 * @throws {WrongSeqError} if they are not all that were cast
 *
 * @example
 * const plan = planTally(poll, papersOf(await readPollLogs(provider, box, poll.poll, 0, latest)), 60);
 */
export function planTally(poll: Poll, papers: readonly CastPaper[], batch: number): AccumulationPlan {
  return planAccumulation({
    context: pollContextOf(poll),
    key: firstContest(poll).key,
    ciphertexts: ciphertextsOf(poll),
    ballots: rowsOf(poll, papers),
    batch,
  });
}

function parse(logs: readonly RawLog[], name: string): LogDescription[] {
  const topic = BOX.getEvent(name)?.topicHash;
  return logs
    .filter(({ topics }) => topics[0] === topic)
    .flatMap(({ topics, data }) => {
      const text = typeof data === "string" ? data : hexFromBytes(data);
      return BOX.parseLog({ topics, data: text }) ?? [];
    });
}

function ruleOf([ciphertexts, total, lastImplicit]: LoggedContest["rule"]): BallotRule {
  return { ciphertexts: Number(ciphertexts), total: Number(total), lastImplicit };
}
