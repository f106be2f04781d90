import type { Dealing } from "../../../sdk/land/dealings.ts";
import { leaseholdEntry } from "../../../sdk/land/leaseholdEntry.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import type { Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";
import type { MeasuredAct, MeasuredHome } from "./measuredAct.ts";

/** The home is let and the lease surrendered; then the use of it is granted for life. In this order. */
export function leaseActs(home: MeasuredHome, bank: Party, today: number): MeasuredAct[] {
  const { title, seller, spouse, buyer } = home;
  const deed = { instrument: instrumentOf("deed"), instrumentDate: today };
  const entry = leaseholdEntry(title.entry, deed.instrument);
  const leasehold = { entry, record: new Uint8Array(), proof: undefined, owners: [], lender: undefined };
  // The home's entry is one of the register kept before, so that it stands before the leasehold's.
  const both = { ...deed, subject: 0, leasehold: 1 };
  const ask = (dealing: Dealing, withBank: boolean, further: readonly FiledTitle[]): Instruction => {
    const signatories = [seller, spouse, buyer, ...(withBank ? [bank] : [])] as const;
    return { title, further, dealings: [dealing], signatories: [...signatories], deadline: today };
  };
  const term = { lastDay: today + 9_131, denominator: 1 };
  const lease: Dealing = { ...both, ...term, kind: "lease", lessee: buyer.person };
  const surrender: Dealing = { ...both, kind: "lease surrender" };
  const life = { holder: buyer.person, lastDay: FOR_LIFE };
  const usufruct: Dealing = { ...deed, ...life, kind: "usufruct", subject: 0 };
  return [
    {
      id: "land.lease",
      what: "a leasehold is made out of a freehold of two owners under one mortgage; four ECDSA signatures, two records",
      instruction: ask(lease, true, [leasehold]),
    },
    {
      id: "land.lease.surrender",
      what: "it is closed and the lease struck out; three ECDSA signatures",
      instruction: ask(surrender, false, [leasehold]),
    },
    {
      id: "land.usufruct",
      what: "for life, on a title of two owners under one mortgage; four ECDSA signatures",
      instruction: ask(usufruct, true, []),
    },
  ];
}

/** 31 December 9999. */
const FOR_LIFE = 2_932_896;
