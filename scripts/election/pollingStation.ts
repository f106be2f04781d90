import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import {
  type CastPaper,
  type LoggedTally,
  papersIn,
  POLL_TOPICS,
  pollOf,
  tallyOf,
} from "../../sdk/voting/boxLogs.ts";
import { castCall } from "../../sdk/voting/castCall.ts";
import { type Paper, PaperSealer, signPaper } from "../../sdk/voting/paper.ts";
import type { Pages } from "../../sdk/voting/pages.ts";
import { encodeTerms, type Poll } from "../../sdk/voting/poll.ts";
import { optionsOf } from "../../sdk/voting/rule.ts";
import { encodeCall, type Receipt, type Transaction } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Electorate } from "./electorate.ts";
import { pollPages } from "./pollPages.ts";
import { timedLogs, type TimedLog } from "./timedLogs.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

/** Gas that a relay allows one paper. */
const PAPER_GAS = 2_000_000;

/** So many voters are worth a larger table of multiples of the key. */
const MANY = 200;

/** What a voter chooses in one contest: an option's place on the paper. */
export type Choice = number;

/** A prepared poll with the box that takes its papers. */
export class PollingStation {
  readonly poll: Poll;
  readonly electorate: Electorate;
  readonly box: Hex;
  readonly #republic: EmbeddedRepublic;
  readonly #terms: Uint8Array;
  readonly #sealer: PaperSealer;

  private constructor(republic: EmbeddedRepublic, poll: Poll, electorate: Electorate, box: Hex) {
    this.#republic = republic;
    this.poll = poll;
    this.electorate = electorate;
    this.box = box;
    this.#terms = encodeTerms(poll);
    this.#sealer = new PaperSealer(poll, electorate.voters < MANY ? "few" : "many");
  }

  /** Reads the poll from the log of its preparation. */
  static async open(
    republic: EmbeddedRepublic,
    chainId: bigint,
    poll: Hex,
    electorate: Electorate,
  ): Promise<PollingStation> {
    const box = republic.contracts.ballotBox.toLowerCase() as Hex;
    const logs = await timedLogs(republic.chain, box, [POLL_TOPICS, poll]);
    return new PollingStation(republic, pollOf(chainId, box, poll, logs), electorate, box);
  }

  /** Seals and signs what a voter chooses: of each contest one option. */
  async paper(
    voter: number,
    seq: number,
    choices: readonly Choice[],
    signer = this.electorate.signerOf(voter),
  ): Promise<Paper> {
    const chosen = this.poll.contests.map(({ rule }, contest) => {
      return Array.from({ length: optionsOf(rule) }, (_, option) => option === choices[contest]);
    });
    const { ballots } = this.#sealer.seal({ voter: BigInt(voter), seq: BigInt(seq), chosen });
    return signPaper(this.poll, ballots, signer, this.electorate.pathOf(voter));
  }

  /** What a relay sends for a voter. */
  transaction(paper: Paper): Transaction {
    return { from: this.#republic.relay, to: this.box, data: castCall(this.poll, paper), gas: PAPER_GAS };
  }

  /**
   * Sends what anybody may send about the poll.
   * @throws {ChainRevertError} if it reverts
   */
  send(name: string, ...args: readonly unknown[]): Promise<Receipt> {
    const data = encodeCall(BOX, name, [this.poll.poll, this.#terms, ...args]);
    return this.#republic.chain.send({ from: this.#republic.relay, to: this.box, data });
  }

  async turnout(): Promise<number> {
    return Number(await this.#view("turnoutOf"));
  }

  /** Hash that the papers' chain ends in, as the box says. */
  async head(): Promise<Hex> {
    return hexFromBytes(
      Uint8Array.from(Buffer.from((await this.#view("headOf")).toString(16).padStart(64, "0"), "hex")),
    );
  }

  /** All logs of the poll up to now, and of its election's schedule. */
  async logs(): Promise<Pages<TimedLog>> {
    const { chain } = this.#republic;
    return pollPages(chain, this.box, this.poll, await chain.blockNumber());
  }

  /** All papers that the box has taken up to now. */
  async papers(): Promise<Pages<CastPaper>> {
    return papersIn(await this.logs());
  }

  /** What the box has logged of the count. */
  async counting(): Promise<LoggedTally> {
    return tallyOf(await timedLogs(this.#republic.chain, this.box, [POLL_TOPICS, this.poll.poll]));
  }

  async #view(name: "turnoutOf" | "headOf"): Promise<bigint> {
    return BigInt(await this.#republic.chain.call(this.box, encodeCall(BOX, name, [this.poll.poll])));
  }
}
