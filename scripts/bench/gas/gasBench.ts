import { Interface } from "ethers";
import { LAND_REGISTER_ABI, PERSONS_ABI } from "../../../sdk/abi.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import type { Dealing } from "../../../sdk/land/dealings.ts";
import { dayOf } from "../../../sdk/law/dates.ts";
import { domainSeparator } from "../../../sdk/law/domain.ts";
import { encodeCall, hex, type Transaction } from "../../chain/chain.ts";
import {
  type EmbeddedRepublic,
  foundEmbeddedRepublic,
  secretKeyFrom,
} from "../../republic/embeddedRepublic.ts";
import type { Hardfork } from "../../republic/hardfork.ts";
import {
  type Decision,
  type Instruction,
  LandDesk,
  type Submission,
  titlesOf,
} from "../../start/landDesk.ts";
import { LandFile } from "../../start/landFile.ts";
import { Parties, type Party } from "../../start/parties.ts";
import type { CaseAct } from "../../start/caseFile.ts";
import { RefusalCase } from "../../start/refusalCase.ts";
import { instrumentOf } from "../../start/sale.ts";
import { stateFor } from "../../start/stateDescription.ts";
import { enrolmentCall, enrol, takeOver } from "../../start/takeover.ts";
import { Tally } from "../../start/tally.ts";
import { startProgress } from "../../progress.ts";
import { DutyBill } from "../../start/dutyAmendment.ts";
import { PassingRows } from "./passings.ts";
import { allVotingRows } from "./allVotingRows.ts";
import { closeAsPartOfLargeRegister, DEPTH } from "./benchTree.ts";
import { farmOf, giftOf, registrationOf } from "./farm.ts";
import { LandCommission } from "./landCommission.ts";
import { caseRows } from "./caseRows.ts";
import { landEndings } from "./landEndings.ts";
import { lawRows } from "./lawRows.ts";
import { leaseActs } from "./leaseActs.ts";
import { basis, type Home, makeHome, sale, TODAY } from "./homes.ts";
import type { MeasuredAct } from "./measuredAct.ts";
import { mortgageActs, secondMortgage } from "./mortgageActs.ts";
import { noticeActs } from "./noticeActs.ts";
import { easementOf, mergeOf, partOf, splitOf } from "./parcelActs.ts";
import { freed, rectificationActs } from "./rectificationActs.ts";
import type { Workbench } from "./workbench.ts";

/** What one whole transaction costs. */
export interface CostRow {
  /** `room.dealing[.variant].key`. */
  readonly id: string;
  /** What the transaction contains. */
  readonly what: string;
  /** Gas of the whole transaction; of a batch, per item. */
  readonly gas: number;
  /** The same under the rules of cancun; undefined where it was not measured. */
  readonly cancun?: number | undefined;
  /** Bytes of calldata; of a batch, per item; 0 where the row is of several transactions. */
  readonly calldataBytes: number;
}

/** One whole transaction, measured. */
export interface GasRow extends CostRow {
  /** Whose rules `gas` was measured under. */
  readonly hardfork: Hardfork;
}

const REGISTER = new Interface(LAND_REGISTER_ABI);
const PERSONS = new Interface(PERSONS_ABI);
const SEED = 1;
const BATCH = 50;
/** Two to this power titles are on file. */
const TITLES = 128;
const GAS_EACH = 400_000;
const SILENT = startProgress("", 0, "", { quiet: true });

/** Measures the acts of the land register, one row after the other, on one embedded republic. */
export class GasBench {
  readonly rows: CostRow[] = [];
  readonly #republic: EmbeddedRepublic;
  readonly #desk: LandDesk;
  readonly #homes: readonly Home[];
  readonly #bank: Party;
  readonly #parties: Parties;
  #next = 0;
  #spare = TITLES;

  private constructor(
    republic: EmbeddedRepublic,
    desk: LandDesk,
    homes: readonly Home[],
    bank: Party,
    parties: Parties,
  ) {
    this.#republic = republic;
    this.#desk = desk;
    this.#homes = homes;
    this.#bank = bank;
    this.#parties = parties;
  }

