import { NO_QUESTION } from "../../sdk/elections/district.ts";
import { districtEntryOf, electionEntryOf, objectionEntryOf } from "../../sdk/elections/entries.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import { secretKeyFrom } from "../republic/embeddedRepublic.ts";
import type { Tally } from "../start/tally.ts";
import type { PlacedStep } from "../../sdk/elections/placed.ts";
import { documentOf, ElectionDesk } from "./electionDesk.ts";
import { nextPollingDay, type PollingDay } from "./electionDays.ts";
import type { Districts } from "./electionTask.ts";
import { isTied, resultsOf } from "./electionResults.ts";
import { type Officials, THRESHOLD } from "./officials.ts";

const DAY = 86_400;

/** Polls are open from the 7th hour of the day to the 22nd (article 5(4)). */
const OPENS = 7 * 3600;
const CLOSES = 22 * 3600;

/** Days before and after the polling day on which things are done; the act leaves some choice. */
const FREEZE = 15;
const CERTIFICATION = 15;

/** The steps of an election, each decided by the register under the Elections Act. */
export class ElectionCourse {
  readonly election: Hex;
  /** Poll of the constituency. */
  readonly constituency: Hex;
  /** Poll of the referendum, whose one district is the whole country. */
  readonly country: Hex;
  readonly day: PollingDay;
  readonly #republic: EmbeddedRepublic;
  readonly #desk: ElectionDesk;
  readonly #officials: Officials;
  readonly #districts: Districts;

  private constructor(
    republic: EmbeddedRepublic,
    desk: ElectionDesk,
    officials: Officials,
    districts: Districts,
    { election, day }: { readonly election: Hex; readonly day: PollingDay },
  ) {
    this.#republic = republic;
    this.#desk = desk;
    this.#officials = officials;
    this.#districts = districts;
    this.election = election;
    this.day = day;
    [this.constituency, this.country] = [districtEntryOf(election, 1), districtEntryOf(election, 2)];
  }

  /** Calls the election for a day as soon as the act allows. */
  static async call(
    republic: EmbeddedRepublic,
    officials: Officials,
    districts: Districts,
    { seed, chainId, tally }: { readonly seed: number; readonly chainId: bigint; readonly tally: Tally },
  ): Promise<ElectionCourse> {
    const day = await nextPollingDay(republic.chain, republic.contracts.gazette);
    const election = electionEntryOf(hexFromBytes(secretKeyFrom(seed, "name of the election")));
    const desk = new ElectionDesk(republic, chainId, tally);
    const step = { kind: "calling", pollingDay: day.pollingDay, beginsAt: BigInt(day.beginsAt) } as const;
    await desk.take("Calling", [{ step, entry: election }], [officials.commissioner]);
    return new ElectionCourse(republic, desk, officials, districts, { election, day });
  }

  get opens(): number {
    return this.day.beginsAt + OPENS;
  }

  get closes(): number {
    return this.day.beginsAt + CLOSES;
  }

  /** Districts with their contests and rolls; the first roll of the constituency leaves one voter out. */
  async prepare(): Promise<void> {
    const { constituency, country, questions } = this.#districts;
    const one = { kind: "contest", form: 1, seats: 1, blank: false, question: NO_QUESTION } as const;
    await this.#make(1, [one], { root: constituency.rootWithoutLast(), voters: constituency.voters - 1 });
    const asked = questions.map(({ name }) => ({ ...one, form: 5, question: name }) as const);
    await this.#make(2, asked, country);
  }

