import type { Hex } from "../../../sdk/bytes.ts";
import { castCall } from "../../../sdk/voting/castCall.ts";
import { auditPoll } from "../../../sdk/voting/audit/auditPoll.ts";
import { coordinatesOf, GENERATOR, pointAt } from "../../../sdk/voting/curve.ts";
import { SmallLogarithms } from "../../../sdk/voting/logarithm.ts";
import { eachOf } from "../../../sdk/voting/pages.ts";
import { type Paper, PaperSealer } from "../../../sdk/voting/paper.ts";
import { firstContest } from "../../../sdk/voting/poll.ts";
import { dayOf } from "../../../sdk/law/dates.ts";
import { THRESHOLD } from "../../election/officials.ts";
import type { PollingStation } from "../../election/pollingStation.ts";
import type { TimedLog } from "../../election/timedLogs.ts";
import { type EmbeddedRepublic, foundEmbeddedRepublic } from "../../republic/embeddedRepublic.ts";
import { Parties } from "../../start/parties.ts";
import { stateFor } from "../../start/stateDescription.ts";
import { enrol } from "../../start/takeover.ts";
import { Tally } from "../../start/tally.ts";
import { BenchElection } from "./benchElection.ts";
import { newWords } from "./newWords.ts";
import { secretProductsASecond, secretProductsIn } from "./secretProducts.ts";

