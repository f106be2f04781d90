import type { Instruction } from "../../start/landDesk.ts";
import type { Party } from "../../start/parties.ts";
import { dealingWith, type MeasuredAct, type MeasuredHome, type Terms } from "./measuredAct.ts";

const AMOUNT = 25_000_000n;

/** The home gets a second mortgage, the third person's, so that ranks can be exchanged; not measured. */
export function secondMortgage({ title, seller, spouse, buyer }: MeasuredHome, today: number): Instruction {
  const terms = { lender: buyer.person, amount: 1_000_000n, currency: "GBP", assumable: false };
  return dealingWith(title, today, { kind: "mortgage", ...terms }, [seller, spouse, buyer]);
}

/**
 * Part 8, one after the other on one home with two mortgages: the first is the bank's until the other's lender goes first, takes
 * it over, and at last takes the home by order of a court.
 */
export function mortgageActs(
  home: MeasuredHome,
  bank: Party,
  [notary, judge]: readonly [Party, Party],
  today: number,
): MeasuredAct[] {
  const { title, seller, spouse, buyer } = home;
  const act = (id: string, what: string, terms: Terms, by: readonly [Party, ...Party[]]): MeasuredAct => ({
    id: `land.${id}`,
    what: `${what}; whole record and application logged`,
    instruction: dealingWith(title, today, terms, by),
  });
  const secured = { rank: 1, currency: "GBP" } as const;
  return [
    act(
      "increase",
      "of the first of two mortgages; four ECDSA signatures, the lenders' and the owners'",
      { kind: "increase", ...secured, newAmount: AMOUNT + 1_000_000n },
      [bank, buyer, seller, spouse],
    ),
    act(
      "partialRelease",
      "of the first of two mortgages; the lender's ECDSA signature",
      { kind: "partial release", ...secured, newAmount: AMOUNT },
      [bank],
    ),
    act(
      "extension",
      "of the first of two mortgages; three ECDSA signatures, the lender's and the owners'",
      { kind: "extension", rank: 1, lastDay: today + 9_131 },
      [bank, seller, spouse],
    ),
    act(
      "postponement",
      "two mortgages exchange their ranks; four ECDSA signatures, the lenders' and the owners'",
      { kind: "postponement", rank: 1, otherRank: 2 },
      [bank, buyer, seller, spouse],
    ),
    act(
      "assignment",
      "of the second of two mortgages; three ECDSA signatures, of both lenders and a notary",
      { kind: "assignment", rank: 2, newLender: buyer.person },
      [bank, buyer, notary],
    ),
    act(
      "foreclosure",
      "for the first of two mortgages, both struck out; duty assessed; lender, who acquires, and judge sign, ECDSA",
      { kind: "foreclosure", rank: 1, acquirer: buyer.person, price: 20_000_000n, currency: "GBP" },
      [buyer, judge],
    ),
  ];
}
