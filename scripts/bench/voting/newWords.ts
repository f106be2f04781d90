import type { Hex } from "../../../sdk/bytes.ts";
import { type Chain, quantity } from "../../chain/chain.ts";

interface Step {
  readonly op: string;
  readonly stack: readonly string[];
}

const ZERO = /^0x0*$/;

/**
 * Words of a contract's storage that were zero before some transactions, and are not after them: what every node keeps for ever
 * because of them.
 *
 * @param hashes of transactions, of the same block or of several, whose writes are all in that contract
 */
export async function newWords(chain: Chain, contract: Hex, hashes: readonly Hex[]): Promise<number> {
  const written = new Set<Hex>();
  const blocks: number[] = [];
  for (const hash of hashes) {
    const { blockNumber } = await chain.request<{ blockNumber: Hex }>("eth_getTransactionReceipt", [hash]);
    blocks.push(Number(blockNumber));
    const only = { disableMemory: true, disableStorage: true };
    const { structLogs } = await chain.request<{ structLogs: Step[] }>("debug_traceTransaction", [
      hash,
      only,
    ]);
    for (const { op, stack } of structLogs) {
      if (op === "SSTORE") written.add(`0x${(stack.at(-1) ?? "").replace(/^0x/, "").padStart(64, "0")}`);
    }
  }
  const valueAt = (slot: Hex, block: number): Promise<Hex> =>
    chain.request<Hex>("eth_getStorageAt", [contract, slot, quantity(block)]);
  let words = 0;
  for (const slot of written) {
    const [before, after] = [
      await valueAt(slot, Math.min(...blocks) - 1),
      await valueAt(slot, Math.max(...blocks)),
    ];
    if (ZERO.test(before) && !ZERO.test(after)) words++;
  }
  return words;
}
