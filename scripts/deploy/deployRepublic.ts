import RepublicModule from "../../deploy/modules/Republic.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { type RepublicDescription, republicParameters } from "./republicParameters.ts";

/** Addresses of the contracts of a republic. */
export interface RepublicContracts {
  readonly executive: Hex;
  readonly offices: Hex;
  readonly gazette: Hex;
  readonly persons: Hex;
  readonly landRegister: Hex;
  readonly landTakeover: Hex;
  readonly caseRegister: Hex;
  readonly electionRegister: Hex;
  readonly ballotBox: Hex;
  readonly keyCeremony: Hex;
  readonly referendums: Hex;
  readonly lodgingBook: Hex;
  readonly discretions: Hex;
  readonly p256Verifier: Hex;
  readonly rsaVerifier: Hex;
  readonly webAuthnVerifier: Hex;
  /** Rulesets in force at the founding, beside the contracts above. */
  readonly [name: string]: Hex;
}

/** The deployer of a connection to a chain, as Hardhat's plugin offers it. */
export interface IgnitionDeployer {
  deploy(
    module: typeof RepublicModule,
    options: { parameters: never; deploymentId?: string; displayUi?: boolean },
  ): Promise<Record<string, unknown>>;
}

/**
 * Deploys the republic by Ignition and founds it. On a chain that is not in this process, what was deployed before is
 * not deployed again: an interrupted deployment goes on where it stopped.
 */
export async function deployRepublic(
  ignition: IgnitionDeployer,
  description: RepublicDescription,
  options: { deploymentId?: string; displayUi?: boolean } = {},
): Promise<RepublicContracts> {
  const parameters = republicParameters(description) as never;
  const deployed = await ignition.deploy(RepublicModule, { parameters, ...options });
  return Object.fromEntries(
    Object.entries(deployed).map(([name, contract]) => [name, (contract as { target: Hex }).target]),
  ) as unknown as RepublicContracts;
}
