import { Interface } from "ethers";
import { network } from "hardhat";
import {
  OFFICERS_NEEDED,
  OFFICES,
  type OfficeName,
  SIGNING_OFFICES,
  type SigningOffice,
} from "../../deploy/modules/offices.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { bytesFromHex, bytesFromText, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { PERSONS_ABI } from "../../sdk/abi.ts";
import { P256VERIFY } from "../../sdk/sign/p256.ts";
import { secp256k1Signer, type LocalSigner } from "../../sdk/sign/secp256k1.ts";
import { Chain, encodeCall } from "../chain/chain.ts";
import { deployRepublic, type IgnitionDeployer, type RepublicContracts } from "../deploy/deployRepublic.ts";
import type { RepublicDescription } from "../deploy/republicParameters.ts";
import { HARDFORK, type Hardfork, verifiesP256 } from "./hardfork.ts";

/** One who holds an office, with the key of their account. */
export interface Officer {
  readonly account: Hex;
  readonly signer: LocalSigner;
}

/** A republic on the embedded chain, with everybody's keys at hand. */
export interface EmbeddedRepublic {
  readonly chain: Chain;
  readonly contracts: RepublicContracts;
  /** The first of each office; `holderOf` makes the others. */
  readonly officers: Readonly<Record<OfficeName, Officer>>;
  /** Sends what citizens sign, so that they need no gas. */
  readonly relay: Hex;
  /** Deployed everything, and holds nothing. */
  readonly founder: Hex;
  readonly hardfork: Hardfork;
}

export interface EmbeddedRepublicOptions {
  readonly seed: number;
  /** ISO instant of the first block. */
  readonly beginsAt: string;
  /** Rules that the chain runs; those that gas is measured under unless it is said otherwise. */
  readonly hardfork?: Hardfork;
  /** What the state decides; its officers are filled in. */
  readonly description: Omit<RepublicDescription, "officers" | "officersAsPersons">;
}

const PERSONS = new Interface(PERSONS_ABI);

/** Many applications fit into one block, so that the chain keeps few blocks. */
const BLOCK_GAS_LIMIT = 1_000_000_000n;

const BALANCE = "1000000000000000000000000";

/** Secret key number `index` of those made from the seed for `purpose`; for runs with made-up parties only. */
export function secretKeyFrom(seed: number, purpose: string, index = 0): Uint8Array {
  return keccak256(bytesFromText(`${seed}/${purpose}/${index}`));
}

/** Id of the made-up person of this name; the same seed, the same id. */
export function personIdFrom(seed: number, name: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(`${seed}/person/${name}`)), 0, 16);
}

/** Name of one of the holders of an office, from 1 on: that of the office, for the first. */
export function holderName(office: OfficeName, number: number): string {
  return number === 1 ? office : `${office} ${number}`;
}

/** The holder of an office of this name, see `holderName`. */
export function holderOf(seed: number, name: string): Officer {
  return officerOf(secretKeyFrom(seed, name));
}

/** Deploys the republic by Ignition into a chain in this process. */
export async function foundEmbeddedRepublic(options: EmbeddedRepublicOptions): Promise<EmbeddedRepublic> {
  const connection = await network.create({
    network: "default",
    override: {
      hardfork: options.hardfork ?? HARDFORK,
      initialDate: options.beginsAt,
      blockGasLimit: BLOCK_GAS_LIMIT,
      accounts: foundingKeys(options.seed).map((privateKey) => ({ privateKey, balance: BALANCE })),
    },
  });
  return foundRepublicOn(connection, options);
}

/** Keys of the accounts that found a republic and hold its offices, made from a seed; they must be able to pay. */
export function foundingKeys(seed: number): Hex[] {
  return ["founder", "relay", ...Object.keys(OFFICES)].map((name) => hexFromBytes(secretKeyFrom(seed, name)));
}

/** A chain with Hardhat in front of it, which signs for those who found the republic. */
export interface FoundingConnection {
  readonly ignition: unknown;
  readonly provider: unknown;
}

/**
 * Deploys the republic by Ignition to a chain that is there, and of which the accounts are those of `foundingKeys`.
 *
 * @param deployment where Ignition keeps its journal, on a chain that is not in this process
 */
export async function foundRepublicOn(
  { ignition, provider }: FoundingConnection,
  { seed, description, hardfork = HARDFORK }: Omit<EmbeddedRepublicOptions, "beginsAt">,
  deployment: { readonly deploymentId?: string } = {},
): Promise<EmbeddedRepublic> {
  const keys = foundingKeys(seed).map((key) => bytesFromHex(key));
  const [founder, relay, ...rest] = keys.map(officerOf) as [Officer, Officer, ...Officer[]];
  const officers = Object.fromEntries(
    Object.keys(OFFICES).map((name, index) => [name, rest[index]]),
  ) as Record<OfficeName, Officer>;
  const names = (office: OfficeName): string[] =>
    Array.from({ length: OFFICERS_NEEDED[office] }, (_, index) => holderName(office, index + 1));
  const addresses = Object.fromEntries(
    (Object.keys(OFFICES) as OfficeName[]).map((office) => [
      office,
      names(office).map((name) => holderOf(seed, name).account),
    ]),
  ) as Record<OfficeName, Hex[]>;
  const officersAsPersons = Object.fromEntries(
    SIGNING_OFFICES.map((office) => [office, names(office).map((name) => personIdFrom(seed, name))]),
  ) as Record<SigningOffice, Hex[]>;
  const contracts = await deployRepublic(
    ignition as IgnitionDeployer,
    { ...description, officers: addresses, officersAsPersons },
    deployment,
  );
  const chain = new Chain(provider as never);
  if (verifiesP256(hardfork)) {
    await chain.send({
      from: officers.civilRegistrar.account,
      to: contracts.persons,
      data: encodeCall(PERSONS, "allowVerifier", [P256VERIFY, true]),
    });
  }
  return {
    chain,
    contracts,
    officers,
    relay: relay.account,
    founder: founder.account,
    hardfork,
  };
}

function officerOf(key: Uint8Array): Officer {
  const signer = secp256k1Signer(key);
  return { account: hexFromBytes(signer.signer), signer };
}
