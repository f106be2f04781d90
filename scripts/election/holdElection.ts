import type { KeyShare } from "../../sdk/voting/tally.ts";
import type { ElectionReport } from "../report/electionReport.ts";
import { draftAgriculturalBill } from "../republic/agriculturalBill.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import { Legislation } from "../republic/legislation.ts";
import { Tally } from "../start/tally.ts";
import { auditElection } from "./auditElection.ts";
import { electionIntentions, REFERENDUM, referendumIntentions } from "./ballotPlan.ts";
import { countPoll } from "./countingRoom.ts";
import { ElectionCourse } from "./electionCourse.ts";
import type { ElectionTask } from "./electionTask.ts";
import { Electorate } from "./electorate.ts";
import { HeapMeter } from "./heapMeter.ts";
import { InvalidPapers } from "./invalidPapers.ts";
import { KeyMaking } from "./keyMaking.ts";
import { newcomers, officialsOf, TRUSTEES, VANISHED } from "./officials.ts";
import { type CastPapers, PollingHours } from "./pollingHours.ts";
import { PollingStation } from "./pollingStation.ts";
import { file, nameDistrict, questionsOf } from "./referendum.ts";
import { reportElection } from "./reportElection.ts";
import { secondCommissioner } from "./secondCommissioner.ts";

/** Of so many voters who vote, one more is on the roll and does not. */
const AT_HOME_EACH = 10;

/** Holds an election and a referendum on one day, from the calling to the audit. @returns undefined if it was stopped */
export async function holdElection(
  republic: EmbeddedRepublic,
  task: ElectionTask,
): Promise<ElectionReport | undefined> {
  const held = new HeldElection(republic, task);
  for (const stage of [held.prepare, held.makeKey, held.vote, held.count, held.certify]) {
    if (task.isStopped()) return undefined;
    await stage();
  }
  return task.isStopped() ? undefined : held.report();
}

class HeldElection {
  readonly #republic: EmbeddedRepublic;
  readonly #task: ElectionTask;
  readonly #tally = new Tally();
  readonly #begunAt = performance.now();
  readonly #heap = new HeapMeter();
  readonly #officials;
  #parts: Awaited<ReturnType<HeldElection["call"]>> | undefined;
  #stations: readonly PollingStation[] = [];
  #cast: CastPapers = { papers: 0, revotes: 0 };
  #refused: ReadonlyMap<string, number> = new Map();
  #reasons: ReadonlyMap<string, string> = new Map();
  #meant: readonly (readonly number[])[] = [];
  #counts: readonly (readonly number[])[][] = [];
  #turnouts: readonly number[] = [];

  constructor(republic: EmbeddedRepublic, task: ElectionTask) {
    this.#republic = republic;
    this.#task = task;
    this.#officials = officialsOf(task.parties, task.constituency.candidates.length);
  }

