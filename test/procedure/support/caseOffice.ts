import { bytesFromHex, hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import { readDomain, type Domain } from "../../../sdk/law/domain.ts";
import { NEW_ENTRY, type Witness } from "../../../sdk/law/evidence.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import { decodeCase, type Case } from "../../../sdk/procedure/case.ts";
import { caseEntryOf, detailsHash } from "../../../sdk/procedure/decisions.ts";
import { encodeSteps, NO_REASONS, type StepTerms } from "../../../sdk/procedure/steps.ts";
import { caseDigest } from "../../../sdk/procedure/typedData.ts";
import { secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import { hashText } from "../../../sdk/words.ts";
import type { CaseRegister } from "../../../typechain-types/index.js";
import { type Draft, eventsOf, file, type Filing, type LoggedEvent, signedBy } from "../../support/filing.ts";
import { enrol, officer, type Party, party } from "../../support/parties.ts";
import { GENEROUS, type Republic, secretKeyOf } from "../../support/republic.ts";

/** What somebody does in a case. */
export interface Instruction {
  /** Entry of the case. */
  readonly entry: Hex;
  readonly steps: readonly StepTerms[];
  /** All who sign; the first applies. */
  readonly by: readonly [Party, ...Party[]];
  /** What the document says that states why; none: no reasons. */
  readonly because?: string;
}

/** Text of the `Refused` log of a register, as far as a case needs it. */
export type RefusedArgs = LoggedEvent["args"];

/** The chamber of the register of cases of a republic, with its officers. */
export class CaseOffice {
  readonly republic: Republic;
  readonly register: CaseRegister;
  readonly caseRegistrar = officer("caseRegistrar");
  readonly reviewer = officer("reviewer");
  readonly judge = officer("court");
  readonly #domain: Domain;

  private constructor(republic: Republic, domain: Domain) {
    this.republic = republic;
    this.register = republic.caseRegister;
    this.#domain = domain;
  }

  /** Enrols the officers. */
  static async open(republic: Republic): Promise<CaseOffice> {
    const address = await republic.caseRegister.getAddress();
    const office = new CaseOffice(republic, await readDomain(republic.relay, address));
    await enrol(republic, [office.caseRegistrar, office.reviewer, office.judge]);
    return office;
  }

  /** A further officer, appointed by the executive: an account and a person of their own. */
  async appoint(name: string, office: "reviewer" | "court"): Promise<Party> {
    const like = office === "reviewer" ? this.reviewer : this.judge;
    const signer = secp256k1Signer(secretKeyOf(name));
    const appointed = { ...party(name, signer), capacity: like.capacity };
    await this.giveOffice(office, appointed);
    await enrol(this.republic, [appointed]);
    return appointed;
  }

  /** The executive appoints somebody who has a person, and perhaps other offices. */
  async giveOffice(office: "reviewer" | "court", appointed: Party): Promise<void> {
    await this.#appointed(office === "reviewer" ? 8n : 6n, appointed);
  }

  /** The steps with which a case about a refusal is opened. */
  openingOf(refused: RefusedArgs, register: Hex): StepTerms {
    const circumstances = refused["circumstances"] as Parameters<typeof detailsHash>[3];
    return {
      kind: "refusal",
      register,
      digest: refused["digest"] as Hex,
      eId: textOf(refused["eId"] as Hex),
      decidedOn: Number(circumstances.today),
      remedyDays: Number(refused["remedyDays"]),
      details: detailsHash(
        refused["subdivision"] as Hex,
        refused["ruleset"] as Hex,
        bytesFromHex(refused["bodies"] as Hex),
        circumstances,
        refused["findings"] as Parameters<typeof detailsHash>[4],
      ),
      application: bytesFromHex(refused["application"] as Hex),
    };
  }

  entryOf(register: Hex, contested: Hex, objector: Party): Hex {
    return caseEntryOf(register, contested, objector.person);
  }

  /** The present record of a case, as the logs have it. */
  async witnessOf(entry: Hex): Promise<Witness> {
    const logs = await this.register.queryFilter(this.register.filters.Recorded(entry));
    const last = logs.at(-1);
    return last === undefined ? NEW_ENTRY : { record: bytesFromHex(last.args.record), proof: [] };
  }

  async caseOf(entry: Hex): Promise<Case> {
    return decodeCase(decodeRecord((await this.witnessOf(entry)).record).body);
  }

  today(): Promise<number> {
    return this.republic.gazette.today().then(Number);
  }

  async draft({ entry, steps, by, because }: Instruction): Promise<Draft> {
    const today = await this.today();
    const reasons = because === undefined ? NO_REASONS : hexFromBytes(hashText(because));
    return {
      entries: [entry],
      ...signedBy(by),
      declarations: [],
      dealings: encodeSteps(steps.map((terms) => ({ ...terms, subject: 0, reasons, date: today }))),
      applicant: by[0].person,
      deadline: today + 30,
      witnesses: [await this.witnessOf(entry)],
    };
  }

  /** What signatories sign, without asking the register. */
  readonly digestOf = (application: Uint8Array, from: readonly Hex[]): Uint8Array =>
    caseDigest(this.#domain, application, from);

  file(draft: Draft): Promise<Filing> {
    return file(draft, this.digestOf);
  }

  /** Files and submits, by somebody without any office. */
  async take(instruction: Instruction): Promise<LoggedEvent[]> {
    const { application, evidence } = await this.file(await this.draft(instruction));
    return eventsOf(this.register, this.register.decide(application, evidence, GENEROUS));
  }

  /** eId of the provision that refuses a step. */
  async refusalOf(instruction: Instruction): Promise<string> {
    const refused = (await this.take(instruction)).find(({ name }) => name === "Refused");
    return refused === undefined ? "" : textOf(refused.args["eId"] as Hex);
  }

  /** The executive appoints, as an enactment would have ordered it. */
  async #appointed(role: bigint, { person, signer: { signer: account } }: Party): Promise<void> {
    const { offices, executive, connection } = this.republic;
    const { ethers, networkHelpers } = connection;
    const address = await executive.getAddress();
    await networkHelpers.impersonateAccount(address);
    await networkHelpers.setBalance(address, 10n ** 20n);
    const admin = await ethers.getSigner(address);
    await offices.connect(admin).appoint(role, hexFromBytes(account), person, NO_END, 0, GENEROUS);
    await networkHelpers.stopImpersonatingAccount(address);
  }
}

function textOf(word: Hex): string {
  return new TextDecoder().decode(bytesFromHex(word)).replace(/\0+$/, "");
}