  static async begin(): Promise<GasBench> {
    const { beginsAt, description } = stateFor(dayOf("2016-01-01"));
    const republic = await foundEmbeddedRepublic({ seed: SEED, beginsAt, description });
    const parties = new Parties(republic, SEED);
    const bank = await parties.withKey("secp256k1");
    const file = new LandFile(secretKeyFrom(SEED, "salt"), dayOf("2015-11-30"));
    const homes: Home[] = [];
    for (let index = 0; index < TITLES; index++) homes.push(await makeHome(file, parties, bank, index));
    const root = closeAsPartOfLargeRegister(file);
    const tally = new Tally();
    await takeOver(republic, { root, count: 7_500_000 }, root, description.legacyDelayDays, tally);
    const persons = homes.flatMap(({ seller, spouse, buyer }) => [seller, spouse, buyer]);
    const officers = (["notary", "landRegistrar", "court"] as const).map((office) => parties.officer(office));
    await enrol(republic, [bank, ...officers, ...persons], tally, SILENT);
    await republic.chain.advanceTo(TODAY * 86_400 + 43_200);
    const { landRegister } = republic.contracts;
    const domain = { name: "Land Register", version: "1", chainId: 31_337n, verifyingContract: landRegister };
    const desk = new LandDesk(republic.chain, landRegister, republic.relay, domainSeparator(domain));
    return new GasBench(republic, desk, homes, bank, parties);
  }

  async run(onRow: (row: CostRow) => void): Promise<readonly GasRow[]> {
    const steps = [
      this.#transfers,
      this.#batch,
      this.#otherDealings,
      this.#parcels,
      this.#lodging,
      this.#cases,
      this.#leases,
      this.#enrolments,
      this.#passings,
      this.#notices,
      this.#mortgageChanges,
      this.#rectifications,
      () => this.#apart(landEndings),
      () => this.#apart(caseRows),
      () => this.#apart(lawRows),
      this.#enactment,
      this.#discretion,
      this.#voting,
    ];
    for (const step of steps) {
      const before = this.rows.length;
      await step.call(this);
      this.rows.slice(before).forEach(onRow);
    }
    const { hardfork } = this.#republic;
    return this.rows.map((row) => ({ ...row, hardfork }));
  }

  async #transfers(): Promise<void> {
    const usual =
      "seller and spouse own halves under one assumable mortgage; seller's half to a buyer; two signatures";
    const whole = `${usual}; ruleset from the Gazette; whole record and application logged`;
    for (const key of ["secp256k1", "P-256"] as const) {
      const name = key === "P-256" ? "p256" : "ecdsa";
      const home = await this.#known(this.#take(key));
      await this.#decide(`land.transfer.${name}`, `${whole}; no price, so no duty`, sale(home, 0n));
    }
    const dormant = this.#take("P-256");
    const legacy = `${whole}; first dealing with a legacy title, proof of depth ${DEPTH}; no duty`;
    await this.#decide("land.transfer.legacy.p256", legacy, sale(dormant, 0n));
    const dutiable = await this.#known(this.#take("secp256k1"));
    const duty = `${whole}; price £321,000, duty assessed under its own act`;
    await this.#decide("land.transfer.duty.ecdsa", duty, sale(dutiable, 32_100_000n));
    const consented = await this.#known(this.#take("secp256k1"));
    const asked = sale(consented, 0n);
    const lender = { ...asked, signatories: [...asked.signatories, this.#bank] } as Instruction;
    await this.#decide("land.transfer.lender", `${whole}; a third signature, the lender's; no duty`, lender);
  }

  async #batch(): Promise<void> {
    const submissions: Submission[] = [];
    for (let index = 0; index < BATCH; index++) {
      const home = await this.#known(this.#take("secp256k1"));
      submissions.push(await this.#desk.prepare(sale(home, 0n)));
    }
    const args = [submissions.map((s) => s.application), submissions.map((s) => s.evidence), GAS_EACH];
    const what = `${BATCH} transfers like land.transfer.ecdsa in one transaction, each`;
    const data = encodeCall(REGISTER, "decideBatch", args);
    await this.#measure(
      "land.transfer.batch50",
      what,
      this.#republic.relay,
      this.#republic.contracts.landRegister,
      data,
      BATCH,
    );
  }

