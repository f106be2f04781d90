import { dayOf } from "../../sdk/law/dates.ts";
import type { PricePaidTransfer } from "../land/pricePaid.ts";
import type { Progress } from "../progress.ts";
import { secretKeyFrom } from "../republic/embeddedRepublic.ts";
import { LATER_CASES } from "./laterCases.ts";
import { type FiledTitle, LandFile } from "./landFile.ts";
import { MADE_RATE } from "./howMuchIsMade.ts";
import { MADE_CASES, type MadeCase } from "./madeCases.ts";
import type { Parties, Party } from "./parties.ts";
import { chance } from "./random.ts";
import type { Sale } from "./sale.ts";

/** How much is made up, as parts of one; the published data has none of it. */
const PARTS = {
  coOwned: 0.2,
  mortgaged: 0.3,
  assumable: 0.25,
  loan: 0.25,
  additionalDwelling: 0.15,
  buyerSells: 0.6,
} as const;

const BANKS = 6;
const LEASE_DAYS = 36_525;

/** From this day on the duty act asks whether the acquirer has another dwelling. */
export const DECLARATION_FROM = dayOf("2016-04-01");

/** What will be done with one row. */
export interface PlannedSale {
  readonly sale: Sale;
  readonly made: { readonly madeCase: MadeCase; readonly others: readonly Party[] } | undefined;
}

export interface Plan {
  readonly sales: readonly PlannedSale[];
  readonly file: LandFile;
  /** Everybody who must be enrolled. */
  readonly persons: readonly Party[];
  readonly notary: Party;
  /** Of the land office. */
  readonly registrar: Party;
  readonly judge: Party;
  /** Serves refusals. */
  readonly caseRegistrar: Party;
  readonly reviewer: Party;
}

/** Makes the persons, the legacy register and the cases for the rows; the same for the same rows and seed. */
export async function planMonth(
  rows: readonly PricePaidTransfer[],
  parties: Parties,
  seed: number,
  closedOn: number,
  progress: Progress,
  isStopped: () => boolean,
): Promise<Plan> {
  const planner = new Planner(parties, seed, closedOn, rows.length);
  await planner.begin();
  for (const row of rows) {
    if (isStopped()) break;
    await planner.add(row);
    progress.advance();
  }
  return planner.plan();
}

class Planner {
  readonly #parties: Parties;
  readonly #seed: number;
  readonly #file: LandFile;
  readonly #persons: Party[] = [];
  readonly #banks: Party[] = [];
  readonly #sellers: Party[] = [];
  readonly #sales: PlannedSale[] = [];
  readonly #notary: Party;
  readonly #registrar: Party;
  readonly #judge: Party;
  readonly #caseRegistrar: Party;
  readonly #reviewer: Party;
  readonly #turns = [...MADE_CASES];
  readonly #laterTurns = [...LATER_CASES];
  /** Of the rows, the part that has a case of what the owner does later. */
  readonly #laterPart: number;

  constructor(parties: Parties, seed: number, closedOn: number, rows: number) {
    this.#parties = parties;
    this.#laterPart = Math.min(MADE_RATE.laterCasesARow, MADE_RATE.laterCasesInAll / rows);
    this.#seed = seed;
    this.#file = new LandFile(secretKeyFrom(seed, "salt of the land register"), closedOn);
    this.#notary = parties.officer("notary");
    this.#caseRegistrar = parties.officer("caseRegistrar");
    this.#reviewer = parties.officer("reviewer");
    this.#registrar = parties.officer("landRegistrar");
    this.#judge = parties.officer("court");
    this.#persons.push(this.#notary, this.#registrar, this.#judge, this.#caseRegistrar, this.#reviewer);
  }

  async begin(): Promise<void> {
    for (let i = 0; i < BANKS; i++) this.#banks.push(await this.#person());
  }

