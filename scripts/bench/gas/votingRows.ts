import type { Hex } from "../../../sdk/bytes.ts";
import { countPoll } from "../../election/countingRoom.ts";
import { VANISHED } from "../../election/officials.ts";
import { P256_EACH } from "../../election/electorate.ts";
import type { Choice, PollingStation } from "../../election/pollingStation.ts";
import { file, nameDistrict, questionsOf } from "../../election/referendum.ts";
import { draftAgriculturalBill } from "../../republic/agriculturalBill.ts";
import type { EmbeddedRepublic } from "../../republic/embeddedRepublic.ts";
import { type Hardfork, verifiesP256 } from "../../republic/hardfork.ts";
import type { Parties } from "../../start/parties.ts";
import { Tally } from "../../start/tally.ts";
import { type BenchDistrict, BenchElection } from "../voting/benchElection.ts";
import type { CostRow } from "./gasBench.ts";
import { addedWithShare, castWithShare, POLL_PAPERS } from "./shares.ts";

/** Papers of a poll, one a voter: what a batch of adding up holds. */
const PAPERS = 60;

/** Of a roll of a million. */
const DEPTH = 20;

const OPTIONS = [2, 5, 7, 10, 13] as const;
const ADDED = "Papers added up, at most 60";
const ONCE = ["Adding up begun", "Adding up ended"] as const;
const CERTIFIED = "Result and certification";

/** What a poll cost, once it is counted. */
interface PollCost {
  readonly cast: number;
  readonly castBytes: number;
  /** Share of a paper in adding all up. */
  readonly added: number;
  /** Decryptions and counts. */
  readonly counting: number;
  /** Result and certification. */
  readonly certified: number;
}

/** What casting a paper cost. */
interface CastCost {
  readonly gas: number;
  readonly bytes: number;
}

/** What all of an election cost. */
interface ElectionCost {
  /** Of the polls of each number of options. */
  readonly byOptions: Readonly<Record<number, PollCost>>;
  readonly question: PollCost;
  /** Two contests of 5 options. */
  readonly both: PollCost;
  readonly revote: CastCost;
  readonly ceremony: number;
}

/** Measures ballots of K options, revotes, contests, counts, the ceremony and an enactment by referendum. */
export async function votingRows(republic: EmbeddedRepublic, parties: Parties): Promise<CostRow[]> {
  const [question] = questionsOf(republic, (await draftAgriculturalBill(republic, [])).amendment);
  await file(republic, question);
  const election = new BenchElection(republic, parties);
  await nameDistrict(republic, question, election.entryOf(2));
  return rowsOf(await held(republic, election, question.name));
}

/** Holds the election. The question is asked in the second district, as results of the second are of questions. */
async function held(
  republic: EmbeddedRepublic,
  election: BenchElection,
  question: Hex,
): Promise<ElectionCost> {
  const voting = votersUnder(republic.hardfork);
  const voters = Math.max(...voting) + 1;
  const [first, ...rest] = OPTIONS.map((options) => ({ contests: [options], voters, depth: DEPTH }));
  const asked = { contests: [2], question, voters };
  const two = { contests: [5, 5], voters, depth: DEPTH };
  const stations = await election.open([first as BenchDistrict, asked, ...rest, two]);
  const casts: CastCost[] = [];
  for (const station of stations) casts.push(await castAll(republic, station, voting));
  const revote = await revoted(republic, stations[2] as PollingStation);
  await election.close(stations);
  const [firstCost, questionCost, ...others] = (await counted(republic, election, stations, casts)) as [
    PollCost,
    PollCost,
    ...PollCost[],
  ];
  const byOptions = Object.fromEntries(
    [firstCost, ...others.slice(0, -1)].map((cost, index) => [OPTIONS[index], cost]),
  );
  const ceremony = ceremonyOf(election.tally);
  return { byOptions, question: questionCost, both: others.at(-1) as PollCost, revote, ceremony };
}

/** Counts all polls, then certifies what they came to. */
async function counted(
  { chain }: EmbeddedRepublic,
  election: BenchElection,
  stations: readonly PollingStation[],
  casts: readonly CastCost[],
): Promise<PollCost[]> {
  const present = [1, 2, 3, 4, 5].filter((trustee) => !VANISHED.includes(trustee));
  const shares = await Promise.all(present.map((trustee) => election.making.shareOf(trustee)));
  const polls: (Omit<PollCost, "certified"> & { readonly counts: number[][] })[] = [];
  for (const [index, station] of stations.entries()) {
    const tally = new Tally();
    const counts = await countPoll(station, { chain, shares, tally, closed: election.closes });
    const { gas: cast = 0, bytes: castBytes = 0 } = casts[index] ?? {};
    polls.push({ cast, castBytes, ...costIn(tally), counts });
  }
  const costs: PollCost[] = [];
  for (const [index, { counts, ...cost }] of polls.entries()) {
    const act = `${CERTIFIED} ${index}`;
    await election.certify(index + 1, counts, act);
    costs.push({ ...cost, certified: meanOf(election.tally, act) });
  }
  return costs;
}

