import { dealingWith, type MeasuredAct, type MeasuredHome } from "./measuredAct.ts";

/** Part 6, one after the other on one home: for the buyer a notice and its withdrawal, a pre-emption, a consent. */
export function noticeActs(home: MeasuredHome, today: number): MeasuredAct[] {
  const { title, seller, spouse, buyer } = home;
  const owners = [seller, spouse] as const;
  const record = "whole record and application logged";
  return [
    {
      id: "land.priorityNotice",
      what: `for a buyer, on a title of two owners; their two ECDSA signatures; ${record}`,
      instruction: dealingWith(
        title,
        today,
        { kind: "priority notice", buyer: buyer.person, lastDay: today + 60 },
        owners,
      ),
    },
    {
      id: "land.priorityNotice.withdrawal",
      what: `by the buyer; one ECDSA signature; ${record}`,
      instruction: dealingWith(title, today, { kind: "priority notice withdrawal", buyer: buyer.person }, [
        buyer,
      ]),
    },
    {
      id: "land.preEmption",
      what: `for ten years, on a title of two owners; three ECDSA signatures, the holder's among them; ${record}`,
      instruction: dealingWith(
        title,
        today,
        { kind: "pre-emption", holder: buyer.person, lastDay: today + 3_650 },
        [...owners, buyer],
      ),
    },
    {
      id: "land.consentRequirement",
      what: `on a title of two owners; they and the person whose consent is required sign, ECDSA; ${record}`,
      instruction: dealingWith(title, today, { kind: "consent requirement", person: buyer.person }, [
        ...owners,
        buyer,
      ]),
    },
  ];
}
