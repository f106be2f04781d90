import { readFileSync } from "node:fs";
import { network } from "hardhat";
import RepublicModule from "../../deploy/modules/Republic.ts";
import {
  OFFICES,
  type OfficeName,
  SIGNING_OFFICES,
  type SigningOffice,
} from "../../deploy/modules/offices.ts";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { hashText } from "../../sdk/words.ts";
import { type LocalSigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { MOST_GAS } from "../../scripts/chain/chain.ts";
import { type RepublicDescription, republicParameters } from "../../scripts/deploy/republicParameters.ts";
import { type Hardfork, HARDFORK } from "../../scripts/republic/hardfork.ts";
import {
  type Executive,
  Executive__factory,
  AnonymousRoll__factory,
  BallotBox__factory,
  CaseRegister__factory,
  ElectionRegister__factory,
  KeyCeremony__factory,
  PollingStations__factory,
  Referendums__factory,
  Gazette__factory,
  Discretions__factory,
  LandRegister__factory,
  LodgingBook__factory,
  Offices__factory,
  Persons__factory,
  Takeover__factory,
} from "../../typechain-types/index.js";
import type { EnactmentStruct } from "../../typechain-types/contracts/law/Gazette.js";

const FILE = new URL("../../deploy/parameters/replay.json", import.meta.url);
const BALANCE = "1000000000000000000000000";
const ACCOUNTS = ["founder", "relay", ...Object.keys(OFFICES)] as const;

/** When the republic is founded; its acts are in force from the first of January. */
export const FOUNDED_AT = "2015-12-01T09:00:00Z";

/** Days between the announcement of an enactment and the enactment. */
export const ANNOUNCED_DAYS = 10;

/** What the state decided, but for its officers. */
export const DESCRIPTION = JSON.parse(readFileSync(FILE, "utf8")) as RepublicDescription;

export type Connection = Awaited<ReturnType<typeof connect>>;
export type Republic = Awaited<ReturnType<typeof foundRepublic>>;

/** Gas limit of each transaction, so that nothing is estimated. */
export const GENEROUS = { gasLimit: MOST_GAS } as const;

/** The secret key of an account, or of a made-up person. */
export function secretKeyOf(name: string): Uint8Array {
  return keccak256(bytesFromText(`secret key of ${name}`));
}

/** Instead of an officer's person: they sign no applications. */
export const NO_PERSON = `0x${"00".repeat(16)}`;

/** The id of a person, by their name. */
export function personOf(name: string): Hex {
  return hexFromBytes(hashText(name).subarray(0, 16));
}

function connect(chainId: number, hardfork: Hardfork) {
  return network.create({
    network: "default",
    override: {
      chainId,
      hardfork,
      initialDate: FOUNDED_AT,
      accounts: ACCOUNTS.map((name) => ({ privateKey: hexFromBytes(secretKeyOf(name)), balance: BALANCE })),
    },
  });
}

/** Name of one of the holders of an office, from 1 on: that of the office, for the first. */
export function holderName(office: OfficeName, number: number): string {
  return number === 1 ? office : `${office} ${number}`;
}

/**
 * Deploys the republic by Ignition into a chain of its own; the same addresses on every chain.
 * @param counts how many hold an office from the founding on, as `holderName` names them; one, where nothing is said
 * @param hardfork whose rules the chain runs
 */
export async function foundRepublic(
  chainId = 31_337,
  counts: Partial<Record<OfficeName, number>> = {},
  hardfork = HARDFORK,
) {
  const connection = await connect(chainId, hardfork);
  const { ethers, ignition } = connection;
  const accounts = await Promise.all(
    ACCOUNTS.map((name) => ethers.getSigner(hexFromBytes(secp256k1Signer(secretKeyOf(name)).signer))),
  );
  const [founder, relay, ...rest] = accounts as [Account, Account, ...Account[]];
  const officers = Object.fromEntries(Object.keys(OFFICES).map((name, index) => [name, rest[index]]));
  const holders = (office: OfficeName): string[] =>
    Array.from({ length: counts[office] ?? 1 }, (_, index) => holderName(office, index + 1));
  const addresses = (Object.keys(OFFICES) as OfficeName[]).map((office) => [
    office,
    holders(office).map((name) => hexFromBytes(secp256k1Signer(secretKeyOf(name)).signer)),
  ]);
  const persons = SIGNING_OFFICES.map((office) => [office, holders(office).map(personOf)]);
  const parameters = republicParameters({
    ...DESCRIPTION,
    officers: Object.fromEntries(addresses) as Record<OfficeName, string[]>,
    officersAsPersons: Object.fromEntries(persons) as Record<SigningOffice, string[]>,
  });
  const deployed = await ignition.deploy(RepublicModule, { parameters: parameters as never });
  const at = (name: keyof typeof deployed): string => String(deployed[name].target);
  return {
    connection,
    founder,
    relay,
    officers: officers as Record<OfficeName, Account>,
    executive: Executive__factory.connect(at("executive"), relay) as Executive,
    offices: Offices__factory.connect(at("offices"), relay),
    gazette: Gazette__factory.connect(at("gazette"), relay),
    persons: Persons__factory.connect(at("persons"), relay),
    landRegister: LandRegister__factory.connect(at("landRegister"), relay),
    landTakeover: Takeover__factory.connect(at("landTakeover"), relay),
    caseRegister: CaseRegister__factory.connect(at("caseRegister"), relay),
    electionRegister: ElectionRegister__factory.connect(at("electionRegister"), relay),
    anonymousRoll: AnonymousRoll__factory.connect(at("anonymousRoll"), relay),
    ballotBox: BallotBox__factory.connect(at("ballotBox"), relay),
    keyCeremony: KeyCeremony__factory.connect(at("keyCeremony"), relay),
    pollingStations: PollingStations__factory.connect(at("pollingStations"), relay),
    referendums: Referendums__factory.connect(at("referendums"), relay),
    landDealingTypes: at("landDealingTypes"),
    discretions: Discretions__factory.connect(at("discretions"), relay),
    lodgingBook: LodgingBook__factory.connect(at("lodgingBook"), relay),
    p256Verifier: at("p256Verifier"),
    webAuthnVerifier: at("webAuthnVerifier"),
    rulesets: {
      landPart2: at("landPart2"),
      landPart3: at("landPart3"),
      landPart4: at("landPart4"),
      landPart6: at("landPart6"),
      landPart7: at("landPart7"),
      landPart9: at("landPart9"),
      landPart10: at("landPart10"),
      landPart8: at("landPart8"),
      landPart11: at("landPart11"),
      dutyPart2: at("dutyPart2"),
      lodgingPart2: at("lodgingPart2"),
      procedurePart2: at("procedurePart2"),
      procedurePart3: at("procedurePart3"),
      procedurePart4: at("procedurePart4"),
      electionsPart2: at("electionsPart2"),
      electionsPart3: at("electionsPart3"),
      electionsPart4: at("electionsPart4"),
      referendumPart2: at("referendumPart2"),
    },
  };
}

/** An account with a balance. */
export type Account = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>["ethers"]["getSigner"]>>;

/** The key of the account that holds an office. */
export function officerKey(office: OfficeName): LocalSigner {
  return secp256k1Signer(secretKeyOf(office));
}

/** The legislature announces enactments, waits as long as it must, and enacts them in their order. */
export async function enact(republic: Republic, ...enactments: readonly EnactmentStruct[]): Promise<void> {
  const { connection, gazette, offices, officers } = republic;
  const { legislature } = officers;
  for (const enactment of enactments) {
    const data = gazette.interface.encodeFunctionData("enact", [enactment]);
    await offices.connect(legislature).schedule(await gazette.getAddress(), data, 0, GENEROUS);
  }
  await connection.networkHelpers.time.increase(ANNOUNCED_DAYS * 86_400);
  for (const enactment of enactments) await gazette.connect(legislature).enact(enactment, GENEROUS);
}

/** Makes the next block be of this instant: ISO 8601, or Unix seconds. */
export async function goTo(
  { connection }: Pick<Republic, "connection">,
  instant: string | number,
): Promise<void> {
  const seconds = typeof instant === "number" ? instant : Date.parse(instant) / 1000;
  await connection.networkHelpers.time.increaseTo(seconds);
}
