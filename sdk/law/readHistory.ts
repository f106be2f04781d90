import { Contract, Interface, type Log, type Provider } from "ethers";
import { GAZETTE_ABI, REGISTER_ABI } from "../abi.ts";
import type { Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { type EntryHistory, type EntryLog, historyOf } from "./entryHistory.ts";
import { firstRecordIn } from "./firstRecord.ts";
import { decodeRecord, decodeSlot, NO_COMMITMENT } from "./record.ts";
import { decodeRegisterEvent, type RegisterEvent } from "./registerEvents.ts";

/** A block, with its legal date. */
export interface SeenBlock {
  readonly number: number;
  readonly hash: Hex;
  /** As days since 1970-01-01. */
  readonly date: number;
}

/** An entry as a node had it in one block. */
export interface SeenEntry {
  readonly history: EntryHistory;
  readonly block: SeenBlock;
  /** What the register stored of it. */
  readonly slot: Hex;
}

export interface ReadHistoryOptions {
  /** The record that a legacy entry began with, where it cannot be read from calldata. */
  readonly firstRecord?: Uint8Array | undefined;
  /** Blocks whose logs are asked for at a time; 10,000 unless told. */
  readonly blocksAQuery?: number;
}

/** The register stores nothing of this entry. */
export class UnknownEntryError extends SdkError {
  override readonly name = "UnknownEntryError";

  constructor(entry: Hex) {
    const why =
      "nobody has dealt with it since this register began; an older one is in the data set taken over";
    super(`the register stores no record of ${entry}: ${why}`, { entry });
  }
}

/** What the logs say is not what the register stores. */
export class SlotMismatchError extends SdkError {
  override readonly name = "SlotMismatchError";

  constructor(entry: Hex, logged: unknown, stored: unknown) {
    super(`the logs of ${entry} are not what the register stores`, { entry, logged, stored });
  }
}

const AUTHORITY = [
  "function authority() view returns (address)",
  "function gazette() view returns (address)",
];
const OF_AN_ENTRY = ["Recorded", "Closed", "StatusChanged", "Republished"];
const REGISTER = new Interface(REGISTER_ABI);
const TOPICS = OF_AN_ENTRY.map((name) => REGISTER.getEvent(name)?.topicHash ?? "");
const BLOCKS_A_QUERY = 10_000;

/**
 * Rebuilds an entry's history from the logs of its register, and checks every record and status against the slot. The slot
 * commits to the present record, and each record to the one before: so all of them are proven.
 *
 * @throws {UnknownEntryError} if the register stores no record of it
 * @throws {BrokenHistoryError} if a record does not continue the one before
 * @throws {SlotMismatchError} if the slot is another's
 */
export async function readHistory(
  provider: Provider,
  register: Hex,
  entry: Hex,
  options: ReadHistoryOptions = {},
): Promise<SeenEntry> {
  const latest = await provider.getBlockNumber();
  const dateAt = await legalDates(provider, register, latest);
  const slot = await slotAt(provider, register, entry, latest);
  if (decodeSlot(slot).commitment === NO_COMMITMENT) throw new UnknownEntryError(entry);
  const found = await logsOf(provider, register, entry, latest, options.blocksAQuery ?? BLOCKS_A_QUERY);
  const first = options.firstRecord ?? (await firstRecordOf(provider, entry, found));
  const logs: EntryLog[] = [];
  for (const { log, event } of found) logs.push({ event, on: (await dateAt(log.blockNumber)).date });
  const history = historyOf(entry, logs, first);
  requireStored(history, slot);
  return { history, block: await dateAt(latest), slot };
}

/** What the register stored of an entry in a block. */
export async function slotAt(provider: Provider, register: Hex, entry: Hex, block: number): Promise<Hex> {
  const slotOf = new Contract(register, REGISTER_ABI, provider).getFunction("slotOf");
  return (await slotOf(entry, { blockTag: block })) as Hex;
}

/** @throws {SlotMismatchError} if the slot is not that of the history's last record and status */
export function requireStored({ entry, records, statuses }: EntryHistory, slot: Hex): void {
  const stored = decodeSlot(slot);
  const logged = { commitment: records.at(-1)?.commitment, status: statuses.at(-1)?.status ?? 0 };
  if (logged.commitment !== stored.commitment || logged.status !== stored.status) {
    throw new SlotMismatchError(entry, logged, stored);
  }
}

/** A log of the entry, with what it says. */
interface FoundLog {
  readonly log: Log;
  readonly event: RegisterEvent;
}

async function logsOf(
  provider: Provider,
  register: Hex,
  entry: Hex,
  latest: number,
  step: number,
): Promise<FoundLog[]> {
  const found: FoundLog[] = [];
  for (let from = 0; from <= latest; from += step) {
    const range = { fromBlock: from, toBlock: Math.min(from + step - 1, latest) };
    for (const log of await provider.getLogs({ address: register, topics: [TOPICS, entry], ...range })) {
      const event = decodeRegisterEvent(log);
      if (event !== undefined) found.push({ log, event });
    }
  }
  return found;
}

/** The first record of a legacy entry, out of the transaction that first dealt with it. */
async function firstRecordOf(
  provider: Provider,
  entry: Hex,
  found: readonly FoundLog[],
): Promise<Uint8Array | undefined> {
  const [begun] = found.filter(({ event }) => event.name === "Recorded");
  if (begun?.event.name !== "Recorded") return undefined;
  const { version, previous } = decodeRecord(begun.event.record);
  if (version !== 2) return undefined;
  const transaction = await provider.getTransaction(begun.log.transactionHash);
  return firstRecordIn((transaction?.data ?? "0x") as Hex, entry, previous);
}

/** Blocks with their legal dates, by the calendar of the register's gazette; each block is asked for once. */
async function legalDates(
  provider: Provider,
  register: Hex,
  latest: number,
): Promise<(block: number) => Promise<SeenBlock>> {
  const at = { blockTag: latest };
  const ask = async (address: string, name: string) =>
    (await new Contract(address, AUTHORITY, provider).getFunction(name)(at)) as string;
  const gazette = new Contract(await ask(await ask(register, "authority"), "gazette"), GAZETTE_ABI, provider);
  const blocks = new Map<number, SeenBlock>();
  return async (number) => {
    const known = blocks.get(number);
    if (known !== undefined) return known;
    const block = await provider.getBlock(number);
    const date = Number(await gazette.getFunction("dateOf")(block?.timestamp ?? 0, at));
    const seen = { number, hash: (block?.hash ?? "0x") as Hex, date };
    blocks.set(number, seen);
    return seen;
  };
}
