import { id, ZeroHash } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { packCounts } from "../../../sdk/elections/ballotPaper.ts";
import { districtEntryOf } from "../../../sdk/elections/entries.ts";
import type { ElectionStepTerms } from "../../../sdk/elections/steps.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import type { Referendums } from "../../../typechain-types/index.js";
import { goTo } from "../../support/republic.ts";
import { at, daysBefore, ELECTION, POLLING, REASONS } from "./commission.ts";
import { CLOSED, Course } from "./course.ts";
import type { RecordedElections } from "./recorded.ts";

/** Act that the people amend. */
const DUTY = "/eli/xx/act/2015/14";
export const DUTY_PART = id(`${DUTY}#part_2`);

/** Day, counted back from the polling day, on which a question is filed and its district named. */
export const FILED = 85;

/** A vote on a question, in as many districts of the election as a test makes. */
export class Referendum {
  readonly elections: RecordedElections;
  readonly book: Referendums;
  readonly #course: Course;
  #question: Hex = ZeroHash as Hex;

  constructor(elections: RecordedElections) {
    const { referendums, officers } = elections.commission.republic;
    this.elections = elections;
    this.book = referendums.connect(officers.electoralCommission);
    this.#course = new Course(elections);
  }

  get question(): Hex {
    return this.#question;
  }

  readonly entryOf = (number: number): Hex => districtEntryOf(ELECTION, number);

  readonly stage = (): Promise<bigint> => this.book.stageOf(this.#question);

  /** Goes to an instant, unless it has passed. */
  async reach(instant: number): Promise<void> {
    const { republic } = this.elections.commission;
    if ((await republic.connection.networkHelpers.time.latest()) < instant) await goTo(republic, instant);
  }

  /** An amendment of the duty act that names no day; what the book calls it is known before it is on file. */
  async worded(text = "amended text") {
    const { dutyPart2: ruleset } = this.elections.commission.republic.rulesets;
    const asked = {
      eli: DUTY,
      documentDate: POLLING.pollingDay - 200,
      textHash: id(text),
      provisions: [{ subdivision: "part_2", ruleset, from: 0, until: NO_END }],
      basisKey: ZeroHash,
      basisEId: ZeroHash,
      calls: [],
    };
    this.#question = (await this.book.file.staticCall(asked)) as Hex;
    return asked;
  }

  /** Puts it on file, and names a district for it. */
  async filed(number = 1): Promise<void> {
    await this.reach(daysBefore(FILED));
    await this.book.file(await this.worded());
    await this.book.nameDistrict(this.#question, this.entryOf(number));
  }

  /** Calls the election, and makes its trustees' key and the districts, in each of which the question is asked. */
  async called(votersOf: Readonly<Record<number, number>> = { 1: 1000 }): Promise<void> {
    const { commission } = this.elections;
    await this.reach(daysBefore(80));
    await commission.grant([at({ kind: "calling", ...POLLING }, ELECTION)], commission.member);
    for (const [number, voters] of Object.entries(votersOf)) await this.#make(Number(number), voters);
    await this.#course.keyed();
  }

  async frozen(...numbers: readonly number[]): Promise<void> {
    await this.reach(daysBefore(15));
    for (const number of numbers) await this.#take(number, { kind: "freeze", undecided: 0 });
  }

  /** The polls have closed, and the count is permitted. */
  async counting(number: number, turnout: number): Promise<void> {
    const { box } = this.elections;
    await box.getFunction("setTurnout")(this.entryOf(number), turnout);
    await this.reach(CLOSED);
    await this.#take(number, { kind: "count", turnout });
  }

  /** With the votes for yes, for no, and blank. */
  async certified(number: number, counts: readonly number[], yes: boolean): Promise<void> {
    const { commission, box } = this.elections;
    await box.getFunction("setCounts")(this.entryOf(number), 0, counts);
    await this.reach(daysBefore(-15));
    const named = { election: ELECTION, number };
    const elected = yes ? 1 : 2;
    const steps = [
      {
        kind: "result",
        ...named,
        contest: 0,
        options: counts.length,
        elected,
        ...packCounts(counts),
      } as const,
      { kind: "certification", ...named, undecided: 0 } as const,
    ];
    const taken = steps.map((step) => at(step, this.entryOf(number)));
    await commission.grant(taken, commission.member, commission.second);
  }

  /** Three judges annul the poll. */
  async annulled(number: number, turnout: number): Promise<void> {
    const { commission } = this.elections;
    const step = { kind: "annulment", turnout, uncounted: 255, reasons: REASONS } as const;
    const taken = at({ ...step, election: ELECTION, number }, this.entryOf(number));
    await commission.grant([taken], ...commission.judges);
  }

  async #make(number: number, voters: number): Promise<void> {
    const { commission } = this.elections;
    const named = { election: ELECTION, number };
    const contest = { form: 5, seats: 1, blank: true, question: this.#question };
    const root = id(`roll of ${number}`) as Hex;
    const steps: ElectionStepTerms[] = [
      { kind: "district", ...named },
      { kind: "contest", ...named, ...contest },
      { kind: "roll", ...named, root, voters, anonymous: false },
    ];
    await commission.grant(
      steps.map((step) => at(step, this.entryOf(number))),
      commission.member,
    );
  }

  async #take(
    number: number,
    step: { kind: "freeze"; undecided: number } | { kind: "count"; turnout: number },
  ): Promise<void> {
    const { commission } = this.elections;
    const taken = at({ ...step, election: ELECTION, number }, this.entryOf(number));
    await commission.grant([taken], commission.member);
  }
}
