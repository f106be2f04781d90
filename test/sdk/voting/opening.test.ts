import { expect } from "chai";
import { auditOpening, type OpenedPaper } from "../../../sdk/voting/audit/auditOpening.ts";
import { N } from "../../../sdk/voting/audit/group.ts";
import { PaperSealer } from "../../../sdk/voting/paper.ts";
import type { Poll } from "../../../sdk/voting/poll.ts";
import { approval, exactly } from "../../../sdk/voting/rule.ts";
import { trackingHash } from "../../../sdk/voting/tracking.ts";
import { auditContestOf, contestOf, wordOf } from "../../voting/support/contests.ts";

/** One of three, and any number of two. */
const RULES = [exactly(1, 3), approval(2)];
const MEANT = [
  [false, false, true],
  [true, true],
];

describe("sdk/voting/audit: a paper that was challenged", () => {
  const contests = RULES.map((rule, index) => contestOf(rule, { contest: wordOf(`contest ${index}`) }));
  const { election, roll } = contestOf(exactly(1, 3));
  const poll: Poll = {
    poll: wordOf("district"),
    election,
    roll,
    voters: 3,
    anonymousVoters: false,
    contests,
  };
  let honest: OpenedPaper;

  const sealed = (chosen: readonly (readonly boolean[])[]): OpenedPaper => {
    const paper = new PaperSealer(poll).seal({ voter: 1n, seq: 0n, chosen });
    const tracking = trackingHash(paper.ballots);
    return { contests: contests.map(auditContestOf), tracking, chosen: MEANT, ...paper };
  };

  const finds = (changes: Partial<OpenedPaper>): string | undefined =>
    auditOpening({ ...honest, ...changes });

  /** With another number for one ciphertext. */
  const numbered = (contest: number, option: number, r: bigint | undefined): (bigint | undefined)[][] =>
    honest.randomness.map((own, at) => own.map((one, j) => (at === contest && j === option ? r : one)));

  before(() => {
    honest = sealed(MEANT);
  });

  it("opens to what was meant", () => {
    expect(auditOpening(honest)).to.equal(undefined);
    expect(finds({ tracking: honest.tracking.toUpperCase().replace("X", "x") })).to.equal(undefined);
  });

  it("opens to nothing else", () => {
    const other = (first: boolean[], second: boolean[]) => finds({ chosen: [first, second] });
    expect(other([true, false, false], [true, true])).to.equal(
      "contest 0, option 0: encrypted as not chosen",
    );
    expect(other([false, true, false], [true, true])).to.equal(
      "contest 0, option 1: encrypted as not chosen",
    );
    expect(other([false, false, true], [true, false])).to.equal("contest 1, option 1: encrypted as chosen");
  });

  it("opens to nothing that is no choice", () => {
    const wrong = "what was meant is no choice that the rule allows";
    for (const first of [[false, false, false], [true, false, true], [false, false], []])
      expect(finds({ chosen: [first, [true, true]] })).to.equal(wrong);
    expect(finds({ chosen: [[false, false, true]] })).to.equal(wrong);
  });

  it("opens with its own numbers alone", () => {
    const [r = 0n] = honest.randomness[1] ?? [];
    const wrong = "contest 1, option 0: not encrypted with the number that the device shows";
    for (const other of [r + 1n, N - r, r + N, 0n, -r]) {
      const randomness = numbered(1, 0, other) as bigint[][];
      expect(finds({ randomness })).to.equal(wrong);
    }
    expect(finds({ randomness: [] })).to.equal(wrong.replace("contest 1", "contest 0"));
  });

  it("is the paper that was noted, valid, and of this poll", () => {
    const { ballots } = sealed(MEANT);
    expect(finds({ ballots })).to.include("another than that whose tracking hash was noted");
    const longer = Uint8Array.of(...honest.ballots, 0);
    expect(finds({ ballots: longer, tracking: trackingHash(longer) })).to.equal(
      "the paper has another length",
    );
    const spoilt = honest.ballots.map((byte, at) => (at === 40 + 256 + 31 ? byte ^ 1 : byte));
    expect(finds({ ballots: spoilt, tracking: trackingHash(spoilt) })).to.include(
      "the box refuses the ballot",
    );
    const elsewhere = contests.map((contest) => auditContestOf({ ...contest, election: wordOf("another") }));
    expect(finds({ contests: elsewhere })).to.include("contest 0: the box refuses the ballot");
  });
});
