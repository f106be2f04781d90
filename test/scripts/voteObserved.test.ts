import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { expect } from "chai";
import { isThere } from "../../scripts/input.ts";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { bareKeySigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { trackingHash } from "../../sdk/voting/tracking.ts";
import { wordOf } from "../voting/support/contests.ts";
import { voterKey } from "../voting/support/electorate.ts";
import { rollEntry } from "../voting/support/rollEntries.ts";
import { serve } from "../support/jsonRpcServer.ts";
import { WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

const RULES = [exactly(1, 3)];

describe("npm run vote: what two nodes state", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;

  const receipt = async (tracking: string, ...args: readonly string[]) => {
    const { code, stdout, stderr } = await poll.observe("verify-receipt", "--tracking", tracking, ...args);
    return { code, stderr, said: JSON.parse(stdout) as Record<string, unknown> };
  };

  before(async () => {
    election = await WatchedElection.hold();
    poll = await election.poll("north", { rules: RULES, voters: 4 });
    await poll.polling.open();
  });

  after(() => election.end());

  it("numbers, casts and finds papers", async () => {
    const first = await poll.seal(0, "1", "paper.json", ...poll.witness);
    expect([first.code, first.stderr.includes("One node is believed")]).to.deep.equal([0, false]);
    const { tracking, number } = JSON.parse(first.stdout);
    expect(number).to.equal(0);
    expect((await poll.cast(0, "paper.json", ...poll.witness)).code).to.equal(0);
    const { code, said } = await receipt(tracking, ...poll.witness);
    expect(said).to.include({ found: true, counted: true, number: 0, annulled: false, open: true });
    expect([code, "replacedBy" in said]).to.deep.equal([0, false]);
    expect(said["asOf"]).to.equal(new Date((await election.station.now()) * 1_000).toISOString());

    const second = JSON.parse((await poll.seal(0, "2", "paper.json", ...poll.witness)).stdout);
    expect(second.number).to.equal(1);
    expect((await poll.cast(0, "paper.json", ...poll.witness)).code).to.equal(0);
    const old = await receipt(tracking, ...poll.witness);
    expect(old.said).to.include({ found: true, counted: false, number: 0, replacedBy: second.tracking });
    expect([old.code, old.stderr.includes(second.tracking)]).to.deep.equal([1, true]);
    const none = await receipt(poll.polling.poll.poll, ...poll.witness);
    expect(none.said).to.include({ found: false, counted: false, pending: false });
    expect([none.code, none.stderr.includes("No such paper is in the box")]).to.deep.equal([1, true]);
  });

  it("works with one node, and says that it is believed", async () => {
    const { code, stdout, stderr } = await poll.seal(1, "0", "alone.json");
    expect([code, stderr.includes("One node is believed")]).to.deep.equal([0, true]);
    const cast = await poll.cast(1, "alone.json");
    expect([cast.code, cast.stderr.includes("One node is believed")]).to.deep.equal([0, true]);
    const { tracking } = JSON.parse(stdout);
    const found = await receipt(tracking);
    expect([found.code, found.stderr.includes("One node is believed")]).to.deep.equal([0, true]);
  });

  it("takes for a second node neither the first nor one of another chain", async () => {
    const same = await poll.observe("audit", "--roll", poll.files.roll, "--witness", election.node.url);
    expect([same.code, same.stderr.includes("asked already")]).to.deep.equal([2, true]);
    const elsewhere = await serve({
      connection: { provider: { request: () => Promise.resolve("0x1") } },
    } as never);
    const other = await receiptFails("--witness", elsewhere.url);
    elsewhere.close();
    expect([other.code, other.stderr.includes("two chains")]).to.deep.equal([2, true]);
    const wrong = await receiptFails("--witness", "nowhere");
    expect([wrong.code, wrong.stderr.includes("no URL")]).to.deep.equal([2, true]);
  });

  it("keeps what opens a paper from everybody else, and never writes over it", async () => {
    const { code } = await poll.seal(2, "1", "secret.json", ...poll.witness);
    expect(code).to.equal(0);
    expect((await stat(election.file("secret.json"))).mode & 0o777).to.equal(0o600);
    const again = await poll.seal(2, "0", "secret.json", ...poll.witness);
    expect([again.code, again.stderr.includes("EEXIST")]).to.deep.equal([2, true]);
  });

  it("does not sign a paper that is no longer the voter's next", async () => {
    await poll.polling.cast(await poll.polling.paper(2, 0, [0]));
    const { code, stderr } = await poll.cast(2, "secret.json", ...poll.witness);
    expect([code, stderr.includes("is voter 2's number 0; next is voter 2's number 1")]).to.deep.equal([
      1,
      true,
    ]);
    expect(await isThere(election.file("secret.json"))).to.equal(true);
  });

  it("says of a paper in a block that is not final that it may be asked for later", async () => {
    const final = await election.station.connection.ethers.provider.getBlockNumber();
    const paper = await poll.polling.paper(3, 0, [0]);
    await poll.polling.cast(paper);
    for (const node of [election.node, election.witness]) {
      node.lie = ({ method, params }, truth) =>
        truth({ method, params: params[0] === "finalized" ? [`0x${final.toString(16)}`, false] : params });
    }
    const { code, said, stderr } = await receipt(trackingHash(paper.ballots), ...poll.witness);
    election.node.lie = election.witness.lie = undefined;
    expect(said).to.include({ found: false, counted: false, pending: true, block: final });
    expect([code, stderr.includes("not final yet")]).to.deep.equal([1, true]);
  });

  it("takes for final what has been confirmed, where a node does not know it, and says so", async () => {
    const { connection } = election.station;
    // One by one: of blocks that are mined at a stroke the embedded chain knows no state.
    for (let block = 0; block < 12; block++) await connection.provider.request({ method: "evm_mine" });
    const latest = await connection.ethers.provider.getBlockNumber();
    election.witness.lie = ({ method, params }, truth) =>
      params[0] === "finalized" ? Promise.resolve(null) : truth({ method, params });
    for (const [confirmations, behind] of [
      [[], 12],
      [["--confirmations", "2"], 2],
    ] as const) {
      const { stderr, said } = await receipt(poll.polling.poll.poll, ...poll.witness, ...confirmations);
      expect(said["block"]).to.equal(latest - behind);
      expect(stderr).to.include(`knows no final block: ${behind} behind its latest`);
    }
    election.witness.lie = undefined;
  });

  it("says after the close that nothing comes any more, and of an annulled poll that nothing counts", async () => {
    const other = await election.poll("south", { rules: RULES, voters: 1 });
    const paper = await other.polling.paper(0, 0, [0]);
    await other.polling.cast(paper);
    const tracking = trackingHash(paper.ballots);
    await other.polling.close();
    const closed = await other.observe("verify-receipt", "--tracking", tracking, ...other.witness);
    expect(JSON.parse(closed.stdout)).to.include({ counted: true, open: false });
    await election.station.call("annul", other.polling.poll.poll);
    const annulled = await other.observe("verify-receipt", "--tracking", tracking, ...other.witness);
    expect(JSON.parse(annulled.stdout)).to.include({ found: true, counted: false, annulled: true });
    expect([annulled.code, annulled.stderr.includes("annulled")]).to.deep.equal([1, true]);
  });

  function receiptFails(...args: readonly string[]) {
    return poll.observe("verify-receipt", "--tracking", poll.polling.poll.poll, ...args);
  }
});

describe("npm run vote -- audit: what the logs alone do not say", () => {
  let election: WatchedElection;

  before(async () => {
    election = await WatchedElection.hold();
  });

  after(() => election.end());

  /** A voter whose account is a contract that takes its owner's signature. */
  async function walletOf(voter: number) {
    const owner = secp256k1Signer(voterKey(voter));
    const { ethers } = election.station.connection;
    const wallet = await ethers.deployContract("OwnedWallet", [hexFromBytes(owner.signer)]);
    return { address: (await wallet.getAddress()) as Hex, owner };
  }

  it("asks the nodes what a contract says of a signature, by the block of the paper", async () => {
    const { address, owner } = await walletOf(0);
    const signers = [{ ...owner, signer: bytesFromHex(address) }];
    const poll = await election.poll("wallets", { rules: RULES, voters: 2, signers });
    await poll.polling.open();
    for (const voter of [0, 1]) await poll.polling.cast(await poll.polling.paper(voter, 0, [0]));
    const audit = () => poll.observe("audit", "--roll", poll.files.roll, ...poll.witness);
    const { code, stdout } = await audit();
    expect(JSON.parse(stdout)).to.deep.equal({
      ...{ papers: 2, counted: 2, atStations: 0, counts: [null] },
      ...{ failures: [], unverified: [] },
    });
    expect(code).to.equal(0);

    const no = await election.station.connection.ethers.deployContract("OddSigner", [1]);
    await election.station.connection.networkHelpers.setCode(address, (await no.getDeployedCode()) ?? "0x");
    expect((await audit()).code, "what it says since does not matter").to.equal(0);

    const isOfWallet = ({ method, params: [call] }: { method: string; params: unknown[] }): boolean =>
      method === "eth_call" && (call as { to: string }).to.toLowerCase() === address.toLowerCase();
    election.witness.lie = (asked, truth) =>
      isOfWallet(asked) ? Promise.resolve(`0x${"00".repeat(32)}`) : truth(asked);
    const denied = await audit();
    expect([denied.code, denied.stderr.includes("paper 0: not signed")]).to.deep.equal([1, true]);

    election.witness.lie = (asked, truth) =>
      isOfWallet(asked) ? Promise.reject(new Error("missing trie node")) : truth(asked);
    const forgotten = await audit();
    expect(JSON.parse(forgotten.stdout)).to.deep.include({ failures: [] });
    expect([forgotten.code, forgotten.stderr.includes("not verified: paper 0")]).to.deep.equal([1, true]);
    const accepted = await poll.observe(
      "audit",
      "--roll",
      poll.files.roll,
      ...poll.witness,
      "--accept-unverified",
    );
    expect(JSON.parse(accepted.stdout).unverified).to.have.length(1);
    expect(accepted.code).to.equal(0);
    election.witness.lie = undefined;
  });

  it("says how the roll of anonymous voters is verified, and that it was not, where nothing is installed for it", async () => {
    const { chainId, address } = election.station;
    const place = {
      chainId,
      contract: address,
      election: election.election.id,
      poll: wordOf("poll anonymous"),
    };
    const { entry, leaf } = rollEntry(place, wordOf("applicant"), 7n);
    const anonymous = { roll: leaf, voters: 1 };
    const poll = await election.poll("anonymous", { rules: RULES, voters: 1, anonymous }, [entry]);
    const audit = (...args: readonly string[]) =>
      poll.observe("audit", "--roll", poll.files.roll, ...poll.witness, ...args);
    const { code, stdout, stderr } = await audit();
    const { failures, unverified } = JSON.parse(stdout);
    expect(failures).to.deep.equal([]);
    if (!existsSync("anonymous/node_modules")) {
      expect([code, unverified.length]).to.deep.equal([1, 1]);
      expect(stderr).to.include("not verified").and.to.include("npm run anonymous:install");
    } else expect([code, unverified]).to.deep.equal([0, []]);
    expect((await audit("--accept-unverified")).code).to.equal(0);

    const ballot = await poll.seal(0, "1", "anonymous.json", ...poll.witness);
    expect([ballot.code, ballot.stderr.includes("anonymous/README.md")]).to.deep.equal([2, true]);
  });

  it("asks the verifier of a key as well, for which a revert is a no", async () => {
    const { ethers } = election.station.connection;
    const verifier = await ethers.deployContract("OddSigner", [0]);
    const signer = bytesFromHex(`${await verifier.getAddress()}0102` as Hex);
    const signers = [{ ...bareKeySigner(secp256k1Signer(voterKey(0))), signer }];
    const poll = await election.poll("keys", { rules: RULES, voters: 1, signers });
    await poll.polling.cast(await poll.polling.paper(0, 0, [0]));
    const audit = () => poll.observe("audit", "--roll", poll.files.roll, ...poll.witness);
    const { code, stdout } = await audit();
    expect([code, JSON.parse(stdout).failures]).to.deep.equal([0, []]);
    election.node.lie = (asked, truth) => {
      const [call] = asked.params as [{ readonly to?: string }];
      const isAsked = asked.method === "eth_call" && call.to === hexFromBytes(signer.subarray(0, 20));
      return isAsked ? Promise.reject(new Error("execution reverted")) : truth(asked);
    };
    const denied = await audit();
    election.node.lie = undefined;
    expect(JSON.parse(denied.stdout).failures).to.have.length(1);
    expect([denied.code, denied.stderr.includes("paper 0: not signed")]).to.deep.equal([1, true]);
  });
});
