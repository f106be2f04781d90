import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import type { Hex } from "../../sdk/bytes.ts";
import { optionsHash } from "../../sdk/elections/ballotPaper.ts";
import { hashOfNames } from "../../sdk/elections/optionNames.ts";
import { type ElectionContest, NO_QUESTION } from "../../sdk/elections/district.ts";
import { atMost, exactly } from "../../sdk/voting/rule.ts";
import { WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

const person = (number: number): Hex => `0x${number.toString(16).padStart(32, "0")}`;
const QUESTION: Hex = `0x${"ab".repeat(32)}`;

/** Two seats, so two blanks. */
const SEATS: ElectionContest = {
  ...{ form: "at most", seats: 2, blank: false, elected: 0, question: NO_QUESTION },
  candidates: [person(1), person(2), person(3), person(4)],
};
const ASKED: ElectionContest = {
  ...{ form: "question", seats: 1, blank: true, elected: 0, question: QUESTION },
  candidates: [],
};

const NAMES = ["Ann Archer", "Bob Baker", "Cid Cook", "Cid Cook"];
const LIST = [
  { candidates: NAMES.map((name, at) => ({ person: person(at + 1), name })) },
  { question: QUESTION },
];

describe("npm run vote: options by their names", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;
  let papers = 0;

  const publish = async (list: unknown): Promise<string[]> => {
    await writeFile(election.file("candidates.json"), JSON.stringify(list));
    return ["--candidates", election.file("candidates.json")];
  };

  /** What a voter chooses, in the words of the list, as the challenge of the paper understands it. */
  async function chosen(words: readonly string[], list: unknown = LIST) {
    const names = [...(await publish(list)), "--names", hashOfNames(LIST)];
    const out = `paper ${papers++}.json`;
    const [first = "", ...rest] = words;
    const others = rest.flatMap((word) => ["--choose", word]);
    const made = await poll.seal(0, first, out, ...others, ...names);
    if (made.code !== 0) return made;
    const { tracking } = JSON.parse(made.stdout);
    const opened = await poll.challenge(first, out, "--tracking", tracking, ...others, ...names);
    return { ...opened, chosen: JSON.parse(opened.stdout).chosen as number[][] };
  }

  before(async () => {
    election = await WatchedElection.hold();
    const candidates = [optionsHash(SEATS), optionsHash(ASKED)];
    poll = await election.poll("north", { rules: [atMost(2, 4), exactly(1, 3)], voters: 1, candidates });
  });

  after(() => election.end());

  it("are those of the poll, and shown with it", async () => {
    const { code, stdout } = await poll.observe("poll", ...(await publish(LIST)));
    const [seats, asked] = JSON.parse(stdout).contests;
    expect(seats.names).to.deep.equal([...NAMES, "blank", "blank"]);
    expect([asked.names, code]).to.deep.equal([["yes", "no", "blank"], 0]);
    expect(JSON.parse(stdout).names).to.equal(hashOfNames(LIST));
  });

  it("are chosen in any order and case, blanks one by one, or by their places", async () => {
    for (const [words, places] of [
      [
        ["bob baker, Ann Archer", "NO"],
        [[0, 1], [1]],
      ],
      [
        ["Ann Archer,blank", "blank"],
        [[0, 4], [2]],
      ],
      [
        ["blank,blank", "yes"],
        [[4, 5], [0]],
      ],
      [
        ["3,Bob Baker", "0"],
        [[1, 3], [0]],
      ],
    ] as const) {
      const said = await chosen(words);
      expect(said, said.stderr).to.deep.include({ code: 0, chosen: places });
    }
  });

  it("are refused if nobody is called so, if two are, and if the rule does not allow the choice", async () => {
    for (const [words, why] of [
      [
        ["Dan Dyer,blank", "yes"],
        '"Dan Dyer"; expected Ann Archer, Bob Baker, Cid Cook, blank, or places from 0 to 5',
      ],
      [["Cid Cook,blank", "yes"], "as two are called"],
      [["Ann Archer,Ann Archer", "yes"], '"Ann Archer"'],
      [["Ann Archer", "yes"], "the rule does not allow it"],
      [["6,blank", "yes"], '"6"'],
      [["Ann Archer,blank"], "1 contests; the poll has 2"],
    ] as const) {
      const { code, stderr } = await chosen(words);
      expect([code, stderr.includes(why)], stderr).to.deep.equal([2, true]);
    }
  });

  it("are refused from a list of another poll, and from what is no list", async () => {
    const [seats, asked] = LIST;
    const swapped = {
      candidates: [person(2), person(1), person(3), person(4)].map((one, at) => ({
        person: one,
        name: NAMES[at],
      })),
    };
    const fewer = { candidates: (seats as { candidates: unknown[] }).candidates.slice(1) };
    const other = "not the options of this poll";
    for (const [list, why] of [
      [[swapped, asked], other],
      [[fewer, asked], other],
      [[seats, { question: `0x${"cd".repeat(32)}` }], other],
      [[asked, seats], other],
      [[seats], "expected a list of 2"],
      [[seats, {}], "contest 1: expected"],
      [{}, "expected a list of 2"],
    ] as const) {
      const { code, stderr } = await chosen(["Ann Archer,blank", "yes"], list);
      expect([code, stderr.includes(why)], stderr).to.deep.equal([2, true]);
    }
  });
});
