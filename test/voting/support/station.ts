import { expect } from "chai";
import { type Contract, type ContractTransactionReceipt, ZeroAddress } from "ethers";
import { network } from "hardhat";
import AnonymousVotersModule from "../../../deploy/modules/AnonymousVoters.ts";
import BallotsModule from "../../../deploy/modules/Ballots.ts";
import { type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import type { SigningOfficer } from "../../../sdk/voting/atStation.ts";
import { GENERATOR } from "../../../sdk/voting/curve.ts";
import type { BallotRule } from "../../../sdk/voting/rule.ts";
import type { KeyShare } from "../../../sdk/voting/tally.ts";
import type { Contest } from "../../../sdk/voting/transcript.ts";
import { scalarOf, wordOf } from "./contests.ts";
import { type Offices, Offices__factory } from "../../../typechain-types/index.js";
import { Electorate, type ElectorateSize } from "./electorate.ts";
import { Polling } from "./polling.ts";
import { shareKey } from "./trustees.ts";

/** The office that the register of elections will hold. */
const ELECTIONS = 99n;
const POWERS = ["prepare", "schedule", "permitTally", "annul"];
/** `Office.sol`. */
const POLLING_OFFICER = 15n;
const GENEROUS = { gasLimit: 16_000_000 } as const;

/** Seconds from the deployment until the polls open, and for which they are open. */
export const UNTIL_OPEN = 1_000;
export const OPEN = 10_000;

/** An election, whose key a dealer made. */
export interface Election {
  readonly id: Hex;
  readonly key: Contest["key"];
  readonly threshold: number;
  readonly shares: readonly KeyShare[];
  readonly opens: number;
  readonly closes: number;
}

/** What a poll is prepared with. */
export interface PollSketch extends ElectorateSize {
  readonly rules: readonly BallotRule[];
  /** The roll of voters who prove membership, in place of that of those who sign. */
  readonly anonymous?: { readonly roll: Hex; readonly voters: number };
  /** Hash of the options of each contest, in place of made-up ones. */
  readonly candidates?: readonly Hex[];
  /** Changes to its contests, as they are prepared. */
  readonly changes?: Partial<Contest>;
}

type Connection = Awaited<ReturnType<typeof connect>>;

const connect = (chainId: number) => network.create({ network: "default", override: { chainId } });

/** A box on a chain of its own, deployed by Ignition, and who may tell it what the law decided. */
export class Station {
  private constructor(
    readonly connection: Connection,
    readonly box: Contract,
    readonly ceremony: Contract,
    /** What the box asks about votes at polling stations. */
    readonly stations: Contract,
    readonly address: Hex,
    readonly chainId: bigint,
  ) {}

  /** @param admitsAnonymous whether voters of its polls may be anonymous */
  static async found(chainId = 31_337, admitsAnonymous = false): Promise<Station> {
    const connection = await connect(chainId);
    const ceremony = (await connection.ethers.deployContract("DealtKey")) as unknown as Contract;
    if (!admitsAnonymous) return Station.with(connection, ceremony);
    const { anonymousRoll } = await connection.ignition.deploy(AnonymousVotersModule);
    return Station.with(connection, ceremony, await anonymousRoll.getAddress());
  }

  /** A box for the keys of a ceremony that is on a chain already. */
  static async with(connection: Connection, ceremony: Contract, anonymousRoll?: string): Promise<Station> {
    const { ethers, ignition } = connection;
    const { chainId } = await ethers.provider.getNetwork();
    const eligibility = anonymousRoll === undefined ? {} : { eligibility: anonymousRoll };
    const parameters = {
      Law: { standardOffset: 0, vetoDays: 10 },
      Ballots: { ceremony: await ceremony.getAddress(), ...eligibility },
    };
    const { ballotBox, pollingStations } = await ignition.deploy(BallotsModule, { parameters });
    const [box, stations] = [ballotBox, pollingStations] as unknown as [Contract, Contract];
    const address = (await box.getAddress()).toLowerCase() as Hex;
    const station = new Station(connection, box, ceremony, stations, address, chainId);
    await station.#grantPowers();
    return station;
  }

  /** Another box on the same chain, under the same offices, with the same keys. */
  async beside(): Promise<Station> {
    const { connection, ceremony, stations, chainId } = this;
    const settings = [
      await this.box.getFunction("authority")(),
      await ceremony.getAddress(),
      ZeroAddress,
      await stations.getAddress(),
    ];
    const box = (await connection.ethers.deployContract("BallotBox", settings)) as unknown as Contract;
    const address = (await box.getAddress()).toLowerCase() as Hex;
    const station = new Station(connection, box, ceremony, stations, address, chainId);
    await station.#grantPowers();
    return station;
  }

  /** An election whose polls will be open for a while. */
  async election(name: string, [threshold, trustees]: readonly [number, number] = [2, 3]): Promise<Election> {
    const id = wordOf(`election ${name}`);
    const secret = scalarOf(`secret key of ${name}`);
    const shares = shareKey(secret, trustees, threshold);
    const key = GENERATOR.multiply(secret).toAffine();
    const dealt = shares.map((share) => [share.key.x, share.key.y]);
    await this.ceremony.getFunction("deal")(id, [key.x, key.y, threshold, trustees], dealt, GENEROUS);
    const opens = (await this.now()) + UNTIL_OPEN;
    const election = { id, key, threshold, shares, opens, closes: opens + OPEN };
    await this.call("schedule", id, [opens, election.closes, false]);
    return election;
  }

  /** A poll of an election, prepared, with an electorate whose keys are at hand. */
  async poll(election: Election, name: string, sketch: PollSketch): Promise<Polling> {
    const electorate = Electorate.of(sketch);
    const { roll, voters } = sketch.anonymous ?? { roll: electorate.root, voters: electorate.voters };
    const poll = wordOf(`poll ${name}`);
    const contests = sketch.rules.map((rule, index) => ({
      ...{ chainId: this.chainId, contract: this.address, election: election.id, district: poll },
      ...{ contest: wordOf(`contest ${index}`), rule },
      candidates: sketch.candidates?.[index] ?? wordOf(`candidates ${index}`),
      ...{ roll, key: election.key },
      ...sketch.changes,
    }));
    const anonymousVoters = sketch.anonymous !== undefined;
    const polling = new Polling(
      this,
      election,
      { poll, election: election.id, roll, voters, anonymousVoters, contests },
      electorate,
    );
    await this.call("prepare", poll, ...polling.prepared());
    return polling;
  }

  /** Appoints polling officers until the end of a day, which is counted from 1970. */
  async appoint(officers: readonly SigningOfficer[], lastDay = 0xffffffff): Promise<void> {
    const offices = await this.#ownOffices();
    for (const { person, signer } of officers)
      await offices.appoint(POLLING_OFFICER, hexFromBytes(signer.signer), person, lastDay, 0);
  }

  /** A polling officer has somebody act in their place today. */
  async actFor(officer: SigningOfficer, deputy: SigningOfficer): Promise<void> {
    const { ethers, networkHelpers } = this.connection;
    const [account, acting] = [officer, deputy].map(({ signer }) => hexFromBytes(signer.signer));
    const offices = await this.#ownOffices();
    await networkHelpers.impersonateAccount(account ?? "");
    await networkHelpers.setBalance(account ?? "", 10n ** 20n);
    const today = Math.floor((await this.now()) / 86_400);
    const own = offices.connect(await ethers.getSigner(account ?? ""));
    await own.appointActing(POLLING_OFFICER, acting ?? "", deputy.person, today, today);
  }

  /** Dismisses a polling officer. */
  async dismiss({ signer }: SigningOfficer): Promise<void> {
    await (await this.#ownOffices()).revokeRole(POLLING_OFFICER, hexFromBytes(signer.signer));
  }

  /** A transaction to the box, by who may do everything there. */
  async call(name: string, ...args: readonly unknown[]): Promise<ContractTransactionReceipt> {
    return (await this.box.getFunction(name)(...args, GENEROUS)).wait();
  }

  /** What the box does not take, and why. */
  async refuses(error: string, name: string, ...args: readonly unknown[]): Promise<void> {
    await expect(this.box.getFunction(name).staticCall(...args, GENEROUS)).to.be.revertedWithCustomError(
      this.box,
      error,
    );
  }

  /** Seconds of the latest block. */
  now(): Promise<number> {
    return this.connection.networkHelpers.time.latest();
  }

  /** Makes the next block be of this second, in which a call is answered too. */
  async goTo(seconds: number): Promise<void> {
    await this.connection.networkHelpers.time.increaseTo(seconds);
  }

  async #grantPowers(): Promise<void> {
    const own = await this.#ownOffices();
    const [clerk] = await this.connection.ethers.getSigners();
    const selectors = POWERS.map((name) => this.box.interface.getFunction(name)?.selector ?? "0x");
    await own.setTargetFunctionRole(this.address, selectors, ELECTIONS);
    await own.grantRole(ELECTIONS, clerk?.address ?? "", 0);
  }

  /** The offices, as who has them all filled. */
  async #ownOffices(): Promise<Offices> {
    const { ethers, networkHelpers } = this.connection;
    const [clerk] = await ethers.getSigners();
    const offices = Offices__factory.connect(await this.box.getFunction("authority")(), clerk);
    const [founding] = await offices.queryFilter(offices.filters.RoleGranted(0n));
    const executive = founding?.args.account ?? "";
    await networkHelpers.impersonateAccount(executive);
    await networkHelpers.setBalance(executive, 10n ** 20n);
    return offices.connect(await ethers.getSigner(executive));
  }
}