function rowsOf({ byOptions, question, both, revote, ceremony }: ElectionCost): CostRow[] {
  const of = (options: number): PollCost => byOptions[options] as PollCost;
  const k5 = of(5);
  return [
    ...OPTIONS.map((options) => ballotRow(options, of(options))),
    row(
      "revote.k5",
      "a paper that replaces another; the rest as vote.ballot.k5",
      revote.gas + k5.added,
      revote.bytes,
    ),
    row(
      "contest.extra.k5",
      "what a second contest of 5 options on the same paper adds to vote.ballot.k5",
      both.cast + both.added - k5.cast - k5.added,
      both.castBytes - k5.castBytes,
    ),
    ...[5, 10].map((options) =>
      row(
        `tally.contest.k${options}`,
        `3 partial decryptions, the counts, their statement and certification, of a contest of ${options} options`,
        of(options).counting + of(options).certified,
        0,
      ),
    ),
    row(
      "ceremony.3of5",
      "commitment, points, shares and a fifth of fixing the key, each trustee",
      ceremony,
      0,
    ),
    row(
      "referendum.enact",
      "result and certification of a question, which enact what was adopted",
      question.certified,
      0,
    ),
  ];
}

/** Voters whose keys the chain can verify. */
function votersUnder(hardfork: Hardfork): number[] {
  const all = Array.from({ length: 2 * PAPERS }, (_, voter) => voter);
  return all.filter((voter) => verifiesP256(hardfork) || !hasP256(voter)).slice(0, PAPERS);
}

const hasP256 = (voter: number): boolean => voter % P256_EACH === P256_EACH - 1;

/** All vote once; what is said is of papers signed with secp256k1. The first, which opens the box's words, is, too. */
async function castAll(
  republic: EmbeddedRepublic,
  station: PollingStation,
  voters: readonly number[],
): Promise<CastCost> {
  const costs: CastCost[] = [];
  for (const voter of voters) costs.push(await castOne(republic, station, voter, 0));
  return castWithShare(costs, false, (index) => !hasP256(voters[index] ?? 0));
}

/** Most choose the first option. */
async function castOne(republic: EmbeddedRepublic, station: PollingStation, voter: number, seq: number) {
  const choice: Choice = voter % 4 === 0 ? 1 : 0;
  const choices = station.poll.contests.map(() => choice);
  const transaction = station.transaction(await station.paper(voter, seq, choices));
  const { gasUsed } = await republic.chain.send(transaction);
  return { gas: gasUsed, bytes: (transaction.data.length - 2) / 2 };
}

/** Of secp256k1; the replaced papers of others are not in the mean. */
function revoted(republic: EmbeddedRepublic, station: PollingStation) {
  return castOne(republic, station, 1, 1);
}

function costIn(tally: Tally): { added: number; counting: number } {
  const total = (act: string): number => {
    const found = tally.gasByAct().find((each) => each.act === act);
    return found === undefined ? 0 : found.mean * found.count;
  };
  return {
    added: addedWithShare(
      total(ADDED),
      PAPERS,
      ONCE.reduce((sum, act) => sum + total(act), 0),
    ),
    counting: total("Partial decryption") + total("Count"),
  };
}

function ceremonyOf(tally: Tally): number {
  const steps = ["commitment", "points", "shares"].map((step) =>
    meanOf(tally, `Ceremony: ${step} of a trustee`),
  );
  return steps.reduce((sum, each) => sum + each, Math.round(meanOf(tally, "Ceremony: key fixed") / 5));
}

function meanOf(tally: Tally, act: string): number {
  return tally.gasByAct().find((each) => each.act === act)?.mean ?? 0;
}

function ballotRow(options: number, { cast, added, castBytes }: PollCost): CostRow {
  const what =
    `one of ${options}, encrypted and proven; signed with ECDSA, roll of depth ${DEPTH}, all logged; its share in adding up ${PAPERS}, ` +
    `in beginning and ending it for ${POLL_PAPERS}, and in the word that 128 voters have in common`;
  return row(`ballot.k${options}`, what, cast + added, castBytes);
}

function row(id: string, what: string, gas: number, calldataBytes: number): CostRow {
  return { id: `vote.${id}`, what, gas, calldataBytes };
}
