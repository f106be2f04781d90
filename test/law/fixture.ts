import {
  type HDNodeWallet,
  type Signer,
  AbiCoder,
  concat,
  getBytes,
  hexlify,
  id,
  keccak256,
  Wallet,
  ZeroAddress,
  ZeroHash,
} from "ethers";
import { network } from "hardhat";
import { p256 } from "@noble/curves/nist.js";
import { NO_PERSON } from "../support/republic.ts";
import {
  Executive__factory,
  Gazette__factory,
  Offices__factory,
  Persons__factory,
} from "../../typechain-types/index.js";
import type {
  CallStruct,
  EnactmentStruct,
  ProvisionStruct,
} from "../../typechain-types/contracts/law/Executive.js";
import type { CalendarYearStruct } from "../../typechain-types/contracts/law/ICalendar.js";

export type Connection = Awaited<ReturnType<typeof connect>>;
export type Republic = Awaited<ReturnType<typeof found>>;

export const NO_END = 2 ** 32 - 1;
export const VETO_DAYS = 14;
export { NO_PERSON };
export const CONSTITUTION = "/eli/xx/act/2015/1";
export const CONSTITUTION_KEY = id(`${CONSTITUTION}#transition`);

/** Roles, as in `Office.sol`. */
export const OFFICE = { legislature: 1, constitutionalCourt: 2, civilRegistrar: 3 } as const;

/** An embedded chain of its own, whose clock starts at `at`. */
export async function connect(at = "2016-01-04T09:00:00Z", hardfork = "osaka") {
  return network.create({ network: "default", override: { initialDate: at, hardfork } });
}

/** Legal date of "2016-03-27": days since 1970-01-01. */
export function date(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

/** Unix seconds of an instant written in ISO 8601. */
export function instant(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** Makes the next block be of this instant. */
export async function at(connection: Connection, iso: string): Promise<void> {
  await connection.networkHelpers.time.increaseTo(instant(iso));
}

/** An enactment with whatever is not said left empty. */
export function enactment(parts: Partial<EnactmentStruct> & { eli: string }): EnactmentStruct {
  return {
    documentDate: date("2016-01-04"),
    textHash: id(`text of ${parts.eli}`),
    provisions: [],
    basisKey: ZeroHash,
    basisEId: ZeroHash,
    calls: [],
    ...parts,
  };
}

export function provision(parts: Partial<ProvisionStruct>): ProvisionStruct {
  return { subdivision: "part_2", ruleset: ZeroAddress, from: date("2016-01-04"), until: NO_END, ...parts };
}

/** keccak256 of abi.encode(calls), as the Gazette stores it. */
export function callsHash(calls: CallStruct[]): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["tuple(address target,bytes data)[]"], [calls]));
}

/** Monday to Friday, without the days listed. */
export function workingDays(year: number, holidays: string[]): [bigint, bigint] {
  const words: [bigint, bigint] = [0n, 0n];
  const start = date(`${year}-01-01`);
  const closed = new Set(holidays.map(date));
  for (let day = start; day < date(`${year + 1}-01-01`); ++day) {
    const weekday = (day + 4) % 7;
    if (weekday === 0 || weekday === 6 || closed.has(day)) continue;
    words[day - start < 256 ? 0 : 1] |= 1n << BigInt((day - start) % 256);
  }
  return words;
}

/** Europe/London in 2016, with the bank holidays of England and Wales. */
export const LONDON_2016: CalendarYearStruct = {
  offset: 0,
  changesAt: instant("2016-03-27T01:00:00Z"),
  offsetBetween: 3600,
  changesBackAt: instant("2016-10-30T01:00:00Z"),
  workingDays: workingDays(2016, [
    "2016-01-01",
    "2016-03-25",
    "2016-03-28",
    "2016-05-02",
    "2016-05-30",
    "2016-08-29",
    "2016-12-26",
    "2016-12-27",
  ]),
};

