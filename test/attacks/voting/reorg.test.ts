import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { explainError } from "../../../sdk/errors.ts";
import { planTally } from "../../../sdk/voting/boxLogs.ts";
import { papersGone } from "../../../sdk/voting/notedPapers.ts";
import { eachOf } from "../../../sdk/voting/pages.ts";
import type { Paper } from "../../../sdk/voting/paper.ts";
import { encodeTerms } from "../../../sdk/voting/poll.ts";
import { trackingHash } from "../../../sdk/voting/tracking.ts";
import { encodeCall } from "../../../scripts/chain/chain.ts";
import { countPoll } from "../../../scripts/election/countingRoom.ts";
import { Tally } from "../../../scripts/start/tally.ts";
import { run } from "../../scripts/support/commandLine.ts";
import { ANVIL_IS_PACKAGED, AnvilMissingError } from "../../support/anvil.ts";
import {
  latestRaw,
  nextBlockAt,
  openPollOnAnvil,
  reorganise,
  type ReorganisedChain,
} from "../../voting/support/reorganisedChain.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const OPTIONS = 3;

/** Voted in good time: as many as the act wants for a count (article 19(4)). */
const EARLY = 10;
const LATE = [EARLY, EARLY + 1, EARLY + 2];
const VOTERS = EARLY + LATE.length;

