import { expect } from "chai";
import { decodeBytes32String, id, ZeroHash } from "ethers";
import { bytesFromHex, compareHex, type Hex, keccak256 } from "../../../sdk/bytes.ts";
import { applicationDigest } from "../../../sdk/land/applicationDigest.ts";
import { encodeDealings } from "../../../sdk/land/dealings.ts";
import { decodeTitle, encodeTitle, type Title } from "../../../sdk/land/title.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import type { Declaration } from "../../../sdk/law/declaration.ts";
import { domainSeparator, readDomain } from "../../../sdk/law/domain.ts";
import { isNewEntry, legacyEntryId, newEntryId } from "../../../sdk/law/entryId.ts";
import { NEW_ENTRY, type Witness } from "../../../sdk/law/evidence.ts";
import { LegacyTree } from "../../../sdk/law/legacyTree.ts";
import { commitmentOf, decodeRecord, encodeLegacyRecord } from "../../../sdk/law/record.ts";
import type { Hardfork } from "../../../scripts/republic/hardfork.ts";
import type { LandRegister } from "../../../typechain-types/index.js";
import {
  type Draft,
  eventsOf,
  file,
  type Filing,
  type LoggedEvent,
  only,
  signedBy,
} from "../../support/filing.ts";
import { enrol, officer, p256Party, type Party, party } from "../../support/parties.ts";
import {
  ANNOUNCED_DAYS,
  enact,
  foundRepublic,
  GENEROUS,
  goTo,
  type Republic,
} from "../../support/republic.ts";
import { CLOSED_ON, LEGACY_TITLES } from "./legacyTitles.ts";
import { FULL_TITLE, MALFORMED_RECORDS, MALFORMED_TITLES } from "./oddLegacyRecords.ts";
import { type Terms, TODAY } from "./terms.ts";

const SALT = keccak256(new Uint8Array());

/** What parties want done, title by title. */
export interface Instruction {
  /** Dealings with each title, by its name. */
  readonly dealings: Readonly<Record<string, readonly Terms[]>>;
  /** All who sign; the first applies. */
  readonly by: readonly [Party, ...Party[]];
  readonly declarations?: readonly Declaration[];
  /** Last day on which it may be decided. */
  readonly deadline?: number;
}

/** The entry of a title of the legacy register, or of one that is new, as its name begins with "new". */
export function entryOf(name: string): Hex {
  return name.startsWith("new ") ? newEntryId(SALT, name) : legacyEntryId(SALT, name);
}

/** Every record of the legacy register, by entry. */
function legacyRecords(): Map<Hex, Uint8Array> {
  const records = new Map<Hex, Uint8Array>();
  const add = (name: string, body: Uint8Array) =>
    records.set(entryOf(name), encodeLegacyRecord(CLOSED_ON, body));
  for (const [name, title] of Object.entries(LEGACY_TITLES)) add(name, encodeTitle(title));
  for (const [name, { body }] of Object.entries(MALFORMED_TITLES)) add(name, body);
  for (const [name, record] of Object.entries(MALFORMED_RECORDS)) records.set(entryOf(name), record);
  add("full", encodeTitle(FULL_TITLE));
  return records;
}

/** The counter of the land office of a republic: a legacy register taken over, and persons enrolled. */
export class LandOffice {
  readonly republic: Republic;
  readonly register: LandRegister;
  readonly tree: LegacyTree;
  readonly alice = party("Alice");
  readonly bob: Party;
  readonly carol = party("Carol");
  readonly dave = party("Dave");
  readonly bank: Party;
  readonly lender = party("Lender");
  readonly trustee = party("Trustee");
  /** Enrolled, and has no part in anything. */
  readonly stranger = party("Stranger");
  readonly notary = officer("notary");
  readonly registrar = officer("landRegistrar");
  /** Every record of the legacy register, by entry. */
  readonly legacyRecords: ReadonlyMap<Hex, Uint8Array> = legacyRecords();
  readonly #predecessor: LandOffice | undefined;
  #separator: Uint8Array = new Uint8Array();

  /** @param predecessor the office of the register that the republic's succeeds */
  constructor(republic: Republic, predecessor?: LandOffice) {
    this.#predecessor = predecessor;
    this.republic = republic;
    this.register = republic.landRegister;
    this.bob = p256Party("Bob", republic);
    this.bank = p256Party("Bank", republic);
    const leaves = [...this.legacyRecords].map(([entry, record]) => ({
      entry,
      recordHash: keccak256(record),
    }));
    this.tree = LegacyTree.of(leaves);
  }

  /** Takes the legacy register over, enrols everybody, and waits until it is today. */
  async open(): Promise<void> {
    const { officers, landTakeover } = this.republic;
    await this.learnDomain();
    const { root, count } = this.tree;
    await landTakeover.connect(officers.landRegistrar).propose(root, count, id("the data set"), GENEROUS);
    await landTakeover.connect(officers.surveyOffice).confirm(root, count, id("the data set"), GENEROUS);
    const { alice, bob, carol, dave, bank, lender, trustee, stranger, notary, registrar } = this;
    await enrol(this.republic, [alice, bob, carol, dave, bank, lender, trustee, stranger, notary, registrar]);
    await goTo(this.republic, "2016-01-11T12:00:00Z");
    await landTakeover.adopt(GENEROUS);
  }

