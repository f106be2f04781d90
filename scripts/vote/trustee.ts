import { stat } from "node:fs/promises";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI, KEY_CEREMONY_ABI } from "../../sdk/abi.ts";
import { concatBytes, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { encodeTotals } from "../../sdk/voting/accumulate.ts";
import { planTally } from "../../sdk/voting/boxLogs.ts";
import { type DecryptionBook, decryptRecomputed } from "../../sdk/voting/ceremony/decrypt.ts";
import { type AttemptSoFar, encryptionKeyIn } from "../../sdk/voting/ceremony/events.ts";
import { sealKeystore } from "../../sdk/voting/ceremony/keystore.ts";
import { type CeremonyStep, trusteeDigest } from "../../sdk/voting/ceremony/message.ts";
import { newSeed } from "../../sdk/voting/ceremony/seed.ts";
import { type Published, Trustee } from "../../sdk/voting/ceremony/trustee.ts";
import { verifiedAttempt } from "../../sdk/voting/ceremony/verified.ts";
import { encodeTerms, type Poll } from "../../sdk/voting/poll.ts";
import { encodeCall } from "../chain/chain.ts";
import { connect } from "../chain/connect.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { timedLogs } from "../election/timedLogs.ts";
import { explained } from "../explained.ts";
import { readJson } from "../input.ts";
import { writeJson, writeText } from "../output.ts";
import { atPlace, papersIn, type PlaceOptions, readPoll, type VotingPlace, wordOf } from "./place.ts";
import { SECRETS, seedIn, send, trusteePassword, trusteeSigner } from "./secrets.ts";

const CEREMONY = new Interface(KEY_CEREMONY_ABI);
const BOX = new Interface(BALLOT_BOX_ABI);
const FUNCTIONS = { commitment: "commit", points: "publish", shares: "deal" } as const;
const POINT = 64;

/** What a trustee knows from the official journal, and not from the chain. */
export interface TrusteeOptions extends PlaceOptions {
  readonly keystore: string;
  /** Accounts of all trustees in the order of their numbers, divided by commas. */
  readonly trustees: string;
  readonly threshold: number;
}

/** Makes a seed and keeps it encrypted. A keystore that is there stays as it is. */
export async function keygen({ keystore }: { readonly keystore: string }): Promise<Record<string, unknown>> {
  const password = trusteePassword();
  if (await isThere(keystore))
    throw new CommandFailure(`${keystore} is there already; it is not overwritten.`, EXIT.badInput);
  await writeText(keystore, await sealKeystore(newSeed(), password));
  return { keystore };
}

/** Says what a trustee has to say next in the ceremony of an election, after verifying what the others have said. */
export async function takePart(
  options: TrusteeOptions & { readonly election: string },
): Promise<Record<string, unknown>> {
  const election = wordOf("--election", options.election);
  return atPlace(options, async (place) => {
    const { attempt, trustee } = await seated(place, election, options);
    const { points } = attempt;
    const next = nextStep(trustee, attempt);
    if (next !== undefined) {
      const [step, content] = next;
      const terms = { chainId: place.chainId, contract: place.ceremony, election, attempt: attempt.attempt };
      const digest = trusteeDigest({ attempt: terms, trustee: trustee.number, step, content });
      const signature = await trusteeSigner().sign(digest);
      const message = { election, attempt: attempt.attempt, trustee: trustee.number, content, signature };
      const data = encodeCall(CEREMONY, FUNCTIONS[step], [message]);
      return {
        trustee: trustee.number,
        said: step,
        gas: await send(place.provider, place.ceremony, data, SECRETS.account),
      };
    }
    const asked = encodeCall(CEREMONY, "attemptOf", [election]);
    const answer = await place.chain.call(place.ceremony, asked);
    const [, , deadline] = CEREMONY.decodeFunctionResult("attemptOf", answer) as unknown as [
      unknown,
      unknown,
      bigint,
    ];
    const isOver = deadline !== 0n && (await place.chain.now()) >= Number(deadline);
    if (!points.every((own) => own !== undefined) || !isOver) return { trustee: trustee.number, said: null };
    const shown = concatBytes(
      ...points.map((own) => (own ?? new Uint8Array()).subarray(0, POINT * attempt.threshold)),
    );
    const data = encodeCall(CEREMONY, "fix", [election, shown]);
    return {
      trustee: trustee.number,
      said: "fix",
      gas: await send(place.provider, place.ceremony, data, SECRETS.account),
    };
  });
}

/** A trustee's part in decrypting a poll: recomputed from all papers, and compared with what a second node says. */
export async function decrypt(
  options: TrusteeOptions & {
    readonly poll: string;
    readonly fingerprint: string;
    readonly witness: string;
    readonly book: string;
  },
): Promise<Record<string, unknown>> {
  return atPlace(options, async (place) => {
    const read = await readPoll(place, options.poll, options.fingerprint);
    const { poll } = read;
    const papers = papersIn(read);
    const { attempt, trustee } = await seated(place, poll.election, options);
    const share = trustee.finalShare(publishedIn(attempt));
    const { totals } = planTally(poll, papers, Math.max(1, papers.length));
    const stated = await stateOf(poll, place.box, place.chain);
    const witnessed = await witnessOf(options.witness, poll, place.box);
    const book: DecryptionBook = new Map(Object.entries(await bookAt(options.book))) as DecryptionBook;
    const heads: [Hex, Hex] = [stated.head, witnessed.head];
    // An extension that one of them keeps quiet about is believed of the other.
    const closed = Math.max(stated.closes, witnessed.closes);
    const request = { poll, papers, totals, heads, closed };
    const proofs = await explained([], () =>
      decryptRecomputed(request, share, book, Math.floor(Date.now() / 1000)),
    );
    await writeJson(options.book, Object.fromEntries(book));
    let gas = 0;
    for (const [contest, { proof }] of proofs.entries()) {
      const args = [poll.poll, encodeTerms(poll), contest, encodeTotals(totals), trustee.number, proof];
      gas += await send(place.provider, place.box, encodeCall(BOX, "decrypt", args), SECRETS.account);
    }
    return { trustee: trustee.number, papers: papers.length, contests: proofs.length, gas };
  });
}

/** The trustee in the present attempt, which has been verified against the journal. */
async function seated(
  { chain, chainId, ceremony }: VotingPlace,
  election: Hex,
  { trustees, threshold, keystore }: TrusteeOptions,
): Promise<{ readonly attempt: AttemptSoFar; readonly trustee: Trustee }> {
  const accounts = trustees.split(",").map((account) => account.trim().toLowerCase() as Hex);
  const place = { chainId, contract: ceremony, election };
  const logs = await timedLogs(chain, ceremony, [null, election]);
  const attempt = await explained([], () => verifiedAttempt(place, accounts, threshold, logs));
  const number = accounts.indexOf(hexFromBytes(trusteeSigner().signer)) + 1;
  if (number === 0) throw new CommandFailure("The account is no trustee's of this election.", EXIT.badInput);
  const seed = await seedIn(keystore);
  const trustee = new Trustee(seed, { ...place, attempt: attempt.attempt }, number, threshold);
  return { attempt, trustee };
}

function nextStep(
  trustee: Trustee,
  { commitments, points, shares }: AttemptSoFar,
): readonly [Exclude<CeremonyStep, "complaint">, Uint8Array] | undefined {
  const own = trustee.number - 1;
  const all = (said: readonly (Uint8Array | undefined)[]): boolean =>
    said.every((each) => each !== undefined);
  if (commitments[own] === undefined) return ["commitment", trustee.commitment()];
  if (!all(commitments)) return undefined;
  if (points[own] === undefined) return ["points", trustee.points()];
  if (!all(points) || shares[own] !== undefined) return undefined;
  return ["shares", trustee.shares(commitments.map((each) => encryptionKeyIn(each ?? new Uint8Array())))];
}

function publishedIn({ points, shares, threshold }: AttemptSoFar): Published[] {
  return points.map((own, index) => ({
    points: (own ?? new Uint8Array()).subarray(0, POINT * threshold),
    shares: shares[index] ?? new Uint8Array(),
  }));
}

/** What a node says of a poll: its head, and when the polls close. */
interface PollState {
  readonly head: Hex;
  readonly closes: number;
}

async function stateOf(
  { poll, election }: Pick<Poll, "poll" | "election">,
  box: Hex,
  node: { call(to: Hex, data: Hex): Promise<Hex> },
): Promise<PollState> {
  const answer = await node.call(box, encodeCall(BOX, "scheduleOf", [election]));
  const [{ closes }] = BOX.decodeFunctionResult("scheduleOf", answer) as unknown as [
    { readonly closes: bigint },
  ];
  return { head: await node.call(box, encodeCall(BOX, "headOf", [poll])), closes: Number(closes) };
}

/** The same as another node says. */
async function witnessOf(url: string, poll: Pick<Poll, "poll" | "election">, box: Hex): Promise<PollState> {
  const provider = await connect(url);
  try {
    const call = async (to: Hex, data: Hex): Promise<Hex> => (await provider.call({ to, data })) as Hex;
    return await stateOf(poll, box, { call });
  } finally {
    provider.destroy();
  }
}

/** What was decrypted before; a book that cannot be read is none that is empty. */
async function bookAt(file: string): Promise<Record<Hex, Hex>> {
  return (await isThere(file)) ? readJson<Record<Hex, Hex>>(file) : {};
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw new CommandFailure(`${file} cannot be read: ${String(error)}`, EXIT.badInput, error);
  }
}
