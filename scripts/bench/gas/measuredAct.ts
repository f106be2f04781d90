import type { Dealing } from "../../../sdk/land/dealings.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import type { Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";

/** An act to be measured. */
export interface MeasuredAct {
  readonly id: string;
  readonly what: string;
  readonly instruction: Instruction;
}

/** A home of two owners with halves, under one assumable mortgage, and a third person. */
export interface MeasuredHome {
  readonly title: FiledTitle;
  readonly seller: Party;
  readonly spouse: Party;
  readonly buyer: Party;
}

type Unbased<D> = D extends Dealing ? Omit<D, "subject" | "instrument" | "instrumentDate"> : never;

/** A dealing without what all of them rest on here. */
export type Terms = Unbased<Dealing>;

/** One dealing with one title, under a deed of today. */
export function dealingWith(
  title: FiledTitle,
  today: number,
  terms: Terms,
  signatories: readonly [Party, ...Party[]],
): Instruction {
  const basis = { subject: 0, instrument: instrumentOf("deed"), instrumentDate: today };
  const dealing = { ...basis, ...terms } as Dealing;
  return { title, dealings: [dealing], signatories: [...signatories], deadline: today };
}
