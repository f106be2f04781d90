import type { Contract } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { packCounts } from "../../../sdk/elections/ballotPaper.ts";
import { districtEntryOf } from "../../../sdk/elections/entries.ts";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import type { RawLog } from "../../../sdk/law/registerEvents.ts";
import type { LocalSigner } from "../../../sdk/sign/secp256k1.ts";
import { pollLogs, pollOf } from "../../../sdk/voting/boxLogs.ts";
import { eachOf } from "../../../sdk/voting/pages.ts";
import { foundRepublic, goTo, secretKeyOf } from "../../support/republic.ts";
import { CeremonyRun, type Hall } from "../../voting/support/ceremony.ts";
import { Electorate } from "../../voting/support/electorate.ts";
import { keyOf, type MadeKey } from "../../voting/support/madeKey.ts";
import { Polling } from "../../voting/support/polling.ts";
import { Station } from "../../voting/support/station.ts";
import { accountOf, at, Commission, daysBefore, ELECTION, NAMED } from "./commission.ts";
import { CLOSED } from "./course.ts";

const THRESHOLD = 2;
/** Votes for Ada and for Bob: as few as may be counted, of somewhat more voters. */
export const COUNTS = [6, 4];
/** The same, one voter after the other. */
export const VOTES = COUNTS.flatMap((count, option) => Array.from({ length: count }, () => option));
export const TURNOUT = VOTES.length;
const VOTERS = TURNOUT + 2;
/** Seconds in which trustees may complain (article 13(6)), and one day to spare. */
const COMPLAINTS = 3 * 86_400;

/** An election in the republic as it is deployed: its register, the ceremony of its trustees, its ballot box. */
export class HeldElection {
  #made: MadeKey | undefined;

  private constructor(
    readonly commission: Commission,
    readonly hall: Hall,
    readonly station: Station,
  ) {}

  static async open(): Promise<HeldElection> {
    const republic = await foundRepublic();
    const { connection, keyCeremony, ballotBox, pollingStations } = republic;
    const [contract, box, stations] = [keyCeremony, ballotBox, pollingStations] as unknown as [
      Contract,
      Contract,
      Contract,
    ];
    const address = (await keyCeremony.getAddress()).toLowerCase() as Hex;
    const hall = { connection, chainId: 31_337n, address, contract, law: contract };
    const station = await Station.at(hall, box, stations);
    return new HeldElection(await Commission.open(republic), hall, station);
  }

  /** The trustees are appointed, and make the key. */
  async keyed(): Promise<void> {
    this.#made = await keyOf(await this.appointed(), COMPLAINTS);
  }

  /** The trustees are appointed. @returns their ceremony, which has begun */
  async appointed(): Promise<CeremonyRun> {
    const { member, second, trustees } = this.commission;
    await this.commission.grant(this.commission.appointment(THRESHOLD), member, second, ...trustees);
    const candidates = trustees.map((trustee) => ({
      name: trustee.person,
      signer: trustee.signer as LocalSigner,
      account: accountOf(trustee),
      seed: secretKeyOf(`seed of ${trustee.person}`),
    }));
    return CeremonyRun.of(this.hall, ELECTION, THRESHOLD, candidates);
  }

  /** Districts are frozen, 15 days before the polling day or later. */
  async frozen(...numbers: readonly number[]): Promise<void> {
    if ((await this.station.now()) < daysBefore(15)) await this.station.goTo(daysBefore(15));
    const steps = numbers.map((number) =>
      at({ kind: "freeze", ...NAMED, number, undecided: 0 }, this.entryOf(number)),
    );
    await this.commission.grant(steps, this.commission.member);
  }

  /** The poll of a frozen district, as its box has it, with the voters on its roll. */
  async polling(electorate: Electorate, number = 1): Promise<Polling> {
    const made = this.#made;
    if (made === undefined) throw new Error("the trustees have made no key");
    const { station } = this;
    const { provider } = station.connection.ethers;
    const entry = this.entryOf(number);
    const logs: RawLog[] = [];
    const pages = pollLogs(provider, station.address, entry, 0, await provider.getBlockNumber());
    for await (const log of eachOf(pages)) logs.push(log);
    const poll = pollOf(station.chainId, station.address, entry, logs);
    const { election: id, ...rest } = made;
    const [opens, closes] = await station.box.getFunction("scheduleOf")(ELECTION);
    const election = { id, ...rest, opens: Number(opens), closes: Number(closes) };
    return new Polling(station, election, poll, electorate);
  }

  /** The polls have closed, and nothing has been said of the count. */
  async closed(): Promise<void> {
    await goTo(this.commission.republic, CLOSED);
  }

  /** Everything from the calling to the last vote in the first district. */
  async voted(): Promise<Polling> {
    const electorate = Electorate.of({ voters: VOTERS });
    await this.commission.prepared(undefined, electorate);
    await this.keyed();
    await this.frozen(1);
    const polling = await this.polling(electorate);
    await polling.open();
    for (const [voter, choice] of VOTES.entries())
      await polling.cast(await polling.paper(voter, 0, [choice]));
    return polling;
  }

  /** The same, and the votes have been counted after the close. */
  async counted(): Promise<Polling> {
    const polling = await this.voted();
    await this.closed();
    await this.commission.grant([this.count(TURNOUT)], this.commission.member);
    await polling.tally([1, 2]);
    return polling;
  }

  /** The permission to count a district, of so many voters. */
  count(turnout: number, number = 1): PlacedStep {
    return at({ kind: "count", ...NAMED, number, turnout }, this.entryOf(number));
  }

  /** What is stated of the first contest of a district, and its certification. */
  certification(counts: readonly number[], elected: number, number = 1): PlacedStep[] {
    return this.certificationOf([[counts, elected]], number);
  }

  /** The same of its first contests, in their order. */
  certificationOf(
    results: readonly (readonly [counts: readonly number[], elected: number])[],
    number = 1,
  ): PlacedStep[] {
    const of = { ...NAMED, number };
    const stated = results.map(([counts, elected], contest) => {
      const result = { contest, options: counts.length, elected, ...packCounts(counts) };
      return at({ kind: "result", ...of, ...result }, this.entryOf(number));
    });
    return [...stated, at({ kind: "certification", ...of, undecided: 0 }, this.entryOf(number))];
  }

  /** The first district, of which nobody can object to the result any more. */
  async certified(): Promise<void> {
    const { commission } = this;
    await this.counted();
    await goTo(commission.republic, daysBefore(-15));
    await commission.grant(this.certification(COUNTS, 1), commission.member, commission.second);
  }

  readonly entryOf = (number: number): Hex => districtEntryOf(ELECTION, number);
}

/** Each test of the suite begins with a republic in which no election has been called. */
export function beforeEachHeld(assign: (held: HeldElection) => void): void {
  let restore: () => Promise<void>;

  before(async () => {
    const held = await HeldElection.open();
    const snapshot = await held.station.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
    assign(held);
  });

  beforeEach(() => restore());
}
