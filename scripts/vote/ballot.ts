import { chmod, rm } from "node:fs/promises";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { castCall } from "../../sdk/voting/castCall.ts";
import { PaperSealer, signPaper } from "../../sdk/voting/paper.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { VoterRoll } from "../../sdk/voting/roll.ts";
import { ChoiceNotAllowedError } from "../../sdk/voting/rule.ts";
import { pollFingerprint, saysAsMeant, trackingHash } from "../../sdk/voting/tracking.ts";
import { encodeCall } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { readJson } from "../input.ts";
import { writeJson } from "../output.ts";
import { atPlace, type PlaceOptions, readPoll } from "./place.ts";
import { send, voterSigner } from "./secrets.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

const OWNER_ONLY = 0o600;

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
export interface BallotOptions extends PlaceOptions {
  readonly poll: string;
  readonly fingerprint: string;
  readonly roll: string;
  readonly choose: readonly string[];
  readonly out: string;
}

/** Seals a paper and keeps it; the voter then casts or challenges it. @returns what is said of it */
export async function makeBallot(options: BallotOptions): Promise<Record<string, unknown>> {
  return atPlace(options, async (place) => {
    const { poll } = await readPoll(place, options.poll, options.fingerprint);
    const voter = indexOf(await readJson<readonly Hex[]>(options.roll), poll);
    const asked = encodeCall(BOX, "nextSeqOf", [poll.poll, voter]);
    const seq = BigInt(await place.chain.call(place.box, asked));
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
    await writeJson(options.out, file);
    await chmod(options.out, OWNER_ONLY);
    return { tracking, number: Number(seq), file: options.out };
  });
}

/** What is done with a paper that was made. */
export interface PaperOptions extends PlaceOptions {
  readonly file: string;
  readonly roll: string;
}

/** Signs a paper and sends it; what would open it is deleted with the file. */
export async function castBallot(options: PaperOptions): Promise<Record<string, unknown>> {
  const sealed = await readJson<SealedFile>(options.file);
  return atPlace(options, async (place) => {
    const { poll } = await readPoll(place, sealed.poll, sealed.fingerprint);
    const hashes = await readJson<readonly Hex[]>(options.roll);
    const roll = VoterRoll.ofHashes(hashes.map((hash) => bytesFromHex(hash)));
    const path = roll.pathOf(indexOf(hashes, poll));
    const paper = await signPaper(poll, bytesFromHex(sealed.ballots), voterSigner(), path);
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

function indexOf(roll: readonly Hex[], poll: Poll): number {
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
    const options = rule.ciphertexts + (rule.lastImplicit ? 1 : 0);
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
