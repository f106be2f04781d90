import { Contract, type ContractRunner } from "ethers";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";

const LINKS = ["function authority() view returns (address)", "function gazette() view returns (address)"];

/** The legal date on a register's chain, as days since 1970-01-01. */
export async function legalToday(runner: ContractRunner, register: Hex): Promise<number> {
  const ask = async (at: string, name: string) =>
    (await new Contract(at, LINKS, runner).getFunction(name)()) as string;
  const gazette = await ask(await ask(register, "authority"), "gazette");
  return Number(await new Contract(gazette, GAZETTE_ABI, runner).getFunction("today")());
}
