import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { explainError } from "../../sdk/errors.ts";
import { ChainRevertError, encodeCall } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Progress } from "../progress.ts";
import { type Decision, type Instruction, type LandDesk, type Submission, titlesOf } from "./landDesk.ts";
import type { FiledTitle } from "./landFile.ts";
import type { CaseDesk } from "./madeCases.ts";
import type { Party } from "./parties.ts";
import type { Plan, PlannedSale } from "./plan.ts";
import type { CaseAct, CaseFile } from "./caseFile.ts";
import { GrantCase } from "./grantCase.ts";
import { RefusalCase } from "./refusalCase.ts";
import { actOf, instructionFor, instrumentOf, type Sale, settle } from "./sale.ts";
import { count, type Tally } from "./tally.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);
const DAY = 86_400;
/** The office opens at nine (UTC). */
const OPENS = 9 * 3_600;

/** Applications decided in one block of the chain. */
const BLOCK_LENGTH = 64;

/** Refusals that are contested, at most: enough to show how. */
const MOST_CASES = 20;

/** Of Article 19(2) of the Land Registration Act, the provisions under which cases made up here are refused. */
const MAY_BE_SET_ASIDE = /^art_(?:4__para_1|11__para_[123]|14__para_[45]|15__para_1)$/;

type Block = readonly [PlannedSale, ...PlannedSale[]];

interface Prepared {
  readonly sale: Sale;
  readonly instruction: Instruction;
  readonly submission: Submission;
}

const hasCase = ({ made }: PlannedSale): boolean => made !== undefined;

/** Rows of one day with different titles go into one block; a row with a case stands alone. */
function* blocksOf(sales: readonly PlannedSale[]): Generator<Block> {
  let block: [PlannedSale, ...PlannedSale[]] | undefined;
  for (const planned of sales) {
    const { row, title } = planned.sale;
    const fits =
      block !== undefined &&
      block.length < BLOCK_LENGTH &&
      !hasCase(planned) &&
      !hasCase(block[0]) &&
      block[0].sale.row.date === row.date &&
      !block.some(({ sale }) => sale.title === title);
    if (fits) block?.push(planned);
    else {
      if (block) yield block;
      block = [planned];
    }
  }
  if (block) yield block;
}

/** Replays planned sales in order, at chain time of their days, with the cases made up beside them. */
export class Replay implements CaseDesk {
  readonly notary: Party;
  readonly registrar: Party;
  readonly judge: Party;
  readonly #republic: EmbeddedRepublic;
  readonly #desk: LandDesk;
  readonly #tally: Tally;
  readonly #officers: Pick<Plan, "caseRegistrar" | "reviewer">;
  #today = 0;
  /** Titles in the block that is being executed. */
  #moving = new Set<FiledTitle>();

  constructor(republic: EmbeddedRepublic, desk: LandDesk, plan: Plan, tally: Tally) {
    this.#republic = republic;
    this.#desk = desk;
    this.#tally = tally;
    this.notary = plan.notary;
    this.registrar = plan.registrar;
    this.judge = plan.judge;
    this.#officers = plan;
  }

  /**
   * Signs the next block of applications while the chain executes the one before.
   * @param beforeDay what the state does before a day begins, such as enacting
   * @param isStopped asked before each block
   */
  async run(
    sales: readonly PlannedSale[],
    progress: Progress,
    beforeDay: (day: number) => Promise<void>,
    isStopped: () => boolean,
  ): Promise<void> {
    let executing = Promise.resolve();
    for (const block of blocksOf(sales)) {
      if (isStopped()) break;
      const [first] = block;
      const begins = first.sale.row.date !== this.#today;
      if (begins || hasCase(first) || block.some(({ sale }) => this.#moving.has(sale.title))) await executing;
      if (begins) await this.#beginDay(first.sale.row.date, beforeDay);
      if (hasCase(first)) {
        await this.#replayWithCase(first);
      } else {
        const prepared = await this.#prepare(block);
        await executing;
        const hashes = await this.#desk.queue(prepared.map(({ submission }) => submission));
        this.#moving = new Set(block.map(({ sale }) => sale.title));
        executing = this.#execute(prepared, hashes);
      }
      progress.advance(block.length);
    }
    await executing;
  }

  async #beginDay(day: number, beforeDay: (day: number) => Promise<void>): Promise<void> {
    await beforeDay(day);
    await this.#republic.chain.advanceTo(day * DAY + OPENS);
    this.#today = day;
  }

  async #prepare(block: Block): Promise<Prepared[]> {
    const prepared: Prepared[] = [];
    for (const { sale } of block) {
      const instruction = instructionFor(sale);
      prepared.push({ sale, instruction, submission: await this.#desk.prepare(instruction) });
    }
    return prepared;
  }

  async #execute(prepared: readonly Prepared[], hashes: readonly Hex[]): Promise<void> {
    const decisions = await this.#desk.decideQueued(hashes);
    for (const [index, decision] of decisions.entries()) {
      const asked = prepared[index];
      if (asked) this.#register(asked, decision);
    }
    this.#moving = new Set();
  }

  async #replayWithCase({ sale, made }: PlannedSale): Promise<void> {
    if (made?.madeCase.when === "before") await made.madeCase.run(this, sale, made.others);
    const instruction = instructionFor(sale);
    const submission = await this.#desk.prepare(instruction);
    this.#register({ sale, instruction, submission }, await this.#desk.submit(submission));
    if (made?.madeCase.when === "after") await made.madeCase.run(this, sale, made.others, submission);
  }

