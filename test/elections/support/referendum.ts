import { id, ZeroHash } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { districtEntryOf } from "../../../sdk/elections/entries.ts";
import type { ElectionStepTerms } from "../../../sdk/elections/steps.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import type { Referendums } from "../../../typechain-types/index.js";
import { goTo } from "../../support/republic.ts";
import { Electorate } from "../../voting/support/electorate.ts";
import type { Polling } from "../../voting/support/polling.ts";
import { at, daysBefore, ELECTION, POLLING, REASONS } from "./commission.ts";
import type { HeldElection } from "./held.ts";

/** Act that the people amend. */
const DUTY = "/eli/xx/act/2015/14";
export const DUTY_PART = id(`${DUTY}#part_2`);

/** Day, counted back from the polling day, on which a question is filed and its district named. */
export const FILED = 85;

/** A vote on a question, in as many districts of the election as a test makes. */
export class Referendum {
  readonly held: HeldElection;
  readonly book: Referendums;
  readonly #electorates = new Map<number, Electorate>();
  readonly #votes = new Map<number, readonly number[]>();
  #question: Hex = ZeroHash as Hex;

  constructor(held: HeldElection) {
    const { referendums, officers } = held.commission.republic;
    this.held = held;
    this.book = referendums.connect(officers.electoralCommission);
  }

  /** The district named for the question, and whether it is bound to its poll. */
  async bound(): Promise<unknown[]> {
    return [...(await this.book.districtOf(this.question))];
  }

  get question(): Hex {
    return this.#question;
  }

  readonly entryOf = (number: number): Hex => districtEntryOf(ELECTION, number);

  readonly stage = (): Promise<bigint> => this.book.stageOf(this.#question);

  /** Goes to an instant, unless it has passed. */
  async reach(instant: number): Promise<void> {
    const { republic } = this.held.commission;
    if ((await republic.connection.networkHelpers.time.latest()) < instant) await goTo(republic, instant);
  }

  /** An amendment of the duty act that names no day; what the book calls it is known before it is on file. */
  async worded(text = "amended text") {
    const { dutyPart2: ruleset } = this.held.commission.republic.rulesets;
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
  async called(votersOf: Readonly<Record<number, number>> = { 1: 30 }): Promise<void> {
    const { commission } = this.held;
    await this.reach(daysBefore(80));
    await commission.grant([at({ kind: "calling", ...POLLING }, ELECTION)], commission.member);
    for (const [number, voters] of Object.entries(votersOf)) await this.#make(Number(number), voters);
    await this.held.keyed();
  }

  async frozen(...numbers: readonly number[]): Promise<void> {
    await this.held.frozen(...numbers);
  }

  /** Votes for yes, for no and blank are cast in districts and, when the polls have closed, counted. */
  async counted(votes: Readonly<Record<number, readonly number[]>>): Promise<void> {
    const { held } = this;
    const polls: (readonly [number, Polling, readonly number[]])[] = [];
    for (const [key, counts] of Object.entries(votes)) {
      const number = Number(key);
      const electorate = this.#electorates.get(number);
      if (electorate === undefined) throw new Error(`no district ${number}`);
      polls.push([number, await held.polling(electorate, number), counts]);
    }
    await polls[0]?.[1].open();
    for (const [, polling, counts] of polls) await vote(polling, counts);
    await held.closed();
    for (const [number, polling, counts] of polls) {
      this.#votes.set(number, counts);
      await held.commission.grant([held.count(sumOf(counts), number)], held.commission.member);
      const found = (await polling.tally([1, 2])).counts;
      if (String(found) !== String(counts)) throw new Error(`counted ${String(found)}`);
    }
  }

  /** What was counted is certified, as yes or as no. */
  async certified(number: number, yes: boolean): Promise<void> {
    const { commission } = this.held;
    await this.reach(daysBefore(-15));
    const taken = this.held.certification(this.#votes.get(number) ?? [], yes ? 1 : 2, number);
    await commission.grant(taken, commission.member, commission.second);
  }

  /** Three judges annul the poll. */
  async annulled(number: number): Promise<void> {
    const { commission } = this.held;
    const turnout = sumOf(this.#votes.get(number) ?? []);
    const step = { kind: "annulment", turnout, uncounted: 255, reasons: REASONS } as const;
    const taken = at({ ...step, election: ELECTION, number }, this.entryOf(number));
    await commission.grant([taken], ...commission.judges);
  }

  async #make(number: number, voters: number): Promise<void> {
    const { commission } = this.held;
    const named = { election: ELECTION, number };
    const contest = { form: 5, seats: 1, blank: true, question: this.#question };
    const electorate = Electorate.of({ voters });
    this.#electorates.set(number, electorate);
    const { root } = electorate;
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
}

/** Voters vote one after the other, for the options in their order. */
async function vote(polling: Polling, counts: readonly number[]): Promise<void> {
  const choices = counts.flatMap((count, option) => Array.from({ length: count }, () => option));
  for (const [voter, choice] of choices.entries())
    await polling.cast(await polling.paper(voter, 0, [choice]));
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