  /** Whoever was left out objects, a reviewer agrees, and the roll is published anew. */
  async correctRoll(): Promise<void> {
    const { objector, reviewer, commissioner } = this.#officials;
    const entry = objectionEntryOf(this.constituency, "roll", objector.person);
    const named = { election: this.election, number: 1, reasons: documentOf("left out of the roll") };
    await this.#desk.take(
      "Objection to the roll",
      [{ step: { kind: "roll objection", ...named }, entry }],
      [objector],
    );
    const review = { kind: "roll review", district: 0, ...named, upheld: true } as const;
    await this.#desk.take(
      "Review of the roll",
      [{ step: review, entry, other: this.constituency }],
      [reviewer],
    );
    const roll = this.#roll(1, this.#districts.constituency);
    await this.#desk.take("Roll published anew", [{ step: roll, entry: this.constituency }], [commissioner]);
  }

  async nominate(): Promise<void> {
    const { candidates, commissioner } = this.#officials;
    for (const candidate of candidates) {
      const step = {
        kind: "nomination",
        election: this.election,
        number: 1,
        contest: 0,
        candidate: candidate.person,
      } as const;
      await this.#desk.take("Nomination", [{ step, entry: this.constituency }], [candidate, commissioner]);
    }
  }

  /** Place on the paper of each candidate: they stand in the order of their numbers. */
  get places(): number[] {
    const onPaper = this.#desk.district(this.constituency).contests[0]?.candidates ?? [];
    return this.#officials.candidates.map(({ person }) => onPaper.indexOf(person));
  }

  async appointTrustees(): Promise<void> {
    const { trustees, commissioner, second } = this.#officials;
    const appointed = trustees.map(({ person, signer }): PlacedStep => {
      const step = { kind: "trustee", person, account: hexFromBytes(signer.signer) } as const;
      return { step, entry: this.election };
    });
    const step = { kind: "appointment", threshold: THRESHOLD } as const;
    const taken = [...appointed, { step, entry: this.election }];
    await this.#desk.take("Appointment of the trustees", taken, [commissioner, second, ...trustees]);
  }

  async freeze(): Promise<void> {
    await this.#republic.chain.advanceTo(this.day.beginsAt - FREEZE * DAY + DAY / 2);
    for (const [number, entry] of this.#numbered()) {
      const step = { kind: "freeze", election: this.election, number, undecided: 0 } as const;
      await this.#desk.take("Freeze of a district", [{ step, entry }], [this.#officials.commissioner]);
    }
  }

  async open(): Promise<void> {
    await this.#republic.chain.advanceTo(this.opens);
  }

  /** The polls close. */
  async close(): Promise<void> {
    await this.#republic.chain.advanceTo(this.closes);
  }

  /** @param turnouts of the districts in their order */
  async permitCount(turnouts: readonly number[]): Promise<void> {
    for (const [index, turnout] of turnouts.entries()) {
      const [number, entry] = this.#numbered()[index] ?? [];
      if (number === undefined || entry === undefined) throw new RangeError(`there is no district ${index}`);
      const step = { kind: "count", election: this.election, number, turnout } as const;
      await this.#desk.take("Permission to count", [{ step, entry }], [this.#officials.commissioner]);
    }
  }

  /** States and certifies the results of a district, when the time for objections has passed. */
  async certify(number: 1 | 2, counts: readonly (readonly number[])[]): Promise<void> {
    await this.#republic.chain.advanceTo(this.day.beginsAt + CERTIFICATION * DAY + DAY / 2);
    const { commissioner, second, judge } = this.#officials;
    const entry = number === 1 ? this.constituency : this.country;
    const named = { election: this.election, number };
    const results = resultsOf(named, counts).map((step): PlacedStep => ({ step, entry }));
    const certification = { kind: "certification", election: this.election, number, undecided: 0 } as const;
    const lot = counts.some((each) => isTied(each)) ? [judge] : [];
    const taken = [...results, { step: certification, entry }];
    await this.#desk.take("Result and certification", taken, [commissioner, second, ...lot]);
  }

  async #make(
    number: 1 | 2,
    contests: readonly { readonly kind: "contest"; readonly form: number; readonly question: Hex }[],
    roll: { readonly root: Hex; readonly voters: number },
  ): Promise<void> {
    const entry = number === 1 ? this.constituency : this.country;
    const named = { election: this.election, number };
    const terms = { seats: 1, blank: false, ...named };
    const steps = [
      { kind: "district", ...named } as const,
      ...contests.map((contest) => ({ ...contest, ...terms })),
      this.#roll(number, roll),
    ];
    const taken = steps.map((step) => ({ step, entry }));
    await this.#desk.take("District, contests and roll", taken, [this.#officials.commissioner]);
  }

  #roll(number: number, { root, voters }: { readonly root: Hex; readonly voters: number }) {
    return { kind: "roll", election: this.election, number, root, voters, anonymous: false } as const;
  }

  #numbered(): [1 | 2, Hex][] {
    return [
      [1, this.constituency],
      [2, this.country],
    ];
  }
}