  #register({ sale, instruction }: Prepared, decision: Decision): void {
    this.#tally.signed(instruction.signatories);
    if (!decision.granted) {
      this.#tally.refusedRow(sale.row.date, decision);
      this.#tally.gas("Refusal", decision.gasUsed);
      return;
    }
    this.#tally.gas(actOf(sale), decision.gasUsed);
    this.#tally.granted(sale.row.date, sale.row.pricePence, decision);
    this.#desk.file(sale.title, decision);
    settle(sale);
  }

  // Cases

  async attempt(
    instruction: Instruction,
    altered = (submission: Submission) => submission,
  ): Promise<Submission> {
    const submission = altered(await this.#desk.prepare(instruction));
    const decision = await this.#submitMade(submission);
    if (decision === undefined) return submission;
    this.#tally.signed(instruction.signatories);
    this.#tally.made(instruction.dealings, decision);
    const refused = !decision.granted && this.#tally.cases.opened < MOST_CASES;
    if (refused) await this.#contest(decision, instruction.signatories[0]);
    if (decision.granted) {
      for (const title of titlesOf(instruction)) this.#fileMade(title, decision);
      this.#tally.gas(nameOf(instruction), decision.gasUsed);
    }
    return submission;
  }

  /** Takes a record into the file, be it the first of a title. */
  #fileMade(title: FiledTitle, decision: Decision): void {
    const isNew = title.record.length === 0;
    this.#desk.file(title, decision);
    if (isNew) this.#tally.madeTitles++;
  }

  /**
   * Whoever is refused objects. Where the act allows it, a reviewer sets the refusing provision aside; otherwise the objection is
   * withdrawn. The application is not handed in again, so that the rows' own sales find the titles as they were.
   */
  async #contest(decision: Decision, objector: Party): Promise<void> {
    const { caseRegistrar, reviewer } = this.#officers;
    const contested = new RefusalCase(this.#republic, decision.receipt, objector);
    const take = this.#stepsOf(contested);
    const service = { kind: "service", servedOn: this.#today } as const;
    await take("Case opened, refusal served", [contested.opening, service], caseRegistrar);
    this.#tally.cases.opened++;
    await take("Objection", [{ kind: "objection" }], objector);
    if (MAY_BE_SET_ASIDE.test(contested.eId)) {
      await take("Hearing", [{ kind: "hearing" }], reviewer, objector);
      await take("Review", [{ kind: "review", outcome: "set aside" }], reviewer);
      this.#tally.cases.setAside++;
    } else {
      await take("Objection withdrawn", [{ kind: "withdrawal" }], objector);
      this.#tally.cases.withdrawn++;
    }
  }

  async contestGrant(title: FiledTitle, objector: Party): Promise<void> {
    const { reviewer } = this.#officers;
    const contested = new GrantCase(this.#republic, title, objector);
    const take = this.#stepsOf(contested);
    await take("Case opened about a grant", [contested.opening, { kind: "objection" }], objector);
    await take("Hearing", [{ kind: "hearing" }], reviewer, objector);
    await take("Review that upholds", [{ kind: "review", outcome: "upheld" }], reviewer);
    this.#tally.cases.aboutGrants++;
  }

  /** Takes steps in a case, and counts their gas. */
  #stepsOf(contested: CaseFile) {
    return async (act: string, steps: CaseAct["steps"], ...by: CaseAct["by"]): Promise<void> => {
      const { receipt } = await contested.take({ steps, by });
      this.#tally.gas(act, receipt.gasUsed);
    };
  }

  async submitAgain(_sale: Sale, submission: Submission): Promise<void> {
    await this.#submitMade(submission);
  }

  freeze(sale: Sale): Promise<void> {
    return this.#order("freeze", sale);
  }

  release(sale: Sale): Promise<void> {
    return this.#order("release", sale);
  }

  async lodge(instruction: Instruction): Promise<void> {
    const { chain, contracts, officers } = this.#republic;
    const { digest } = await this.#desk.prepare(instruction);
    const data = encodeCall(REGISTER, "lodge", [digest, titlesOf(instruction).map(({ entry }) => entry)]);
    const { gasUsed } = await chain.send({ from: officers.notary.account, to: contracts.landRegister, data });
    this.#tally.gas("Lodging", gasUsed);
  }

  async #submitMade(submission: Submission): Promise<Decision | undefined> {
    this.#tally.applications++;
    try {
      const decision = await this.#desk.submit(submission);
      const refusal = this.#tally.refusal(decision);
      if (refusal) count(this.#tally.madeRefusals, refusal.provision);
      if (refusal) this.#tally.gas("Refusal", decision.gasUsed);
      return decision;
    } catch (error) {
      if (!(error instanceof ChainRevertError)) throw error;
      const explained = explainError(error.data);
      if (explained === undefined) throw error;
      this.#tally.inadmissible(explained);
      return undefined;
    }
  }

  async #order(name: "freeze" | "release", sale: Sale): Promise<void> {
    const { chain, contracts, officers } = this.#republic;
    const data = encodeCall(REGISTER, name, [
      sale.title.entry,
      instrumentOf(`order/${sale.row.transactionId}`),
    ]);
    const { gasUsed } = await chain.send({ from: officers.court.account, to: contracts.landRegister, data });
    this.#tally.gas(name === "freeze" ? "Freeze by the court" : "Release by the court", gasUsed);
  }
}

/** Name of the act for the table of gas. */
function nameOf({ dealings }: Instruction): string {
  const kind = dealings[0]?.kind ?? "";
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
