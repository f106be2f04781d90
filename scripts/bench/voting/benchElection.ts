import { NO_QUESTION } from "../../../sdk/elections/district.ts";
import { districtEntryOf, electionEntryOf } from "../../../sdk/elections/entries.ts";
import { type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import { ElectionDesk } from "../../election/electionDesk.ts";
import { nextPollingDay, type PollingDay } from "../../election/electionDays.ts";
import { resultsOf } from "../../election/electionResults.ts";
import { Electorate } from "../../election/electorate.ts";
import { KeyMaking } from "../../election/keyMaking.ts";
import { newcomers, type Officials, officialsOf, THRESHOLD } from "../../election/officials.ts";
import { PollingStation } from "../../election/pollingStation.ts";
import { secondCommissioner } from "../../election/secondCommissioner.ts";
import { type EmbeddedRepublic, secretKeyFrom } from "../../republic/embeddedRepublic.ts";
import type { Legislation } from "../../republic/legislation.ts";
import type { Parties, Party } from "../../start/parties.ts";
import { enrol } from "../../start/takeover.ts";
import { Tally } from "../../start/tally.ts";

const SEED = 1;
const CHAIN_ID = 31_337n;
const DAY = 86_400;
const OPENS = 7 * 3600;
const CLOSES = 22 * 3600;
const FREEZE = 15;
const CERTIFICATION = 15;
const SILENT = { advance: () => undefined, stop: () => undefined };

/** Most who stand anywhere. */
const CANDIDATES = 13;

/** A district: so many options in each contest, or a question. */
export interface BenchDistrict {
  readonly contests: readonly number[];
  readonly question?: Hex;
  /** Whose keys are at hand. */
  readonly voters: number;
  /** Of the roll that they are a part of; nothing: they are all of it. */
  readonly depth?: number;
}

/** An election with many districts, for measuring: everything by the register, as it is deployed. */
export class BenchElection {
  readonly tally = new Tally();
  readonly election: Hex = electionEntryOf(hexFromBytes(secretKeyFrom(SEED, "name of the election")));
  readonly making: KeyMaking;
  readonly #republic: EmbeddedRepublic;
  #desk: ElectionDesk;
  readonly #officials: Officials;
  readonly #second: Legislation;
  #day: PollingDay = { pollingDay: 0, beginsAt: 0 };

  constructor(republic: EmbeddedRepublic, parties: Parties) {
    this.#republic = republic;
    this.#officials = officialsOf(parties, CANDIDATES);
    this.#desk = new ElectionDesk(republic, CHAIN_ID, this.tally);
    this.#second = secondCommissioner(republic, this.#officials.second);
    const { trustees } = this.#officials;
    const task = { seed: SEED, tally: this.tally };
    this.making = new KeyMaking(republic, CHAIN_ID, this.election, trustees, task);
  }

  /** To the opening of the polls. @returns the polls, in the order of the districts */
  async open(districts: readonly BenchDistrict[]): Promise<PollingStation[]> {
    const { chain, contracts } = this.#republic;
    const { commissioner, second, trustees } = this.#officials;
    await enrol(this.#republic, newcomers(this.#officials), new Tally(), SILENT);
    this.#day = await nextPollingDay(chain, contracts.gazette);
    const { pollingDay, beginsAt } = this.#day;
    const calling = { kind: "calling", pollingDay, beginsAt: BigInt(beginsAt) } as const;
    await this.#take([{ step: calling, entry: this.election }], [commissioner]);
    await this.#second.announce();
    const electorates = districts.map(({ voters, depth }) => new Electorate(SEED, voters, depth));
    for (const [index, district] of districts.entries()) {
      await this.#make(index + 1, district, electorates[index] as Electorate);
    }
    await this.#second.enact();
    await this.#second.execute();
    const appointed = trustees.map(({ person, signer }): PlacedStep => {
      const account = hexFromBytes(signer.signer);
      return { step: { kind: "trustee", person, account }, entry: this.election };
    });
    const appointment = { kind: "appointment", threshold: THRESHOLD } as const;
    await this.#take(
      [...appointed, { step: appointment, entry: this.election }],
      [commissioner, second, ...trustees],
    );
    await this.making.make();
    await chain.advanceTo(beginsAt - FREEZE * DAY + DAY / 2);
    const stations: PollingStation[] = [];
    for (const [index, electorate] of electorates.entries()) {
      const step = { kind: "freeze", election: this.election, number: index + 1, undecided: 0 } as const;
      await this.#take([{ step, entry: this.entryOf(index + 1) }], [commissioner]);
      const entry = this.entryOf(index + 1);
      stations.push(await PollingStation.open(this.#republic, CHAIN_ID, entry, electorate));
    }
    await chain.advanceTo(beginsAt + OPENS);
    return stations;
  }

  /** @returns what is called when the chain has gone back to where it is now */
  remember(): () => void {
    const desk = this.#desk.copy();
    return () => {
      this.#desk = desk.copy();
    };
  }

  get closes(): number {
    return this.#day.beginsAt + CLOSES;
  }

  entryOf(number: number): Hex {
    return districtEntryOf(this.election, number);
  }

  /** Closes the polls, and permits to count them all. */
  async close(stations: readonly PollingStation[]): Promise<void> {
    await this.#republic.chain.advanceTo(this.closes);
    for (const [index, station] of stations.entries()) {
      const turnout = await station.turnout();
      const step = { kind: "count", election: this.election, number: index + 1, turnout } as const;
      await this.#take([{ step, entry: this.entryOf(index + 1) }], [this.#officials.commissioner]);
    }
  }

  /** States and certifies a result. @param asks whether it is a question's */
  async certify(number: number, counts: readonly (readonly number[])[], act: string): Promise<void> {
    await this.#republic.chain.advanceTo(this.#day.beginsAt + CERTIFICATION * DAY + DAY / 2);
    const { commissioner, second } = this.#officials;
    const entry = this.entryOf(number);
    const results = resultsOf({ election: this.election, number }, counts);
    const certification = { kind: "certification", election: this.election, number, undecided: 0 } as const;
    const taken = [...results, certification].map((step): PlacedStep => ({ step, entry }));
    await this.#desk.take(act, taken, [commissioner, second]);
  }

  async #make(number: number, district: BenchDistrict, { root, voters }: Electorate): Promise<void> {
    const named = { election: this.election, number };
    const { commissioner, candidates } = this.#officials;
    const { question, contests } = district;
    const form = question === undefined ? 1 : 5;
    const terms = { form, seats: 1, blank: false, question: question ?? NO_QUESTION };
    const steps = [
      { kind: "district", ...named } as const,
      ...contests.map(() => ({ kind: "contest", ...named, ...terms }) as const),
      { kind: "roll", ...named, root, voters, anonymous: false } as const,
    ];
    const entry = this.entryOf(number);
    await this.#take(
      steps.map((step) => ({ step, entry })),
      [commissioner],
    );
    if (question !== undefined) return;
    let next = 0;
    for (const [contest, options] of contests.entries()) {
      for (const { person, ...rest } of candidates.slice(next, (next += options))) {
        const step = { kind: "nomination", ...named, contest, candidate: person } as const;
        await this.#take([{ step, entry }], [{ person, ...rest }, commissioner]);
      }
    }
  }

  #take(taken: readonly PlacedStep[], by: readonly [Party, ...Party[]]): Promise<void> {
    return this.#desk.take("Step", taken, by);
  }
}
