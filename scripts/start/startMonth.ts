import { readFileSync } from "node:fs";
import { keccak256 } from "../../sdk/bytes.ts";
import { domainSeparator } from "../../sdk/law/domain.ts";
import { auditRegister } from "../audit/auditRegister.ts";
import { holdElection } from "../election/holdElection.ts";
import type { PricePaidTable } from "../land/pricePaid.ts";
import { type Progress, startProgress } from "../progress.ts";
import type { ReplayPhase, ReplayReport } from "../report/replayReport.ts";
import { hex } from "../chain/chain.ts";
import { type EmbeddedRepublic, foundEmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import { ANNOUNCED_ON, DutyBill, ENACTED_ON, showDutyAmendment } from "./dutyAmendment.ts";
import type { ChosenElection } from "./chosenElection.ts";
import { LandDesk } from "./landDesk.ts";
import { Parties } from "./parties.ts";
import { type Plan, planMonth } from "./plan.ts";
import { Replay } from "./replay.ts";
import { makeReport } from "./report.ts";
import { LAND_LICENCES, sourceOf } from "./source.ts";
import { stateFor } from "./stateDescription.ts";
import { enrol, takeOver } from "./takeover.ts";
import { Tally } from "./tally.ts";

export interface StartOptions {
  readonly file: string;
  /** Whether the file is the project's own made-up sample. */
  readonly madeUp: boolean;
  readonly table: PricePaidTable;
  /** What is held after the month; undefined: nothing. */
  readonly election?: ChosenElection | undefined;
  readonly seed: number;
  readonly quiet: boolean;
  /** Asked between rows and between steps, with the phase that goes on; true from when the reader wants to stop. */
  readonly isStopped: (phase: string) => boolean;
}

/** The chain id of the embedded EVM. */
const CHAIN_ID = 31_337n;

/** For what is too quick for a bar of its own. */
const SILENT: Progress = { advance: () => undefined, stop: () => undefined };

/** Replays the file from founding to audit. */
export class StartMonth {
  readonly #options: StartOptions;
  readonly #tally = new Tally();
  readonly #phases: ReplayPhase[] = [];
  readonly #begunAt = performance.now();
  readonly #isStopped = (): boolean => this.#options.isStopped(this.#current);
  #current = "";

  constructor(options: StartOptions) {
    this.#options = options;
  }

  /** However early it is stopped, there is a report of what was done. */
  async run(): Promise<ReplayReport> {
    const { file, madeUp, table, seed } = this.#options;
    const source = sourceOf(file, madeUp, LAND_LICENCES);
    const { beginsAt, description } = stateFor(table.transfers[0]?.date ?? 0);
    const republic = await this.#phase("Founding the republic", 0, () =>
      foundEmbeddedRepublic({ seed, beginsAt, description }),
    );
    const plan = await this.#plan(republic, table);
    const bill = new DutyBill(republic);
    // A month after the amendment begins with it announced before the takeover's delay and enacted after it.
    if ((table.transfers[0]?.date ?? 0) >= ENACTED_ON) await bill.announce();
    // A plan that was stopped may hold no title at all, of which there is no root to take over.
    if (!this.#isStopped()) await this.#takeOver(republic, plan, description.legacyDelayDays);
    const desk = new LandDesk(
      republic.chain,
      republic.contracts.landRegister,
      republic.relay,
      separator(republic),
    );
    await this.#replay(republic, desk, plan, bill);
    const dutyAmendment = this.#isStopped()
      ? undefined
      : await this.#showAmendment(republic, desk, plan, bill);
    const election = await this.#election(republic);
    const verified = await this.#audit(republic, plan);
    return makeReport({
      source,
      table,
      seed,
      tally: this.#tally,
      phases: this.#phases,
      verified,
      dutyAmendment,
      election,
      hardfork: republic.hardfork,
      interrupted: this.#isStopped(),
      seconds: (performance.now() - this.#begunAt) / 1000,
    });
  }

  #plan(republic: EmbeddedRepublic, table: PricePaidTable): Promise<Plan> {
    const rows = table.transfers;
    const closedOn = (rows[0]?.date ?? 0) - 30;
    const parties = new Parties(republic, this.#options.seed);
    return this.#counted("Making parties and their keys", rows.length, "rows", (progress) =>
      planMonth(rows, parties, this.#options.seed, closedOn, progress, this.#isStopped),
    );
  }

  async #takeOver(republic: EmbeddedRepublic, plan: Plan, delayDays: number): Promise<void> {
    const datasetHash = hex(keccak256(readFileSync(this.#options.file)));
    await this.#phase("Taking over the legacy register", plan.file.titles.size, () =>
      takeOver(republic, plan.file.close(), datasetHash, delayDays, this.#tally, this.#isStopped),
    );
    await this.#counted("Enrolling persons", plan.persons.length, "persons", (progress) =>
      enrol(republic, plan.persons, this.#tally, progress, this.#isStopped),
    );
  }

  #replay(republic: EmbeddedRepublic, desk: LandDesk, plan: Plan, bill: DutyBill): Promise<void> {
    const replay = new Replay(republic, desk, plan, this.#tally);
    const legislate = (day: number) => bill.follow(day, this.#tally);
    return this.#counted("Deciding transfers", plan.sales.length, "transfers", (progress) =>
      replay.run(plan.sales, progress, legislate, this.#isStopped),
    );
  }

  /** Shown on the first title, after the last row, if the month ends before the amendment. */
  async #showAmendment(republic: EmbeddedRepublic, desk: LandDesk, plan: Plan, bill: DutyBill) {
    const [shown, last] = [plan.sales[0], plan.sales.at(-1)];
    if (shown === undefined || last === undefined || last.sale.row.date >= ANNOUNCED_ON) return undefined;
    for (const day of [ANNOUNCED_ON, ENACTED_ON]) {
      await republic.chain.advanceTo(day * 86_400 + 43_200);
      await bill.follow(day, this.#tally);
    }
    const acquirer = plan.persons.find(({ capacity, person }) => {
      const owners = shown.sale.title.owners.map(({ party }) => party.person);
      return capacity === "own behalf" && !owners.includes(person);
    });
    return acquirer === undefined ? undefined : showDutyAmendment(republic, desk, shown, acquirer);
  }

  async #election(republic: EmbeddedRepublic) {
    const { election, seed } = this.#options;
    if (election === undefined) return undefined;
    return holdElection(republic, {
      ...{ ...election, seed, isStopped: this.#isStopped, chainId: CHAIN_ID },
      parties: new Parties(republic, seed),
      enrol: (persons) => enrol(republic, persons, this.#tally, SILENT),
      counted: (name, total, unit, work) => this.#counted(name, total, unit, work),
    });
  }

  #audit({ chain, contracts }: EmbeddedRepublic, plan: Plan) {
    let progress: Progress | undefined;
    const quiet = this.#options.quiet;
    return this.#phase(
      "Rebuilding the register from its logs",
      () => this.#entries,
      async () => {
        const verified = await auditRegister(chain, contracts.landRegister, {
          legacyCommitment: (entry) => plan.file.legacyCommitments.get(entry),
          reopens: true,
          onStart: (entries) => {
            progress = startProgress("Verifying entries", entries, "entries", { quiet });
          },
          onEntries: (entries) => progress?.advance(entries),
        });
        const cases = await auditRegister(chain, contracts.caseRegister, { reopens: false });
        const elections = await auditRegister(chain, contracts.electionRegister, { reopens: false });
        progress?.stop();
        const all = [verified, cases, elections];
        this.#entries = all.reduce((sum, { entries }) => sum + entries, 0);
        return {
          entries: this.#entries,
          mismatches: all.reduce((sum, { mismatches }) => sum + mismatches.length, 0),
        };
      },
    );
  }

  #entries = 0;

  async #counted<T>(
    name: string,
    total: number,
    unit: string,
    work: (progress: Progress) => Promise<T>,
  ): Promise<T> {
    const progress = startProgress(name, total, unit, { quiet: this.#options.quiet });
    try {
      return await this.#phase(name, total, () => work(progress));
    } finally {
      progress.stop();
    }
  }

  async #phase<T>(name: string, acts: number | (() => number), work: () => Promise<T>): Promise<T> {
    this.#current = name;
    const begun = performance.now();
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    const done = typeof acts === "number" ? acts : acts();
    this.#phases.push({ name, seconds, acts: done, actsPerSecond: seconds > 0 ? done / seconds : 0 });
    return result;
  }
}

function separator({ contracts }: EmbeddedRepublic): Uint8Array {
  const domain = {
    name: "Land Register",
    version: "1",
    chainId: CHAIN_ID,
    verifyingContract: contracts.landRegister,
  };
  return domainSeparator(domain);
}
