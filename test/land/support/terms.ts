import type { Hex } from "../../../sdk/bytes.ts";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import type {
  Caveat,
  CaveatWithdrawal,
  Dealing,
  Discharge,
  FirstRegistration,
  Mortgage,
  Transfer,
} from "../../../sdk/land/dealings.ts";
import { dayOf } from "../../../sdk/law/dates.ts";
import { hashText } from "../../../sdk/words.ts";
import type { Party } from "../../support/parties.ts";

/** A dealing, before it is known which of an application's entries it deals with. */
export type Terms = Unplaced<Dealing>;

type Unplaced<D> = D extends Dealing ? Omit<D, "subject"> : never;

/** The day on which the tests' register is open for business. */
export const TODAY = dayOf("2016-01-11");

/** Hash that stands for a deed. */
export function deed(name: string): Hex {
  return hexFromBytes(hashText(`deed ${name}`));
}

/** What every dealing rests on. */
const BASIS = { instrument: deed("of the day"), instrumentDate: TODAY };

/** What one may say of a transfer beside who gives and who takes. */
type TransferTerms = Partial<
  Pick<Transfer, "numerator" | "price" | "currency" | "instrument" | "instrumentDate">
>;

/** The whole of a title of one part, for nothing, unless said otherwise. */
export function transfer(from: Party, to: Party, terms: TransferTerms = {}): Unplaced<Transfer> {
  return {
    ...BASIS,
    kind: "transfer",
    transferor: from.person,
    acquirer: to.person,
    numerator: 1,
    price: 0n,
    currency: "GBP",
    ...terms,
  };
}

export function mortgage(lender: Party, terms: Partial<Mortgage> = {}): Unplaced<Mortgage> {
  const secured = { amount: 100_000_00n, currency: "GBP", assumable: false };
  return { ...BASIS, kind: "mortgage", lender: lender.person, ...secured, ...terms };
}

export function discharge(rank: number): Unplaced<Discharge> {
  return { ...BASIS, kind: "discharge", rank };
}

export function caveat(caveator: Party, lastDay = TODAY + 30): Unplaced<Caveat> {
  return { ...BASIS, kind: "caveat", caveator: caveator.person, lastDay };
}

export function caveatWithdrawal(caveator: Party): Unplaced<CaveatWithdrawal> {
  return { ...BASIS, kind: "caveat withdrawal", caveator: caveator.person };
}

export function firstRegistration(
  owner: Party,
  terms: Partial<FirstRegistration> = {},
): Unplaced<FirstRegistration> {
  return {
    ...BASIS,
    kind: "first registration",
    tenure: "freehold",
    termEnds: 0,
    denominator: 1,
    squareMetres: 400n,
    geometry: deed("of the survey"),
    owner: owner.person,
    ...terms,
  };
}