describe("Attacks on the chain: it is reorganised around the close (anvil)", () => {
  let held: ReorganisedChain;
  let folder: string;
  let snapshot: Hex;
  let goBack: () => void;
  let seconds: number;

  before(async function () {
    try {
      held = await openPollOnAnvil(OPTIONS, VOTERS);
    } catch (error) {
      if (ANVIL_IS_PACKAGED || !(error instanceof AnvilMissingError)) throw error;
      console.log(`      skipped: ${error.message}`);
      return this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), "reorg-"));
    const { url, republic } = held;
    await writeFile(join(folder, "addresses.json"), JSON.stringify({ url, contracts: republic.contracts }));
    for (let voter = 0; voter < EARLY; voter++) await cast(await held.station.paper(voter, 0, [0]));
    seconds = held.election.closes - 10;
    goBack = held.election.remember();
    snapshot = await held.republic.chain.request("evm_snapshot");
  });

  beforeEach(async () => {
    await held.republic.chain.request("evm_revert", [snapshot]);
    goBack();
    snapshot = await held.republic.chain.request("evm_snapshot");
    await rm(join(folder, "noted.json"), { force: true });
  });

  after(async () => {
    if (held === undefined) return;
    await held.stop();
    await rm(folder, { recursive: true });
  });

  /** @returns the transaction, as anyone can send it again */
  async function cast(paper: Paper): Promise<Hex> {
    await held.republic.chain.send(held.station.transaction(paper));
    return latestRaw(held.republic.chain);
  }

  /** Each in a block of its own, the first of them ten seconds before the close. */
  async function castLate(papers: readonly Paper[]): Promise<Hex[]> {
    const raw: Hex[] = [];
    for (const [index, paper] of papers.entries()) {
      await nextBlockAt(held.republic.chain, seconds + index);
      raw.push(await cast(paper));
    }
    return raw;
  }

  const inBox = () => held.station.papers();
  const papersFor = (voters: readonly number[], choice: number) =>
    Promise.all(voters.map((voter) => held.station.paper(voter, 0, [choice])));

  /** What becomes of a transaction that is sent again: taken, or the error in the box's words. */
  async function resend(raw: Hex): Promise<string> {
    const { chain } = held.republic;
    const hash = await chain.request<Hex>("eth_sendRawTransaction", [raw]);
    const receipt = await chain.request<{ status: Hex }>("eth_getTransactionReceipt", [hash]);
    if (receipt.status === "0x1") return "taken";
    const { to, input } = await chain.request<{ to: Hex; input: Hex }>("eth_getTransactionByHash", [hash]);
    return refusalOf(() => chain.request("eth_call", [{ to, data: input }, "latest"]));
  }

  async function refusalOf(call: () => Promise<unknown>): Promise<string> {
    return call().then(
      () => "taken",
      (error: unknown) => explainError(error)?.name ?? String(error),
    );
  }

  const vote = (name: string, ...args: readonly string[]) =>
    run([
      ...["vote", name, "--addresses", join(folder, "addresses.json"), "--json", "-"],
      ...["--poll", held.station.poll.poll, ...args],
    ]);
  const look = () => vote("watch", "--noted", join(folder, "noted.json"));

  /** Permits the count, and counts by three trustees. */
  async function count(): Promise<number[][]> {
    const { republic, election, station } = held;
    await election.close([station]);
    const shares = await Promise.all([1, 3, 4].map((trustee) => election.making.shareOf(trustee)));
    return countPoll(station, {
      ...{ chain: republic.chain, shares, tally: new Tally(), closed: election.closes },
    });
  }

  it("late papers are reorganised out: after the close nobody gets them in, and whoever noted them sees it", async () => {
    const { station, election, republic } = held;
    const head = await station.head();
    const late = await papersFor(LATE, 1);
    const raw = await castLate(late);
    const seen: Hex[] = [];
    for await (const { ballots } of eachOf(await inBox())) seen.push(trackingHash(ballots));
    expect(await station.turnout()).to.equal(VOTERS);
    expect((await look()).code).to.equal(0);
    const tracking = seen.slice(EARLY);
    for (const own of tracking) {
      const { found, pending } = JSON.parse((await vote("verify-receipt", "--tracking", own)).stdout);
      expect(found || pending).to.equal(true);
    }

    await reorganise(republic.chain, late.length);
    expect([await station.turnout(), await station.head()]).to.deep.equal([EARLY, head]);

    await nextBlockAt(republic.chain, election.closes);
    for (const own of raw) expect(await resend(own)).to.equal("BallotBoxNotOpen");
    const together = encodeCall(BOX, "castEach", [station.poll.poll, encodeTerms(station.poll), late]);
    const { logs } = await republic.chain.send({ from: republic.relay, to: station.box, data: together });
    const reasons = logs.map((log) => explainError(BOX.parseLog(log)?.args["reason"])?.name);
    expect(reasons).to.deep.equal(tracking.map(() => "BallotBoxNotOpen"));

    expect(await papersGone(seen, await inBox())).to.deep.equal(tracking);
    const { code, stdout, stderr } = await look();
    expect([code, JSON.parse(stdout)]).to.deep.equal([1, { papers: EARLY, added: 0, gone: tracking }]);
    for (const own of tracking) {
      expect(stderr).to.contain(own);
      const receipt = await vote("verify-receipt", "--tracking", own);
      expect([receipt.code, receipt.stderr.includes("No such paper")]).to.deep.equal([1, true]);
    }
    expect(await count()).to.deep.equal([[EARLY, 0, 0]]);
  });

  it("the same papers before the close, in another order: they count as if nothing had been", async () => {
    const { republic } = held;
    const late = await papersFor(LATE, 1);
    await castLate(late);
    await look();
    await reorganise(republic.chain, late.length);
    expect((await look()).code).to.equal(1);
    await castLate(late.toReversed());
    await writeFile(join(folder, "other.json"), JSON.stringify({ poll: trackingHash(new Uint8Array()) }));
    expect((await vote("watch", "--noted", join(folder, "other.json"))).code).to.equal(2);
    expect(JSON.parse((await look()).stdout)).to.deep.equal({ papers: VOTERS, added: 0, gone: [] });
    expect(await count()).to.deep.equal([[EARLY, 3, 0]]);
  });

  it("a block is replaced by one that leaves a first paper out and has its revote: that waits for the first", async () => {
    const { station, republic } = held;
    const first = await station.paper(EARLY, 0, [1]);
    const later = await station.paper(EARLY, 1, [2]);
    await castLate([first, later]);
    await reorganise(republic.chain, 2);
    const { to, data } = station.transaction(later);
    const sent = () => republic.chain.call(to as Hex, data);
    expect(await refusalOf(sent)).to.equal("BallotChainWrongSeq");
    await castLate([first, later]);
    expect(await count()).to.deep.equal([[EARLY, 0, 1]]);
  });

  it("the block of the permission to count is reorganised out: no decryption is taken until it is given again", async () => {
    const { station, election, republic } = held;
    await castLate(await papersFor([EARLY], 1));
    const before = await republic.chain.blockNumber();
    await election.close([station]);
    await reorganise(republic.chain, (await republic.chain.blockNumber()) - before);
    goBack();
    await republic.chain.advanceTo(election.closes);
    const { data } = station.transaction(await station.paper(EARLY + 1, 0, [1]));
    expect(await refusalOf(() => republic.chain.call(station.box, data))).to.equal("BallotBoxNotOpen");
    const [g, key] = (await planTally(station.poll, await station.papers(), 60)).dummy;
    await republic.chain.advanceTo(election.closes + 60);
    const points = [g.x, g.y, key.x, key.y];
    const begin = encodeCall(BOX, "begin", [station.poll.poll, encodeTerms(station.poll), points]);
    expect(await refusalOf(() => republic.chain.call(station.box, begin))).to.equal("BallotBoxNotCounting");
    expect(await count()).to.deep.equal([[EARLY, 1, 0]]);
  });
});
