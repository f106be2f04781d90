import { dayOf } from "../../../sdk/law/dates.ts";
import type { Transfer } from "../../../sdk/land/dealings.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { LandFile } from "../../start/landFile.ts";
import type { Parties, Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";
import type { MeasuredHome } from "./measuredAct.ts";

/** Day on which most rows are decided. */
export const TODAY = dayOf("2016-01-15");

/** A title whose seller and spouse own halves, under one assumable mortgage unless the row says otherwise. */
export type Home = MeasuredHome;

/** What a dealing with the first entry rests on. */
export const basis = { subject: 0, instrument: instrumentOf("deed"), instrumentDate: TODAY } as const;

/** The seller sells so many of their parts to the buyer. */
export function sale({ title, seller, buyer }: Home, price: bigint, numerator = 1): Instruction {
  const parties = { transferor: seller.person, acquirer: buyer.person };
  const transfer: Transfer = { ...basis, ...parties, kind: "transfer", numerator, price, currency: "GBP" };
  return { title, dealings: [transfer], signatories: [seller, buyer], deadline: TODAY + 30 };
}

/** Every eighth home has P-256 keys. */
export async function makeHome(
  file: LandFile,
  parties: Parties,
  lender: Party,
  index: number,
): Promise<Home> {
  const kind = index % 8 === 7 ? "P-256" : "secp256k1";
  const [seller, spouse, buyer] = [
    await parties.withKey(kind),
    await parties.withKey(kind),
    await parties.withKey(kind),
  ];
  const title = file.add({
    titleKey: `home ${index}`,
    tenure: "freehold",
    termEnds: 0,
    owners: [seller, spouse],
    mortgage: { lender, assumable: true, amount: 25_000_000n },
  });
  return { title, seller, spouse, buyer };
}
