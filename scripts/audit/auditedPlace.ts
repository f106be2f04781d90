import { Interface, isAddress, type JsonRpcProvider } from "ethers";
import { SUCCESSOR_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { readDomain } from "../../sdk/law/domain.ts";
import { type Chain, encodeCall } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";

/** A register that is to be audited. */
export interface NamedRegister {
  readonly name: string;
  readonly address: Hex;
  /** Whether its act lets closed entries be opened again. */
  readonly reopens: boolean;
  /** The registers that it has succeeded, the oldest first. */
  readonly predecessors: readonly Hex[];
}

/** The registers that a file of addresses may name, and whether their acts let closed entries be opened again. */
const REGISTERS = { landRegister: true, caseRegister: false, electionRegister: false } as const;

const SUCCESSOR = new Interface(SUCCESSOR_ABI);
const PREDECESSOR = encodeCall(SUCCESSOR, "predecessor", []);

/**
 * The registers that a file names, as their chain has them.
 *
 * @param file which the addresses are from
 * @throws {CommandFailure} if it names none, or there is no register at an address
 */
export async function registersOf(
  file: string,
  addresses: Readonly<Record<string, unknown>>,
  provider: JsonRpcProvider,
  chain: Chain,
): Promise<NamedRegister[]> {
  const registers: NamedRegister[] = [];
  for (const [key, reopens] of Object.entries(REGISTERS)) {
    const address = addresses[key];
    if (address === undefined) continue;
    if (!isAddress(address)) {
      const stated = JSON.stringify(address);
      throw new CommandFailure(`${file}: ${key} is ${stated}; expected an address.`, EXIT.badInput);
    }
    const { name } = await readDomain(provider, address).catch((error: unknown) => {
      throw new CommandFailure(`There is no register at ${address} on this chain.`, EXIT.badInput, error);
    });
    const predecessors = await predecessorsOf(chain, address as Hex);
    registers.push({ name, address: address as Hex, reopens, predecessors });
  }
  if (registers.length > 0) return registers;
  const expected = `expected one of ${Object.keys(REGISTERS).join(", ")}, as npm run deploy -- --json FILE writes them`;
  throw new CommandFailure(`${file} names no register; ${expected}.`, EXIT.badInput);
}

/** The oldest first. Asked of the code, since a register that succeeds none has no such function. */
async function predecessorsOf(chain: Chain, register: Hex): Promise<Hex[]> {
  const code = await chain.request<Hex>("eth_getCode", [register, "latest"]);
  if (!code.includes(PREDECESSOR.slice(2))) return [];
  const answer = await chain.call(register, PREDECESSOR);
  const [before] = SUCCESSOR.decodeFunctionResult("predecessor", answer) as unknown as [Hex];
  return [...(await predecessorsOf(chain, before)), before];
}
