import { Interface } from "ethers";
import { ANONYMOUS_ROLL_ABI } from "../../sdk/abi.ts";
import type { MembershipKey } from "../../sdk/voting/audit/membership.ts";
import { encodeCall } from "../chain/chain.ts";
import { readJson } from "../input.ts";
import { agreed } from "./agreement.ts";
import type { WitnessedPlace } from "./nodes.ts";

const ROLL = new Interface(ANONYMOUS_ROLL_ABI);

/** Of `anonymous/`, which has packages of its own, what an observer needs. */
interface CircuitModule {
  installedKey(depth: number): string;
}

/** By what it is verified that anonymous voters are on the roll, or why it cannot be. */
export interface MembershipMeans {
  readonly key?: MembershipKey;
  readonly unverified?: readonly string[];
}

/** The verification key of the circuit that the box uses, as Semaphore's setup published it. */
export async function membershipKeyOf({ nodes, anonymousRoll }: WitnessedPlace): Promise<MembershipMeans> {
  if (anonymousRoll === undefined)
    return { unverified: ["that the voters are on the roll; the file of addresses names no anonymousRoll"] };
  const asked = encodeCall(ROLL, "depth", []);
  const depth = await agreed(nodes, "the depth of the circuit", async ({ chain }) =>
    BigInt(await chain.call(anonymousRoll, asked)),
  );
  const file = await installedKey(Number(depth));
  if (file !== undefined) return { key: await readJson<MembershipKey>(file) };
  const how = "`npm run anonymous:install` installs what verifies it (252 MB; see anonymous/README.md)";
  return { unverified: [`that the voters, who are anonymous, are on the roll; ${how}`] };
}

/** Undefined: the packages of `anonymous/` are not installed. */
async function installedKey(depth: number): Promise<string | undefined> {
  try {
    // By URL, so that the rest can be checked and run without these packages.
    const circuit = new URL("../../anonymous/circuit.ts", import.meta.url).href;
    return ((await import(circuit)) as CircuitModule).installedKey(depth);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