  /** Calls the election; what else is needed all along. */
  async call() {
    const { seed, voters, chainId } = this.#task;
    const [tally, republic] = [this.#tally, this.#republic];
    const bill = await draftAgriculturalBill(republic, this.#officials.landCommission);
    const questions = questionsOf(republic, bill.amendment);
    const constituency = new Electorate(seed, onRollOf(voters));
    const country = new Electorate(seed, REFERENDUM.roll);
    const officials = this.#officials;
    const districts = { constituency, country, questions };
    const course = await ElectionCourse.call(republic, officials, districts, { seed, chainId, tally });
    const { election } = course;
    const making = new KeyMaking(republic, chainId, election, officials.trustees, { seed, tally });
    const second = secondCommissioner(republic, officials.second);
    // The people are asked whether to refer to an act that the legislature has made.
    const laws = [second, new Legislation(republic, bill.act)];
    return { questions, constituency, country, course, making, laws };
  }

  readonly prepare = (): Promise<void> =>
    this.#task.counted("Calling an election", 4, "steps", async (progress) => {
      await this.#task.enrol(newcomers(this.#officials));
      this.#parts = await this.call();
      const { course, questions, laws } = this.#parts;
      progress.advance();
      for (const law of laws) await law.announce();
      for (const question of questions) {
        this.#tally.gas("Question put on file", (await file(this.#republic, question)).gasUsed);
        const named = await nameDistrict(this.#republic, question, course.country);
        this.#tally.gas("District named for a question", named.gasUsed);
      }
      progress.advance();
      await course.prepare();
      await course.correctRoll();
      progress.advance();
      await course.nominate();
      progress.advance();
    });

  readonly makeKey = (): Promise<void> =>
    this.#task.counted("Making the key of an election", TRUSTEES, "trustees", async (progress) => {
      const { course, making, laws } = this.#all;
      for (const law of laws) await law.enact();
      for (const law of laws) await law.execute();
      await course.appointTrustees();
      await making.make();
      progress.advance(TRUSTEES);
      await course.freeze();
    });

  readonly vote = async (): Promise<void> => {
    const { course, constituency, country } = this.#all;
    const { chainId, voters, isStopped } = this.#task;
    const [own, all] = await Promise.all([
      PollingStation.open(this.#republic, chainId, course.constituency, constituency),
      PollingStation.open(this.#republic, chainId, course.country, country),
    ]);
    this.#stations = [own, all];
    const invalid = new InvalidPapers(this.#republic.chain, own);
    await invalid.untimely(0, 0);
    await course.open();
    const { votes, intentions } = electionIntentions(this.#task.constituency, voters, course.places);
    this.#meant = [onPaper(votes, course.places)];
    const hours = new PollingHours(this.#republic, own, this.#tally);
    this.#cast = await this.#task.counted("Voting", voters, "voters", (progress) =>
      hours.run(intentions, progress, isStopped),
    );
    if (isStopped()) return;
    const asked = new PollingHours(this.#republic, all, new Tally());
    await this.#task.counted("Voting in a referendum", REFERENDUM.voters, "voters", (progress) =>
      asked.run(referendumIntentions, progress, isStopped),
    );
    await invalid.duringPolls(0, 1, await all.paper(REFERENDUM.voters, 0, [0, 0]));
    await course.close();
    await invalid.untimely(voters, 0);
    this.#refused = invalid.refused;
    this.#reasons = invalid.reasons;
  };

  readonly count = (): Promise<void> =>
    this.#task.counted("Counting", this.#cast.papers + REFERENDUM.voters, "papers", async (progress) => {
      const { course, making } = this.#all;
      const { chain } = this.#republic;
      this.#turnouts = await Promise.all(this.#stations.map((station) => station.turnout()));
      await course.permitCount(this.#turnouts);
      const present = Array.from({ length: TRUSTEES }, (_, index) => index + 1).filter(
        (trustee) => !VANISHED.includes(trustee),
      );
      const shares: KeyShare[] = [];
      for (const trustee of present) shares.push(await making.shareOf(trustee));
      const counts: number[][][] = [];
      for (const station of this.#stations) {
        counts.push(await countPoll(station, { chain, shares, tally: this.#tally, closed: course.closes }));
        progress.advance(station === this.#stations[0] ? this.#cast.papers : REFERENDUM.voters);
      }
      this.#counts = counts;
    });

  readonly certify = async (): Promise<void> => {
    const { course } = this.#all;
    await course.certify(1, this.#counts[0] ?? []);
    await course.certify(2, this.#counts[1] ?? []);
  };

  async report(): Promise<ElectionReport> {
    const { source, constituency: results, counted, voters, chainId } = this.#task;
    const { course, questions, making } = this.#all;
    const papers = this.#cast.papers + REFERENDUM.voters;
    const polls = this.#stations.map((station, index) => ({ station, meant: this.#meantIn(index) }));
    const audit = await counted("Auditing an election from its logs", papers, "papers", async (progress) => {
      const found = await auditElection(chainId, making, polls);
      progress.advance(papers);
      return found;
    });
    return reportElection(this.#republic, {
      ...{
        source,
        results,
        course,
        questions,
        audit,
        tally: this.#tally,
        begunAt: this.#begunAt,
        heap: this.#heap,
      },
      onRoll: onRollOf(voters),
      cast: this.#cast,
      refused: this.#refused,
      reasons: this.#reasons,
      counts: this.#counts,
      turnouts: this.#turnouts,
    });
  }

  /** Votes as voters meant them, by contest and place on the paper. */
  #meantIn(poll: number): readonly (readonly number[])[] {
    if (poll === 0) return this.#meant;
    return REFERENDUM.yes.map((yes) => [yes, REFERENDUM.voters - yes]);
  }

  get #all() {
    if (this.#parts === undefined) throw new Error("the election has not been called");
    return this.#parts;
  }
}

/** With those who stay at home. */
function onRollOf(voters: number): number {
  return voters + Math.ceil(voters / AT_HOME_EACH);
}

function onPaper(votes: readonly number[], places: readonly number[]): number[] {
  const counts = votes.map(() => 0);
  votes.forEach((count, candidate) => (counts[places[candidate] ?? 0] = count));
  return counts;
}
