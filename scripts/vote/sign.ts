import { rm } from "node:fs/promises";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { headerOf, type Paper, signPaper } from "../../sdk/voting/paper.ts";
import type { Poll } from "../../sdk/voting/poll.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { writeSecretJson } from "../output.ts";
import type { SealedFile } from "./ballot.ts";
import { atNodes, type WitnessedOptions, type WitnessedPlace } from "./nodes.ts";
import { rollIn, voterOn } from "./onRoll.ts";
import { sendPaper } from "./relay.ts";
import { nextNumber, statedPoll } from "./statedPapers.ts";

/** A paper that anyone can cast. It says who votes, and nothing of the choice. */
export interface SignedFile {
  readonly poll: Hex;
  readonly fingerprint: Hex;
  readonly tracking: Hex;
  readonly ballots: Hex;
  readonly credential: Hex;
}

/** What is done with a paper that was made. */
export interface PaperOptions extends WitnessedOptions {
  readonly file: string;
  readonly roll: string;
}

/** Signs a paper, if it is still the voter's next, for anyone to cast; what would open it is deleted with its file. */
export async function signBallot(
  options: PaperOptions & { readonly out: string },
): Promise<Record<string, unknown>> {
  const sealed = await readJson<SealedFile>(options.file);
  return atNodes(options, async (place) => {
    const { paper } = await signed(place, sealed, options.roll);
    await writeSecretJson(options.out, signedFile(sealed, paper));
    await rm(options.file);
    return { tracking: sealed.tracking, file: options.out };
  });
}

/** Signs a paper and sends it as well. */
export async function castBallot(options: PaperOptions): Promise<Record<string, unknown>> {
  const sealed = await readJson<SealedFile>(options.file);
  return atNodes(options, async (place) => {
    const { poll, paper } = await signed(place, sealed, options.roll);
    const gas = await sendPaper(place, poll, paper);
    await rm(options.file);
    return { tracking: sealed.tracking, gas };
  });
}

/** What is kept of a paper for which somebody has signed. */
export function signedFile(
  { poll, fingerprint, tracking, ballots }: Omit<SignedFile, "credential">,
  { credential }: Paper,
): SignedFile {
  return { poll, fingerprint, tracking, ballots, credential: hexFromBytes(credential) };
}

/** @throws {CommandFailure} if it is another's paper than the voter's, or not the next */
export function requireNext(ballots: Uint8Array, voter: number, next: bigint): void {
  const header = headerOf(ballots);
  if (header.voter === BigInt(voter) && header.seq === next) return;
  const made = `is voter ${header.voter}'s number ${header.seq}`;
  throw new CommandFailure(
    `The paper ${made}; next is voter ${voter}'s number ${next}. It was not signed: make another.`,
    EXIT.findings,
  );
}

async function signed(
  place: WitnessedPlace,
  sealed: SealedFile,
  roll: string,
): Promise<{ readonly poll: Poll; readonly paper: Paper }> {
  const stated = await statedPoll(place, sealed.poll, sealed.fingerprint, "latest");
  const { poll } = stated;
  const published = await rollIn(roll, poll);
  const { index, signer } = voterOn(published, place);
  const ballots = bytesFromHex(sealed.ballots);
  requireNext(ballots, index, await nextNumber(place, stated, index));
  return { poll, paper: await signPaper(poll, ballots, signer, published.tree.pathOf(index)) };
}
