import type { Hex } from "../../sdk/bytes.ts";
import { Chain, quantity } from "../chain/chain.ts";
import { connect } from "../chain/connect.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { timedLogs, type TimedLog } from "../election/timedLogs.ts";
import type { VotingPlace } from "./place.ts";

/** How a trustee's command is told of a second node, and what counts as final where a node does not say. */
export interface WitnessOptions {
  readonly witness: string;
  /** Blocks behind the latest, where a node knows no block of the tag "finalized". */
  readonly confirmations: number;
}

/** Two nodes, which must say the same of one block that is final for both. */
export interface Witnessed {
  readonly place: VotingPlace;
  /** The stated one, and the witness. */
  readonly nodes: readonly [Chain, Chain];
  readonly block: number;
  /** In Unix seconds, of that block. */
  readonly time: number;
  /** Of each node what makes the block final, in words. */
  readonly final: readonly [string, string];
}

interface Block {
  readonly number: Hex;
  readonly hash: Hex;
  readonly timestamp: Hex;
}

/**
 * Connects to the witness, does something with both nodes, and disconnects.
 * @throws {CommandFailure} if no chain answers there, or the two show different blocks
 */
export async function witnessed<T>(
  place: VotingPlace,
  { witness, confirmations }: WitnessOptions,
  act: (both: Witnessed) => Promise<T>,
): Promise<T> {
  const provider = await connect(witness);
  try {
    const request = ({ method, params }: { method: string; params: unknown[] }) =>
      provider.send(method, params);
    const nodes = [place.chain, new Chain({ request })] as const;
    const [own, other] = [await finalOf(nodes[0], confirmations), await finalOf(nodes[1], confirmations)];
    const block = Math.min(own.block, other.block);
    const [shown, seen] = [await blockAt(nodes[0], block), await blockAt(nodes[1], block)];
    const isSame = shown?.hash === seen?.hash && shown?.timestamp === seen?.timestamp;
    if (shown === null || !isSame) throw disagreement(`block ${block}`);
    return await act({ place, nodes, block, time: Number(shown.timestamp), final: [own.why, other.why] });
  } finally {
    provider.destroy();
  }
}

/**
 * All logs of a contract with these topics up to the final block.
 * @throws {CommandFailure} if the two nodes show others
 */
export async function agreedLogs(
  { nodes, block }: Witnessed,
  address: Hex,
  topics: readonly (Hex | readonly Hex[] | null)[],
): Promise<TimedLog[]> {
  const own = await timedLogs(nodes[0], address, topics, block);
  const other = await timedLogs(nodes[1], address, topics, block);
  if (JSON.stringify(own) !== JSON.stringify(other)) throw disagreement(`the logs of ${address}`);
  return own;
}

function disagreement(what: string): CommandFailure {
  return new CommandFailure(
    `The two nodes do not agree on ${what}: one of them lies, or has another chain. Nothing is said.`,
    EXIT.findings,
  );
}

async function finalOf(node: Chain, confirmations: number): Promise<{ block: number; why: string }> {
  const tagged = await node
    .request<Block | null>("eth_getBlockByNumber", ["finalized", false])
    // A node that does not know the tag says so in words of its own.
    .catch(() => null);
  if (tagged !== null) return { block: Number(tagged.number), why: "finalized" };
  const block = Math.max(0, (await node.blockNumber()) - confirmations);
  return { block, why: `${confirmations} confirmations` };
}

function blockAt(node: Chain, block: number): Promise<Block | null> {
  return node.request<Block | null>("eth_getBlockByNumber", [quantity(block), false]);
}
