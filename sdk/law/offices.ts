import { Contract, type ContractRunner } from "ethers";
import type { Hex } from "../bytes.ts";

/** Offices whose signatures stand outside of applications: role in the contract `Offices`. */
export const SIGNING_OFFICES = { landRegistrar: 4n, surveyOffice: 5n } as const;

/** Name of such an office. */
export type SigningOffice = keyof typeof SIGNING_OFFICES;

const AUTHORITY = "function authority() view returns (address)";
const HAS_ROLE =
  "function hasRole(uint64 office, address officer) view returns (bool isMember, uint32 delay)";

/**
 * Whether an account holds an office of the republic to which a register belongs.
 *
 * @param register address; its authority is the contract `Offices`
 * @param block at which it is asked; the latest unless told. Of an old one only an archive node knows
 */
export async function holdsOffice(
  runner: ContractRunner,
  register: Hex,
  office: SigningOffice,
  account: Hex,
  block: number | "latest" = "latest",
): Promise<boolean> {
  const at = { blockTag: block };
  const offices = (await new Contract(register, [AUTHORITY], runner).getFunction("authority")(at)) as string;
  const hasRole = new Contract(offices, [HAS_ROLE], runner).getFunction("hasRole");
  const [isMember] = (await hasRole(SIGNING_OFFICES[office], account, at)) as [boolean, bigint];
  return isMember;
}
