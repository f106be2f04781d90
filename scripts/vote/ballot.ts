import { rm } from "node:fs/promises";
import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { castCall } from "../../sdk/voting/castCall.ts";
import { headerOf, PaperSealer, signPaper } from "../../sdk/voting/paper.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { VoterRoll } from "../../sdk/voting/roll.ts";
import { ChoiceNotAllowedError, optionsOf } from "../../sdk/voting/rule.ts";
import { pollFingerprint, saysAsMeant, trackingHash } from "../../sdk/voting/tracking.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { readJson } from "../input.ts";
import { writeSecretJson } from "../output.ts";
import { atNodes, type WitnessedOptions } from "./nodes.ts";
import { atPlace, type PlaceOptions, readPoll } from "./place.ts";
import { send, voterSigner } from "./secrets.ts";
import { nextNumber, statedPoll } from "./statedPapers.ts";

/** A paper that has been made and neither cast nor challenged: secret, as it says what was chosen. */
interface SealedFile {
  readonly poll: Hex;
  readonly fingerprint: Hex;
  readonly tracking: Hex;
  readonly ballots: Hex;
  readonly chosen: readonly (readonly boolean[])[];
  readonly randomness: readonly (readonly Hex[])[];
}

/** What voters say. */
export interface BallotOptions extends WitnessedOptions {
  readonly poll: string;
  readonly fingerprint: string;
  readonly roll: string;
  readonly choose: readonly string[];
  readonly out: string;
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
    const voter = indexOf(await readJson<readonly Hex[]>(options.roll), poll);
    const seq = await nextNumber(place, stated, voter);
    const chosen = chosenFrom(poll, options.choose);
    const { ballots, randomness } = await explained([ChoiceNotAllowedError], () =>
      new PaperSealer(poll).seal({ voter: BigInt(voter), seq, chosen }),
    );
    const tracking = trackingHash(ballots);
    const file: SealedFile = {
      poll: poll.poll,
      fingerprint: pollFingerprint(poll),
      tracking,
      ballots: hexFromBytes(ballots),
      chosen,
      randomness: randomness.map((own) => own.map((r): Hex => `0x${r.toString(16)}`)),
    };
    await writeSecretJson(options.out, file);
    return { tracking, number: Number(seq), file: options.out };
  });
}

/** What is done with a paper that was made. */
export interface PaperOptions extends WitnessedOptions {
  readonly file: string;
  readonly roll: string;
}

/** Signs a paper, if it is still the voter's next, and sends it; what would open it is deleted with the file. */
export async function castBallot(options: PaperOptions): Promise<Record<string, unknown>> {
  const sealed = await readJson<SealedFile>(options.file);
  return atNodes(options, async (place) => {
    const stated = await statedPoll(place, sealed.poll, sealed.fingerprint, "latest");
    const { poll } = stated;
    const hashes = await readJson<readonly Hex[]>(options.roll);
    const voter = indexOf(hashes, poll);
    const ballots = bytesFromHex(sealed.ballots);
    requireNext(ballots, voter, await nextNumber(place, stated, voter));
    const path = VoterRoll.ofHashes(hashes.map((hash) => bytesFromHex(hash))).pathOf(voter);
    const paper = await signPaper(poll, ballots, voterSigner(), path);
    const gas = await send(place.provider, place.box, castCall(poll, paper));
    await rm(options.file);
    return { tracking: sealed.tracking, gas };
  });
}

/**
 * Opens a paper in place of casting it, and says whether it is what was meant. It is of no use afterwards, and deleted: whoever
 * makes it cannot know beforehand whether it will be opened.
 */
export async function challengeBallot(
  options: PlaceOptions & { readonly file: string; readonly tracking: string },
): Promise<Record<string, unknown>> {
  const sealed = await readJson<SealedFile>(options.file);
  return atPlace(options, async (place) => {
    const { poll } = await readPoll(place, sealed.poll, sealed.fingerprint);
    const ballots = bytesFromHex(sealed.ballots);
    const randomness = sealed.randomness.map((own) => own.map((r) => BigInt(r)));
    const same = trackingHash(ballots) === options.tracking.toLowerCase();
    const honest = same && saysAsMeant(poll, ballots, sealed.chosen, randomness);
    await rm(options.file);
    const chosen = sealed.chosen.map((own) => own.flatMap((isChosen, option) => (isChosen ? [option] : [])));
    return { tracking: options.tracking, honest, chosen };
  });
}

function requireNext(ballots: Uint8Array, voter: number, next: bigint): void {
  const header = headerOf(ballots);
  if (header.voter === BigInt(voter) && header.seq === next) return;
  const made = `is voter ${header.voter}'s number ${header.seq}`;
  throw new CommandFailure(
    `The paper ${made}; next is voter ${voter}'s number ${next}. It was not signed: make another.`,
    EXIT.findings,
  );
}

function indexOf(roll: readonly Hex[], poll: Poll): number {
  if (poll.anonymousVoters) {
    const how = "they prove that they are on the roll, see anonymous/README.md";
    throw new CommandFailure(`Voters of this poll are anonymous and sign nothing: ${how}.`, EXIT.badInput);
  }
  if (VoterRoll.ofHashes(roll.map((hash) => bytesFromHex(hash))).root !== poll.roll) {
    throw new CommandFailure("The file is not the roll of this poll.", EXIT.badInput);
  }
  const voter = roll.indexOf(hexFromBytes(keccak256(voterSigner().signer)));
  if (voter >= 0) return voter;
  throw new CommandFailure("The voter's key is not on the roll.", EXIT.badInput);
}

/** One argument a contest: places of the options chosen, the first being 0, divided by commas. */
function chosenFrom(poll: Poll, choose: readonly string[]): boolean[][] {
  return poll.contests.map(({ rule }, contest) => {
    const options = optionsOf(rule);
    const places = (choose[contest] ?? "").split(",").filter((place) => place !== "");
    const wrong = places.find((place) => !/^\d+$/.test(place) || Number(place) >= options);
    if (wrong === undefined && choose.length === poll.contests.length) {
      return Array.from({ length: options }, (_, option) => places.includes(String(option)));
    }
    throw new CommandFailure(
      `--choose is ${choose.join(" ")}; expected ${poll.contests.length} of places from 0 to ${options - 1}.`,
      EXIT.badInput,
    );
  });
}
