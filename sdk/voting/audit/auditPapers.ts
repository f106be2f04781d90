import { getBytes, keccak256 } from "ethers";
import { auditBallot } from "./auditBallot.ts";
import type { AuditedSums } from "./auditTotals.ts";
import { type AuditedConditions, type AuditedEvent, inOrder, readEvent } from "./boxEvents.ts";
import { paperDigest, readCredential, requireSigned } from "./credentials.ts";
import { readNumber } from "./group.ts";
import { requireMember } from "./membership.ts";
import { attempt, AuditRefusal } from "./parts.ts";
import { type AuditedStationVote, isAtStation, requireStationVote } from "./stationVotes.ts";
import type { PollToAudit } from "./auditPoll.ts";
import type { PapersOfVoters } from "./survey.ts";

/** Bytes of voter and number, of a ciphertext, and of a ballot's proof besides. */
const HEADER = 40;
const CIPHERTEXT = 128;
const ANSWER = 160;
const OPENING = 224;

interface Times {
  opens: bigint;
  closes: bigint;
  paused: boolean;
  isOver: boolean;
}

/** What a voter's next paper must be. */
interface Next {
  readonly seq: bigint;
  /** Whether it must be cast at a polling station, as the one before was. */
  readonly atStation: boolean;
}

/** What is known of the papers before each is verified, and what they are added to. */
interface PapersToAudit {
  readonly papers: PapersOfVoters;
  readonly sums: AuditedSums;
}

/** How many papers there are. */
export interface AuditedPapers {
  readonly papers: number;
  /** How many of them were cast at polling stations. */
  readonly atStations: number;
}

/**
 * Verifies every paper of a poll, in its order: that it came while the poll was open, from a voter on the roll who signed it
 * and whose next it was, and each of its ballots; and adds up those that are the last of their voters.
 *
 * @param findings what is wrong is added to them
 *
 * @throws {AuditRefusal} if the papers are not those that were counted before
 */
export async function auditPapers(
  task: PollToAudit,
  conditions: AuditedConditions,
  { papers, sums }: PapersToAudit,
  findings: string[],
): Promise<AuditedPapers> {
  const times: Times = { opens: 0n, closes: 0n, paused: false, isOver: false };
  const next = new Map<bigint, Next>();
  let [number, atStations] = [0, 0];
  for await (const log of inOrder(task.logs)) {
    const event = readEvent(log);
    if (event === undefined) continue;
    noteTimes(times, conditions, event);
    if (event.name !== "Cast") continue;
    const { args } = event;
    const [voter, ballots, credential] = [
      args[1] as bigint,
      getBytes(args[2] as string),
      getBytes(args[3] as string),
    ];
    const atStation = !conditions.anonymousVoters && isAtStation(credential);
    if (atStation) atStations++;
    const requireSound = (): void => {
      requireOpen(times, event.time);
      requireNext(next, ballots, voter, atStation);
      requireBallots(conditions, ballots);
      requireVoter(task, conditions, event, number);
    };
    attempt(requireSound, (reason) => findings.push(`paper ${number}: ${reason}`));
    sums.add(rowOf(conditions, ballots), papers.read(voter));
    number++;
  }
  papers.requireAllRead();
  return { papers: number, atStations };
}

function noteTimes(times: Times, { election }: AuditedConditions, { name, args }: AuditedEvent): void {
  if (name === "Scheduled" && args[0] === election)
    [times.opens, times.closes, times.paused] = args[1] as [bigint, bigint, boolean];
  if (name === "TallyPermitted" || name === "Annulled") times.isOver = true;
}

function requireOpen({ opens, closes, paused, isOver }: Times, time: number): void {
  if (isOver || paused || BigInt(time) < opens || BigInt(time) >= closes)
    throw new AuditRefusal("the poll was not open");
}

function requireNext(next: Map<bigint, Next>, ballots: Uint8Array, voter: bigint, atStation: boolean): void {
  const seq = seqOf(ballots);
  const expected = next.get(voter) ?? { seq: 0n, atStation: false };
  if (readNumber(ballots, 0) !== voter) throw new AuditRefusal("logged under another voter");
  if (seq !== expected.seq) throw new AuditRefusal("not the voter's next");
  if (expected.atStation && !atStation) throw new AuditRefusal("replaces one of a polling station");
  next.set(voter, { seq: seq + 1n, atStation });
}

function requireVoter(
  task: PollToAudit,
  { anonymousVoters, election, roll }: AuditedConditions,
  { args, block }: AuditedEvent,
  number: number,
): void {
  const { chainId, contract, poll, membershipKey } = task;
  const [ballots, credential] = [args[2] as string, getBytes(args[3] as string)];
  const bytes = getBytes(ballots);
  const [voter, seq] = [readNumber(bytes, 0), seqOf(bytes)];
  const digest = paperDigest({ chainId, contract, poll, voter, seq, ballots });
  if (anonymousVoters) {
    if (membershipKey !== undefined)
      requireMember(membershipKey, { chainId, contract, election, roll, voter, digest }, credential);
    return;
  }
  if (isAtStation(credential)) {
    requireOfficers(task, { chainId, election, voter, paper: digest, block, number }, credential);
    return;
  }
  const { signer, signature } = readCredential(credential);
  if (task.roll[Number(voter)] !== keccak256(signer)) throw new AuditRefusal("not on the roll");
  requireSigned({ signer, digest, signature, block, takenBy: contract, paper: number }, task.isSigned);
}

function requireOfficers(
  { stations, roll, isSigned }: PollToAudit,
  vote: AuditedStationVote,
  credential: Uint8Array,
): void {
  if (stations === undefined) throw new AuditRefusal("cast at a polling station, of which nothing is known");
  const signer = requireStationVote(stations, vote, credential, isSigned);
  if (roll[Number(vote.voter)] !== signer) throw new AuditRefusal("not on the roll");
}

function requireBallots({ contests }: AuditedConditions, ballots: Uint8Array): void {
  let at = 0;
  contests.forEach((contest, index) => {
    const ballot = ballots.subarray(at, (at += sizeOf(contest.ciphertexts)));
    const isOfPaper = ballot.subarray(0, HEADER).every((byte, offset) => byte === ballots[offset]);
    const reason = isOfPaper ? auditBallot(contest, ballot) : "another voter or number";
    if (reason !== undefined) throw new AuditRefusal(`ballot ${index}: ${reason}`);
  });
  if (at !== ballots.length) throw new AuditRefusal("wrong length");
}

/** What is added up of a paper: voter, number, and all ciphertexts. */
function rowOf({ contests }: AuditedConditions, ballots: Uint8Array): Uint8Array {
  const all = contests.reduce((sum, { ciphertexts }) => sum + ciphertexts, 0);
  const row = new Uint8Array(HEADER + CIPHERTEXT * all);
  row.set(ballots.subarray(0, HEADER));
  let [at, to] = [0, HEADER];
  for (const { ciphertexts } of contests) {
    row.set(ballots.subarray(at + HEADER, at + HEADER + CIPHERTEXT * ciphertexts), to);
    at += sizeOf(ciphertexts);
    to += CIPHERTEXT * ciphertexts;
  }
  return row;
}

function sizeOf(ciphertexts: number): number {
  return HEADER + OPENING + (CIPHERTEXT + ANSWER) * ciphertexts;
}

/** The number of a voter's paper. */
export function seqOf(ballots: Uint8Array): bigint {
  return readNumber(ballots, 8) & 0xffff_ffff_ffff_ffffn;
}