/** A republic founded on the chain's first day: constitution, offices, calendar of 2016, a register of persons. */
export async function found(connection: Connection) {
  const { ethers } = connection;
  const [founder, legislature, court, registrar, citizen] = await signers(ethers.getSigners());
  const executive = await new Executive__factory(founder).deploy(founder, 0, VETO_DAYS);
  const offices = Offices__factory.connect(await executive.offices(), founder);
  const gazette = Gazette__factory.connect(await executive.gazette(), founder);
  const persons = await new Persons__factory(founder).deploy(offices);
  const transition = await ethers.deployContract("RulesetStub", [`${CONSTITUTION}#transition`]);
  const allow = (target: string, selectors: string[], office: number): CallStruct => ({
    target: offices.target,
    data: offices.interface.encodeFunctionData("setTargetFunctionRole", [target, selectors, office]),
  });
  const appoint = (office: number, officer: Signer & { address: string }): CallStruct => ({
    target: offices.target,
    data: offices.interface.encodeFunctionData("appoint", [office, officer.address, NO_PERSON, NO_END, 0]),
  });
  const acts = [
    enactment({
      eli: CONSTITUTION,
      provisions: [provision({ subdivision: "transition", ruleset: transition.target })],
    }),
  ];
  const selectorsOf = (names: Parameters<typeof gazette.interface.getFunction>[0][]): string[] =>
    names.map((name) => gazette.getFunction(name).fragment.selector);
  const forRegistrar = (
    ["enrol", "enrolBatch", "allowVerifier", "confirmAssurance", "freeze", "release", "recordDeaths"] as const
  ).map((name) => persons.interface.getFunction(name).selector);
  const calls = [
    {
      target: gazette.target,
      data: gazette.interface.encodeFunctionData("publishCalendar", [2016, LONDON_2016]),
    },
    allow(
      await gazette.getAddress(),
      selectorsOf([
        "enact",
        "publishCalendar",
        "proclaimHoliday",
        "proclaimStandstill",
        "correctRuleset",
        "correctText",
      ]),
      OFFICE.legislature,
    ),
    allow(await gazette.getAddress(), selectorsOf(["suspend", "annul"]), OFFICE.constitutionalCourt),
    allow(await persons.getAddress(), forRegistrar, OFFICE.civilRegistrar),
    appoint(OFFICE.legislature, legislature),
    appoint(OFFICE.constitutionalCourt, court),
    appoint(OFFICE.civilRegistrar, registrar),
  ];
  await executive.found(acts, calls);
  return {
    connection,
    executive,
    offices,
    gazette,
    persons,
    founder,
    legislature,
    court,
    registrar,
    citizen,
    allow,
  };
}

async function signers<T>(all: Promise<T[]>): Promise<[T, T, T, T, T]> {
  const [a, b, c, d, e] = await all;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) {
    throw new Error("five accounts are needed");
  }
  return [a, b, c, d, e];
}

/** Someone who can sign digests: an ERC-7913 signer and its key. */
export interface Key {
  signer: string;
  sign(digest: string): string;
}

/** An account of its own, without code. */
export function ecdsaKey(
  wallet: HDNodeWallet | Wallet = Wallet.createRandom(),
): Key & { wallet: HDNodeWallet | Wallet } {
  return { wallet, signer: wallet.address, sign: (digest) => wallet.signingKey.sign(digest).serialized };
}

/** A P-256 key under a verifier. */
export function p256Key(verifier: string): Key {
  const secret = p256.utils.randomSecretKey();
  const point = p256.getPublicKey(secret, false).slice(1);
  return { signer: concat([verifier, point]), sign: (digest) => hexlify(signP256(secret, digest)) };
}

/** A P-256 signature over a digest as it is, with low `s`: r and s, 64 bytes. */
export function signP256(secret: Uint8Array, digest: string): Uint8Array {
  return p256.sign(getBytes(digest), secret, { prehash: false, lowS: true });
}
