import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { papersIn, tallyOf } from "../../sdk/voting/boxLogs.ts";
import {
  type DecryptionBook,
  decryptRecomputed,
  type PollAtSource,
} from "../../sdk/voting/ceremony/decrypt.ts";
import { publishedIn } from "../../sdk/voting/ceremony/events.ts";
import { encodeTerms, type Poll } from "../../sdk/voting/poll.ts";
import { encodeCall } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { pollPages } from "../election/pollPages.ts";
import { timedLogs } from "../election/timedLogs.ts";
import { explained } from "../explained.ts";
import { isThere, readJson } from "../input.ts";
import { writeJson } from "../output.ts";
import { type AgreedBlock, agreedBlock } from "./agreement.ts";
import { decryptedBy } from "./decrypted.ts";
import { type AskedNode, atBothNodes, type TwiceWitnessedPlace } from "./nodes.ts";
import { readPoll } from "./place.ts";
import { SECRETS, send } from "./secrets.ts";
import { type Seat, seated, type TrusteeOptions } from "./trustee.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const OF_THE_COUNT = ["TallyPermitted", "Annulled", "Totalled"].map(
  (name) => BOX.getEvent(name)?.topicHash as Hex,
);

/**
 * A trustee's part in decrypting a poll: recomputed from all papers, and compared with what two nodes say. What the trustee has sent
 * before is not sent again, so that whoever was interrupted between two contests goes on.
 */
export async function decrypt(
  options: TrusteeOptions & { readonly poll: string; readonly fingerprint: string; readonly book?: string },
): Promise<Record<string, unknown>> {
  // Wherever the command is started: a second book would know nothing of the first.
  const file = options.book ?? `${options.keystore}.decrypted.json`;
  return atBothNodes(options, async (place) => {
    const block = await agreedBlock(place.nodes, options);
    const { poll } = await readPoll(place, options.poll, options.fingerprint);
    const papers = papersIn(await pollPages(place.chain, place.box, poll, block.number));
    const seat = await seated(place, block, poll.election, options);
    requireSeat(seat);
    const share = await explained([], () => seat.trustee.finalShare(publishedIn(seat.attempt)));
    const sources = await sourcesOf(place, poll, block);
    const book: DecryptionBook = new Map(Object.entries(await bookAt(file))) as DecryptionBook;
    // Closed by the trustee's own clock, and before what both nodes show.
    const now = Math.min(Math.floor(Date.now() / 1000), block.time);
    const { proofs, ...read } = await explained([], () =>
      decryptRecomputed({ poll, papers, sources }, share, book, now),
    );
    await writeJson(file, Object.fromEntries(book));
    const { trustee } = share;
    const sent = await sendMissing(place, poll, { trustee, totals: sources[0].totals, proofs });
    const about = { papers: read.papers, contests: proofs.length, block: block.number };
    return { trustee, ...about, ...sent };
  });
}

/** What a trustee made of the totals of each contest. */
interface ToSend {
  readonly trustee: number;
  readonly totals: Hex | undefined;
  readonly proofs: readonly { readonly proof: Uint8Array }[];
}

/** @returns gas used, and how many contests the box had the trustee's decryption of before */
async function sendMissing(
  { nodes, provider, box }: TwiceWitnessedPlace,
  poll: Poll,
  { trustee, totals, proofs }: ToSend,
): Promise<{ readonly before: number; readonly gas: number }> {
  const chains = nodes.map(({ chain }) => chain);
  const done = await decryptedBy(trustee, { box, poll: poll.poll }, chains);
  let gas = 0;
  for (const [contest, { proof }] of proofs.entries()) {
    if (done.has(contest)) continue;
    const args = [poll.poll, encodeTerms(poll), contest, totals, trustee, proof];
    gas += await send(provider, box, encodeCall(BOX, "decrypt", args), SECRETS.account);
  }
  return { before: done.size, gas };
}

function requireSeat({ attempt, trustee }: Seat): void {
  if (!attempt.vacant.includes(trustee.number)) return;
  throw new CommandFailure(
    "The trustee has lost the seat by a false complaint, and decrypts nothing.",
    EXIT.findings,
  );
}

/** What each node says of a poll, at the block that is final for both. */
async function sourcesOf(
  { nodes: [own, other], box }: TwiceWitnessedPlace,
  poll: Poll,
  block: AgreedBlock,
): Promise<[PollAtSource, PollAtSource]> {
  return [await stateOf(own, box, poll, block), await stateOf(other, box, poll, block)];
}

async function stateOf(
  { chain }: AskedNode,
  box: Hex,
  { poll, election }: Poll,
  { number }: AgreedBlock,
): Promise<PollAtSource> {
  const answer = await chain.call(box, encodeCall(BOX, "scheduleOf", [election]), number);
  const [{ closes }] = BOX.decodeFunctionResult("scheduleOf", answer) as unknown as [
    { readonly closes: bigint },
  ];
  const head = await chain.call(box, encodeCall(BOX, "headOf", [poll]), number);
  const logs = await timedLogs(chain, box, [OF_THE_COUNT, poll], number);
  return { head, closes: Number(closes), ...tallyOf(logs) };
}

/** What was decrypted before; a book that cannot be read is none that is empty. */
async function bookAt(file: string): Promise<Record<Hex, Hex>> {
  return (await isThere(file)) ? readJson<Record<Hex, Hex>>(file) : {};
}
