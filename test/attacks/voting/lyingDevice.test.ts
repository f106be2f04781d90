import { readFile, rm, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { isThere as isFileThere } from "../../../scripts/input.ts";
import { type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import { GENERATOR } from "../../../sdk/voting/curve.ts";
import { PaperSealer } from "../../../sdk/voting/paper.ts";
import type { Poll } from "../../../sdk/voting/poll.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { pollFingerprint, trackingHash } from "../../../sdk/voting/tracking.ts";
import { WatchedElection, type WatchedPoll } from "../../scripts/support/watchedPoll.ts";
import { scalarOf } from "../../voting/support/contests.ts";

/** Voter 0 means the third option, and always says so. */
const MEANT = "2";

/** What the device tells of its own paper. */
interface Told {
  readonly tracking: Hex;
  readonly [field: string]: unknown;
}

describe("Attacks by a lying device: on its voter, who challenges it", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;

  before(async () => {
    election = await WatchedElection.hold();
    poll = await election.poll("north", { rules: [exactly(1, 3)], voters: 2 });
  });

  beforeEach(() => rm(election.file("paper.json"), { force: true }));

  afterEach(() => {
    election.node.lie = undefined;
  });

  after(() => election.end());

  const isThere = (): Promise<boolean> => isFileThere(election.file("paper.json"));

  /** What an honest device would write of a paper that it sealed for some poll. */
  async function write(of: Poll, choice: number, changes: Record<string, unknown> = {}): Promise<Told> {
    const chosen = [[0, 1, 2].map((option) => option === choice)];
    const { ballots, randomness } = new PaperSealer(of).seal({ voter: 0n, seq: 0n, chosen });
    const told = {
      ...{ poll: of.poll, fingerprint: pollFingerprint(of), tracking: trackingHash(ballots), chosen },
      ...{
        ballots: hexFromBytes(ballots),
        randomness: randomness.map((own) => own.map((r) => `0x${r.toString(16)}`)),
      },
      ...changes,
    };
    await writeFile(election.file("paper.json"), JSON.stringify(told));
    return told;
  }

  const challenge = (tracking: string, choice = MEANT) =>
    poll.challenge(choice, "paper.json", "--tracking", tracking, ...poll.witness);

  async function expectLie(tracking: string, why: string): Promise<void> {
    const { code, stdout, stderr } = await challenge(tracking);
    expect(JSON.parse(stdout)).to.deep.include({ honest: false, chosen: [[2]] });
    expect(stderr).to.include("The device lied").and.to.include(why);
    expect([code, await isThere()]).to.deep.equal([1, false]);
  }

  it("believes one that is honest, and deletes the paper", async () => {
    const { stdout } = await poll.seal(0, MEANT, "paper.json", ...poll.witness);
    const { code, stdout: said } = await challenge(JSON.parse(stdout).tracking);
    expect(JSON.parse(said)).to.deep.include({ honest: true, chosen: [[2]] });
    expect([code, await isThere()]).to.deep.equal([0, false]);
  });

  it("sealing another choice, and saying consistently that it was that", async () => {
    const { tracking } = await write(poll.polling.poll, 0);
    await expectLie(tracking, "contest 0, option 0: encrypted as chosen");
  });

  it("sealing another choice with the project's own command", async () => {
    const { stdout } = await poll.seal(0, "1", "paper.json", ...poll.witness);
    await expectLie(JSON.parse(stdout).tracking, "contest 0, option 1: encrypted as chosen");
  });

  it("sealing under a key of its own, for a poll that it names itself", async () => {
    const key = GENERATOR.multiply(scalarOf("secret key of the device")).toAffine();
    const { contests, ...rest } = poll.polling.poll;
    const own = { ...rest, contests: contests.map((contest) => ({ ...contest, key })) };
    const { tracking } = await write(own, 2);
    await expectLie(tracking, "the box refuses the ballot");
  });

  it("sealing for another poll of the same box", async () => {
    const other = await election.poll("south", { rules: [exactly(1, 3)], voters: 2 });
    const { tracking } = await write(other.polling.poll, 2);
    await expectLie(tracking, "the box refuses the ballot");
  });

  it("showing other numbers than it sealed with, or another paper than it had told of", async () => {
    const numbers = await write(poll.polling.poll, 0, { randomness: [["0x1", "0x2"]] });
    await expectLie(numbers.tracking, "not encrypted with the number");
    const first = await write(poll.polling.poll, 0);
    await write(poll.polling.poll, 2);
    await expectLie(first.tracking, "whose tracking hash was noted");
  });

  it("on a chain that shows another poll: nothing is opened", async () => {
    const { tracking } = await write(poll.polling.poll, 2);
    const fingerprint = `0x${"11".repeat(32)}`;
    const args = ["--tracking", tracking, "--fingerprint", fingerprint, ...poll.witness];
    const { code, stderr } = await poll.challenge(MEANT, "paper.json", ...args);
    expect([code, stderr.includes("another poll"), await isThere()]).to.deep.equal([1, true, true]);
    const none = await poll.challenge("3", "paper.json", "--tracking", tracking);
    expect([none.code, await isThere()]).to.deep.equal([2, true]);
  });

  it("writes into its file nothing by which it could lead the challenge astray", async () => {
    await poll.seal(0, MEANT, "paper.json", ...poll.witness);
    const file = JSON.parse(await readFile(election.file("paper.json"), "utf8")) as object;
    expect(Object.keys(file)).to.not.include("chosen");
  });
});
