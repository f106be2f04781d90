import { explainError } from "../../sdk/errors.ts";
import type { Paper } from "../../sdk/voting/paper.ts";
import { type Chain, ChainRevertError } from "../chain/chain.ts";
import { count } from "../start/tally.ts";
import type { PollingStation } from "./pollingStation.ts";

/** A paper that must not be taken was taken. */
export class PaperTakenError extends Error {
  override readonly name = "PaperTakenError";
}

/** Attempts that the box must refuse, and why it did. */
export class InvalidPapers {
  /** Name of the contract's error, and how often it was met. */
  readonly refused = new Map<string, number>();
  /** Name of the contract's error, and the sentence about the first paper that it kept out. */
  readonly reasons = new Map<string, string>();
  readonly #chain: Chain;
  readonly #station: PollingStation;

  constructor(chain: Chain, station: PollingStation) {
    this.#chain = chain;
    this.#station = station;
  }

  /** An honest paper at the wrong time: before the opening, or after the close. */
  async untimely(voter: number, seq: number): Promise<void> {
    await this.#attempt(await this.#station.paper(voter, seq, this.#blank()));
  }

  /**
   * While the polls are open.
   *
   * @param voter has voted once and not again
   * @param other another voter
   */
  async duringPolls(voter: number, other: number, foreign: Paper): Promise<void> {
    const { electorate } = this.#station;
    const honest = await this.#station.paper(voter, 1, this.#blank());
    await this.#attempt({ ...honest, ballots: withLastBit(honest.ballots) });
    await this.#attempt(await this.#station.paper(voter, 0, this.#blank()));
    await this.#attempt(await this.#station.paper(voter, 1, this.#blank(), electorate.signerOf(other)));
    const stranger = electorate.signerOf(electorate.voters);
    await this.#attempt(await this.#station.paper(voter, 1, this.#blank(), stranger));
    await this.#attempt(foreign);
    const forged = await this.#station.paper(voter, 1, this.#blank());
    await this.#attempt({ ...forged, credential: withBitAt(forged.credential, SIGNATURE_BIT) });
  }

  /** The first option of each contest. */
  #blank(): number[] {
    return this.#station.poll.contests.map(() => 0);
  }

  async #attempt(paper: Paper): Promise<void> {
    try {
      await this.#chain.send(this.#station.transaction(paper));
    } catch (error) {
      if (!(error instanceof ChainRevertError)) throw error;
      const explained = explainError(error.data);
      if (explained === undefined) throw error;
      count(this.refused, explained.name);
      if (!this.reasons.has(explained.name)) this.reasons.set(explained.name, explained.sentence);
      return;
    }
    throw new PaperTakenError("the ballot box took a paper that is not valid");
  }
}

/** A bit in the signature of a credential, whose head and signer come before. */
const SIGNATURE_BIT = 8 * (4 + 84 + 20);

function withLastBit(bytes: Uint8Array): Uint8Array {
  return withBitAt(bytes, 8 * bytes.length - 1);
}

function withBitAt(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return changed;
}
