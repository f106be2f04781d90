import { AbiCoder, Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, compareHex, type Hex } from "../../sdk/bytes.ts";
import { applicationDigest } from "../../sdk/land/applicationDigest.ts";
import { type Dealing, encodeDealings } from "../../sdk/land/dealings.ts";
import { encodeApplication, sortSignatories } from "../../sdk/law/application.ts";
import type { Declaration } from "../../sdk/law/declaration.ts";
import { encodeEvidence, type Witness } from "../../sdk/law/evidence.ts";
import { commitmentOf, NO_COMMITMENT } from "../../sdk/law/record.ts";
import { signAll, withoutPlainAccounts } from "../../sdk/sign/signer.ts";
import { type Chain, encodeCall, type Receipt, type Transaction } from "../chain/chain.ts";
import type { FiledTitle } from "./landFile.ts";
import type { Party } from "./parties.ts";

/** What parties want to have done with one title, or with several. */
export interface Instruction {
  readonly title: FiledTitle;
  /** Further titles of the same application; one without a record is new. */
  readonly further?: readonly FiledTitle[];
  readonly dealings: readonly Dealing[];
  /** All who sign; the first applies. */
  readonly signatories: readonly [Party, ...Party[]];
  /** Last day on which it may be decided. */
  readonly deadline: number;
  readonly declarations?: readonly Declaration[];
  /** Key version each signs under, where it is not the first. */
  readonly keyVersion?: number;
}

/** An application ready to be submitted. */
export interface Submission {
  readonly application: Uint8Array;
  readonly evidence: Uint8Array;
  readonly digest: Uint8Array;
}

/** What the register did with an application. */
export interface Decision {
  readonly granted: boolean;
  readonly gasUsed: number;
  readonly receipt: Receipt;
}

/** An application that everybody signed as they should was inadmissible: a defect of the replay, not of the data. */
export class UnexpectedRevertError extends Error {
  override readonly name = "UnexpectedRevertError";

  constructor() {
    super("an application that should have been decided was reverted");
  }
}

/** Gas a relay allows one application. */
const GAS_LIMIT = 3_000_000;

const REGISTER = new Interface(LAND_REGISTER_ABI);
const RECORDED = topicOf("Recorded");
const GRANTED = topicOf("Granted");

/** The counter of the land office: writes applications down, has them signed, submits them, keeps the file. */
export class LandDesk {
  readonly #chain: Chain;
  readonly #register: Hex;
  readonly #relay: Hex;
  readonly #domainSeparator: Uint8Array;

  constructor(chain: Chain, register: Hex, relay: Hex, domainSeparator: Uint8Array) {
    this.#chain = chain;
    this.#register = register;
    this.#relay = relay;
    this.#domainSeparator = domainSeparator;
  }

  /** Writes an application and has everybody sign it. */
  async prepare(instruction: Instruction): Promise<Submission> {
    const { dealings, signatories, deadline, declarations = [], keyVersion = 1 } = instruction;
    const titles = titlesOf(instruction);
    const parties = new Map(signatories.map((party) => [party.person, party]));
    const sorted = sortSignatories(
      [...parties.values()].map(({ person, capacity }) => ({ person, capacity, keyVersion })),
    );
    const application = encodeApplication({
      entries: titles.map(({ entry }) => entry),
      signatories: sorted,
      declarations,
      dealings: encodeDealings(dealings),
      applicant: signatories[0].person,
      deadline,
    });
    const digest = applicationDigest(this.#domainSeparator, application, titles.map(commitmentIn));
    const signers = sorted.flatMap(({ person }) => parties.get(person)?.signer ?? []);
    const signatures = withoutPlainAccounts(signers, await signAll(signers, digest));
    const evidence = encodeEvidence({ witnesses: titles.map(witnessOf), signatures });
    return { application, evidence, digest };
  }

  /**
   * Submits an application by the relay.
   * @throws {ChainRevertError} if it is inadmissible
   */
  async submit(submission: Submission): Promise<Decision> {
    return decisionIn(await this.#chain.send(this.#transaction(submission)));
  }

  /** Hands in applications that everybody signed as they should, to be decided in one block. */
  queue(submissions: readonly Submission[]): Promise<Hex[]> {
    return this.#chain.queue(submissions.map((submission) => this.#transaction(submission)));
  }

  /**
   * Has the queued applications decided.
   * @throws {UnexpectedRevertError} if one was inadmissible
   */
  async decideQueued(hashes: readonly Hex[]): Promise<Decision[]> {
    const receipts = await this.#chain.mine(hashes);
    if (receipts.some(({ reverted }) => reverted)) throw new UnexpectedRevertError();
    return receipts.map(decisionIn);
  }

  #transaction({ application, evidence }: Submission): Transaction {
    const data = encodeCall(REGISTER, "decide", [application, evidence]);
    return { from: this.#relay, to: this.#register, data, gas: GAS_LIMIT };
  }

  /**
   * What duty the law in force now would assess, in pence, if everybody signed. Nothing is submitted.
   * @throws {ChainRevertError} if it is inadmissible
   */
  async dutyOn(instruction: Instruction): Promise<bigint> {
    const { application, evidence } = await this.prepare(instruction);
    const answer = await this.#chain.call(
      this.#register,
      encodeCall(REGISTER, "explain", [application, evidence]),
    );
    const [ruling] = REGISTER.decodeFunctionResult("explain", answer) as unknown as [
      { refusal: Hex; assessments: { amount: bigint }[] },
    ];
    return ruling.assessments.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** Takes the title's next record from the log of a granted application into the file. */
  file(title: FiledTitle, { receipt }: Decision): void {
    for (const { topics, data } of receipt.logs) {
      if (topics[0] !== RECORDED || topics[1] !== title.entry) continue;
      const [record] = AbiCoder.defaultAbiCoder().decode(["bytes"], data) as unknown as [Hex];
      title.record = bytesFromHex(record);
      title.proof = undefined;
    }
  }
}

/** The titles of an instruction, in the order of an application. */
function titlesOf({ title, further = [] }: Instruction): FiledTitle[] {
  return [title, ...further].sort((a, b) => compareHex(a.entry, b.entry));
}

const commitmentIn = ({ record }: FiledTitle): Hex =>
  record.length === 0 ? NO_COMMITMENT : commitmentOf(record);

function decisionIn(receipt: Receipt): Decision {
  const granted = receipt.logs.some(({ topics }) => topics[0] === GRANTED);
  return { granted, gasUsed: receipt.gasUsed, receipt };
}

function witnessOf({ record, proof }: FiledTitle): Witness {
  return { record, proof: proof ?? [] };
}

function topicOf(event: string): string {
  const fragment = REGISTER.getEvent(event);
  if (!fragment) throw new Error(`the land register has no event ${event}`);
  return fragment.topicHash;
}
