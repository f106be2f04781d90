import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import { explainError } from "../../sdk/errors.ts";
import { ChainRevertError, encodeCall } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Progress } from "../progress.ts";
import type { Decision, Instruction, LandDesk, Submission } from "./landDesk.ts";
import type { CaseDesk } from "./madeCases.ts";
import type { Party } from "./parties.ts";
import type { Plan, PlannedSale } from "./plan.ts";
import { actOf, instructionFor, instrumentOf, type Sale, settle } from "./sale.ts";
import { count, type Tally } from "./tally.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);
const DAY = 86_400;
/** The office opens at nine (UTC). */
const OPENS = 9 * 3_600;

/** Replays planned sales in order, at chain time of their days, with the cases made up beside them. */
export class Replay implements CaseDesk {
  readonly notary: Party;
  readonly #republic: EmbeddedRepublic;
  readonly #desk: LandDesk;
  readonly #tally: Tally;
  #today = 0;

  constructor(republic: EmbeddedRepublic, desk: LandDesk, plan: Plan, tally: Tally) {
    this.#republic = republic;
    this.#desk = desk;
    this.#tally = tally;
    this.notary = plan.notary;
  }

  /**
   * @param beforeDay what the state does before a day begins, such as enacting
   * @param isStopped asked before each row
   */
  async run(
    sales: readonly PlannedSale[],
    progress: Progress,
    beforeDay: (day: number) => Promise<void>,
    isStopped: () => boolean,
  ): Promise<void> {
    for (const planned of sales) {
      if (isStopped()) return;
      const day = planned.sale.row.date;
      if (day !== this.#today) {
        await beforeDay(day);
        await this.#republic.chain.advanceTo(day * DAY + OPENS);
        this.#today = day;
      }
      await this.#replay(planned);
      progress.advance();
    }
  }

  async #replay({ sale, made }: PlannedSale): Promise<void> {
    const runs = made !== undefined && (made.madeCase.arises?.(sale) ?? true);
    if (runs && made.madeCase.when === "before") await made.madeCase.run(this, sale, made.others);
    const submission = await this.#register(sale);
    if (runs && made.madeCase.when === "after") await made.madeCase.run(this, sale, made.others, submission);
  }

  async #register(sale: Sale): Promise<Submission> {
    const instruction = instructionFor(sale);
    const submission = await this.#desk.prepare(instruction);
    const decision = await this.#desk.submit(submission);
    this.#tally.signed(instruction.signatories);
    if (!decision.granted) {
      this.#tally.refusedRow(sale.row.date, decision);
      this.#tally.gas("Refusal", decision.gasUsed);
      return submission;
    }
    this.#tally.gas(actOf(sale), decision.gasUsed);
    this.#tally.granted(sale.row.date, sale.row.pricePence, decision);
    this.#desk.file(sale.title, decision);
    settle(sale);
    return submission;
  }

  // Cases

  async attempt(instruction: Instruction, altered = (submission: Submission) => submission): Promise<Submission> {
    const submission = altered(await this.#desk.prepare(instruction));
    const decision = await this.#submitMade(submission);
    if (decision === undefined) return submission;
    this.#tally.signed(instruction.signatories);
    if (decision.granted) {
      this.#desk.file(instruction.title, decision);
      this.#tally.gas(instruction.dealings[0]?.kind === "caveat" ? "Caveat" : "Caveat withdrawal", decision.gasUsed);
    }
    return submission;
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
    const data = encodeCall(REGISTER, name, [sale.title.entry, instrumentOf(`order/${sale.row.transactionId}`)]);
    const { gasUsed } = await chain.send({ from: officers.court.account, to: contracts.landRegister, data });
    this.#tally.gas(name === "freeze" ? "Freeze by the court" : "Release by the court", gasUsed);
  }
}
