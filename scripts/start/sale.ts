import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import type { Dealing, Transfer } from "../../sdk/land/dealings.ts";
import type { PricePaidTransfer } from "../land/pricePaid.ts";
import type { FiledTitle } from "./landFile.ts";
import type { Instruction } from "./landDesk.ts";
import type { Party } from "./parties.ts";

/** Days after the transfer in which the parties let the office decide. */
const DAYS_TO_DECIDE = 30;

/** One row of the file, with the parties made for it. */
export interface Sale {
  readonly row: PricePaidTransfer;
  readonly title: FiledTitle;
  readonly buyer: Party;
  /** The mortgage the buyer takes, if any. */
  readonly loan: { readonly lender: Party; readonly amount: bigint } | undefined;
  /** Declared where the duty act asks for it; undefined where it does not. */
  readonly additionalDwelling: boolean | undefined;
}

/** Hash that stands for a deed; the deed itself is not published. */
export function instrumentOf(name: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(`deed/${name}`)));
}

/** What every dealing of a sale rests on. */
export function basisOf({ row }: Sale): { subject: 0; instrument: Hex; instrumentDate: number } {
  return { subject: 0, instrument: instrumentOf(row.transactionId), instrumentDate: row.date };
}

/** The present owners' transfers of all they hold; the price divided among them, odd pence to the first. */
export function transfersTo(sale: Sale, acquirer: Party): Transfer[] {
  const { owners } = sale.title;
  const each = sale.row.pricePence / BigInt(owners.length);
  const odd = sale.row.pricePence % BigInt(owners.length);
  return owners.map(({ party, numerator }, index) => ({
    ...basisOf(sale),
    kind: "transfer",
    transferor: party.person,
    acquirer: acquirer.person,
    numerator,
    price: each + (index === 0 ? odd : 0n),
    currency: "GBP",
  }));
}

/** Discharge of the mortgage that would stand in the way, if there is one. */
export function dischargesOf(sale: Sale): Dealing[] {
  return sale.title.lender === undefined ? [] : [{ ...basisOf(sale), kind: "discharge", rank: 1 }];
}

/** All that must sign a transfer besides the acquirer: the owners, and the lender who is paid off. */
export function disposersOf({ title }: Sale): [Party, ...Party[]] {
  const [first, ...rest] = title.owners;
  if (first === undefined) throw new Error(`title ${title.entry} has no owner`);
  return [first.party, ...rest.map(({ party }) => party), ...(title.lender ? [title.lender] : [])];
}

/** The sale as it should go: old mortgage discharged, all shares transferred, new mortgage entered. */
export function instructionFor(sale: Sale): Instruction {
  const dealings: Dealing[] = [...dischargesOf(sale), ...transfersTo(sale, sale.buyer)];
  const signatories = disposersOf(sale);
  signatories.push(sale.buyer);
  if (sale.loan) {
    const { lender, amount } = sale.loan;
    const terms = { lender: lender.person, amount, currency: "GBP", assumable: false };
    dealings.push({ ...basisOf(sale), kind: "mortgage", ...terms });
    signatories.push(lender);
  }
  return instruction(sale, dealings, signatories);
}

/** An instruction about the sale's title, with what the duty act wants declared. */
export function instruction(
  sale: Sale,
  dealings: readonly Dealing[],
  signatories: [Party, ...Party[]],
): Instruction {
  const declared = sale.additionalDwelling;
  return {
    title: sale.title,
    dealings,
    signatories,
    deadline: sale.row.date + DAYS_TO_DECIDE,
    declarations: declared === undefined ? [] : [{ name: "additionalDwelling", value: declared ? 1n : 0n }],
  };
}

/** What the file says once the sale is registered. */
export function settle(sale: Sale): void {
  const numerator = sale.title.owners.reduce((sum, owner) => sum + owner.numerator, 0);
  sale.title.owners = [{ party: sale.buyer, numerator }];
  sale.title.lender = sale.loan?.lender;
}

/** Name of the act for the table of gas. */
export function actOf(sale: Sale): string {
  const parts = [
    ...(sale.title.lender ? ["discharge"] : []),
    sale.title.owners.length > 1 ? "transfer by two owners" : "transfer",
    ...(sale.loan ? ["mortgage"] : []),
  ];
  const first = sale.title.proof === undefined ? "" : ", first dealing with a legacy title";
  const text = parts.join(" + ") + first;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
