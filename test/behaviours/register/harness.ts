import { expect } from "chai";
import type { BaseContract, ContractTransactionResponse } from "ethers";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { encodeEvidence } from "../../../sdk/law/evidence.ts";
import type { LegacyTree } from "../../../sdk/law/legacyTree.ts";
import { IRegister__factory, type IRegister } from "../../../typechain-types/index.js";
import {
  type DigestOf,
  type Draft,
  eventsOf,
  file,
  type Filing,
  type LoggedEvent,
} from "../../support/filing.ts";
import type { Party } from "../../support/parties.ts";
import { GENEROUS, type Republic } from "../../support/republic.ts";

/** A law that grants everything and leaves the records as they are, closes entries, loses one, or breaks their structure. */
export type OddEffect = "keeps" | "closes" | "loses one" | "breaks";

/** What a room's suite must offer so that its register is tested like every other. */
export interface RegisterHarness {
  readonly republic: Republic;
  /** The room's register, with all its errors, connected with somebody who holds no office. */
  readonly register: BaseContract;
  /** Name of the register in what is signed. */
  readonly name: string;
  /** Today, as days since 1970-01-01; clocks are those of UTC. */
  readonly today: number;
  /** What signatories sign, computed without the register. */
  readonly digestOf: DigestOf;
  /** The register taken over. */
  readonly tree: LegacyTree;
  /** Every record in it, by entry. */
  readonly legacyRecords: ReadonlyMap<Hex, Uint8Array>;
  /** Active, with a key of their own and no part in anything. */
  readonly outsider: Party;
  /** All whose keys the drafts are signed with. */
  readonly parties: readonly Party[];

  /** To be granted: the first dealing with a legacy entry; another entry, of another record, for each index below 3. */
  readonly grantedOnLegacy: (index?: number) => Promise<Draft>;
  /** To be granted: the making of an entry. */
  readonly grantedOnNew: () => Promise<Draft>;
  /** To be granted: one more dealing with one of these entries, whatever came before. */
  readonly grantedNext: (entry: Hex) => Promise<Draft>;
  /** To be refused: a dealing with a dormant legacy entry. */
  readonly refused: () => Promise<Draft>;
  /** To be refused: a dealing with an entry not yet made. */
  readonly refusedOnNew: () => Promise<Draft>;
  /** To be granted: a dealing with the entry of `refused`, asked as it should have been. */
  readonly remedied: () => Promise<Draft>;
  /** Asked by nobody whom the law gives a say. */
  readonly withoutStanding: () => Promise<Draft>;
  /** Dealings with dormant legacy entries whose records begin no chain, by what is wrong with them. */
  readonly malformedRecords: () => Promise<ReadonlyMap<string, Draft>>;
  /** A dealing with a dormant legacy entry whose body has not the room's structure. */
  readonly malformedBody: () => Promise<{ readonly draft: Draft; readonly error: string }>;
  /** Has an odd law enacted, which takes some days; from then on it governs the drafts of `grantedOnLegacy`. */
  readonly enactOddLaw: (effect: OddEffect) => Promise<void>;
}

/** Who loads a harness for each test: the register as after the takeover, and nothing else. */
export interface RegisterContext {
  readonly load: () => Promise<RegisterHarness>;
  /** Whether a court may freeze and release entries, which is so unless the room's act leaves it to nobody. */
  readonly freezes?: boolean;
}

/** A register under test, and what the suites do with it again and again. */
export class RegisterBench {
  readonly harness: RegisterHarness;
  readonly register: IRegister;
  /** Whether a court may freeze and release entries. */
  readonly freezes: boolean;

  constructor(harness: RegisterHarness, address: string, freezes: boolean) {
    [this.harness, this.freezes] = [harness, freezes];
    this.register = IRegister__factory.connect(address, harness.republic.relay);
  }

  file(draft: Draft): Promise<Filing> {
    return file(draft, this.harness.digestOf);
  }

  submit({ application, evidence }: Filing): Promise<ContractTransactionResponse> {
    return this.register.decide(application, evidence, GENEROUS);
  }

  /** Files, submits, and reads what was logged. */
  async decide(draft: Draft): Promise<LoggedEvent[]> {
    return this.events(this.submit(await this.file(draft)));
  }

  events(sent: ContractTransactionResponse | Promise<ContractTransactionResponse>): Promise<LoggedEvent[]> {
    return eventsOf(this.harness.register, sent);
  }

  /** What the register would say, without signatures. */
  async explain(draft: Draft) {
    const { application } = await this.file(draft);
    return this.register.explain(application, encodeEvidence({ witnesses: draft.witnesses, signatures: [] }));
  }

  /** Expects that something sent or asked reverts with an error of the register. */
  async inadmissible(sent: Promise<unknown>, error: string, ...args: unknown[]): Promise<void> {
    const expected = expect(sent).to.be.revertedWithCustomError(this.harness.register, error);
    await (args.length === 0 ? expected : expected.withArgs(...args));
  }

  async inadmissibleDraft(draft: Draft, error: string, ...args: unknown[]): Promise<void> {
    await this.inadmissible(this.submit(await this.file(draft)), error, ...args);
  }
}

/** The only entry of a draft. */
export function entryIn({ entries }: Draft): Hex {
  const [entry] = entries;
  if (entry === undefined || entries.length > 1)
    throw new Error(`${entries.length} entries where one is expected`);
  return entry;
}

/** The only witness of a draft. */
export function witnessIn({ witnesses }: Draft): Draft["witnesses"][number] {
  const [witness] = witnesses;
  if (witness === undefined) throw new Error("no witness where one is expected");
  return witness;
}

export const bytes = (value: unknown): Uint8Array =>
  Uint8Array.from(Buffer.from(String(value).slice(2), "hex"));

export const hex = (value: Uint8Array): Hex => hexFromBytes(value);

/** Hash that stands for a court's order. */
export const ORDER: Hex = `0x${"0d".repeat(32)}`;

/** 32 zero bytes: no slot, no decision. */
export const NOTHING: Hex = `0x${"00".repeat(32)}`;

/** First second of a day. */
export const startOf = (day: number): number => day * 86_400;
