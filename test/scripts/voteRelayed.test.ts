import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { isThere } from "../../scripts/input.ts";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { p256Voter, voterKey, voterSigner } from "../voting/support/electorate.ts";
import { type Keys, keysOf, WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

const RULES = [exactly(1, 3)];

describe("npm run vote: papers that others send", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;

  const has = (name: string): Promise<boolean> => isThere(election.file(name));
  const p256Key = (voter: number) => ({
    VOTER_P256_KEY: hexFromBytes(keccak256(bytesFromText(`P-256 key of voter ${voter}`))),
  });

  /** Makes and signs a paper as a voter. */
  async function signed(
    voter: number,
    choice: string,
    { keys = keysOf(voter), out = `signed ${voter}.json` }: { keys?: Keys; out?: string } = {},
  ): Promise<Hex> {
    const name = `paper ${voter}.json`;
    const made = await poll.sealAs(keys, choice, name, ...poll.witness);
    expect(made.code, made.stderr).to.equal(0);
    const { code, stdout, stderr } = await poll.sign(keys, name, out);
    expect([code, await has(name)], stderr).to.deep.equal([0, false]);
    return JSON.parse(stdout).tracking as Hex;
  }

  const verifier = "0x00000000000000000000000000000000000000fe";

  before(async () => {
    election = await WatchedElection.hold({ p256Verifier: verifier });
    const elsewhere = p256Signer(verifier, keccak256(bytesFromText("P-256 key of voter 3")));
    const signers = [0, 1].map((voter) => voterSigner(voter));
    poll = await election.poll("north", {
      ...{ rules: RULES, voters: 4 },
      signers: [...signers, p256Voter(2), elsewhere],
    });
    await poll.polling.open();
  });

  after(() => election.end());

  it("voters sign without an account, with either kind of key, and any relayer sends and pays", async () => {
    const tracking = [await signed(0, "0"), await signed(1, "1"), await signed(2, "2", { keys: p256Key(2) })];
    const { code, stdout, stderr } = await poll.relay("signed 0.json", "signed 1.json", "signed 2.json");
    const { sent, refused } = JSON.parse(stdout) as { sent: { tracking: Hex; gas: number }[]; refused: [] };
    expect(code, stderr).to.equal(0);
    expect(sent.map((one) => one.tracking)).to.deep.equal(tracking);
    expect([sent.every(({ gas }) => gas > 100_000), refused]).to.deep.equal([true, []]);
    for (const own of tracking) {
      const found = await poll.observe("verify-receipt", "--tracking", own, ...poll.witness);
      expect(JSON.parse(found.stdout)).to.include({ found: true, counted: true });
    }
  });

  it("a paper that the box refuses is told with its reason, and holds up no other", async () => {
    const tracking = await signed(0, "1", { out: "again.json" });
    const again = await poll.relay("signed 1.json", "again.json");
    const { sent, refused } = JSON.parse(again.stdout);
    expect([sent.length, sent[0].tracking, refused.length]).to.deep.equal([1, tracking, 1]);
    expect(refused[0].reason).to.include("BallotChainWrongSeq");
    expect([again.code, again.stderr.includes(refused[0].tracking)]).to.deep.equal([1, true]);

    const file = JSON.parse(await readFile(election.file("signed 1.json"), "utf8"));
    await writeFile(election.file("other.json"), JSON.stringify({ ...file, fingerprint: file.poll }));
    const other = await poll.relay("other.json");
    expect([other.code, other.stderr.includes("another poll")]).to.deep.equal([1, true]);
    await writeFile(election.file("none.json"), JSON.stringify({ ...file, credential: "none" }));
    const none = await poll.relay("none.json");
    expect([none.code, none.stderr.includes("no paper that was signed")]).to.deep.equal([2, true]);
  });

  it("what was signed says nothing of the choice, and is never written over", async () => {
    const file = JSON.parse(await readFile(election.file("signed 0.json"), "utf8")) as object;
    expect(Object.keys(file)).to.have.members(["poll", "fingerprint", "tracking", "ballots", "credential"]);
    await poll.sealAs(keysOf(1), "0", "next.json");
    const { code, stderr } = await poll.sign(keysOf(1), "next.json", "signed 0.json");
    expect([code, stderr.includes("EEXIST"), await has("next.json")]).to.deep.equal([2, true, true]);
  });

  it("a P-256 key is on the roll with the chain's verifier or with the republic's", async () => {
    const { code, stdout, stderr } = await poll.sealAs(p256Key(3), "0", "third.json");
    expect(code, stderr).to.equal(0);
    expect(JSON.parse(stdout).number).to.equal(0);
    const nobody = await poll.sealAs(p256Key(9), "0", "nobody.json");
    expect([nobody.code, nobody.stderr.includes("not on the roll")]).to.deep.equal([2, true]);
    const both = { ...p256Key(3), VOTER_PRIVATE_KEY: hexFromBytes(voterKey(3)) };
    const twice = await poll.sealAs(both, "0", "both.json");
    expect([twice.code, twice.stderr.includes("leaving one out")]).to.deep.equal([2, true]);
  });
});
