import { isAddress, isHexString, type JsonRpcProvider } from "ethers";
import { type Hex } from "../../sdk/bytes.ts";
import { POLL_TOPICS, pollOf, PollNotPreparedError } from "../../sdk/voting/boxLogs.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { pollFingerprint } from "../../sdk/voting/tracking.ts";
import type { Chain } from "../chain/chain.ts";
import { chainOf, connect } from "../chain/connect.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { timedLogs, type TimedLog } from "../election/timedLogs.ts";
import { readJson } from "../input.ts";

/** How a command is told where box and ceremony are. */
export interface PlaceOptions {
  readonly rpc?: string;
  readonly addresses: string;
  /** The first block whose logs are read; undefined: the one that the file names. */
  readonly fromBlock?: number;
}

/** A chain with the republic's ballot box and key ceremony. */
export interface VotingPlace {
  readonly url: string;
  readonly chain: Chain;
  readonly provider: JsonRpcProvider;
  readonly chainId: bigint;
  readonly box: Hex;
  readonly ceremony: Hex;
  /** Of anonymous voters; undefined: the file names none. */
  readonly anonymousRoll?: Hex;
  /** Where it is known which votes were cast at polling stations. */
  readonly stations?: Hex;
  /** Where signatures of P-256 keys are verified, if not by the chain itself. */
  readonly p256Verifier?: Hex;
}

/** What `npm run node` and `npm run deploy` write. */
interface Addresses {
  readonly url?: string;
  /** In which the first contract was deployed. */
  readonly block?: number;
  readonly contracts?: {
    readonly ballotBox?: string;
    readonly keyCeremony?: string;
    readonly anonymousRoll?: string;
    readonly pollingStations?: string;
    readonly p256Verifier?: string;
  };
}

/**
 * Connects, does something, and disconnects.
 * @throws {CommandFailure} if no chain answers, or the file names no box and ceremony
 */
export async function atPlace<T>(options: PlaceOptions, act: (place: VotingPlace) => Promise<T>): Promise<T> {
  const { url, block, contracts } = await readJson<Addresses>(options.addresses);
  const [box, ceremony] = [contracts?.ballotBox, contracts?.keyCeremony];
  if (!isAddress(box) || !isAddress(ceremony)) {
    const expected = "expected the file that npm run node or npm run deploy wrote";
    throw new CommandFailure(
      `${options.addresses} names no ballotBox and keyCeremony; ${expected}.`,
      EXIT.badInput,
    );
  }
  const rpc = options.rpc ?? url;
  if (rpc === undefined) throw new CommandFailure("Say where the chain is: --rpc URL.", EXIT.badInput);
  const provider = await connect(rpc);
  try {
    const { chainId } = await provider.getNetwork();
    const place = {
      ...{ box: box.toLowerCase() as Hex, ceremony: ceremony.toLowerCase() as Hex },
      ...named("anonymousRoll", contracts?.anonymousRoll),
      ...named("stations", contracts?.pollingStations),
      ...named("p256Verifier", contracts?.p256Verifier),
    };
    const chain = chainOf(provider, options.fromBlock ?? block);
    return await act({ ...place, url: rpc, chain, provider, chainId });
  } finally {
    provider.destroy();
  }
}

/** Of a contract that the file may leave out. */
function named<K extends string>(key: K, address: string | undefined): { readonly [k in K]?: Hex } {
  return isAddress(address) ? ({ [key]: address.toLowerCase() } as { readonly [k in K]: Hex }) : {};
}

/** A poll as its logs have it, of which the fingerprint has been compared. */
export interface ReadPoll {
  readonly poll: Poll;
  /** Of the poll, in their order, but for its papers. */
  readonly logs: readonly TimedLog[];
}

/**
 * Reads a poll.
 *
 * @param fingerprint from the polling card; undefined: whoever asks relies on nothing
 * @throws {CommandFailure} if there is no such poll, or it is another than the voter was told of
 */
export async function readPoll(
  { chain, chainId, box }: VotingPlace,
  name: string,
  fingerprint?: string,
): Promise<ReadPoll> {
  const poll = wordOf("--poll", name);
  const logs = await timedLogs(chain, box, [POLL_TOPICS, poll]);
  const read = pollAt(chainId, box, poll, logs);
  const own = pollFingerprint(read);
  if (fingerprint === undefined || own === fingerprint.toLowerCase()) return { poll: read, logs };
  throw new CommandFailure(
    `The chain shows another poll than you were told of: its fingerprint is ${own}. Vote nowhere on this chain.`,
    EXIT.findings,
  );
}

/** A word of 32 bytes out of an option. @throws {CommandFailure} if it is none */
export function wordOf(option: string, value: string): Hex {
  if (isHexString(value, 32)) return value.toLowerCase() as Hex;
  throw new CommandFailure(`${option} is "${value}"; expected 0x and 64 hex digits.`, EXIT.badInput);
}

function pollAt(chainId: bigint, box: Hex, poll: Hex, logs: readonly TimedLog[]): Poll {
  try {
    return pollOf(chainId, box, poll, logs);
  } catch (error) {
    if (!(error instanceof PollNotPreparedError)) throw error;
    throw new CommandFailure(`There is no poll ${poll} in the box at ${box}.`, EXIT.badInput, error);
  }
}
