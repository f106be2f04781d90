import { JsonRpcProvider, Network } from "ethers";
import { Chain } from "./chain.ts";
import { noChainAt } from "./networks.ts";

/**
 * A provider of a chain that answers. Whoever asks for it destroys it.
 * @throws {CommandFailure} if no chain answers there
 */
export async function connect(url: string): Promise<JsonRpcProvider> {
  const chainId = await chainIdAt(url);
  // Asked once: a provider that has to find out by itself tries for ever. Nothing is kept, so that "latest" is.
  const chain = Network.from(chainId);
  return new JsonRpcProvider(url, chain, { staticNetwork: chain, cacheTimeout: -1 });
}

/** A node's chain. @param since the first block whose logs matter */
export function chainOf(provider: JsonRpcProvider, since?: number): Chain {
  return new Chain({ request: ({ method, params }) => provider.send(method, params) }, since);
}

async function chainIdAt(url: string): Promise<bigint> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body });
    return BigInt(((await answer.json()) as { result: string }).result);
  } catch (error) {
    throw noChainAt(url, error);
  }
}
