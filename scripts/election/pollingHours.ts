import type { Paper } from "../../sdk/voting/paper.ts";
import type { Receipt } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Progress } from "../progress.ts";
import type { Tally } from "../start/tally.ts";
import type { Choice, PollingStation } from "./pollingStation.ts";

/** Papers in one block. */
const PAPERS_A_BLOCK = 40;

/** A paper that should have been taken was not: a defect of the run, not of the data. */
export class PaperNotTakenError extends Error {
  override readonly name = "PaperNotTakenError";
}

/** What voters mean to say, and what of it they say first. */
export interface Intentions {
  /** The first voter; 0 unless told. */
  readonly from?: number;
  /** Behind the last voter. */
  readonly voters: number;
  readonly choicesOf: (voter: number) => readonly Choice[];
  /** What those say at first who will say something else; nothing: they stay with the first. */
  readonly firstOf: (voter: number) => readonly Choice[] | undefined;
}

/** What was cast. */
export interface CastPapers {
  readonly papers: number;
  readonly revotes: number;
}

/** Voters seal and sign, and a relay sends; the chain takes one block of papers while the next is made. */
export class PollingHours {
  readonly #republic: EmbeddedRepublic;
  readonly #station: PollingStation;
  readonly #tally: Tally;
  #pending: Promise<Receipt[]> | undefined;
  #block: { readonly paper: Paper; readonly act: string }[] = [];
  #acts: readonly string[] = [];
  #papers = 0;
  #revotes = 0;

  constructor(republic: EmbeddedRepublic, station: PollingStation, tally: Tally) {
    this.#republic = republic;
    this.#station = station;
    this.#tally = tally;
  }

  /**
   * All voters vote, some of them twice.
   *
   * @throws {PaperNotTakenError} if the box does not take a paper
   */
  async run(intentions: Intentions, progress: Progress, isStopped: () => boolean): Promise<CastPapers> {
    const { from = 0, voters, choicesOf, firstOf } = intentions;
    for (let voter = from; voter < voters && !isStopped(); voter++) {
      const first = firstOf(voter);
      if (first !== undefined) await this.#add(voter, 0, first);
      await this.#add(voter, first === undefined ? 0 : 1, choicesOf(voter));
      progress.advance();
    }
    await this.#send();
    await this.#settle();
    return { papers: this.#papers, revotes: this.#revotes };
  }

  async #add(voter: number, seq: number, choices: readonly Choice[]): Promise<void> {
    const paper = await this.#station.paper(voter, seq, choices);
    const act = seq === 0 ? "Ballot paper" : "Ballot paper that replaces another";
    if (seq > 0) this.#revotes++;
    this.#papers++;
    this.#block.push({ paper, act });
    if (this.#block.length === PAPERS_A_BLOCK) await this.#send();
  }

  async #send(): Promise<void> {
    await this.#settle();
    if (this.#block.length === 0) return;
    const { chain } = this.#republic;
    const hashes = await chain.queue(this.#block.map(({ paper }) => this.#station.transaction(paper)));
    this.#acts = this.#block.map(({ act }) => act);
    this.#block = [];
    this.#pending = chain.mine(hashes);
  }

  async #settle(): Promise<void> {
    const receipts = (await this.#pending) ?? [];
    this.#pending = undefined;
    receipts.forEach(({ reverted, gasUsed }, index) => {
      if (reverted) throw new PaperNotTakenError("the ballot box did not take a paper");
      this.#tally.gas(this.#acts[index] ?? "", gasUsed);
    });
  }
}