  async #otherDealings(): Promise<void> {
    const home = await this.#known(this.#take("secp256k1"));
    const { title, seller, spouse } = home;
    const terms = {
      ...basis,
      lender: this.#bank.person,
      amount: 10_000_000n,
      currency: "GBP",
      assumable: false,
    };
    const signatories = [seller, spouse, this.#bank] as const;
    const mortgage: Instruction = {
      title,
      dealings: [{ ...terms, kind: "mortgage" }],
      signatories: [...signatories],
      deadline: TODAY,
    };
    await this.#decide(
      "land.mortgage",
      "a second mortgage on a title of two owners; three ECDSA signatures",
      mortgage,
    );
    const discharge: Dealing = { ...basis, kind: "discharge", rank: 1 };
    const asked: Instruction = { title, dealings: [discharge], signatories: [this.#bank], deadline: TODAY };
    await this.#decide(
      "land.discharge",
      "the first of two mortgages; the lender's ECDSA signature; the other moves up",
      asked,
    );
    const refused = sale(await this.#known(this.#take("secp256k1")), 0n, 2);
    await this.#decide(
      "land.refusal",
      "more parts than the transferor holds; facts, findings and remedy logged; hash stored",
      refused,
      false,
    );
    const frozen = await this.#known(this.#take("secp256k1"));
    const data = encodeCall(REGISTER, "freeze", [frozen.title.entry, instrumentOf("order")]);
    const { officers, contracts } = this.#republic;
    await this.#measure(
      "land.freeze",
      "by the court, without the record",
      officers.court.account,
      contracts.landRegister,
      data,
    );
  }

  async #parcels(): Promise<void> {
    const notary = this.#parties.officer("notary");
    const { title, seller } = await this.#ownedAlone(this.#take("secp256k1"));
    const signed = { signatories: [seller, notary] as const, deadline: TODAY };
    const record = "one owner, one mortgage; two ECDSA signatures, the notary's among them";
    const part = partOf(title);
    await this.#decide("land.split.2", `one title becomes two; ${record}`, splitOf(title, part, signed));
    const agreed = { ...signed, signatories: [seller, notary, this.#bank] as const };
    const merged =
      "two titles become one; one owner, one mortgage; three ECDSA signatures, the notary's and the lender's among them";
    await this.#decide("land.merge.2", merged, mergeOf(title, part, agreed));
    const burdened = await this.#ownedAlone(this.#take("secp256k1"));
    const benefited = await this.#ownedAlone(this.#take("secp256k1"));
    const signatories = [burdened.seller, benefited.seller, this.#bank] as const;
    const what =
      "on two titles of one owner, each with one mortgage; three ECDSA signatures, a lender's among them";
    const granted = easementOf(burdened.title, benefited.title, { signatories, deadline: TODAY });
    await this.#decide("land.easement", what, granted);
  }

  async #lodging(): Promise<void> {
    const { officers, contracts } = this.#republic;
    const { title } = await this.#known(this.#take("secp256k1"));
    const digest = instrumentOf("an application that is to be signed");
    const data = encodeCall(REGISTER, "lodge", [digest, [title.entry]]);
    const what = "an application by its digest, on one title, by a notary; receipt logged, entry marked";
    await this.#measure("procedure.lodge", what, officers.notary.account, contracts.landRegister, data);
  }

  async #cases(): Promise<void> {
    const home = await this.#known(this.#take("secp256k1"));
    const refusal = await this.#desk.submit(await this.#desk.prepare(sale(home, 0n, 2)));
    const [registrar, reviewer] = [this.#parties.officer("caseRegistrar"), this.#parties.officer("reviewer")];
    await enrol(this.#republic, [registrar, reviewer], new Tally(), SILENT);
    const disputed = new RefusalCase(this.#republic, refusal.receipt, home.seller);
    const record = "whole record and application logged; one ECDSA signature";
    const acts: (CaseAct & Pick<CostRow, "id" | "what">)[] = [
      {
        id: "procedure.serve",
        what: `a case is opened about a refusal and the refusal served, by the case registrar; ${record}`,
        steps: [disputed.opening, { kind: "service", servedOn: TODAY }],
        by: [registrar],
      },
      {
        id: "procedure.object",
        what: `the objection within the period, which makes the entry pending in its register; ${record}`,
        steps: [{ kind: "objection" }],
        by: [home.seller],
      },
      {
        id: "procedure.hear",
        what: "a hearing of the objector, who signs too; whole record and application logged; two ECDSA signatures",
        steps: [{ kind: "hearing" }],
        by: [reviewer, home.seller],
      },
      {
        id: "procedure.review",
        what: `the refusal is set aside, the entry let go, the application to be decided again; ${record}`,
        steps: [{ kind: "review", outcome: "set aside" }],
        by: [reviewer],
      },
    ];
    for (const { id, what, steps, by } of acts) {
      const { data, receipt } = await disputed.take({ steps, by });
      this.#add(id, what, receipt.gasUsed, data, 1);
    }
  }

  async #leases(): Promise<void> {
    const home = await this.#known(this.#take("secp256k1"));
    await this.#decideAll(leaseActs(home, this.#bank, TODAY));
  }

  async #enrolments(): Promise<void> {
    const { officers, contracts } = this.#republic;
    const office = officers.civilRegistrar.account;
    const one = await this.#parties.withKey("P-256");
    const single = encodeCall(PERSONS, "enrol", [one.person, one.assurance, hex(one.signer.signer)]);
    await this.#measure(
      "persons.enrol",
      "one person with a P-256 key, by the office",
      office,
      contracts.persons,
      single,
    );
    const batch: Party[] = [];
    for (let index = 0; index < 100; index++) batch.push(await this.#parties.withKey("P-256"));
    const what = "100 persons with P-256 keys in one transaction, each";
    await this.#measure("persons.enrol.batch100", what, office, contracts.persons, enrolmentCall(batch), 100);
  }

  async #passings(): Promise<void> {
    const rows = new PassingRows(this.#parties, this.#bank, TODAY);
    const home = () => this.#known(this.#take("secp256k1"));
    const couple = rows.ofCouple(await home());
    const others = rows.ofHomes([await home(), await home(), await home(), await home(), await home()]);
    await this.#decideAll([...couple, ...others]);
  }

  async #notices(): Promise<void> {
    await this.#decideAll(noticeActs(await this.#known(this.#take("secp256k1")), TODAY));
  }

  async #mortgageChanges(): Promise<void> {
    const home = await this.#known(this.#take("secp256k1"));
    await this.#prepared(secondMortgage(home, TODAY));
    const officers = [this.#parties.officer("notary"), this.#parties.officer("court")] as const;
    await this.#decideAll(mortgageActs(home, this.#bank, officers, TODAY));
  }

  async #rectifications(): Promise<void> {
    const home = await this.#known(this.#take("secp256k1"));
    await this.#prepared(freed(home, this.#bank, TODAY));
    const [registrar, judge] = [this.#parties.officer("landRegistrar"), this.#parties.officer("court")];
    await this.#decideAll(rectificationActs(home, registrar, judge, TODAY));
  }

  async #voting(): Promise<void> {
    this.rows.push(...(await allVotingRows(this.#republic, this.#parties)));
  }

  /** Agricultural land is registered first, and given to somebody who does not farm: two members of the commission approve. */
  async #discretion(): Promise<void> {
    const commission = await LandCommission.found(this.#republic, SEED);
    await enrol(this.#republic, commission.members, new Tally(), SILENT);
    const today = Math.floor((await this.#republic.chain.now()) / 86_400);
    const { seller, buyer } = this.#take("secp256k1");
    const farm = farmOf(seller);
    const registered = registrationOf(farm, seller, this.#parties.officer("landRegistrar"), today);
    await this.#decide(
      "land.firstRegistration",
      "of 90,000 square metres; owner and registrar sign, ECDSA; whole record and application logged",
      registered,
    );
    const given = giftOf(farm, seller, buyer, today);
    const submission = await this.#desk.prepare(given);
    const opinions = commission.members.map((member) => commission.approval(member, submission, [farm]));
    const [first, second] = (await Promise.all(opinions)) as [Transaction, Transaction];
    const what =
      "the first of two officers approves an application that awaits it; ECDSA signature; counted and logged";
    await this.#measure("procedure.opinion", what, first.from, first.to as Hex, first.data);
    await this.#republic.chain.send(second);
    await this.#decide(
      "land.transfer.approved",
      "agricultural land to who does not farm, once two officers approve; two ECDSA signatures; three rulesets asked",
      given,
    );
  }

  /** Rows after which the chain is what it was, so that they change no other. */
  async #apart(rows: (bench: Workbench) => Promise<void>): Promise<void> {
    const { chain } = this.#republic;
    const before = await chain.request("evm_snapshot");
    await rows({
      republic: this.#republic,
      parties: this.#parties,
      bank: this.#bank,
      today: TODAY,
      home: () => this.#known(this.#takeSpare()),
      ownHome: () => this.#ownedAlone(this.#takeSpare()),
      prepared: (instruction) => this.#prepared(instruction),
      decided: (id, what, instruction) => this.#decide(id, what, instruction),
      add: (id, what, data, { gasUsed }) => this.#add(id, what, gasUsed, data, 1),
      enrolled: (parties) => enrol(this.#republic, parties, new Tally(), SILENT),
    });
    await chain.request("evm_revert", [before]);
  }

  async #enactment(): Promise<void> {
    const bill = new DutyBill(this.#republic);
    await bill.announce();
    const { chain } = this.#republic;
    await chain.advanceTo((await chain.now()) + 11 * 86_400);
    const { from, to, data } = bill.enactment();
    await this.#measure(
      "gazette.enact",
      "an announced amendment of one subdivision, with the hash of its text",
      from,
      to,
      data,
    );
  }

  /** The next home whose parties have keys of this kind. */
  #take(kind: Party["kind"]): Home {
    for (; this.#next < this.#homes.length; this.#next++) {
      const home = this.#homes[this.#next];
      if (home?.seller.kind !== kind) continue;
      this.#next++;
      return home;
    }
    throw new RangeError(`no home with ${kind} keys is left`);
  }

  /** The last home, with ECDSA keys, that no row is about. */
  #takeSpare(): Home {
    for (this.#spare--; this.#spare >= this.#next; this.#spare--) {
      const home = this.#homes[this.#spare];
      if (home?.seller.kind === "secp256k1") return home;
    }
    throw new RangeError("no home is left");
  }

  /** The home once the chain knows its title: a caveat by the spouse, lodged and withdrawn, was its first dealing. */
  async #known(home: Home): Promise<Home> {
    const { title, spouse } = home;
    const own = { ...basis, caveator: spouse.person };
    const steps: Dealing[] = [
      { ...own, kind: "caveat", lastDay: TODAY },
      { ...own, kind: "caveat withdrawal" },
    ];
    for (const dealing of steps) {
      const asked: Instruction = { title, dealings: [dealing], signatories: [spouse], deadline: TODAY };
      this.#desk.file(title, await this.#desk.submit(await this.#desk.prepare(asked)));
    }
    return home;
  }

  /** The home once the spouse has given their half to the seller. */
  async #ownedAlone(home: Home): Promise<Home> {
    const { title, seller, spouse } = home;
    const gift = sale({ ...home, seller: spouse, buyer: seller }, 0n);
    this.#desk.file(title, await this.#desk.submit(await this.#desk.prepare(gift)));
    return home;
  }

  /** @throws {Error} if the register does not decide as the row says */
  async #decide(id: string, what: string, instruction: Instruction, granted = true): Promise<void> {
    const submission = await this.#desk.prepare(instruction);
    const data = encodeCall(REGISTER, "decide", [submission.application, submission.evidence]);
    const decision = await this.#desk.submit(submission);
    if (decision.granted !== granted) throw new Error(`${id}: ${granted ? "refused" : "granted"}`);
    for (const title of titlesOf(instruction)) this.#desk.file(title, decision);
    this.#add(id, what, decision.gasUsed, data, 1);
  }

  async #decideAll(acts: readonly MeasuredAct[]): Promise<void> {
    for (const { id, what, instruction } of acts) await this.#decide(id, what, instruction);
  }

  /** Has something done that a row needs and that is no row. */
  async #prepared(instruction: Instruction): Promise<Decision> {
    const decision = await this.#desk.submit(await this.#desk.prepare(instruction));
    for (const title of titlesOf(instruction)) this.#desk.file(title, decision);
    return decision;
  }

  async #measure(id: string, what: string, from: Hex, to: Hex, data: Hex, items = 1): Promise<void> {
    const { gasUsed } = await this.#republic.chain.send({ from, to, data });
    this.#add(id, what, gasUsed, data, items);
  }

  #add(id: string, what: string, gas: number, data: Hex, items: number): void {
    const calldataBytes = Math.round((data.length - 2) / 2 / items);
    this.rows.push({ id, what, gas: Math.round(gas / items), calldataBytes });
  }
}
