import { readFile, stat } from "node:fs/promises";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI, KEY_CEREMONY_ABI } from "../../sdk/abi.ts";
import { concatBytes, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { encodeTotals } from "../../sdk/voting/accumulate.ts";
import { planTally } from "../../sdk/voting/boxLogs.ts";
import type { DecryptionBook } from "../../sdk/voting/ceremony/decrypt.ts";
import { decryptPollRecomputed } from "../../sdk/voting/ceremony/decryptPoll.ts";
import { type AttemptSoFar, encryptionKeyIn } from "../../sdk/voting/ceremony/events.ts";
import { sealKeystore } from "../../sdk/voting/ceremony/keystore.ts";
import { type CeremonyStep, trusteeDigest } from "../../sdk/voting/ceremony/message.ts";
import { newSeed } from "../../sdk/voting/ceremony/seed.ts";
import { type Published, Trustee } from "../../sdk/voting/ceremony/trustee.ts";
import { verifiedAttempt } from "../../sdk/voting/ceremony/verified.ts";
import { encodeTerms } from "../../sdk/voting/poll.ts";
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
  const isThere = await stat(keystore).then(
    () => true,
    () => false,
  );
  if (isThere)
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
    const heads = [
      await headAt(place, poll.poll),
      await witnessed(options.witness, place.box, poll.poll),
    ] as const;
    const asked = encodeCall(BOX, "scheduleOf", [poll.election]);
    const answer = await place.chain.call(place.box, asked);
    const [{ closes }] = BOX.decodeFunctionResult("scheduleOf", answer) as unknown as [
      { readonly closes: bigint },
    ];
    const book: DecryptionBook = new Map(Object.entries(await bookAt(options.book))) as DecryptionBook;
    const request = { poll, papers, totals, heads: [...heads] as [Hex, Hex], closed: Number(closes) };
    const proofs = await explained([], () =>
      decryptPollRecomputed(request, share, book, Math.floor(Date.now() / 1000)),
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

async function headAt({ chain, box }: Pick<VotingPlace, "chain" | "box">, poll: Hex): Promise<Hex> {
  return chain.call(box, encodeCall(BOX, "headOf", [poll]));
}

/** The head as another node says. */
async function witnessed(url: string, box: Hex, poll: Hex): Promise<Hex> {
  const provider = await connect(url);
  try {
    return (await provider.call({ to: box, data: encodeCall(BOX, "headOf", [poll]) })) as Hex;
  } finally {
    provider.destroy();
  }
}

async function bookAt(file: string): Promise<Record<Hex, Hex>> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? {} : readJson<Record<Hex, Hex>>(file);
}
