import { type Hex, keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldWriter } from "../wire.ts";
import type { Totals } from "./accumulate.ts";
import { ballotLength } from "./ballot.ts";
import { type Contest, contextOf } from "./transcript.ts";

/** One vote of one district: `contracts/voting/IBallotBox.sol`. */
export interface Poll {
  /** 32 bytes; the district of each of its contests. */
  readonly poll: Hex;
  /** Entry of the election. */
  readonly election: Hex;
  /** Root of the roll. */
  readonly roll: Hex;
  /** Leaves of the roll. */
  readonly voters: number;
  /** Whether voters prove membership in place of signing. */
  readonly anonymousVoters: boolean;
  /** All that a paper has, in their order; of one chain, box and key. */
  readonly contests: readonly Contest[];
}

/** A paper has at least one contest. */
export class NoContestError extends SdkError {
  override readonly name = "NoContestError";

  constructor(poll: Hex) {
    super("a poll has at least one contest", { poll });
  }
}

const CONDITIONS = 133;
const CONTEST = 35;

/**
 * What a box keeps the hash of, and is shown with each paper: `PollTerms`.
 *
 * @throws {NoContestError} if there is none
 */
export function encodeTerms(poll: Poll): Uint8Array {
  const { key } = firstContest(poll);
  const writer = new FieldWriter(CONDITIONS + CONTEST * poll.contests.length);
  writer.hex(poll.election, 32);
  writer.hex(poll.roll, 32);
  writer.uint256(key.x);
  writer.uint256(key.y);
  writer.uint32(poll.voters);
  writer.uint8(poll.anonymousVoters ? 1 : 0);
  for (const contest of poll.contests) {
    writer.raw(contextOf(contest));
    writer.uint8(contest.rule.ciphertexts);
    writer.uint8(contest.rule.total);
    writer.uint8(contest.rule.lastImplicit ? 1 : 0);
  }
  return writer.bytes;
}

/** Hash of the terms, from which with the closing head the dummy follows. */
export function pollContextOf(poll: Poll): Uint8Array {
  return keccak256(encodeTerms(poll));
}

/** The first contest, with which chain, box and key are those of all. */
export function firstContest({ poll, contests }: Poll): Contest {
  const [first] = contests;
  if (first === undefined) throw new NoContestError(poll);
  return first;
}

/** How many ciphertexts a paper has, of all contests. */
export function ciphertextsOf({ contests }: Poll): number {
  return contests.reduce((sum, { rule }) => sum + rule.ciphertexts, 0);
}

/** The ballots of a paper, one a contest. The paper has been taken, so that its length is right. */
export function splitPaper({ contests }: Poll, ballots: Uint8Array): Uint8Array[] {
  let at = 0;
  return contests.map(({ rule }) => ballots.subarray(at, (at += ballotLength(rule.ciphertexts))));
}

/** The totals of one contest, from those of all. */
export function totalsOfContest({ contests }: Poll, index: number, { counted, ciphertexts }: Totals): Totals {
  const from = contests.slice(0, index).reduce((sum, { rule }) => sum + rule.ciphertexts, 0);
  return { counted, ciphertexts: ciphertexts.slice(from, from + (contests[index]?.rule.ciphertexts ?? 0)) };
}
