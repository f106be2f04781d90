import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { FieldReader } from "../../sdk/wire.ts";
import { encodeTotals } from "../../sdk/voting/accumulate.ts";
import { decryptionsOf, papersIn, type TakenDecryption } from "../../sdk/voting/boxLogs.ts";
import { encodeTerms, type Poll, totalsOfContest } from "../../sdk/voting/poll.ts";
import { countVotes, type Partial } from "../../sdk/voting/tally.ts";
import { encodeCall } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { pollPages } from "../election/pollPages.ts";
import { explained } from "../explained.ts";
import { AddingUp } from "./addingUp.ts";
import { atPlace, readPoll } from "./place.ts";
import type { PollOptions } from "./observe.ts";
import { send } from "./secrets.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

/** Bytes of a proof before the products, and of each with what belongs to it. */
const PROOF = { head: 64, product: 160 } as const;

/** What whoever counts says. */
export interface TallyOptions extends PollOptions {
  /** How many trustees decrypt. */
  readonly threshold: number;
}

/**
 * Adds up all papers of a poll that has closed, unless that is done, and counts each contest that enough trustees have
 * decrypted. Anyone may: the box verifies it.
 *
 * @returns of each contest the counts; null: too few have decrypted
 */
export async function tally(options: TallyOptions): Promise<Record<string, unknown>> {
  return atPlace(options, async (place) => {
    const { poll, logs } = await readPoll(place, options.poll, options.fingerprint);
    const papers = papersIn(await pollPages(place.chain, place.box, poll, await place.chain.blockNumber()));
    const call = (name: string, ...args: readonly unknown[]) =>
      send(place.provider, place.box, encodeCall(BOX, name, [poll.poll, encodeTerms(poll), ...args]));
    const logged = (name: string) => logs.filter(({ topics }) => topics[0] === BOX.getEvent(name)?.topicHash);
    const totals = await explained([], () => new AddingUp(place, poll).finish(papers));
    const counted = new Map(
      logged("Counted").map((log) => {
        const args = BOX.parseLog(log)?.args;
        return [Number(args?.["contest"]), [...(args?.["counts"] as bigint[])].map(Number)];
      }),
    );
    const counts: (readonly number[] | null)[] = [];
    for (const [contest, { rule }] of poll.contests.entries()) {
      const known = counted.get(contest);
      const partials = partialsOf(poll, contest, decryptionsOf(logs)).slice(0, options.threshold);
      if (known !== undefined || partials.length < options.threshold) {
        counts.push(known ?? null);
        continue;
      }
      const found = countVotes(rule, totalsOfContest(poll, contest, totals), partials);
      const encrypted = found.counts.slice(0, rule.ciphertexts);
      await call("count", contest, encodeTotals(totals), found.trustees, found.terms, encrypted);
      counts.push(found.counts);
    }
    return { counted: totals.counted, counts };
  });
}

/** What trustees have decrypted of a contest. */
function partialsOf(poll: Poll, contest: number, all: readonly TakenDecryption[]): Partial[] {
  const ciphertexts = poll.contests[contest]?.rule.ciphertexts ?? 0;
  return all
    .filter((one) => one.contest === contest)
    .map(({ trustee, proof }) => {
      const products = Array.from({ length: ciphertexts }, (_, option) => {
        const reader = new FieldReader(proof, PROOF.head + PROOF.product * option);
        return { x: reader.uint256(), y: reader.uint256() };
      });
      return { trustee, products };
    });
}

/** @throws {CommandFailure} unless all contests are counted: there is more to be done */
export function requireCounted({ counts }: Readonly<Record<string, unknown>>): void {
  if ((counts as readonly unknown[]).includes(null)) {
    throw new CommandFailure("Too few trustees have decrypted; run it again when more have.", EXIT.findings);
  }
}
