import { Chain } from "../chain/chain.ts";
import { chainOf, connect } from "../chain/connect.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { atPlace, type PlaceOptions, type VotingPlace } from "./place.ts";
import { isSameNode } from "./sameNode.ts";

/** A node, and how it is called when it is found to say something else than another. */
export interface AskedNode {
  readonly name: string;
  readonly chain: Chain;
}

/** A command that asks a second node, if it is told of one. */
export interface WitnessedOptions extends PlaceOptions {
  /** JSON-RPC of a node that others run. */
  readonly witness?: string;
}

/** A command that says only what is final. */
export interface FinalOptions extends WitnessedOptions {
  /** How many blocks behind the latest one is final, where a node does not know it. */
  readonly confirmations: number;
}

/** A place about which one node is asked, or two. */
export interface WitnessedPlace extends VotingPlace {
  readonly nodes: readonly [AskedNode, ...AskedNode[]];
}

/** A place about which two nodes are asked. */
export interface TwiceWitnessedPlace extends VotingPlace {
  readonly nodes: readonly [AskedNode, AskedNode];
}

/**
 * As `atPlace`, with a second node to ask. Where there is none it says so on standard error.
 * @throws {CommandFailure} if the second is the first, or of another chain
 */
export async function atNodes<T>(
  options: WitnessedOptions,
  act: (place: WitnessedPlace) => Promise<T>,
): Promise<T> {
  const { witness } = options;
  if (witness !== undefined) return atBothNodes({ ...options, witness }, act);
  return atPlace(options, async (place) => {
    const own = ownNode(place);
    process.stderr.write(`One node is believed, ${own.name}: say --witness URL to ask another besides.\n`);
    return act({ ...place, nodes: [own] });
  });
}

/**
 * The same for who believes no node alone.
 * @throws {CommandFailure} if the second is the first, or of another chain
 */
export async function atBothNodes<T>(
  options: WitnessedOptions & { readonly witness: string },
  act: (place: TwiceWitnessedPlace) => Promise<T>,
): Promise<T> {
  return atPlace(options, async (place) => {
    const own = ownNode(place);
    const { witness } = options;
    const name = hostOf(witness);
    if (await isSameNode(place.url, witness)) {
      const who = name === own.name ? own.name : `${name}, as far as can be seen ${own.name}`;
      const why = "the node that is asked already. A witness is a node that others run";
      throw new CommandFailure(`--witness is ${who}, ${why}.`, EXIT.badInput);
    }
    const provider = await connect(witness);
    try {
      const { chainId } = await provider.getNetwork();
      if (chainId !== place.chainId) {
        const chains = `${own.name} is of chain ${place.chainId}, ${name} of chain ${chainId}`;
        throw new CommandFailure(`The two nodes are of two chains: ${chains}.`, EXIT.badInput);
      }
      return await act({
        ...place,
        nodes: [own, { name, chain: chainOf(provider, place.chain.since) }],
      });
    } finally {
      provider.destroy();
    }
  });
}

function ownNode({ url, chain }: VotingPlace): AskedNode {
  return { name: hostOf(url), chain };
}

/** Without path and query, which may hold a key. */
function hostOf(url: string): string {
  if (URL.canParse(url)) return new URL(url).host;
  throw new CommandFailure("--witness is no URL.", EXIT.badInput);
}
