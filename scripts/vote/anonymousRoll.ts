import { Interface } from "ethers";
import { ANONYMOUS_ROLL_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import type { AnonymousRollToAudit } from "../../sdk/voting/audit/auditPoll.ts";
import type { MembershipKey } from "../../sdk/voting/audit/membership.ts";
import { encodeCall } from "../chain/chain.ts";
import { readJson } from "../input.ts";
import { agreed } from "./agreement.ts";
import type { WitnessedPlace } from "./nodes.ts";

const ROLL = new Interface(ANONYMOUS_ROLL_ABI);

/** Of `anonymous/`, which has packages of its own, what an observer needs. */
interface RollModule {
  readonly AnonymousRoll: {
    of(commitments: readonly bigint[]): { readonly root: Hex; readonly voters: number };
  };
}

interface CircuitModule {
  installedKey(depth: number): string;
}

/** What is needed to verify that anonymous voters are on a roll, or why it cannot be verified. */
export interface AnonymousAudit {
  readonly membership?: AnonymousRollToAudit;
  readonly unverified?: readonly string[];
}

/** @param published the voters' commitments, in the order of the roll */
export async function anonymousRollOf(
  { nodes, anonymousRoll }: WitnessedPlace,
  published: readonly string[],
): Promise<AnonymousAudit> {
  const modules = await installed();
  if (modules === undefined) {
    const how = "`npm run anonymous:install` installs what verifies it (252 MB; see anonymous/README.md)";
    return { unverified: [`that the voters, who are anonymous, are on the roll; ${how}`] };
  }
  if (anonymousRoll === undefined)
    return { unverified: ["that the voters are on the roll; the file of addresses names no anonymousRoll"] };
  const [{ AnonymousRoll }, { installedKey }] = modules;
  const { root, voters } = AnonymousRoll.of(published.map(BigInt));
  const asked = encodeCall(ROLL, "depth", []);
  const depth = await agreed(nodes, "the depth of the circuit", async (chain) =>
    BigInt(await chain.call(anonymousRoll, asked)),
  );
  const key = await readJson<MembershipKey>(installedKey(Number(depth)));
  return { membership: { root, voters, key } };
}

/** Undefined: its packages are not installed. */
async function installed(): Promise<readonly [RollModule, CircuitModule] | undefined> {
  try {
    // By URL, so that the rest can be checked and run without these packages.
    const load = (name: string): Promise<unknown> =>
      import(new URL(`../../anonymous/${name}`, import.meta.url).href);
    return [(await load("roll.ts")) as RollModule, (await load("circuit.ts")) as CircuitModule];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
