import type { Hex } from "../../sdk/bytes.ts";
import type { Connection } from "./republic.ts";

/** What a transaction did to one word of storage. */
export interface StorageWrite {
  /** Address of the contract, lower case. */
  readonly contract: string;
  readonly slot: Hex;
  /** Before the transaction. */
  readonly before: bigint;
  /** After it. */
  readonly after: bigint;
}

interface Step {
  readonly op: string;
  readonly depth: number;
  readonly stack: readonly string[];
}

interface Frame {
  readonly contract: string;
}

const ZERO = `0x${"00".repeat(32)}`;

/**
 * The words of storage that a mined transaction has left otherwise than they were, each once.
 *
 * @param to contract that the transaction called
 */
export async function storageWrites(
  { provider }: Connection,
  { hash, blockNumber, to }: { readonly hash: string; readonly blockNumber: number; readonly to: string },
): Promise<StorageWrite[]> {
  const request = <T>(method: string, params: unknown[]) =>
    provider.request({ method, params }) as Promise<T>;
  const options = { disableStorage: true, enableMemory: false };
  const { structLogs } = await request<{ structLogs: Step[] }>("debug_traceTransaction", [hash, options]);
  const words = new Map<string, { contract: string; slot: Hex }>();
  const frames: Frame[] = [{ contract: to.toLowerCase() }];
  structLogs.forEach(({ op, depth, stack }, index) => {
    frames.length = depth;
    const contract = frames[depth - 1]?.contract ?? "";
    if (op === "SSTORE") {
      const slot = wordOf(stack.at(-1));
      words.set(`${contract}/${slot}`, { contract, slot });
    }
    const entered = (structLogs[index + 1]?.depth ?? depth) > depth;
    if (!entered) return;
    const keeps = op === "DELEGATECALL" || op === "CALLCODE";
    frames.push({ contract: keeps ? contract : `0x${wordOf(stack.at(-2)).slice(26)}` });
  });
  const at = async (contract: string, slot: Hex, block: number) =>
    BigInt(await request<Hex>("eth_getStorageAt", [contract, slot, `0x${block.toString(16)}`]));
  const writes: StorageWrite[] = [];
  for (const { contract, slot } of words.values()) {
    const [before, after] = [
      await at(contract, slot, blockNumber - 1),
      await at(contract, slot, blockNumber),
    ];
    if (before !== after) writes.push({ contract, slot, before, after });
  }
  return writes;
}

function wordOf(text = ZERO): Hex {
  return `0x${text.replace(/^0x/, "").padStart(64, "0")}`;
}
