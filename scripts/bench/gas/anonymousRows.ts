import { readFile } from "node:fs/promises";
import { bytesFromHex, type Hex } from "../../../sdk/bytes.ts";
import { papersOf, planTally } from "../../../sdk/voting/boxLogs.ts";
import { castCall } from "../../../sdk/voting/castCall.ts";
import { onePage } from "../../../sdk/voting/pages.ts";
import { encodeTerms, type Poll } from "../../../sdk/voting/poll.ts";
import { timedLogs } from "../../election/timedLogs.ts";
import type { Hardfork } from "../../republic/hardfork.ts";
import {
  type AnonymousPapers,
  anonymousPoll,
  ballotsOf,
  BOX,
  CIRCUIT_DEPTH,
  CLERK,
  ELECTION,
  KEY,
} from "./anonymousPoll.ts";
import { BenchChain, type Deployed } from "./benchChain.ts";
import type { CostRow } from "./gasBench.ts";
import { addedWithShare, castWithShare, POLL_PAPERS } from "./shares.ts";

const PAPERS = new URL("../../../test/vectors/voting/anonymousPapers.json", import.meta.url);
const BEGINS = "2016-01-01T00:00:00Z";

/** Seconds from the beginning of the chain. */
const [OPENS, CLOSES] = [10_000, 100_000];

/** The office that the register of elections would hold. */
const ELECTIONS = 99;
const POWERS = ["prepare", "schedule", "permitTally"];

/**
 * Casts papers of anonymous voters at a box of their own, each in a transaction, and adds all of them up in another. Their proofs were
 * made beforehand, because who proves needs a package that is not installed with this one.
 */
export async function anonymousRows(hardfork: Hardfork): Promise<CostRow[]> {
  const { roll, voters, papers } = JSON.parse(await readFile(PAPERS, "utf8")) as AnonymousPapers;
  const poll = anonymousPoll(roll, voters);
  const bench = await BenchChain.begin([CLERK], hardfork, BEGINS);
  const [clerk] = bench.accounts as [Hex];
  const box = await openBox(bench, clerk, poll);
  const sealed = ballotsOf(
    poll,
    papers.map(({ voter }) => BigInt(voter)),
  );
  const costs: { gas: number; bytes: number }[] = [];
  for (const [index, { credential }] of papers.entries()) {
    const ballots = sealed[index] ?? new Uint8Array();
    const data = castCall(poll, { ballots, credential: bytesFromHex(credential) });
    const { gasUsed } = await bench.chain.send({ from: clerk, to: BOX, data });
    costs.push({ gas: gasUsed, bytes: (data.length - 2) / 2 });
  }
  const added = await addUp(bench, clerk, box, poll);
  const { gas, bytes } = castWithShare(costs, true);
  const what =
    `one of 5, encrypted and proven; a proof of Semaphore in place of a signature, circuit of depth ${CIRCUIT_DEPTH}, ` +
    `all logged; its share in adding up ${papers.length}, and in beginning and ending it for ${POLL_PAPERS}`;
  return [
    {
      ...{ id: "vote.ballot.anonymous.k5", what },
      gas: gas + addedWithShare(added.batches, papers.length, added.once),
      calldataBytes: bytes,
    },
  ];
}

/** @returns the box, in which the poll is open */
async function openBox(bench: BenchChain, clerk: Hex, poll: Poll): Promise<Deployed> {
  const offices = await bench.deploy(clerk, "Offices", { admin: clerk, standardOffset: 0 });
  const ceremony = await bench.deploy(clerk, "DealtKey");
  const roll = await bench.deploy(clerk, "AnonymousRoll", { circuit: CIRCUIT_DEPTH });
  const box = await bench.deploy(clerk, "BallotBox", {
    ...{ authority: offices.address, ceremony: ceremony.address, eligibility: roll.address },
  });
  if (box.address !== BOX) throw new Error(`the proofs are of the box at ${BOX}, not at ${box.address}`);
  const selectors = POWERS.map((name) => box.abi.getFunction(name)?.selector);
  await bench.send(clerk, offices, "setTargetFunctionRole", BOX, selectors, ELECTIONS);
  await bench.send(clerk, offices, "grantRole", ELECTIONS, clerk, 0);
  await bench.send(clerk, ceremony, "deal", ELECTION, [KEY.x, KEY.y, 1, 1], [[KEY.x, KEY.y]]);
  const begins = Date.parse(BEGINS) / 1000;
  await bench.send(clerk, box, "schedule", ELECTION, [begins + OPENS, begins + CLOSES, false]);
  const contests = poll.contests.map(({ key, ...contest }) => ({ ...contest, keyX: key.x, keyY: key.y }));
  await bench.send(clerk, box, "prepare", poll.poll, poll, contests);
  await bench.chain.advanceTo(begins + OPENS);
  return box;
}

/** What adding all papers up costs: the transactions that do, and those that begin and end it. */
interface AddingUp {
  readonly batches: number;
  readonly once: number;
}

async function addUp(bench: BenchChain, clerk: Hex, box: Deployed, poll: Poll): Promise<AddingUp> {
  await bench.chain.advanceTo(Date.parse(BEGINS) / 1000 + CLOSES);
  await bench.send(clerk, box, "permitTally", poll.poll);
  const papers = papersOf(await timedLogs(bench.chain, BOX, [null, poll.poll]));
  const plan = await planTally(poll, onePage(papers), papers.length);
  const own = [poll.poll, encodeTerms(poll)] as const;
  const send = async (name: string, ...args: readonly unknown[]): Promise<number> =>
    (await bench.send(clerk, box, name, ...own, ...args)).gasUsed;
  const begun = await send(
    "begin",
    plan.dummy.flatMap(({ x, y }) => [x, y]),
  );
  let batches = 0;
  const { sums } = await plan.addUp(async ({ before, ballots, sums: after }) => {
    batches += await send("add", before, ballots, after);
  });
  return { batches, once: begun + (await send("finish", sums)) };
}
