import { decodeBytes32String } from "ethers";
import { compareHex, type Hex } from "../../../sdk/bytes.ts";
import { type Dealing, encodeDealings } from "../../../sdk/land/dealings.ts";
import { leaseholdEntry } from "../../../sdk/land/leaseholdEntry.ts";
import { decodeTitle, type Title } from "../../../sdk/land/title.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import { type Draft, eventsOf, file, type LoggedEvent, signedBy } from "../../support/filing.ts";
import { enrol, officer, type Party } from "../../support/parties.ts";
import { entryOf, type LandOffice, loadLandOffice } from "./landOffice.ts";
import { lease, LEASE_DEED } from "./leaseTerms.ts";
import { type Terms, TODAY } from "./terms.ts";

/** What parties want done with a freehold, a leasehold or both. */
export interface LeaseInstruction {
  readonly freehold?: Hex;
  readonly leasehold?: Hex;
  /** With the freehold if there is one, and where the dealing is with two, with the leasehold. */
  readonly dealings: readonly Terms[];
  /** All who sign; the first applies. */
  readonly by: readonly [Party, ...Party[]];
  /** Last day on which it may be decided. */
  readonly deadline?: number;
}

/** The counter for leases of a land office: the cottage is Alice's. */
export class LeaseCounter {
  readonly judge = officer("court");
  readonly office: LandOffice;
  readonly freehold = entryOf("cottage");
  readonly leasehold = leaseholdEntry(this.freehold, LEASE_DEED);

  private constructor(office: LandOffice) {
    this.office = office;
  }

  static async load(): Promise<LeaseCounter> {
    const counter = new LeaseCounter(await loadLandOffice());
    await enrol(counter.office.republic, [counter.judge]);
    return counter;
  }

  /** The cottage, and the lease of it that there is or is to be. */
  get both(): { readonly freehold: Hex; readonly leasehold: Hex } {
    return { freehold: this.freehold, leasehold: this.leasehold };
  }

  /** Alice lets the cottage to Bob. */
  async grant(terms: Parameters<typeof lease>[1] = {}): Promise<void> {
    const { alice, bob } = this.office;
    const outcome = await this.outcome({ ...this.both, dealings: [lease(bob, terms)], by: [alice, bob] });
    if (outcome !== "granted") throw new Error(outcome);
  }

  /** An application, before anybody has signed it. */
  async draft({ freehold, leasehold, dealings, by, deadline }: LeaseInstruction): Promise<Draft> {
    const entries = [freehold, leasehold].filter((entry) => entry !== undefined).sort(compareHex);
    const at = (entry: Hex | undefined): number => (entry === undefined ? 0 : entries.indexOf(entry));
    const placed = dealings.map((terms): Dealing => {
      const dealing = { ...terms, subject: at(freehold) };
      return "leasehold" in dealing ? { ...dealing, leasehold: at(leasehold) } : dealing;
    });
    return {
      entries,
      ...signedBy(by),
      declarations: [],
      dealings: encodeDealings(placed),
      applicant: by[0].person,
      deadline: deadline ?? TODAY + 30,
      witnesses: await Promise.all(entries.map((entry) => this.office.witnessOf(entry))),
    };
  }

  /** Files and submits. */
  async decide(instruction: LeaseInstruction): Promise<LoggedEvent[]> {
    const filing = await file(await this.draft(instruction), this.office.digestOf);
    return eventsOf(this.office.register, this.office.submit(filing));
  }

  /** "granted", or the provision that refuses. */
  async outcome(instruction: LeaseInstruction): Promise<string> {
    const events = await this.decide(instruction);
    const refused = events.find(({ name }) => name === "Refused");
    return refused === undefined ? "granted" : decodeBytes32String(String(refused.args["eId"]));
  }

  /** The entry of the leasehold that another instrument would make out of the cottage. */
  readonly entryBy = (instrument: Hex): Hex => leaseholdEntry(this.freehold, instrument);

  /** The last title that was recorded in an entry. */
  async titleIn(entry: Hex): Promise<Title> {
    const { record } = await this.office.witnessOf(entry);
    return decodeTitle(decodeRecord(record).body);
  }

  /** Whether the entry is closed. */
  async isClosed(entry: Hex): Promise<boolean> {
    return (BigInt(await this.office.register.slotOf(entry)) & CLOSED) !== 0n;
  }
}

const CLOSED = 4n;
