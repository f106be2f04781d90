import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import type { BlockName, ChainBlock } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { timedLogs, type TimedLog } from "../election/timedLogs.ts";
import type { AskedNode } from "./nodes.ts";

type Nodes = readonly [AskedNode, ...AskedNode[]];

/** A block that all nodes have. */
export interface AgreedBlock {
  readonly number: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** The latest block, or a final one: where a node does not know which is final, that so many behind its latest. */
export type Until = "latest" | { readonly confirmations: number };

/**
 * The last block that all nodes call the latest, or final, and of which each has the same. A node that lags, or pretends to,
 * holds it back: whoever reports what stands there says of what time it is.
 *
 * @throws {CommandFailure} if they have different ones there, or one knows none
 */
export async function agreedBlock(nodes: Nodes, until: Until): Promise<AgreedBlock> {
  const number = Math.min(...(await Promise.all(nodes.map((node) => lastOf(node, until)))));
  const at = (node: AskedNode): Promise<ChainBlock> => blockAt(node, number);
  await agreed(nodes, `the hash of block ${number}`, async (node) => (await at(node)).hash);
  const time = await agreed(nodes, `the time of block ${number}`, async (node) =>
    BigInt((await at(node)).timestamp),
  );
  return { number, time: Number(time) };
}

/**
 * All logs of a contract with these topics up to a block.
 * @throws {CommandFailure} if a node shows others
 */
export async function agreedLogs(
  nodes: Nodes,
  address: Hex,
  topics: readonly (Hex | readonly Hex[] | null)[],
  { number }: AgreedBlock,
): Promise<TimedLog[]> {
  const [own, ...others] = nodes;
  const shownBy = ({ chain }: AskedNode): Promise<TimedLog[]> => timedLogs(chain, address, topics, number);
  const logs = await shownBy(own);
  // They fill pages: what is said of two answers is their hashes.
  const known = { of: own.name, is: hashOf(logs) };
  const what = `the logs of ${address} up to block ${number}`;
  await requireStated(others, what, known, async (node) => hashOf(await shownBy(node)));
  return logs;
}

/**
 * Requires that each node states a value, which is known from elsewhere.
 *
 * @param what is stated, for the reader
 * @param known the value, and of whom it is known
 * @throws {CommandFailure} if one states another, with both
 */
export async function requireStated<T extends string | bigint>(
  nodes: readonly AskedNode[],
  what: string,
  known: { readonly of: string; readonly is: T },
  ask: (node: AskedNode) => Promise<T>,
): Promise<void> {
  const answers = await Promise.all(nodes.map(ask));
  const at = answers.findIndex((answer) => answer !== known.is);
  if (at < 0) return;
  const said = `${known.of} it is ${known.is}, by ${nodes[at]?.name} ${answers[at]}`;
  throw new CommandFailure(
    `There are two answers about ${what}: by ${said}. Nothing was done.`,
    EXIT.findings,
  );
}

/** What all nodes answer. @throws {CommandFailure} if one answers something else than the first, with both */
export async function agreed<T extends string | bigint>(
  nodes: Nodes,
  what: string,
  ask: (node: AskedNode) => Promise<T>,
): Promise<T> {
  const [own, ...others] = nodes;
  const is = await ask(own);
  await requireStated(others, what, { of: own.name, is }, ask);
  return is;
}

function hashOf(logs: readonly TimedLog[]): Hex {
  return hexFromBytes(keccak256(bytesFromText(JSON.stringify(logs))));
}

async function lastOf(node: AskedNode, until: Until): Promise<number> {
  if (until === "latest") return Number((await blockAt(node, "latest")).number);
  const final = await blockIn(node, "finalized");
  if (final !== null) return Number(final.number);
  const { confirmations } = until;
  process.stderr.write(
    `${node.name} knows no final block: ${confirmations} behind its latest is taken for one.\n`,
  );
  return Math.max(0, Number((await blockAt(node, "latest")).number) - confirmations);
}

/** @throws {CommandFailure} if the node does not have it */
async function blockAt(node: AskedNode, name: BlockName): Promise<ChainBlock> {
  const block = await blockIn(node, name);
  if (block !== null) return block;
  throw new CommandFailure(`The node at ${node.name} has no block "${name}".`, EXIT.badInput);
}

/** A node that does not know a block by its name says so in words of its own. */
function blockIn({ chain }: AskedNode, name: BlockName): Promise<ChainBlock | null> {
  return chain.block(name).catch(() => null);
}
