import { isHexString } from "ethers";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { castCall } from "../../sdk/voting/castCall.ts";
import type { Paper } from "../../sdk/voting/paper.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { atPlace, type PlaceOptions, readPoll, type VotingPlace } from "./place.ts";
import { send } from "./secrets.ts";
import type { SignedFile } from "./sign.ts";

/** What became of papers that others signed. */
export interface Relayed extends Record<string, unknown> {
  readonly sent: readonly { readonly tracking: Hex; readonly gas: number }[];
  readonly refused: readonly { readonly tracking: Hex; readonly reason: string }[];
}

/**
 * Casts papers that were signed, one after the other: the sender's account pays, and can change nothing of them. One that the box
 * refuses holds up no other. The files stay: whoever loses a paper that was cast sends it again for nothing, as the box refuses it.
 */
export async function relay(options: PlaceOptions & { readonly files: readonly string[] }): Promise<Relayed> {
  const papers = await Promise.all(options.files.map(signedFileAt));
  return atPlace(options, async (place) => {
    const sent: Relayed["sent"][number][] = [];
    const refused: Relayed["refused"][number][] = [];
    const polls = new Map<Hex, Poll>();
    for (const { fingerprint, tracking, ...file } of papers) {
      try {
        const poll = polls.get(fingerprint) ?? (await readPoll(place, file.poll, fingerprint)).poll;
        polls.set(fingerprint, poll);
        const paper = { ballots: bytesFromHex(file.ballots), credential: bytesFromHex(file.credential) };
        sent.push({ tracking, gas: await sendPaper(place, poll, paper) });
      } catch (error) {
        if (!(error instanceof CommandFailure) || error.exitCode !== EXIT.findings) throw error;
        refused.push({ tracking, reason: error.message });
      }
    }
    return { sent, refused };
  });
}

async function signedFileAt(file: string): Promise<SignedFile> {
  const signed = await readJson<SignedFile>(file);
  const { poll, fingerprint, tracking, ballots, credential } = signed;
  const words = [poll, fingerprint, tracking].every((word) => isHexString(word, 32));
  if (words && isHexString(ballots) && isHexString(credential)) return signed;
  throw new CommandFailure(`${file} is no paper that was signed.`, EXIT.badInput);
}

/** Sends a paper. @returns gas used @throws {CommandFailure} with the box's reason, if it refuses the paper */
export function sendPaper({ provider, box }: VotingPlace, poll: Poll, paper: Paper): Promise<number> {
  return send(provider, box, castCall(poll, paper));
}

/** @throws {CommandFailure} with what was refused, for the exit code */
export function requireSent({ refused }: Relayed): void {
  if (refused.length === 0) return;
  const reasons = refused.map(({ tracking, reason }) => `${tracking}: ${reason}`);
  throw new CommandFailure(`Refused:\n${reasons.join("\n")}`, EXIT.findings);
}
