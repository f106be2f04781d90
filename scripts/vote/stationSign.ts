import { rm } from "node:fs/promises";
import { isHexString } from "ethers";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import {
  encodeAtStation,
  type SignedOfficer,
  stationVoteDigest,
  type StationPaper,
} from "../../sdk/voting/atStation.ts";
import { headerOf } from "../../sdk/voting/paper.ts";
import { trackingHash } from "../../sdk/voting/tracking.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { writeSecretJson } from "../output.ts";
import type { SealedFile } from "./ballot.ts";
import { atNodes, type WitnessedPlace } from "./nodes.ts";
import { rollIn, voterAt } from "./onRoll.ts";
import { wordOf } from "./place.ts";
import { officerSigner } from "./secrets.ts";
import { type PaperOptions, requireNext, signedFile } from "./sign.ts";
import { nextNumber, statedPoll } from "./statedPapers.ts";

const PERSON = 16;

/** A paper for which one of two polling officers has signed. */
interface HalfSignedFile extends Omit<SealedFile, "randomness"> {
  readonly first: {
    readonly account: Hex;
    readonly person: Hex;
    readonly signature: Hex;
    readonly reasons: Hex;
  };
}

/** What a polling officer says. */
export interface StationOptions extends PaperOptions {
  /** Hash of the document that says why the voter does not sign. */
  readonly reasons: string;
  /** For whom the officer's account holds the office, 16 bytes. */
  readonly person: string;
  readonly out: string;
}

/**
 * A polling officer signs that the voter came and cast just this paper (Elections Act, article 18a). The first signs what the voter
 * sealed; the second, what the first signed, and it can be cast. What would open the paper is deleted when the first signs.
 */
export async function signForVoter(options: StationOptions): Promise<Record<string, unknown>> {
  const file = await readJson<SealedFile | HalfSignedFile>(options.file);
  return atNodes(options, async (place) => {
    const { paper, own } = await signedBy(place, file, options);
    const { poll, fingerprint, ballots } = file;
    const about = { poll, fingerprint, tracking: trackingHash(paper.ballots), ballots };
    if (!("first" in file)) {
      const first = { ...own, signature: hexFromBytes(own.signature), reasons: paper.reasons };
      await writeSecretJson(options.out, { ...about, first } satisfies HalfSignedFile);
    } else {
      const signature = bytesFromHex(file.first.signature);
      requireTwo(file.first, own, paper.reasons);
      const whole = encodeAtStation(paper, [{ ...file.first, signature }, own]);
      await writeSecretJson(options.out, signedFile(about, whole));
    }
    await rm(options.file);
    return { tracking: about.tracking, officers: "first" in file ? 2 : 1, file: options.out };
  });
}

/** What an officer signs, and the signature. */
async function signedBy(
  place: WitnessedPlace,
  file: SealedFile | HalfSignedFile,
  options: StationOptions,
): Promise<{ readonly paper: StationPaper; readonly own: SignedOfficer }> {
  const { stations } = place;
  if (stations === undefined)
    throw new CommandFailure(`${options.addresses} names no pollingStations.`, EXIT.badInput);
  const stated = await statedPoll(place, file.poll, file.fingerprint, "latest");
  const roll = await rollIn(options.roll, stated.poll);
  const ballots = bytesFromHex(file.ballots);
  const voter = voterAt(roll, Number(headerOf(ballots).voter));
  requireNext(ballots, voter, await nextNumber(place, stated, voter));
  const paper = {
    ...{ stations, ballots, reasons: wordOf("--reasons", options.reasons) },
    ...{ signer: roll.hashes[voter] as Hex, path: roll.tree.pathOf(voter) },
  };
  const signer = officerSigner();
  const signature = signer.sign(stationVoteDigest(stated.poll, paper));
  const own = { account: hexFromBytes(signer.signer), person: personOf(options.person), signature };
  return { paper, own };
}

function personOf(person: string): Hex {
  if (isHexString(person, PERSON)) return person.toLowerCase() as Hex;
  throw new CommandFailure(`--person is "${person}"; expected 0x and 32 hex digits.`, EXIT.badInput);
}

function requireTwo(first: HalfSignedFile["first"], own: SignedOfficer, reasons: Hex): void {
  if (first.person === own.person)
    throw new CommandFailure("The other polling officer must be another person.", EXIT.badInput);
  if (first.reasons !== reasons)
    throw new CommandFailure(`The first officer signed for other reasons: ${first.reasons}.`, EXIT.badInput);
}
