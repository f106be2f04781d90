import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { network } from "hardhat";
import { type Chain, type ChainProvider, quantity } from "../../../scripts/chain/chain.ts";
import { BenchElection } from "../../../scripts/bench/voting/benchElection.ts";
import type { PollingStation } from "../../../scripts/election/pollingStation.ts";
import {
  type EmbeddedRepublic,
  foundingKeys,
  foundRepublicOn,
} from "../../../scripts/republic/embeddedRepublic.ts";
import { HARDFORK } from "../../../scripts/republic/hardfork.ts";
import { Parties } from "../../../scripts/start/parties.ts";
import { stateFor } from "../../../scripts/start/stateDescription.ts";
import { enrol } from "../../../scripts/start/takeover.ts";
import { Tally } from "../../../scripts/start/tally.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { dayOf } from "../../../sdk/law/dates.ts";
import { startAnvil } from "../../support/anvil.ts";

const SEED = 1;
const CHAIN_ID = 31_337;
const RICH: Hex = "0x3635c9adc5dea00000";

/** Milliseconds between two questions for a receipt, and how often it is asked. */
const WAIT = 5;
const TRIES = 2_000;

const DEPLOYMENTS = path.join(import.meta.dirname, "../../../deploy/deployments");
const SILENT = { advance: () => undefined, stop: () => undefined };

/** The republic on a chain that can be reorganised. */
export interface ReorganisedChain {
  readonly url: string;
  readonly republic: EmbeddedRepublic;
  readonly election: BenchElection;
  readonly station: PollingStation;
  stop(): Promise<void>;
}

/**
 * Deploys the republic to a node of anvil, and holds an election to the opening of its one poll.
 * @throws {AnvilMissingError} if there is no anvil here
 */
export async function openPollOnAnvil(options: number, voters: number): Promise<ReorganisedChain> {
  const { beginsAt, description } = stateFor(dayOf("2016-01-04"));
  const anvil = await startAnvil(CHAIN_ID, HARDFORK, beginsAt);
  const accounts = foundingKeys(SEED);
  const connection = await network.create({ network: "rpc", override: { url: anvil.url, accounts } });
  const deploymentId = `anvil-${process.pid}`;
  const stop = async (): Promise<void> => {
    await connection.close();
    await rm(path.join(DEPLOYMENTS, deploymentId), { recursive: true, force: true });
    await anvil.stop();
  };
  try {
    for (const account of (await connection.provider.request({ method: "eth_accounts" })) as Hex[]) {
      await connection.provider.request({ method: "anvil_setBalance", params: [account, RICH] });
    }
    const waiting = { ...connection, provider: waitingForBlocks(connection.provider) };
    const republic = await foundRepublicOn(waiting, { seed: SEED, description }, { deploymentId });
    await republic.chain.advanceTo(dayOf("2016-02-01") * 86_400);
    const parties = new Parties(republic, SEED);
    await enrol(republic, [parties.officer("reviewer"), parties.officer("court")], new Tally(), SILENT);
    const election = new BenchElection(republic, parties);
    const [station] = await election.open([{ contests: [options], voters }]);
    if (station === undefined) throw new Error("the election has no poll");
    return { url: anvil.url, republic, election, station, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A node in another process says that it has a transaction before it has made the block: its receipt is asked for until it is there. */
function waitingForBlocks(provider: ChainProvider): ChainProvider {
  const request: ChainProvider["request"] = async (call) => {
    for (let tries = 0; ; tries++) {
      const answer = await provider.request(call);
      if (answer !== null || call.method !== "eth_getTransactionReceipt" || tries === TRIES) return answer;
      await setTimeout(WAIT);
    }
  };
  return { request };
}

/**
 * Replaces the latest blocks by as many others, in which there are only these transactions, each in the block of a number from 0.
 * What was in the old ones is in no pool: whoever has it must send it again.
 */
export async function reorganise(
  chain: Chain,
  blocks: number,
  transactions: readonly (readonly [raw: Hex, block: number])[] = [],
): Promise<void> {
  await chain.request("anvil_reorg", [blocks, transactions]);
}

/** A transaction in the latest block as it went over the wire, so that anyone can send it again. */
export async function latestRaw(chain: Chain): Promise<Hex> {
  const block = await chain.request<{ transactions: Hex[] }>("eth_getBlockByNumber", ["latest", false]);
  return chain.request<Hex>("eth_getRawTransactionByHash", [block.transactions[0]]);
}

/** The next block is of this second. */
export async function nextBlockAt(chain: Chain, second: number): Promise<void> {
  await chain.request("evm_setNextBlockTimestamp", [quantity(second)]);
}
