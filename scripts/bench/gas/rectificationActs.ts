import { rrrKindCode } from "../../../sdk/land/codes.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";
import { dealingWith, type MeasuredAct, type MeasuredHome, type Terms } from "./measuredAct.ts";
import { unitOf } from "./parcelActs.ts";

/** Days since when the register is wrong. */
const WRONG_FOR = 400;

/** The home is freed of its mortgage, so that it can be closed; not measured. */
export function freed({ title }: MeasuredHome, bank: Party, today: number): Instruction {
  return dealingWith(title, today, { kind: "discharge", rank: 1 }, [bank]);
}

/** Part 11, one after the other on one home without a mortgage. */
export function rectificationActs(
  home: MeasuredHome,
  registrar: Party,
  judge: Party,
  today: number,
): MeasuredAct[] {
  const { title, seller, spouse, buyer } = home;
  const act = (id: string, what: string, terms: Terms, by: readonly [Party, ...Party[]]): MeasuredAct => ({
    id: `land.${id}`,
    what: `${what}, ECDSA; whole record and application logged`,
    instruction: dealingWith(title, today, terms, by),
  });
  const error = { injured: buyer.person, since: today - WRONG_FOR, acquiredOn: today };
  const given = { numerator: 1, forValue: false, knew: false };
  const wrong = { since: today - WRONG_FOR, acquiredOn: today, forValue: false, knew: false };
  const deed = instrumentOf("deed of a forgotten mortgage");
  const secured = { assumable: false, amount: 10_000_000n, currency: "GBP", until: 0 };
  const forgotten = { place: 1, rank: 1, lender: buyer.person, ...secured, deed };
  const struck = { place: 1, right: rrrKindCode("mortgage"), holder: buyer.person, deed };
  const { squareMetres, geometry: registered } = unitOf(title);
  const surveyed = { registered, squareMetres: squareMetres + 1n, geometry: instrumentOf("a new survey") };
  return [
    act(
      "mortgageEntry",
      "a mortgage that was forgotten, by order of a court; its lender and a judge sign",
      { kind: "mortgage entry", ...wrong, ...forgotten },
      [buyer, judge],
    ),
    act(
      "rightStriking",
      "the same mortgage, found to be wrong; an owner and a judge sign",
      { kind: "right striking", ...wrong, ...struck },
      [spouse, judge],
    ),
    act(
      "parcelRectification",
      "area and boundaries of a title of two owners by a new survey; they and a registrar sign",
      { kind: "parcel rectification", ...wrong, ...surveyed },
      [seller, spouse, registrar],
    ),
    act(
      "compensation",
      "an owner is protected, so that the state pays; who is injured and judge sign",
      { kind: "compensation", ...error, registered: spouse.person, amount: 10_000_000n, currency: "GBP" },
      [buyer, judge],
    ),
    act(
      "rectification",
      "one owner's half by order of a court; who is injured and judge sign",
      { kind: "rectification", ...error, ...given, registered: seller.person },
      [buyer, judge],
    ),
    act("closing", "a title of two owners; they and a registrar sign", { kind: "closing" }, [
      buyer,
      spouse,
      registrar,
    ]),
    act(
      "reopening",
      "the same title, by order of a court; a judge and an owner sign",
      { kind: "reopening" },
      [buyer, judge],
    ),
  ];
}