/** One figure, with its unit and how many things it was measured on. */
export interface SpeedRow {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const WORD = 32;
const PAPERS = 200;
const OPTIONS = 5;
const SEED = 1;
const SILENT = { advance: () => undefined, stop: () => undefined };

/** Voters of a large country, and how many of them chose each option. */
const VOTERS = 50_000_000;
const COUNTS = [19_999_999, 12_345_678, 9_876_543, 7_777_777, 3];

/** Measures what ballots of one in five cost in time and bytes, on one core of this machine. */
export async function measureVoting(onRow: (row: SpeedRow) => void): Promise<SpeedRow[]> {
  const rows: SpeedRow[] = [];
  const add = (row: SpeedRow): void => {
    rows.push(row);
    onRow(row);
  };
  const { republic, station, election } = await openPoll();
  for (const row of proven(station)) add(row);
  const papers: Paper[] = [];
  for (let voter = 0; voter < PAPERS; voter++) papers.push(await station.paper(voter, 0, [voter % OPTIONS]));
  const { row, hashes } = await accepted(republic, station, papers);
  add(row);
  const logs: TimedLog[] = [];
  for await (const log of eachOf(await station.logs())) logs.push(log);
  const { shareKeys } = await election.making.audit();
  const { chainId } = station.poll.contests[0] ?? { chainId: 0n };
  const task = { chainId, contract: station.box, poll: station.poll.poll, logs, trustees: shareKeys };
  const begun = performance.now();
  const { findings } = await auditPoll({ ...task, roll: station.electorate.hashes, threshold: THRESHOLD });
  const seconds = (performance.now() - begun) / 1000;
  if (findings.length > 0) throw new Error(findings.join("; "));
  const verified = "ballots of 1 in 5 verified a second, signatures and all, on libsecp256k1";
  add({ id: "vote.verified", what: verified, value: PAPERS / seconds, unit: "/s" });
  add({
    id: "vote.audit.1000",
    what: "audit of 1,000 papers from their logs",
    value: (1000 * seconds) / PAPERS,
    unit: "s",
  });
  add(logarithms());
  const cast = logs.filter(({ data }) => data.length > 1000);
  const [paper] = papers;
  const calldata = paper === undefined ? 0 : (castCall(station.poll, paper).length - 2) / 2;
  const inLog = cast.reduce((sum, { data }) => sum + (data.length - 2) / 2, 0) / Math.max(1, cast.length);
  add({ id: "vote.bytes.calldata", what: "a paper of 1 in 5, roll of 256", value: calldata, unit: "bytes" });
  add({ id: "vote.bytes.log", what: "the same, what is logged of it", value: inLog, unit: "bytes" });
  for (const row of await kept(republic, station, hashes)) add(row);
  return rows;
}

async function openPoll() {
  const { beginsAt, description } = stateFor(dayOf("2016-01-04"));
  const republic = await foundEmbeddedRepublic({ seed: SEED, beginsAt, description });
  await republic.chain.advanceTo(dayOf("2016-02-01") * 86_400);
  const parties = new Parties(republic, SEED);
  await enrol(republic, [parties.officer("reviewer"), parties.officer("court")], new Tally(), SILENT);
  const election = new BenchElection(republic, parties);
  const [station] = await election.open([{ contests: [OPTIONS], voters: PAPERS }]);
  if (station === undefined) throw new Error("the election has no poll");
  return { republic, station, election };
}

/** With a table of multiples of the key, as who makes many has it. */
function proven({ poll }: PollingStation): SpeedRow[] {
  const sealer = new PaperSealer(poll, "many");
  const chosen = [Array.from({ length: OPTIONS }, (_, option) => option === 2)];
  const [, seconds] = timed(() => {
    for (let voter = 0; voter < PAPERS; voter++) sealer.seal({ voter: BigInt(voter), seq: 0n, chosen });
  });
  const what = "ballots of 1 in 5 encrypted and proven a second, secrets in constant time";
  const { key, rule } = firstContest(poll);
  const products = "products of a point and a secret scalar a second, in constant time";
  return [
    { id: "vote.proven", what, value: PAPERS / seconds, unit: "/s" },
    { id: "vote.products", what: products, value: secretProductsASecond(key), unit: "/s" },
    {
      id: "vote.products.ballot",
      what: "such products in a ballot of 1 in 5",
      value: secretProductsIn(rule.ciphertexts),
      unit: "",
    },
  ];
}

async function accepted(
  { chain }: EmbeddedRepublic,
  station: PollingStation,
  papers: readonly Paper[],
): Promise<{ row: SpeedRow; hashes: readonly Hex[] }> {
  const begun = performance.now();
  const hashes = await chain.queue(papers.map((paper) => station.transaction(paper)));
  const receipts = await chain.mine(hashes);
  if (receipts.some(({ reverted }) => reverted)) throw new Error("a paper was not taken");
  const seconds = (performance.now() - begun) / 1000;
  const what = "papers of 1 in 5 accepted a second by the embedded chain";
  return { row: { id: "vote.accepted", what, value: papers.length / seconds, unit: "/s" }, hashes };
}

/** Bytes of storage that papers take, each a share: many voters have their marks in one word. */
async function kept(
  { chain }: EmbeddedRepublic,
  station: PollingStation,
  hashes: readonly Hex[],
): Promise<SpeedRow[]> {
  const shareOf = async (own: readonly Hex[]): Promise<number> =>
    (WORD * (await newWords(chain, station.box, own))) / own.length;
  const revotes: Paper[] = [];
  for (let voter = 0; voter < PAPERS; voter++) revotes.push(await station.paper(voter, 1, [0]));
  const again = await chain.queue(revotes.map((paper) => station.transaction(paper)));
  if ((await chain.mine(again)).some(({ reverted }) => reverted)) throw new Error("a revote was not taken");
  const state = `the same, its share of the words that ${PAPERS} papers add to the box's storage`;
  const revote = "the same, of a paper that replaces another for the first time";
  return [
    { id: "vote.bytes.state", what: state, value: await shareOf(hashes), unit: "bytes" },
    { id: "vote.bytes.state.revote", what: revote, value: await shareOf(again), unit: "bytes" },
  ];
}

function logarithms(): SpeedRow {
  const points = coordinatesOf(COUNTS.map((count) => GENERATOR.multiplyUnsafe(BigInt(count)))).map(pointAt);
  const [found, seconds] = timed(() => {
    const table = new SmallLogarithms(VOTERS);
    return points.map((point) => table.of(point));
  });
  if (found.join() !== COUNTS.join()) throw new Error(`the logarithms are ${found.join()}`);
  return { id: "vote.logarithms", what: "all 5 counts of 50 million voters", value: seconds, unit: "s" };
}

function timed<T>(act: () => T): readonly [T, seconds: number] {
  const begun = performance.now();
  const result = act();
  return [result, (performance.now() - begun) / 1000];
}
