import { Interface } from "ethers";
import { LODGING_BOOK_ABI } from "../abi.ts";
import type { Hex } from "../bytes.ts";
import type { RawLog } from "./registerEvents.ts";

/** What a lodger is given: the place of an application in the line of one entry. */
export interface LodgingReceipt {
  readonly register: Hex;
  readonly entry: Hex;
  /** Digest of the application. */
  readonly digest: Hex;
  /** Place on the entry; those with smaller numbers come first while they are live. */
  readonly number: number;
  /** Account of the officer (20 bytes) or id of the applicant (16 bytes), padded with zeros. */
  readonly lodger: Hex;
}

/** A receipt with its time. */
export interface DatedReceipt extends LodgingReceipt {
  /** Unix seconds. */
  readonly instant: number;
  /** The legal date of the instant, in the time zone of the state. */
  readonly date: number;
}

/** The first live lodging on an entry. */
export interface FirstLodging {
  /** First 16 bytes of the application's digest. */
  readonly mark: Hex;
  readonly number: number;
  /** When it was made, in Unix seconds. */
  readonly instant: number;
  /** Last legal date on which it is live. */
  readonly lastDay: number;
}

/** What is asked of the chain: `eth_call` to a contract. */
export type CallContract = (to: Hex, data: Hex) => Promise<Hex>;

const BOOK = new Interface(LODGING_BOOK_ABI);
const CALENDAR = new Interface(["function dateOf(uint64 instant) view returns (uint32)"]);
const NOBODY = `0x${"00".repeat(16)}`;

/**
 * The receipts among the logs of a transaction, in their order.
 *
 * @example
 * const [receipt] = lodgingReceiptsIn(transaction.logs);
 * receipt.number; // 2: one application comes first
 */
export function lodgingReceiptsIn(logs: readonly RawLog[]): LodgingReceipt[] {
  return logs.flatMap((log) => {
    const parsed = BOOK.parseLog({ topics: log.topics, data: log.data as string });
    if (parsed?.name !== "Lodged") return [];
    const { register, entry, digest, number, lodger } = parsed.args as unknown as {
      readonly register: Hex;
      readonly entry: Hex;
      readonly digest: Hex;
      readonly number: bigint;
      readonly lodger: Hex;
    };
    return [{ register, entry, digest, number: Number(number), lodger }];
  });
}

/**
 * Dates a receipt by the block it is in.
 *
 * @param instant time of the block, in Unix seconds
 * @param gazette address of the Gazette, whose calendar says which date an instant has
 */
export async function dateReceipt(
  call: CallContract,
  gazette: Hex,
  receipt: LodgingReceipt,
  instant: number,
): Promise<DatedReceipt> {
  const answer = await call(gazette, CALENDAR.encodeFunctionData("dateOf", [instant]) as Hex);
  const [date] = CALENDAR.decodeFunctionResult("dateOf", answer) as unknown as [bigint];
  return { ...receipt, instant, date: Number(date) };
}

/** The application whose turn it is on an entry; undefined if none is lodged there. */
export async function firstLodgingOn(
  call: CallContract,
  book: Hex,
  register: Hex,
  entry: Hex,
): Promise<FirstLodging | undefined> {
  const answer = await call(book, BOOK.encodeFunctionData("firstOn", [register, entry]) as Hex);
  const [mark, number, instant, lastDay] = BOOK.decodeFunctionResult("firstOn", answer) as unknown as [
    Hex,
    bigint,
    bigint,
    bigint,
  ];
  if (mark === NOBODY) return undefined;
  return { mark, number: Number(number), instant: Number(instant), lastDay: Number(lastDay) };
}
