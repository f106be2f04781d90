import { isoDateOf } from "../../sdk/law/dates.ts";
import type { ElectionReport, ReferendumReport } from "../report/electionReport.ts";
import type { ReplaySource } from "../report/replayReport.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Tally } from "../start/tally.ts";
import type { ElectionAudit } from "./auditElection.ts";
import { REFERENDUM } from "./ballotPlan.ts";
import type { ElectionCourse } from "./electionCourse.ts";
import { electedOf } from "./electionResults.ts";
import type { HeapMeter } from "./heapMeter.ts";
import { THRESHOLD, TRUSTEES, VANISHED } from "./officials.ts";
import type { CastPapers } from "./pollingHours.ts";
import { governsFrom, isInForce, type Question, stageOf } from "./referendum.ts";
import type { Constituency } from "./resultsByCandidate.ts";

const DAY = 86_400;

/** Everything that the report is made from. */
export interface ElectionOutcome {
  readonly source: ReplaySource;
  /** As the file has it. */
  readonly results: Constituency;
  readonly course: ElectionCourse;
  readonly questions: readonly Question[];
  readonly onRoll: number;
  readonly cast: CastPapers;
  readonly refused: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, string>;
  /** Of the constituency and of the referendum, by contest and place on the paper. */
  readonly counts: readonly (readonly (readonly number[])[])[];
  readonly turnouts: readonly number[];
  readonly audit: ElectionAudit;
  readonly tally: Tally;
  readonly begunAt: number;
  readonly heap: HeapMeter;
}

/** What has come of an election; looks up in book and Gazette what has come of the questions. */
export async function reportElection(
  republic: EmbeddedRepublic,
  outcome: ElectionOutcome,
): Promise<ElectionReport> {
  const { source, results, course, counts, cast, audit } = outcome;
  const referendum: ReferendumReport[] = [];
  for (const contest of outcome.questions.keys()) referendum.push(await answer(republic, outcome, contest));
  const options = counts[0]?.[0] ?? [];
  const elected = electedOf(options, false);
  return {
    source,
    constituency: results.name,
    constituencyId: results.id,
    pollingDay: isoDateOf(course.day.pollingDay),
    voters: outcome.onRoll,
    ballots: cast.papers,
    revotes: cast.revotes,
    refused: Object.fromEntries(outcome.refused),
    reasons: Object.fromEntries(outcome.reasons),
    counts: results.candidates.map(({ name, party, votes: publishedVotes }, candidate) => {
      const place = course.places[candidate] ?? 0;
      return { name, party, publishedVotes, votes: options[place] ?? 0, elected: place === elected };
    }),
    turnout: outcome.turnouts[0] ?? 0,
    trustees: { appointed: TRUSTEES, needed: THRESHOLD, decrypted: TRUSTEES - VANISHED.length },
    referendum,
    gas: outcome.tally.gasByAct(),
    audit,
    seconds: (performance.now() - outcome.begunAt) / 1000,
    peakHeapBytes: outcome.heap.stop(),
  };
}

/** What became of a question; what should have become of it and did not is a failure. */
async function answer(
  republic: EmbeddedRepublic,
  { questions, counts, turnouts, audit: { failures } }: ElectionOutcome,
  contest: number,
): Promise<ReferendumReport> {
  const question = questions[contest] as Question;
  const [yes = 0, no = 0] = counts[1]?.[contest] ?? [];
  const outcome = await stageOf(republic, question);
  const from = await governsFrom(republic, question);
  if (outcome !== (yes > no ? "enacted" : "rejected")) failures.push(`${question.title} ${outcome}`);
  if (from !== undefined) {
    await republic.chain.advanceTo(from * DAY + DAY / 2);
    if (!(await isInForce(republic, question, from))) failures.push(`${question.title} not in force`);
  }
  return {
    question: question.title,
    voters: REFERENDUM.roll,
    turnout: turnouts[1] ?? 0,
    ...{ yes, no, outcome },
    ...(from === undefined ? {} : { inForceFrom: isoDateOf(from) }),
  };
}
