import { type Fragment, Interface, ZeroAddress } from "ethers";
import { artifacts, network } from "hardhat";
import type { Hex } from "../../../sdk/bytes.ts";
import { Chain, encodeCall, type Receipt } from "../../chain/chain.ts";
import type { Hardfork } from "../../republic/hardfork.ts";

const BALANCE = "1000000000000000000000000";

/** A contract of a bench's own chain. */
export interface Deployed {
  readonly address: Hex;
  readonly abi: Interface;
}

/** A chain of its own, for what is measured apart from the republic: addresses depend on nothing that is deployed there. */
export class BenchChain {
  private constructor(
    readonly chain: Chain,
    /** Of the keys that it was begun with. */
    readonly accounts: readonly Hex[],
  ) {}

  static async begin(keys: readonly Hex[], hardfork: Hardfork, beginsAt: string): Promise<BenchChain> {
    const accounts = keys.map((privateKey) => ({ privateKey, balance: BALANCE }));
    const override = { hardfork, initialDate: beginsAt, accounts };
    const { provider } = await network.create({ network: "default", override });
    const chain = new Chain(provider as never);
    return new BenchChain(chain, await chain.request("eth_accounts"));
  }

  /** @param given what its constructor is told, by name; addresses that are not given are zero */
  async deploy(from: Hex, name: string, given: Readonly<Record<string, unknown>> = {}): Promise<Deployed> {
    const { abi, bytecode } = await artifacts.readArtifact(name);
    const own = new Interface(abi as readonly Fragment[]);
    const args = own.deploy.inputs.map((input) => given[input.name] ?? ZeroAddress);
    const data: Hex = `${bytecode as Hex}${own.encodeDeploy(args).slice(2)}`;
    const { contractAddress } = await this.chain.send({ from, data });
    if (contractAddress === null) throw new Error(`${name} was not deployed`);
    return { address: contractAddress.toLowerCase() as Hex, abi: own };
  }

  send(from: Hex, { address, abi }: Deployed, name: string, ...args: readonly unknown[]): Promise<Receipt> {
    return this.chain.send({ from, to: address, data: encodeCall(abi, name, args) });
  }
}
