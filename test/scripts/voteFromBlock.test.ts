import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { deploymentBlock } from "../../scripts/deploy/deploymentBlock.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { trackingHash } from "../../sdk/voting/tracking.ts";
import { WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

interface LogQuery {
  readonly fromBlock: string;
  readonly toBlock: string;
}

describe("npm run vote: which blocks are read", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;
  let prepared: number;
  let tracking: string;
  let asked: LogQuery[];

  /** A node that keeps so many blocks an answer, and notes what it was asked for. */
  const giving = (most: number): void => {
    election.node.lie = (call, truth) => {
      if (call.method !== "eth_getLogs") return truth(call);
      const [query] = call.params as [LogQuery];
      asked.push(query);
      const blocks = Number(query.toBlock) - Number(query.fromBlock) + 1;
      return blocks > most ? Promise.reject(new Error(`at most ${most} blocks a query`)) : truth(call);
    };
  };
  const receipt = (...args: readonly string[]) =>
    poll.observe("verify-receipt", "--tracking", tracking, ...poll.witness, ...args);
  const firstAsked = (): number => Math.min(...asked.map(({ fromBlock }) => Number(fromBlock)));

  before(async () => {
    election = await WatchedElection.hold();
    poll = await election.poll("north", { rules: [exactly(1, 2)], voters: 1 });
    prepared = await election.station.connection.ethers.provider.getBlockNumber();
    await poll.polling.open();
    const paper = await poll.polling.paper(0, 0, [1]);
    await poll.polling.cast(paper);
    tracking = trackingHash(paper.ballots);
  });

  beforeEach(() => {
    asked = [];
  });

  after(() => election.end());

  it("asks a node that refuses many blocks at once for fewer, and leaves none out", async () => {
    for (const most of [3, 1]) {
      giving(most);
      const { code, stdout, stderr } = await receipt();
      expect(JSON.parse(stdout), stderr).to.include({ found: true, counted: true });
      expect([code, firstAsked()]).to.deep.equal([0, 0]);
    }
    giving(0);
    const { code, stderr } = await receipt();
    expect(code).to.not.equal(0);
    expect(stderr).to.include("at most 0 blocks a query");
  });

  it("begins at the block of the deployment, or where it is told to", async () => {
    giving(500);
    const addresses = JSON.parse(await readFile(poll.files.addresses, "utf8")) as object;
    await writeFile(poll.files.addresses, JSON.stringify({ ...addresses, block: prepared - 1 }));
    expect([(await receipt()).code, firstAsked()]).to.deep.equal([0, prepared - 1]);
    asked = [];
    expect([(await receipt("--from-block", "2")).code, firstAsked()]).to.deep.equal([0, 2]);
  });

  it("finds no poll, rather than too few papers, if it begins too late", async () => {
    const { code, stderr } = await receipt("--from-block", String(prepared + 1));
    expect([code, stderr.includes("There is no poll")]).to.deep.equal([2, true]);
  });

  it("takes the block of a deployment from its journal, resumed or not", async () => {
    const folder = await mkdtemp(join(tmpdir(), "journal-"));
    const lines = [
      { type: "DEPLOYMENT_INITIALIZE", chainId: 31337 },
      { type: "TRANSACTION_CONFIRM", receipt: { blockNumber: 41, status: "SUCCESS" } },
      { type: "RUN_START", chainId: 31337 },
      { type: "TRANSACTION_CONFIRM", receipt: { blockNumber: 907, status: "SUCCESS" } },
    ];
    const journal = `\n${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
    await writeFile(join(folder, "journal.jsonl"), journal);
    expect(await deploymentBlock(folder)).to.equal(41);
    await rm(folder, { recursive: true });
  });
});
