import type { Dealing } from "../../../sdk/land/dealings.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { Parties, Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";
import type { MeasuredAct, MeasuredHome, Terms } from "./measuredAct.ts";

/**
 * The dealings of Part 7, one after the other, on homes of two owners with halves under one assumable mortgage. The first three are of
 * the first home: joint tenancy, severance, and after another joint tenancy survivorship. Each of the others has a home of its own.
 */
export class PassingRows {
  readonly #parties: Parties;
  readonly #bank: Party;
  readonly #today: number;

  constructor(parties: Parties, bank: Party, today: number) {
    this.#parties = parties;
    this.#bank = bank;
    this.#today = today;
  }

  /** Officers who sign; the bench enrols them. */
  get officers(): Party[] {
    return (["notary", "landRegistrar", "court"] as const).map((office) => this.#parties.officer(office));
  }

  /** What two owners do who hold jointly, in this order. */
  ofCouple(home: MeasuredHome): MeasuredAct[] {
    const { seller, spouse } = home;
    const declared = { kind: "joint tenancy", tenant: seller.person, other: spouse.person } as const;
    const severed = { kind: "severance", tenant: seller.person } as const;
    const survived = { kind: "survivorship", deceased: seller.person } as const;
    const [notary] = this.officers as [Party];
    return [
      this.#row(home, "jointTenancy", "two owners hold jointly; two signatures", declared, [seller, spouse]),
      this.#row(home, "severance", "one of them severs; two signatures", severed, [seller, spouse]),
      this.#row(home, "jointTenancy.again", "they hold jointly again; two signatures", declared, [
        seller,
        spouse,
      ]),
      this.#row(home, "survivorship", "one of them has died; the other and a notary sign", survived, [
        spouse,
        notary,
      ]),
    ];
  }

  /** What passes a share or the title of a home; one home each. */
  ofHomes(
    homes: readonly [MeasuredHome, MeasuredHome, MeasuredHome, MeasuredHome, MeasuredHome],
  ): MeasuredAct[] {
    const [notary, registrar, judge] = this.officers as [Party, Party, Party];
    const [given, inherited, adjudged, auctioned, taken] = homes;
    const half = { numerator: 1, denominator: 2 };
    return [
      this.#row(
        given,
        "spouseTransfer",
        "one owner's half to the other; both and a notary sign",
        { kind: "spouse transfer", transferor: given.seller.person, acquirer: given.spouse.person, ...half },
        [given.seller, given.spouse, notary],
      ),
      this.#row(
        inherited,
        "inheritance",
        "a third of the title from the deceased's half to one heir, who signs with executor and notary",
        {
          kind: "inheritance",
          deceased: inherited.seller.person,
          heir: inherited.buyer.person,
          executor: this.#bank.person,
          numerator: 1,
          denominator: 3,
        },
        [inherited.buyer, this.#bank, notary],
      ),
      this.#row(
        adjudged,
        "judgment",
        "one owner's half; acquirer, judge and notary sign",
        {
          kind: "judgment transfer",
          owner: adjudged.seller.person,
          acquirer: adjudged.buyer.person,
          ...half,
          price: 0n,
          currency: "GBP",
        },
        [adjudged.buyer, judge, notary],
      ),
      this.#row(
        auctioned,
        "auction",
        "for the mortgage, which is struck out; duty assessed; acquirer, judge and notary sign",
        {
          kind: "auction",
          acquirer: auctioned.buyer.person,
          rank: 1,
          price: 20_000_000n,
          currency: "GBP",
        },
        [auctioned.buyer, judge, notary],
      ),
      this.#row(
        taken,
        "compulsoryPurchase",
        "the title free of its mortgage; compensation assessed; acquirer, registrar and notary sign",
        {
          kind: "compulsory purchase",
          acquirer: taken.buyer.person,
          compensation: 25_000_000n,
          currency: "GBP",
        },
        [taken.buyer, registrar, notary],
      ),
    ];
  }

  /** Notices are old enough for a compulsory purchase. */
  #row(
    { title }: MeasuredHome,
    name: string,
    what: string,
    terms: Terms,
    signatories: readonly [Party, ...Party[]],
  ): MeasuredAct {
    const basis = { subject: 0, instrument: instrumentOf("deed"), instrumentDate: this.#today - 28 };
    const dealing = { ...basis, ...terms } as Dealing;
    const instruction: Instruction = {
      title,
      dealings: [dealing],
      signatories: [...signatories],
      deadline: this.#today,
    };
    return {
      id: `land.${name}`,
      what: `${what}; ECDSA; whole record and application logged`,
      instruction,
    };
  }
}
