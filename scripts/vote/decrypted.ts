import { Interface, toBeHex } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { decryptionsOf } from "../../sdk/voting/boxLogs.ts";
import type { Chain } from "../chain/chain.ts";
import { timedLogs } from "../election/timedLogs.ts";

const DECRYPTED = new Interface(BALLOT_BOX_ABI).getEvent("Decrypted")?.topicHash as Hex;

/**
 * The contests of a poll that a trustee has decrypted, as all nodes have it up to their latest blocks: what only one of them shows is
 * sent again, which the box refuses if it was true.
 */
export async function decryptedBy(
  trustee: number,
  { box, poll }: { readonly box: Hex; readonly poll: Hex },
  chains: readonly Chain[],
): Promise<ReadonlySet<number>> {
  const topics = [DECRYPTED, poll, null, toBeHex(trustee, 32) as Hex];
  const shown = await Promise.all(
    chains.map(async (chain) => {
      const taken = decryptionsOf(await timedLogs(chain, box, topics));
      return new Set(taken.map(({ contest }) => contest));
    }),
  );
  const [own = new Set<number>(), ...others] = shown;
  return new Set([...own].filter((contest) => others.every((other) => other.has(contest))));
}
