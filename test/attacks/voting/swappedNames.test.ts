import { rm, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { id } from "ethers";
import { isThere } from "../../../scripts/input.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { hashOfOptions } from "../../../sdk/elections/ballotPaper.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { WatchedElection, type WatchedPoll } from "../../scripts/support/watchedPoll.ts";

const ANN: Hex = `0x${"a1".repeat(16)}`;
const BOB: Hex = `0x${"b2".repeat(16)}`;

const listOf = (first: string, second: string) => [
  {
    candidates: [
      { person: ANN, name: first },
      { person: BOB, name: second },
    ],
  },
];
const TRUE = listOf("Ann Archer", "Bob Baker");

/** As RFC 8785 writes it. */
const NAMES = id(
  `[{"candidates":[{"name":"Ann Archer","person":"${ANN}"},{"name":"Bob Baker","person":"${BOB}"}]}]`,
);
const SWAPPED = id(
  `[{"candidates":[{"name":"Bob Baker","person":"${ANN}"},{"name":"Ann Archer","person":"${BOB}"}]}]`,
);

describe("Attacks with the names of the candidates: on voters who choose by them", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;

  before(async () => {
    election = await WatchedElection.hold();
    const candidates = [hashOfOptions([ANN, BOB])];
    poll = await election.poll("north", { rules: [exactly(1, 2)], voters: 1, candidates });
  });

  beforeEach(() => rm(election.file("paper.json"), { force: true }));

  after(() => election.end());

  const given = async (list: unknown): Promise<string[]> => {
    await writeFile(election.file("candidates.json"), JSON.stringify(list));
    return ["--candidates", election.file("candidates.json")];
  };
  const sealed = (...args: readonly string[]) => poll.seal(0, "Ann Archer", "paper.json", ...args);
  const paperIsThere = (): Promise<boolean> => isThere(election.file("paper.json"));

  it("the list of the polling card is taken, however it is written", async () => {
    const [{ candidates } = { candidates: [] }] = TRUE;
    const written = candidates.map(({ person, name }) => ({
      ...{ party: "Blue", name },
      person: `0x${person.slice(2).toUpperCase()}`,
    }));
    for (const list of [TRUE, [{ candidates: written, title: "Seat" }]]) {
      const names = await given(list);
      expect(JSON.parse((await poll.observe("poll", ...names)).stdout).names).to.equal(NAMES);
      const { code, stdout, stderr } = await sealed(...names, "--names", NAMES);
      expect(code, stderr).to.equal(0);
      const tracking = ["--tracking", JSON.parse(stdout).tracking as string];
      const opened = await poll.challenge(
        "Ann Archer",
        "paper.json",
        ...tracking,
        ...names,
        "--names",
        NAMES,
      );
      expect(JSON.parse(opened.stdout), opened.stderr).to.deep.include({ honest: true, chosen: [[0]] });
    }
  });

  it("two names swapped: nothing is sealed, and both hashes are shown", async () => {
    const names = await given(listOf("Bob Baker", "Ann Archer"));
    const { code, stderr } = await sealed(...names, "--names", NAMES);
    expect([code, stderr.includes(NAMES), stderr.includes(SWAPPED)], stderr).to.deep.equal([1, true, true]);
    expect(await paperIsThere()).to.equal(false);
  });

  it("two names swapped for device and challenge alike: the challenge finds it, and opens nothing", async () => {
    const names = await given(listOf("Bob Baker", "Ann Archer"));
    const { stdout } = await sealed(...names, "--names", SWAPPED);
    const tracking = ["--tracking", JSON.parse(stdout).tracking as string];
    const { code, stderr } = await poll.challenge(
      "Ann Archer",
      "paper.json",
      ...[...tracking, ...names, "--names", NAMES],
    );
    expect([code, stderr.includes(NAMES), stderr.includes(SWAPPED)], stderr).to.deep.equal([1, true, true]);
    expect(await paperIsThere()).to.equal(true);
  });

  it("a name that only looks the same, or another spelling", async () => {
    for (const name of ["Аnn Archer", "Ann Archer ", "ann archer"]) {
      const names = await given(listOf(name, "Bob Baker"));
      const { code, stderr } = await poll.seal(0, "0", "paper.json", ...names, "--names", NAMES);
      expect([code, stderr.includes(NAMES)], stderr).to.deep.equal([1, true]);
    }
  });

  it("a list without the hash, or the hash without a list", async () => {
    const names = await given(TRUE);
    for (const args of [names, ["--names", NAMES], [...names, "--names", "0x12"]]) {
      const { code, stderr } = await sealed(...args);
      expect([code, stderr.includes("--names")], stderr).to.deep.equal([2, true]);
    }
    expect(await paperIsThere()).to.equal(false);
  });
});
