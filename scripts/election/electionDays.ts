import { Interface } from "ethers";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import { type Chain, encodeCall } from "../chain/chain.ts";
import type { Hex } from "../../sdk/bytes.ts";

const GAZETTE = new Interface(GAZETTE_ABI);
const DAY = 86_400;
const HOUR = 3600;
const QUARTER = 900;

/** Clocks of a state may be so much ahead of UTC, or behind. */
const MOST_AHEAD = 14 * HOUR;

/**
 * Days from the calling to the polling day: the act wants 60, and 45 from the appointment of the trustees, before which
 * the second member's own appointment takes 27; and one more if clocks change on the day.
 */
const DAYS_CALLED = 80;

/** A day on which the polls are open, as the state's calendar has it. */
export interface PollingDay {
  /** Days since 1970-01-01. */
  readonly pollingDay: number;
  /** First second of it. */
  readonly beginsAt: number;
}

/** Finds the next day on which an election that is called now can be held. */
export async function nextPollingDay(chain: Chain, gazette: Hex): Promise<PollingDay> {
  const dateOf = async (instant: number): Promise<number> =>
    Number(BigInt(await chain.call(gazette, encodeCall(GAZETTE, "dateOf", [instant]))));
  const first = (await dateOf(await chain.now())) + DAYS_CALLED;
  for (let pollingDay = first; ; pollingDay++) {
    const beginsAt = await beginningOf(pollingDay, dateOf);
    const [last, next] = [await dateOf(beginsAt + DAY - 1), await dateOf(beginsAt + DAY)];
    if (last === pollingDay && next === pollingDay + 1) return { pollingDay, beginsAt };
  }
}

async function beginningOf(day: number, dateOf: (instant: number) => Promise<number>): Promise<number> {
  let instant = day * DAY - MOST_AHEAD;
  while ((await dateOf(instant)) < day) instant += QUARTER;
  return instant;
}
