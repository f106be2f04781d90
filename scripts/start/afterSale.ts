import type { Hex } from "../../sdk/bytes.ts";
import type { Dealing, DealingOf } from "../../sdk/land/dealings.ts";
import { decodeTitle, type Title } from "../../sdk/land/title.ts";
import { decodeRecord } from "../../sdk/law/record.ts";
import type { Instruction } from "./landDesk.ts";
import type { FiledTitle } from "./landFile.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { type PairTerms, pairOf } from "./pairs.ts";
import { ASSURANCE, type Party } from "./parties.ts";
import { instruction, instrumentOf, type Sale } from "./sale.ts";

/** All who sign; the first applies. */
export type Signatories = readonly [Party, ...Party[]];

/** Without what all dealings of a case rest on; the date of the deed where it is not of today. */
type Unbased<D> = D extends Dealing
  ? Omit<D, "subject" | "instrument" | "instrumentDate"> & { readonly instrumentDate?: number }
  : never;
type UnbasedPair<D> = D extends PairTerms ? Omit<D, "instrument" | "instrumentDate"> : never;

/** The home of who has just bought it: nothing binds it but the mortgage by which it was paid, if there is one. */
export class BoughtHome {
  readonly sale: Sale;
  readonly #desk: CaseDesk;

  constructor(desk: CaseDesk, sale: Sale) {
    this.#desk = desk;
    this.sale = sale;
  }

  get title(): FiledTitle {
    return this.sale.title;
  }

  get owner(): Party {
    return this.sale.buyer;
  }

  /** The lender whose mortgage binds it. */
  get lenders(): readonly Party[] {
    return this.sale.loan ? [this.sale.loan.lender] : [];
  }

  /** Parts that the owner holds: all. */
  get parts(): number {
    return this.title.owners.reduce((sum, { numerator }) => sum + numerator, 0);
  }

  /** Hash of one of the deeds about it. */
  deed(name: string): Hex {
    return instrumentOf(`${this.sale.row.transactionId}/${name}`);
  }

  /** Asks for a dealing under a deed of today, with the home unless told otherwise. */
  async ask(terms: Unbased<Dealing>, signatories: Signatories, title = this.title): Promise<void> {
    await this.askAll([terms], signatories, title);
  }

  /** Asks for dealings that are granted together or not at all. */
  async askAll(
    terms: readonly Unbased<Dealing>[],
    signatories: Signatories,
    title = this.title,
  ): Promise<void> {
    const basis = { subject: 0, instrument: this.deed("deed"), instrumentDate: this.sale.row.date };
    const dealings = terms.map((one) => ({ ...basis, ...one }) as Dealing);
    await this.#attempt({ title, dealings }, signatories);
  }

  /** Asks for a dealing with the home and another title. */
  async askPair(
    second: FiledTitle,
    terms: UnbasedPair<PairTerms>,
    signatories: Signatories,
    deed = "deed",
  ): Promise<void> {
    const basis = { instrument: this.deed(deed), instrumentDate: this.sale.row.date };
    await this.#attempt(pairOf(this.title, second, { ...basis, ...terms } as PairTerms), signatories);
  }

  /** Gives another title of the owner's, or of a tenant's, to somebody for nothing. */
  gift(from: Party, to: Party, numerator: number): Unbased<DealingOf<"transfer">> {
    const parties = { transferor: from.person, acquirer: to.person };
    return { kind: "transfer", ...parties, numerator, price: 0n, currency: "GBP" };
  }

  /** The file once somebody else has the home: all of it, in as many parts as its record has. */
  passTo(owner: Party): void {
    this.title.owners = [{ party: owner, numerator: titleIn(this.title).denominator }];
  }

  #attempt(about: Pick<Instruction, "title" | "further" | "dealings">, [first, ...rest]: Signatories) {
    return this.#desk.attempt({ ...instruction(this.sale, [], [first, ...rest]), ...about });
  }
}

/** What a case does with the home. */
type Story = (home: BoughtHome, desk: CaseDesk, others: readonly Party[]) => Promise<void>;

/**
 * A case about a home that has just been bought, with so many persons besides buyer and lender; untold where the sale was refused.
 * @param arises whether it can arise with this sale; with every one unless told
 */
export function afterSale(
  name: string,
  persons: number,
  story: Story,
  arises: (sale: Sale) => boolean = () => true,
): MadeCase {
  return {
    name,
    needs: Array.from({ length: persons }, () => ASSURANCE.high),
    arisesFirst: (sale) => arises(sale) && !titleIn(sale.title).rrrs.some(({ assumable }) => assumable),
    when: "after",
    run: async (desk, sale, others) => {
      if (sale.title.owners.some(({ party }) => party !== sale.buyer)) return;
      await story(new BoughtHome(desk, sale), desk, others);
    },
  };
}

/** The title as its record has it. */
export function titleIn({ record }: FiledTitle): Title {
  return decodeTitle(decodeRecord(record).body);
}

/** A title that is about to be made. */
export function newTitle(entry: Hex, owners: FiledTitle["owners"]): FiledTitle {
  return { entry, record: new Uint8Array(), proof: undefined, owners, lender: undefined };
}

export const isFreehold = ({ row }: Sale): boolean => row.tenure === "freehold";
