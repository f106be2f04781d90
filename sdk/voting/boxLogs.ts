import { Interface, type LogDescription, type Provider } from "ethers";
import { BALLOT_BOX_ABI } from "../abi.ts";
import { bytesFromHex, type Hex, hexFromBytes } from "../bytes.ts";
import type { RawLog } from "../law/registerEvents.ts";
import { SdkError } from "../sdkError.ts";
import { AccumulationPlan } from "./accumulate.ts";
import { decodeBallot } from "./ballot.ts";
import { type CastBallot, linkOf, NO_BALLOTS, WrongSeqError } from "./ballotChain.ts";
import { blockPages, changedPages, eachOf, type Pages, type PageSize } from "./pages.ts";
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

/** Topics of what a box logs of a poll besides its papers: little, however many vote. */
export const POLL_TOPICS: readonly Hex[] = [
  "Prepared",
  "TallyPermitted",
  "Annulled",
  "Totalled",
  "Decrypted",
  "Counted",
].map(topicOf);

/** Blocks that are asked for at a time while polls are open: few, since each may be full of papers. */
export const OPEN_PAGE: PageSize = { first: 10, most: 100 };

/** Blocks in which no paper can be: logs are few, and there are many blocks. */
export const QUIET_PAGE: PageSize = { first: 500, most: 10_000 };

/**
 * All logs of a poll, page by page.
 *
 * @param box address
 * @param from first block, such as that in which the poll was prepared
 */
export function pollLogs(provider: Provider, box: Hex, poll: Hex, from: number, to: number): Pages<RawLog> {
  return blockPages<RawLog & { readonly data: string }>(
    { from, until: to, blocks: OPEN_PAGE },
    (fromBlock, toBlock) => provider.getLogs({ address: box, topics: [null, poll], fromBlock, toBlock }),
  );
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

/** The papers that a box took, page by page. */
export function papersIn(logs: Pages<RawLog>): Pages<CastPaper> {
  return changedPages(logs, papersOf);
}

/** The papers of some logs, in their order. */
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
export async function headOfPapers(poll: Poll, papers: Pages<CastPaper>): Promise<Hex> {
  let head = NO_BALLOTS;
  for await (const page of papers("forward")) head = rowsOf(poll, page).reduce(linkOf, head);
  return hexFromBytes(head);
}

/**
 * The same papers: whenever they have been gone through from the first to the last, something is done with the head that they led
 * to, such as comparing it with what nodes state.
 */
export function followedPapers(
  poll: Poll,
  papers: Pages<CastPaper>,
  take: (head: Hex) => Promise<void>,
): Pages<CastPaper> {
  return async function* (order) {
    let head = NO_BALLOTS;
    for await (const page of papers(order)) {
      if (order === "forward") head = rowsOf(poll, page).reduce(linkOf, head);
      yield page;
    }
    if (order === "forward") await take(hexFromBytes(head));
  };
}

/**
 * The number of a voter's next paper, of which nobody has to be asked.
 *
 * @param papers all that the box took, in their order
 * @param voter index in the roll or, with anonymous voters, nullifier
 *
 * @throws {WrongSeqError} if a voter's papers are not numbered from 0, one after the other
 */
export async function nextNumberOf(
  papers: Pages<Pick<CastPaper, "voter" | "seq">>,
  voter: bigint,
): Promise<bigint> {
  let next = 0n;
  for await (const paper of eachOf(papers)) {
    if (paper.voter !== voter) continue;
    if (paper.seq !== next) throw new WrongSeqError(voter, paper.seq, next);
    next += 1n;
  }
  return next;
}

/**
 * Reads all papers of a poll that has closed, to have a box add them up.
 *
 * @param batch at most how many papers are added in one transaction, such as `papersABatch`
 * @param added heads down to which somebody has had them added up already, as `AddedUp` logged them
 *
 * @throws {WrongSeqError} if they are not all that were cast
 * @throws {BallotsChangedError} if they lead to no such head
 *
 * @example
 * const plan = await planTally(poll, papersIn(pollLogs(provider, box, poll.poll, 0, latest)), papersABatch(poll));
 */
export function planTally(
  poll: Poll,
  papers: Pages<CastPaper>,
  batch: number,
  added: readonly Uint8Array[] = [],
): Promise<AccumulationPlan> {
  return AccumulationPlan.of({
    context: pollContextOf(poll),
    key: firstContest(poll).key,
    ciphertexts: ciphertextsOf(poll),
    ballots: changedPages(papers, (page) => rowsOf(poll, page)),
    ...{ batch, added },
  });
}

function parse(logs: readonly RawLog[], name: string): LogDescription[] {
  const topic = topicOf(name);
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

function topicOf(name: string): Hex {
  return BOX.getEvent(name)?.topicHash as Hex;
}
