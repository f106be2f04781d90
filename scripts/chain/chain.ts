import type { Interface } from "ethers";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { revertDataOf } from "../../sdk/errors.ts";

/** What a node, or a library in front of it, offers (EIP-1193). */
export interface ChainProvider {
  request(call: { method: string; params: unknown[] }): Promise<unknown>;
}

/** A log as JSON-RPC gives it. */
export interface ChainLog {
  readonly address: Hex;
  readonly topics: Hex[];
  readonly data: Hex;
  readonly blockNumber: Hex;
  readonly logIndex: Hex;
}

/** A block as JSON-RPC gives it, without its transactions. */
export interface ChainBlock {
  readonly number: Hex;
  readonly hash: Hex;
  /** Seconds since 1970. */
  readonly timestamp: Hex;
}

/** A block by its number, or by what nodes call it. */
export type BlockName = number | "latest" | "finalized";

/** Which logs are asked for: of a contract or of several, with these topics; null is any. */
export interface LogFilter {
  readonly address: Hex | readonly Hex[];
  readonly topics?: readonly (Hex | readonly Hex[] | null)[];
}

/** What became of a transaction. */
export interface Receipt {
  readonly gasUsed: number;
  readonly logs: readonly ChainLog[];
  readonly contractAddress: Hex | null;
  readonly reverted: boolean;
}

/** A transaction, as it is sent. */
export interface Transaction {
  readonly from: Hex;
  readonly to?: Hex;
  readonly data: Hex;
  /** Gas limit; a generous one unless given. */
  readonly gas?: number;
}

/** A call or transaction was reverted. `data` is what the contract reverted with: selector and arguments. */
export class ChainRevertError extends Error {
  override readonly name = "ChainRevertError";
  readonly data: Hex;

  constructor(data: Hex, cause: unknown) {
    super(`the contract reverted with ${data.length > 74 ? `${data.slice(0, 74)}…` : data}`, { cause });
    this.data = data;
  }
}

/** A node does not have a block. */
export class MissingBlockError extends Error {
  override readonly name = "MissingBlockError";
  readonly block: BlockName;

  constructor(block: BlockName) {
    super(`the node has no block ${block}`);
    this.block = block;
  }
}

/** Gas of a transaction whose sender states no limit: as much as a transaction may have (EIP-7825). */
export const MOST_GAS = 16_777_216;
const GAS_PRICE: Hex = "0x77359400";

/**
 * A chain by its JSON-RPC alone. Gas and fees are given with each transaction and nothing is estimated, which makes it
 * several times faster than a contract wrapper: a replay sends tens of thousands.
 */
export class Chain {
  readonly #provider: ChainProvider;

  /** The first block whose logs matter, such as that in which the contracts were deployed. */
  readonly since: number;

  constructor(provider: ChainProvider, since = 0) {
    this.#provider = provider;
    this.since = since;
  }

  request<T>(method: string, params: unknown[] = []): Promise<T> {
    return this.#provider.request({ method, params }) as Promise<T>;
  }

  /**
   * Sends a transaction and returns its receipt.
   * @throws {ChainRevertError} if it reverts
   */
  async send(transaction: Transaction): Promise<Receipt> {
    const receipt = await this.#receipt(await this.#revertAware(() => this.#submit(transaction)));
    if (!receipt.reverted) return receipt;
    // A node of its own says so by the receipt alone; asked again, it says with what.
    const { from, to, data } = transaction;
    await this.#revertAware(() => this.request("eth_call", [{ from, to, data }, "latest"]));
    throw new ChainRevertError("0x", receipt);
  }

  /** Gives transactions to the embedded chain without a block for them yet. @returns their hashes */
  async queue(transactions: readonly Transaction[]): Promise<Hex[]> {
    await this.request("evm_setAutomine", [false]);
    const hashes: Hex[] = [];
    for (const transaction of transactions) hashes.push(await this.#submit(transaction));
    return hashes;
  }

  /**
   * Executes what is queued, in one block. The chain works beside this thread: do not wait for it sooner than needed.
   * @returns the receipts; one that reverted says so and has no logs
   */
  async mine(hashes: readonly Hex[]): Promise<Receipt[]> {
    await this.request("evm_mine");
    await this.request("evm_setAutomine", [true]);
    const receipts: Receipt[] = [];
    for (const hash of hashes) receipts.push(await this.#receipt(hash));
    return receipts;
  }

  #submit({ from, to, data, gas = MOST_GAS }: Transaction): Promise<Hex> {
    return this.request("eth_sendTransaction", [{ from, to, data, gas: quantity(gas), gasPrice: GAS_PRICE }]);
  }

  async #receipt(hash: Hex): Promise<Receipt> {
    const receipt = await this.request<{
      status: Hex;
      gasUsed: Hex;
      logs: ChainLog[];
      contractAddress: Hex | null;
    }>("eth_getTransactionReceipt", [hash]);
    return { ...receipt, reverted: receipt.status === "0x0", gasUsed: Number(receipt.gasUsed) };
  }

  /**
   * Calls without a transaction.
   * @param block behind which; the latest unless given
   * @throws {ChainRevertError} if it reverts
   */
  call(to: Hex, data: Hex, block?: number): Promise<Hex> {
    const tag = block === undefined ? "latest" : quantity(block);
    return this.#revertAware(() => this.request<Hex>("eth_call", [{ to, data }, tag]));
  }

  /** Logs of the blocks from `first` to `last`, in their order. A node may refuse so many blocks, or their logs, at once. */
  logs(filter: LogFilter, first: number, last: number): Promise<ChainLog[]> {
    const blocks = { fromBlock: quantity(first), toBlock: quantity(last) };
    return this.request<ChainLog[]>("eth_getLogs", [{ ...filter, ...blocks }]);
  }

  /** @returns null if the node does not have it */
  block(name: BlockName): Promise<ChainBlock | null> {
    const tag = typeof name === "number" ? quantity(name) : name;
    return this.request<ChainBlock | null>("eth_getBlockByNumber", [tag, false]);
  }

  /**
   * Seconds since 1970, of a block.
   * @throws {MissingBlockError} if the node does not have it
   */
  async timeOf(name: BlockName): Promise<number> {
    const block = await this.block(name);
    if (block === null) throw new MissingBlockError(name);
    return Number(block.timestamp);
  }

  /** Instant of the latest block, in Unix seconds. */
  now(): Promise<number> {
    return this.timeOf("latest");
  }

  async blockNumber(): Promise<number> {
    return Number(await this.request<Hex>("eth_blockNumber"));
  }

  /** Lets the embedded chain's clock go on to an instant (Unix seconds); does nothing if it is past it already. */
  async advanceTo(instant: number): Promise<void> {
    if (instant <= (await this.now())) return;
    await this.request("evm_setNextBlockTimestamp", [quantity(instant)]);
    await this.request("evm_mine");
  }

  async #revertAware<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const data = revertDataOf(error);
      throw data === undefined ? error : new ChainRevertError(data, error);
    }
  }
}

/** Calldata of a function. */
export function encodeCall(abi: Interface, name: string, args: readonly unknown[]): Hex {
  return abi.encodeFunctionData(name, args) as Hex;
}

export const quantity = (value: number | bigint): Hex => `0x${value.toString(16)}`;

export const hex = (bytes: Uint8Array): Hex => hexFromBytes(bytes);
