import { id } from "ethers";
import { bytesFromHex, type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import { decodeDistrict, type District, NO_QUESTION } from "../../../sdk/elections/district.ts";
import { decodeElection, type Election } from "../../../sdk/elections/election.ts";
import { districtEntryOf, electionEntryOf, objectionEntryOf } from "../../../sdk/elections/entries.ts";
import { decodeObjection, type Objection } from "../../../sdk/elections/objection.ts";
import { type PlacedStep, placeElectionSteps } from "../../../sdk/elections/placed.ts";
import type { ElectionStepTerms } from "../../../sdk/elections/steps.ts";
import { electionDigest } from "../../../sdk/elections/typedData.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import { type Domain, readDomain } from "../../../sdk/law/domain.ts";
import { NEW_ENTRY, type Witness } from "../../../sdk/law/evidence.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import type { ElectionRegister } from "../../../typechain-types/index.js";
import { type Draft, eventsOf, file, type LoggedEvent, signedBy } from "../../support/filing.ts";
import { enrol, officer, type Party, party } from "../../support/parties.ts";
import { GENEROUS, goTo, type Republic } from "../../support/republic.ts";

/** Thursday, 5 May 2016, and when it begins in London. */
export const POLLING = { pollingDay: 16_926, beginsAt: BigInt(Date.parse("2016-05-04T23:00:00Z") / 1000) };

/** An instant so many days before the polling day, at noon. */
export const daysBefore = (days: number): number => (POLLING.pollingDay - days) * 86_400 + 43_200;

export const REASONS = id("reasons") as Hex;
export const ELECTION = electionEntryOf(id("the election of 2016") as Hex);
/** What names the first district. */
export const NAMED = { election: ELECTION, number: 1 } as const;
export const DISTRICT = districtEntryOf(ELECTION, 1);
export const ROOT = id("roll of the first district") as Hex;

/** One candidate is chosen for one seat. */
export const ONE_SEAT = { form: 1, seats: 1, blank: false, question: NO_QUESTION } as const;

/** What is stated of a contest. */
export type ContestTerms = Omit<ElectionStepTerms & { kind: "contest" }, "kind" | "election" | "number">;

/** What is stated of a roll. */
export interface PublishedRoll {
  readonly root: Hex;
  readonly voters: number;
  /** Whether voters prove that they are on it, and do not sign. */
  readonly anonymous?: boolean;
}

/** The electoral commission with whatever else signs in an election, and a register. */
export class Commission {
  readonly republic: Republic;
  readonly register: ElectionRegister;
  readonly member = officer("electoralCommission");
  readonly reviewer = officer("reviewer");
  readonly secondReviewer: Party = { ...party("second reviewer"), capacity: "reviewer" };
  readonly judge = officer("court");
  readonly second: Party;
  readonly judges: readonly [Party, Party, Party];
  readonly citizens: Readonly<Record<"ada" | "bob" | "olga" | "otto", Party>>;
  readonly trustees: readonly [Party, Party, Party];
  readonly #domain: Domain;

  private constructor(republic: Republic, register: ElectionRegister, domain: Domain) {
    this.republic = republic;
    this.register = register;
    this.#domain = domain;
    this.second = { ...party("second member"), capacity: "registrar" };
    const judge = (name: string): Party => ({ ...party(name), capacity: "judge" });
    this.judges = [this.judge, judge("second judge"), judge("third judge")];
    const [ada, bob, olga, otto] = ["ada", "bob", "olga", "otto"].map((name) => party(name));
    this.citizens = { ada, bob, olga, otto } as Commission["citizens"];
    this.trustees = ["tess", "tom", "tina"].map((name) => party(name)) as unknown as Commission["trustees"];
  }

  /** Enrols all, and has the executive appoint the officers whom the founding did not. */
  static async open(republic: Republic, register = republic.electionRegister): Promise<Commission> {
    const domain = await readDomain(republic.relay, await register.getAddress());
    const commission = new Commission(republic, register, domain);
    const { member, second, judges, reviewer, secondReviewer, citizens, trustees } = commission;
    const officers = [member, second, reviewer, secondReviewer, ...judges];
    await enrol(republic, [...officers, ...Object.values(citizens), ...trustees]);
    await asExecutive(republic, async (offices) => {
      await offices.appoint(13n, accountOf(second), second.person, NO_END, 0, GENEROUS);
      await offices.appoint(8n, accountOf(secondReviewer), secondReviewer.person, NO_END, 0, GENEROUS);
      for (const one of judges.slice(1)) {
        await offices.appoint(6n, accountOf(one), one.person, NO_END, 0, GENEROUS);
      }
    });
    return commission;
  }

  /** The present record of an entry, as the logs have it. */
  async witnessOf(entry: Hex): Promise<Witness> {
    const logs = await this.register.queryFilter(this.register.filters.Recorded(entry));
    const last = logs.at(-1);
    return last === undefined ? NEW_ENTRY : { record: bytesFromHex(last.args.record), proof: [] };
  }

  /** Steps signed by the parties, the first of whom applies. */
  async draft(taken: readonly PlacedStep[], by: readonly [Party, ...Party[]]): Promise<Draft> {
    const { entries, dealings } = placeElectionSteps(taken);
    return {
      entries,
      ...signedBy(by),
      declarations: [],
      dealings,
      applicant: by[0].person,
      deadline: Number(await this.republic.gazette.today()) + 30,
      witnesses: await Promise.all(entries.map((entry) => this.witnessOf(entry))),
    };
  }

  readonly digestOf = (application: Uint8Array, from: readonly Hex[]): Uint8Array =>
    electionDigest(this.#domain, application, from);

  /** Files and submits, by somebody without any office. */
  async send(taken: readonly PlacedStep[], ...by: readonly [Party, ...Party[]]) {
    const { application, evidence } = await file(await this.draft(taken, by), this.digestOf);
    return this.register.decide(application, evidence, GENEROUS);
  }

  /** What the register logged. */
  async take(taken: readonly PlacedStep[], ...by: readonly [Party, ...Party[]]): Promise<LoggedEvent[]> {
    return eventsOf(this.register, this.send(taken, ...by));
  }

  /** eId of the provision that refuses; nothing: granted. */
  async refusalOf(taken: readonly PlacedStep[], ...by: readonly [Party, ...Party[]]): Promise<string> {
    const refused = (await this.take(taken, ...by)).find(({ name }) => name === "Refused");
    if (refused === undefined) return "";
    return new TextDecoder().decode(bytesFromHex(refused.args["eId"] as Hex)).replace(/\0+$/, "");
  }

  /** The same, which must be granted. */
  async grant(taken: readonly PlacedStep[], ...by: readonly [Party, ...Party[]]): Promise<void> {
    const refusal = await this.refusalOf(taken, ...by);
    if (refusal !== "") throw new Error(`${taken.map(({ step }) => step.kind).join()} refused: ${refusal}`);
  }

  async electionOf(entry: Hex = ELECTION): Promise<Election> {
    return decodeElection(decodeRecord((await this.witnessOf(entry)).record).body);
  }

  async districtOf(entry: Hex = DISTRICT): Promise<District> {
    return decodeDistrict(decodeRecord((await this.witnessOf(entry)).record).body);
  }

  async objectionOf(entry: Hex): Promise<Objection> {
    return decodeObjection(decodeRecord((await this.witnessOf(entry)).record).body);
  }

  objectionEntry(about: "roll" | "result", { person }: Party, republished = 0): Hex {
    return objectionEntryOf(DISTRICT, about, person, republished);
  }

  // What citizens, reviewers and judges do

  /** Somebody objects to the roll of the district, or to its result. */
  objection(about: "roll" | "result", by: Party, republished = 0): PlacedStep {
    const kind = about === "roll" ? "roll objection" : "result objection";
    return at({ kind, ...NAMED, reasons: REASONS }, this.objectionEntry(about, by, republished));
  }

  /** A review of somebody's objection to the roll. */
  review(upheld: boolean, of: Party, republished = 0): PlacedStep {
    const step = { kind: "roll review", district: 0, ...NAMED, upheld, reasons: REASONS } as const;
    return at(step, this.objectionEntry("roll", of, republished), DISTRICT);
  }

  /** A judgment on somebody's objection to the result. */
  judgment(upheld: boolean, of: Party): PlacedStep {
    const step = { kind: "judgment", district: 0, ...NAMED, upheld, reasons: REASONS } as const;
    return at(step, this.objectionEntry("result", of), DISTRICT);
  }

  // The course of an election

  /** Called, with a district and its contests, and the roll published. */
  async called(contests: readonly ContestTerms[], roll: PublishedRoll): Promise<void> {
    const { member } = this;
    await goTo(this.republic, daysBefore(80));
    await this.grant([{ step: { kind: "calling", ...POLLING }, entry: ELECTION }], member);
    const { root, voters, anonymous = false } = roll;
    const made = [
      { kind: "district", ...NAMED } as const,
      ...contests.map((contest) => ({ kind: "contest", ...NAMED, ...contest }) as const),
      { kind: "roll", ...NAMED, root, voters, anonymous } as const,
    ].map((step) => ({ step, entry: DISTRICT }));
    await this.grant(made, member);
  }

  /** The same with one contest, for which Ada and Bob are nominated. */
  async prepared(contest: ContestTerms = ONE_SEAT, roll: PublishedRoll = { root: ROOT, voters: 1000 }) {
    const { member, citizens } = this;
    await this.called([contest], roll);
    if (contest.question !== NO_QUESTION) return;
    for (const one of [citizens.ada, citizens.bob]) await this.grant([this.nomination(one)], one, member);
  }

  nomination({ person }: Party, contest = 0): PlacedStep {
    return { step: { kind: "nomination", ...NAMED, contest, candidate: person }, entry: DISTRICT };
  }

  /** Trustees and how many of them decrypt. */
  appointment(threshold = 2): PlacedStep[] {
    const steps: ElectionStepTerms[] = this.trustees.map((one) => ({
      kind: "trustee",
      person: one.person,
      account: accountOf(one),
    }));
    return [...steps, { kind: "appointment", threshold } as const].map((step) => ({ step, entry: ELECTION }));
  }
}

/** The account with whose key somebody signs. */
export const accountOf = ({ signer }: Party): Hex => hexFromBytes(signer.signer);

export const at = (step: ElectionStepTerms, entry: Hex = DISTRICT, other?: Hex): PlacedStep =>
  other === undefined ? { step, entry } : { step, entry, other };

/** Whoever is admin: what an enactment would order. */
export async function asExecutive(
  { offices, executive, connection }: Republic,
  act: (offices: Republic["offices"]) => Promise<void>,
): Promise<void> {
  const address = await executive.getAddress();
  await connection.networkHelpers.impersonateAccount(address);
  await connection.networkHelpers.setBalance(address, 10n ** 20n);
  await act(offices.connect(await connection.ethers.getSigner(address)));
  await connection.networkHelpers.stopImpersonatingAccount(address);
}
