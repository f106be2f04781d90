import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { PaperSealer } from "../../sdk/voting/paper.ts";
import { pollFingerprint, trackingHash } from "../../sdk/voting/tracking.ts";
import { writeSecretJson } from "../output.ts";
import { choiceIn, type ChoiceOptions } from "./choice.ts";
import { atNodes, type WitnessedOptions } from "./nodes.ts";
import { rollIn, voterAt, voterOn } from "./onRoll.ts";
import { nextNumber, statedPoll } from "./statedPapers.ts";

/** A paper that has been made and neither signed nor challenged: secret, as whoever has it can open it. */
export interface SealedFile {
  readonly poll: Hex;
  readonly fingerprint: Hex;
  readonly tracking: Hex;
  readonly ballots: Hex;
  /** For each contest one number a ciphertext. */
  readonly randomness: readonly (readonly Hex[])[];
}

/** What voters say. */
export interface BallotOptions extends WitnessedOptions, ChoiceOptions {
  readonly poll: string;
  readonly fingerprint: string;
  readonly roll: string;
  readonly out: string;
  /** Place on the roll of who has no key there; undefined: the voter's key tells it. */
  readonly voter?: number;
}

/**
 * Seals a paper and keeps it; the voter then casts or challenges it. Its number is counted from all papers: one that is too high
 * would make a paper that others can cast over a later choice.
 *
 * @returns what is said of it
 */
export async function makeBallot(options: BallotOptions): Promise<Record<string, unknown>> {
  return atNodes(options, async (place) => {
    const stated = await statedPoll(place, options.poll, options.fingerprint, "latest");
    const { poll } = stated;
    const roll = await rollIn(options.roll, poll);
    const voter = options.voter === undefined ? voterOn(roll, place).index : voterAt(roll, options.voter);
    const chosen = await choiceIn(options, poll.contests);
    const seq = await nextNumber(place, stated, voter);
    const { ballots, randomness } = new PaperSealer(poll).seal({ voter: BigInt(voter), seq, chosen });
    const tracking = trackingHash(ballots);
    const file: SealedFile = {
      poll: poll.poll,
      fingerprint: pollFingerprint(poll),
      tracking,
      ballots: hexFromBytes(ballots),
      randomness: randomness.map((own) => own.map((r): Hex => `0x${r.toString(16)}`)),
    };
    await writeSecretJson(options.out, file);
    return { tracking, number: Number(seq), file: options.out };
  });
}
