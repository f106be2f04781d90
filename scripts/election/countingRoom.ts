import { encodeTotals } from "../../sdk/voting/accumulate.ts";
import { papersABatch } from "../../sdk/voting/batch.ts";
import { type DecryptionBook, decryptRecomputed } from "../../sdk/voting/ceremony/decrypt.ts";
import { planTally } from "../../sdk/voting/boxLogs.ts";
import { totalsOfContest } from "../../sdk/voting/poll.ts";
import { countVotes, type KeyShare, type Partial } from "../../sdk/voting/tally.ts";
import type { Chain } from "../chain/chain.ts";
import type { Tally } from "../start/tally.ts";
import type { PollingStation } from "./pollingStation.ts";

/** What counting a poll takes besides its papers. */
export interface CountingRoom {
  readonly chain: Chain;
  /** Of those trustees who have not vanished. */
  readonly shares: readonly KeyShare[];
  readonly tally: Tally;
  /** When the polls closed, in seconds since 1970. */
  readonly closed: number;
}

/**
 * Adds up all papers in the box, has each trustee recompute and decrypt the totals, and counts.
 *
 * @returns of each contest the counts of all options, as the box accepted them
 */
export async function countPoll(station: PollingStation, room: CountingRoom): Promise<number[][]> {
  const { chain, shares, tally, closed } = room;
  const send = async (act: string, name: string, ...args: readonly unknown[]): Promise<void> => {
    tally.gas(act, (await station.send(name, ...args)).gasUsed);
  };
  const papers = await station.papers();
  const batch = papersABatch(station.poll);
  const plan = await planTally(station.poll, papers, batch);
  const [g, key] = plan.dummy;
  await send("Adding up begun", "begin", [g.x, g.y, key.x, key.y]);
  const added = await plan.addUp(({ before, ballots, sums }) =>
    send(`Papers added up, at most ${batch}`, "add", before, ballots, sums),
  );
  await send("Adding up ended", "finish", added.sums);
  const [head, now, totals] = [await station.head(), await chain.now(), encodeTotals(added.totals)];
  const source = { head, closes: closed, ...(await station.counting()) };
  // The chain is in this process: there is no second source to ask.
  const request = { poll: station.poll, papers, sources: [source, source] } as const;
  const partials: Partial[][] = station.poll.contests.map(() => []);
  for (const share of shares) {
    const book: DecryptionBook = new Map();
    const { proofs } = await decryptRecomputed(request, share, book, now);
    for (const [contest, proven] of proofs.entries()) {
      await send("Partial decryption", "decrypt", contest, totals, share.trustee, proven.proof);
      partials[contest]?.push({ trustee: share.trustee, products: proven.products });
    }
  }
  const counts: number[][] = [];
  for (const [contest, { rule }] of station.poll.contests.entries()) {
    const own = totalsOfContest(station.poll, contest, added.totals);
    const found = countVotes(rule, own, partials[contest] ?? []);
    const encrypted = found.counts.slice(0, rule.ciphertexts);
    await send("Count", "count", contest, totals, found.trustees, found.terms, encrypted);
    counts.push([...found.counts]);
  }
  return counts;
}
