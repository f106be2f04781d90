import { expect } from "chai";
import type { Contract, ContractTransactionReceipt } from "ethers";
import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { network } from "hardhat";
import CeremonyModule from "../../../deploy/modules/Ceremony.ts";
import LawModule from "../../../deploy/modules/Law.ts";
import { concatBytes, hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { type LocalSigner, secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import {
  type AuditedCeremony,
  auditCeremony,
  type AuditLog,
} from "../../../sdk/voting/audit/auditCeremony.ts";
import { encryptionKeyIn } from "../../../sdk/voting/ceremony/events.ts";
import { type CeremonyStep, trusteeDigest } from "../../../sdk/voting/ceremony/message.ts";
import type { CeremonyAttempt } from "../../../sdk/voting/ceremony/statements.ts";
import { Trustee } from "../../../sdk/voting/ceremony/trustee.ts";
import { secretKeyOf } from "../../support/republic.ts";
import { wordOf } from "./contests.ts";

/** Gas limit of each transaction, so that nothing is estimated. */
const GENEROUS = { gasLimit: 16_000_000 } as const;

/** Seconds of each period. */
export const PERIOD = 3600;

/** Somebody who may be a trustee. */
export interface Candidate {
  readonly name: string;
  readonly signer: LocalSigner;
  readonly account: Hex;
  readonly seed: Uint8Array;
}

/** A message as the contract takes it. */
export interface Signed {
  readonly election: Hex;
  readonly attempt: number;
  readonly trustee: number;
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
}

/** Stages as the contract numbers them. */
export const STAGE = {
  commitments: 1n,
  points: 2n,
  shares: 3n,
  complaints: 4n,
  fixed: 5n,
  failed: 6n,
} as const;

/** What each step is delivered with. */
const FUNCTIONS = { commitment: "commit", points: "publish", shares: "deal" } as const;

type Step = keyof typeof FUNCTIONS;

/** The contract as it is deployed, and who may tell it what the law says. */
export interface Hall {
  readonly connection: Awaited<ReturnType<typeof network.create>>;
  readonly chainId: bigint;
  readonly address: Hex;
  readonly contract: Contract;
  readonly law: Contract;
}

/** The ceremony, and the executive, which has all powers that no office has. */
const HallModule = buildModule("Hall", (m) => {
  const { executive } = m.useModule(LawModule);
  const { keyCeremony } = m.useModule(CeremonyModule);
  return { executive, keyCeremony };
});

/** Deploys the ceremony into a chain of its own. */
export async function openHall(chainId = 31_337): Promise<Hall> {
  const connection = await network.create({ network: "default", override: { chainId } });
  const { ethers, ignition, networkHelpers } = connection;
  const parameters = { Law: { standardOffset: 0, vetoDays: 7 } };
  const { keyCeremony, executive } = await ignition.deploy(HallModule, { parameters });
  const admin = String(executive.target);
  await networkHelpers.impersonateAccount(admin);
  await networkHelpers.setBalance(admin, 10n ** 24n);
  const address = String(keyCeremony.target).toLowerCase() as Hex;
  const contract = (await ethers.getContractAt("KeyCeremony", address)) as unknown as Contract;
  const law = contract.connect(await ethers.getSigner(admin)) as Contract;
  return { connection, chainId: BigInt(chainId), address, contract, law };
}

/** Somebody with an account and a seed of their own. */
export function candidate(name: string): Candidate {
  const signer = secp256k1Signer(secretKeyOf(name));
  const [account, seed] = [hexFromBytes(signer.signer), secretKeyOf(`seed of ${name}`)];
  return { name, signer, account, seed };
}

/** A ceremony of one election. */
export class CeremonyRun {
  /** Who takes part in the present attempt, in the order of their numbers. */
  seated: Candidate[];
  attempt = 1;
  readonly #said = new Map<string, Uint8Array>();

  private constructor(
    readonly hall: Hall,
    readonly election: Hex,
    readonly threshold: number,
    candidates: readonly Candidate[],
  ) {
    this.seated = [...candidates];
  }

  /** Begins the ceremony of an election with so many trustees. */
  static async begin(
    hall: Hall,
    name: string,
    [threshold, trustees]: readonly [threshold: number, trustees: number],
    mostAttempts = 3,
  ): Promise<CeremonyRun> {
    const candidates = Array.from({ length: trustees }, (_, index) => candidate(`trustee ${index + 1}`));
    const run = new CeremonyRun(hall, wordOf(name), threshold, candidates);
    await run.law("begin", run.election, run.terms(mostAttempts));
    return run;
  }

  /** The ceremony of an election that somebody has begun, such as the register of elections. */
  static of(hall: Hall, election: Hex, threshold: number, candidates: readonly Candidate[]): CeremonyRun {
    return new CeremonyRun(hall, election, threshold, candidates);
  }

  terms(mostAttempts: number) {
    const [trustees, threshold] = [this.seated.map(({ account }) => account), this.threshold];
    const periods = { commitmentSeconds: PERIOD, pointSeconds: PERIOD, shareSeconds: PERIOD };
    return { trustees, threshold, mostAttempts, ...periods, complaintSeconds: PERIOD };
  }

  get place(): CeremonyAttempt {
    const { chainId, address } = this.hall;
    return { chainId, contract: address, election: this.election, attempt: this.attempt };
  }

  /** The numbers of all trustees. */
  get numbers(): number[] {
    return this.seated.map((_, index) => index + 1);
  }

  trustee(number: number): Trustee {
    return new Trustee(this.#seat(number).seed, this.place, number, this.threshold);
  }

  /** What a trustee honestly says in a step; proofs are made with new random numbers, so it is made once. */
  contentOf(step: Step, number: number): Uint8Array {
    const key = `${step} ${number} ${this.attempt} ${this.#seat(number).name}`;
    const content = this.#said.get(key) ?? this.#make(step, number);
    this.#said.set(key, content);
    return content;
  }

  /** Encryption keys of all trustees. */
  keys() {
    return this.numbers.map((number) => encryptionKeyIn(this.contentOf("commitment", number)));
  }

  /** A message signed by the trustee's account, or by another's. */
  sign(step: CeremonyStep, number: number, content: Uint8Array, by = this.#seat(number)): Signed {
    const digest = trusteeDigest({ attempt: this.place, trustee: number, step, content });
    const [election, attempt, signature] = [this.election, this.attempt, by.signer.sign(digest)];
    return { election, attempt, trustee: number, content, signature };
  }

  /** An honest message. */
  honest(step: Step, number: number): Signed {
    return this.sign(step, number, this.contentOf(step, number));
  }

  /** Some or all trustees deliver what a step asks. */
  async deliver(
    step: Step,
    numbers: readonly number[] = this.numbers,
  ): Promise<ContractTransactionReceipt[]> {
    const receipts: ContractTransactionReceipt[] = [];
    for (const number of numbers) receipts.push(await this.send(FUNCTIONS[step], this.honest(step, number)));
    return receipts;
  }

  /** All trustees deliver everything up to a step, this included. */
  async reach(last: Step): Promise<void> {
    for (const step of ["commitment", "points", "shares"] as const) {
      await this.deliver(step);
      if (step === last) return;
    }
  }

  /** A period runs out, and is ended. */
  async endPeriod(): Promise<void> {
    await this.pass();
    await this.send("endPeriod", this.election);
  }

  /** The law gives a vacant seat to somebody. */
  async appoint(replacement: Candidate): Promise<void> {
    await this.law("appoint", this.election, replacement.account);
    this.seated.push(replacement);
  }

  /** In an attempt with seats to be filled, which nobody fills, those who are left make the key. */
  async makeKey(): Promise<void> {
    await this.deliver("commitment");
    await this.endPeriod();
    await this.deliver("points");
    await this.deliver("shares");
    await this.fix();
  }

  /** What a trustee says, honest or not, is taken. */
  async say(step: Step, number: number, content: Uint8Array): Promise<ContractTransactionReceipt> {
    return this.send(FUNCTIONS[step], this.sign(step, number, content));
  }

  /** A message is refused with this error. */
  async refuses(error: string, step: Step, message: Signed): Promise<void> {
    await this.reverts(error, FUNCTIONS[step], message);
  }

  /** What a trustee says, signed as it should be, is refused with this error. */
  async refusesContent(error: string, step: Step, number: number, content: Uint8Array): Promise<void> {
    await this.refuses(error, step, this.sign(step, number, content));
  }

  /** A call is refused with this error. */
  async reverts(error: string, name: string, ...args: readonly unknown[]): Promise<void> {
    const { contract } = this.hall;
    await expect(contract.getFunction(name)(...args)).to.be.revertedWithCustomError(contract, error);
  }

  /** The auditor finds nothing wrong, and the ceremony at this stage. */
  async isAt(stage: bigint): Promise<void> {
    expect(await this.view("stageOf")).to.equal(stage);
    const audited = await this.audit();
    expect(audited.problem).to.equal(undefined);
    expect(BigInt(audited.stage)).to.equal(stage);
    expect(audited.accounts.map((account) => account.toLowerCase())).to.deep.equal(
      this.seated.map(({ account }) => account),
    );
  }

  /** The next attempt is of all but these, who were excluded just now. */
  without(...numbers: readonly number[]): void {
    this.next(this.seated.filter((_, index) => !numbers.includes(index + 1)));
  }

  /** What a complaint by one trustee about another is decided on, as it was honestly published. */
  evidence(dealer: number, complainer: number, shares = this.contentOf("shares", dealer)) {
    const key = this.contentOf("commitment", complainer).subarray(32, 96);
    return { points: this.pointsOf(dealer), shares, key };
  }

  /** The points of a trustee without the proof. */
  pointsOf(number: number): Uint8Array {
    return this.trustee(number)
      .points()
      .subarray(0, 64 * this.threshold);
  }

  /** The key is fixed after the time for complaints. */
  async fix(seconds = PERIOD): Promise<ContractTransactionReceipt> {
    await this.pass(seconds);
    return this.send("fix", this.election, this.allPoints());
  }

  allPoints(): Uint8Array {
    return concatBytes(...this.numbers.map((number) => this.pointsOf(number)));
  }

  /** A period runs out. */
  async pass(seconds = PERIOD): Promise<void> {
    await this.hall.connection.networkHelpers.time.increase(seconds);
  }

  /** The next attempt is of these candidates. */
  next(seated: readonly Candidate[]): void {
    this.seated = [...seated];
    this.attempt++;
  }

  async send(name: string, ...args: readonly unknown[]): Promise<ContractTransactionReceipt> {
    return (await this.hall.contract.getFunction(name)(...args, GENEROUS)).wait();
  }

  async law(name: string, ...args: readonly unknown[]): Promise<ContractTransactionReceipt> {
    return (await this.hall.law.getFunction(name)(...args, GENEROUS)).wait();
  }

  async view(name: string, ...args: readonly unknown[]) {
    return this.hall.contract.getFunction(name).staticCall(this.election, ...args);
  }

  /** All logs of the contract, with the times of their blocks. */
  async logs(): Promise<AuditLog[]> {
    const { provider } = this.hall.connection.ethers;
    const logs = await provider.getLogs({ address: this.hall.address, fromBlock: 0 });
    const times = new Map<number, number>();
    for (const { blockNumber } of logs) {
      if (times.has(blockNumber)) continue;
      times.set(blockNumber, (await provider.getBlock(blockNumber))?.timestamp ?? 0);
    }
    return logs.map(({ topics, data, blockNumber }) => ({ topics, data, time: times.get(blockNumber) ?? 0 }));
  }

  /** What the independent auditor makes of the logs. */
  async audit(): Promise<AuditedCeremony> {
    const { chainId, address } = this.hall;
    return auditCeremony({ chainId, contract: address, election: this.election }, await this.logs());
  }

  #make(step: Step, number: number): Uint8Array {
    const trustee = this.trustee(number);
    if (step === "commitment") return trustee.commitment();
    return step === "points" ? trustee.points() : trustee.shares(this.keys());
  }

  #seat(number: number): Candidate {
    return this.seated[number - 1] ?? candidate(`nobody ${number}`);
  }
}