  async add(row: PricePaidTransfer): Promise<void> {
    const known = this.#file.titles.get(row.titleKey);
    const title = known ?? (await this.#legacyTitle(row));
    const lends = this.#happens(`loan/${row.transactionId}`, PARTS.loan);
    const sale: Sale = {
      row,
      title,
      buyer: await this.#buyer(row, title),
      loan: lends
        ? { lender: this.#bank(row.transactionId), amount: (row.pricePence * 3n) / 4n + 1n }
        : undefined,
      additionalDwelling:
        row.date < DECLARATION_FROM
          ? undefined
          : this.#happens(`second/${row.transactionId}`, PARTS.additionalDwelling),
    };
    this.#sales.push({ sale, made: await this.#made(sale, known === undefined) });
  }

  plan(): Plan {
    return {
      sales: this.#sales,
      file: this.#file,
      persons: this.#persons,
      notary: this.#notary,
      registrar: this.#registrar,
      judge: this.#judge,
      caseRegistrar: this.#caseRegistrar,
      reviewer: this.#reviewer,
    };
  }

  async #legacyTitle(row: PricePaidTransfer) {
    const { titleKey, tenure } = row;
    const owners = [await this.#person()];
    this.#sellers.push(...owners);
    if (this.#happens(`owners/${titleKey}`, PARTS.coOwned)) owners.push(await this.#person());
    const mortgage = {
      lender: this.#bank(titleKey),
      assumable: this.#happens(`assumable/${titleKey}`, PARTS.assumable),
      amount: row.pricePence / 2n + 1n,
    };
    const termEnds = tenure === "leasehold" ? row.date + LEASE_DAYS : 0;
    const mortgaged = this.#happens(`mortgaged/${titleKey}`, PARTS.mortgaged);
    return this.#file.add({ titleKey, tenure, termEnds, owners, ...(mortgaged ? { mortgage } : {}) });
  }

  async #made(sale: Sale, isFirst: boolean): Promise<PlannedSale["made"]> {
    const madeCase = nextOf(this.#turnsOf(sale.row), sale, isFirst);
    if (madeCase === undefined) return undefined;
    const others: Party[] = [];
    for (const assurance of madeCase.needs) others.push(await this.#person(assurance));
    return { madeCase, others };
  }

  /** The cases of which a row may have one. */
  #turnsOf({ transactionId }: PricePaidTransfer): MadeCase[] {
    if (this.#happens(`case/${transactionId}`, MADE_RATE.casesARow)) return this.#turns;
    return this.#happens(`later/${transactionId}`, this.#laterPart) ? this.#laterTurns : [];
  }

  /** Most who buy a home sell one in the same month: one key for both. */
  async #buyer({ transactionId }: PricePaidTransfer, title: FiledTitle): Promise<Party> {
    const sells = this.#happens(`sells/${transactionId}`, PARTS.buyerSells);
    const elsewhere =
      this.#sellers[Math.floor(chance(this.#seed, `chain/${transactionId}`) * this.#sellers.length)];
    const known = sells && !title.owners.some(({ party }) => party === elsewhere) ? elsewhere : undefined;
    return known ?? (await this.#person());
  }

  async #person(assurance?: number): Promise<Party> {
    const party = await this.#parties.next(assurance);
    this.#persons.push(party);
    return party;
  }

  #bank(key: string): Party {
    const bank = this.#banks[Math.floor(chance(this.#seed, `bank/${key}`) * BANKS)];
    if (bank === undefined) throw new RangeError("there are no banks");
    return bank;
  }

  #happens(purpose: string, part: number): boolean {
    return chance(this.#seed, purpose) < part;
  }
}

/** The cases take turns; one that cannot arise with this sale waits for the next. */
function nextOf(turns: MadeCase[], sale: Sale, isFirst: boolean): MadeCase | undefined {
  const index = turns.findIndex(({ arisesFirst }) => !arisesFirst || (isFirst && arisesFirst(sale)));
  const taken = index < 0 ? [] : turns.splice(index, 1);
  turns.push(...taken);
  return taken[0];
}
