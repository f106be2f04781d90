import type { Hex } from "../../../sdk/bytes.ts";
import type { Receipt, Transaction } from "../../chain/chain.ts";
import type { EmbeddedRepublic } from "../../republic/embeddedRepublic.ts";
import type { Decision, Instruction } from "../../start/landDesk.ts";
import type { Party, Parties } from "../../start/parties.ts";
import type { MeasuredHome } from "./measuredAct.ts";

/** What rows are measured with that have files of their own. */
export interface Workbench {
  readonly republic: EmbeddedRepublic;
  readonly parties: Parties;
  /** Lender of the homes' mortgages. */
  readonly bank: Party;
  /** Legal date on which measuring begins. */
  readonly today: number;
  /** A home that no other row is about, once the chain knows its title. */
  home(): Promise<MeasuredHome>;
  /** The same, of the seller alone. */
  ownHome(): Promise<MeasuredHome>;
  /** Has something done that a row needs and that is no row. */
  prepared(instruction: Instruction): Promise<Decision>;
  /** Has the land register grant something, and makes a row of it. */
  decided(id: string, what: string, instruction: Instruction): Promise<void>;
  /** Makes a row of a transaction sent. */
  add(id: string, what: string, data: Hex, receipt: Receipt): void;
  /** Enrols officers and other persons. */
  enrolled(parties: readonly Party[]): Promise<void>;
}

/** Sends a transaction and makes a row of it. */
export async function measured(
  bench: Workbench,
  id: string,
  what: string,
  transaction: Transaction,
): Promise<Receipt> {
  const receipt = await bench.republic.chain.send(transaction);
  bench.add(id, what, transaction.data, receipt);
  return receipt;
}

/** Takes the chain's clock to noon, some days from the day it has. @returns that day */
export async function wait({ republic }: Pick<Workbench, "republic">, days: number): Promise<number> {
  const { chain } = republic;
  const day = Math.floor((await chain.now()) / 86_400) + days;
  await chain.advanceTo(day * 86_400 + 43_200);
  return day;
}