  /** Asks the register once under which domain its applications are signed. */
  async learnDomain(): Promise<void> {
    const domain = await readDomain(this.republic.relay, await this.register.getAddress());
    this.#separator = domainSeparator(domain);
  }

  /** What signatories sign, without asking the register. */
  readonly digestOf = (application: Uint8Array, from: readonly Hex[]): Uint8Array =>
    applicationDigest(this.#separator, application, from);

  /** Commitment of a legacy entry's first record. */
  readonly legacyCommitment = (entry: Hex): Hex | undefined => {
    const record = this.legacyRecords.get(entry);
    return record && commitmentOf(record);
  };

  /** The record that a legacy entry began with. */
  legacyRecord(entry: Hex): Uint8Array {
    const record = this.legacyRecords.get(entry);
    if (record === undefined) throw new Error(`${entry} is no entry of the legacy register`);
    return record;
  }

  /** The present record of an entry, as the logs and the legacy register have it. */
  async witnessOf(entry: Hex): Promise<Witness> {
    const logs = await this.register.queryFilter(this.register.filters.Recorded(entry));
    const last = logs.at(-1);
    if (last !== undefined) return { record: bytesFromHex(last.args.record), proof: [] };
    if (this.#predecessor !== undefined) return this.#predecessor.witnessOf(entry);
    if (isNewEntry(entry)) return NEW_ENTRY;
    const record = this.legacyRecord(entry);
    return { record, proof: this.tree.proofOf({ entry, recordHash: keccak256(record) }) };
  }

  /** The title that stands in the register now. */
  async titleOf(name: string): Promise<Title> {
    const { record } = await this.witnessOf(entryOf(name));
    return decodeTitle(decodeRecord(record).body);
  }

  /** An application, before anybody has signed it. */
  async draft({ dealings, by, declarations = [], deadline = TODAY + 30 }: Instruction): Promise<Draft> {
    const names = Object.keys(dealings).sort((a, b) => compareHex(entryOf(a), entryOf(b)));
    const entries = names.map(entryOf);
    const placed = names.flatMap((name, subject) =>
      (dealings[name] ?? []).map((terms) => ({ ...terms, subject })),
    );
    return {
      entries,
      ...signedBy(by),
      declarations,
      dealings: encodeDealings(placed),
      applicant: by[0].person,
      deadline,
      witnesses: await Promise.all(entries.map((entry) => this.witnessOf(entry))),
    };
  }

  /** An application, signed by everybody. */
  async file(instruction: Instruction): Promise<Filing> {
    return file(await this.draft(instruction), this.digestOf);
  }

  /** Submits an application, by somebody without any office. */
  submit({ application, evidence }: Filing) {
    return this.register.decide(application, evidence, GENEROUS);
  }

  /** Files and submits. */
  async decide(instruction: Instruction): Promise<LoggedEvent[]> {
    return eventsOf(this.register, this.submit(await this.file(instruction)));
  }

  /** Files and submits what is granted. */
  async granted(instruction: Instruction): Promise<LoggedEvent["args"]> {
    return only(await this.decide(instruction), "Granted");
  }

  /** Files and submits what is refused under this provision. */
  async refused(instruction: Instruction, provision: string): Promise<void> {
    const { eId } = only(await this.decide(instruction), "Refused");
    expect(decodeBytes32String(String(eId))).to.equal(provision);
  }

  /** Lets the legislature enact a version of a part of an act, in force from the day of its enactment, or from another. */
  async enact(
    act: string,
    part: string,
    ruleset: string,
    documentDate: number,
    from?: number,
  ): Promise<void> {
    const enactedOn = Number(await this.republic.gazette.today()) + ANNOUNCED_DAYS;
    await enact(this.republic, {
      eli: act,
      documentDate,
      textHash: id(`text of ${act} as of ${documentDate}`),
      provisions: [{ subdivision: part, ruleset, from: from ?? enactedOn, until: NO_END }],
      basisKey: ZeroHash,
      basisEId: ZeroHash,
      calls: [],
    });
  }
}

/** A land office in a republic of its own. */
export async function openLandOffice(chainId?: number, hardfork?: Hardfork): Promise<LandOffice> {
  const office = new LandOffice(await foundRepublic(chainId, {}, hardfork));
  await office.open();
  return office;
}

let opened: Promise<{ office: LandOffice; restore: () => Promise<void> }> | undefined;

async function openOnce() {
  const office = await openLandOffice();
  const snapshot = await office.republic.connection.networkHelpers.takeSnapshot();
  return { office, restore: () => snapshot.restore() };
}

/** One land office for all tests, as it was on the morning it opened. */
export async function loadLandOffice(): Promise<LandOffice> {
  opened ??= openOnce();
  const { office, restore } = await opened;
  await restore();
  return office;
}
