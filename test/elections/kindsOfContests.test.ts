import { expect } from "chai";
import { concatBytes } from "../../sdk/bytes.ts";
import { optionsHash } from "../../sdk/elections/ballotPaper.ts";
import { NO_QUESTION } from "../../sdk/elections/district.ts";
import type { Paper } from "../../sdk/voting/paper.ts";
import { approval, atMost, ChoiceNotAllowedError, exactly } from "../../sdk/voting/rule.ts";
import { enrol, party, type Party } from "../support/parties.ts";
import { goTo } from "../support/republic.ts";
import { Electorate } from "../voting/support/electorate.ts";
import { forgeBallot, VICTIM } from "../voting/support/forger.ts";
import type { Polling } from "../voting/support/polling.ts";
import { type ContestTerms, daysBefore } from "./support/commission.ts";
import { HeldElection } from "./support/held.ts";

/** Codes of the kinds of contest. */
const [ONE, APPROVAL, EXACTLY, AT_MOST] = [1, 2, 3, 4] as const;

const termsOf = (form: number, seats: number, blank = false): ContestTerms => ({
  ...{ form, seats, blank },
  question: NO_QUESTION,
});

/** On one ballot paper, with how many candidates stand in each. */
const CONTESTS = [termsOf(ONE, 1, true), termsOf(APPROVAL, 2), termsOf(EXACTLY, 2), termsOf(AT_MOST, 2)];
const CANDIDATES = [2, 3, 4, 3];
const RULES = [exactly(1, 3), approval(3), exactly(2, 4), atMost(2, 3)];

/** What each voter chooses in each contest: behind the candidates stand the blanks, one in the first contest and two in the last. */
const PAPERS = [
  [[0], [0, 1, 2], [0, 1], [0, 1]],
  [[0], [0, 1], [0, 1], [0, 1]],
  [[0], [0], [0, 2], [0, 3]],
  [[0], [0], [0, 3], [0, 4]],
  [[1], [], [1, 2], [0, 3]],
  [[1], [], [1, 3], [0, 4]],
  [[1], [2], [1, 2], [1, 2]],
  [[2], [1], [0, 1], [3, 4]],
  [[2], [1], [2, 3], [3, 4]],
  [[2], [1, 2], [0, 3], [2, 4]],
];

/** Votes for each option of each contest. */
const COUNTS = [
  [4, 3, 3],
  [4, 5, 3],
  [6, 6, 4, 4],
  [6, 3, 2, 4, 5],
];
/** Who has the seats: in the last contest somebody with fewer votes than either blank. */
const ELECTED = [0b1, 0b11, 0b11, 0b11];
/** Who has not, of each contest: fewer or more than there are seats, somebody with fewer votes than another, a blank. */
const NOT_ELECTED = [
  [0b10, 0b100, 0b11],
  [0b101, 0b110, 0b10, 0b111],
  [0b101, 0b1100, 0b1, 0b111],
  [0b101, 0b10001, 0b11000, 0b1, 0b111],
];

/** Numbers for each option that follow the rule of a contest. */
const FOLLOWING = [
  [1n, 0n, 0n],
  [1n, 1n, 0n],
  [1n, 0n, 0n, 1n],
  [1n, 0n, 0n, 0n, 1n],
];
/** Some that do not: fewer or more marks, or two in one. What makes up for it, if anything does, is a number that is no mark. */
const NOT_FOLLOWING = [
  [
    [0n, 0n, 0n],
    [1n, 1n, 0n],
    [1n, 1n, -1n],
    [2n, 0n, -1n],
  ],
  [
    [2n, 0n, 0n],
    [-1n, 1n, 1n],
  ],
  [
    [1n, 0n, 0n, 0n],
    [1n, 1n, 1n, 0n],
    [1n, 1n, 1n, -1n],
    [0n, 0n, 0n, 2n],
  ],
  [
    [0n, 0n, 0n, 0n, 0n],
    [1n, 1n, 1n, 0n, 0n],
    [1n, 1n, 1n, 0n, -1n],
    [0n, 0n, 0n, 0n, 2n],
  ],
];

// In their order: each test takes the election one step further.
describe("An election with contests of four kinds on one ballot paper", () => {
  let held: HeldElection;
  let polling: Polling;

  before(async () => {
    held = await HeldElection.open();
    const { commission } = held;
    const electorate = Electorate.of({ voters: PAPERS.length + 1 });
    await commission.called(CONTESTS, electorate);
    for (const [contest, count] of CANDIDATES.entries()) await nominated(contest, count);
    await held.keyed();
    await held.frozen(1);
    polling = await held.polling(electorate);
    await polling.open();
  });

  /** So many more persons stand in a contest. */
  async function nominated(contest: number, count: number): Promise<void> {
    const { commission } = held;
    const names = Array.from({ length: count }, (_, index) => `candidate ${index} of contest ${contest}`);
    const candidates = names.map((name) => party(name)) as [Party, ...Party[]];
    await enrol(commission.republic, candidates);
    const steps = candidates.map((one) => commission.nomination(one, contest));
    await commission.grant(steps, ...candidates, commission.member);
  }

  /** A paper of one voter whose ballots say these numbers, whether the rules allow them or not. */
  function paperOf(values: readonly (readonly bigint[])[]): Promise<Paper> {
    const { contests } = polling.poll;
    const ballots = contests.map((contest, index) => forgeBallot({ contest, values: values[index] ?? [] }));
    return polling.sign(concatBytes(...ballots), Number(VICTIM));
  }

  /** Numbers that do not add up make another opening; those that do, and are no marks, another challenge. */
  function refusalOf(contest: number, values: readonly bigint[]): string {
    const { lastImplicit, total } = RULES[contest] ?? { lastImplicit: false, total: 0 };
    const sum = values.reduce((all, value) => all + value, 0n);
    return lastImplicit && sum !== BigInt(total) ? "BallotProofFalseHint" : "BallotProofWrongChallenge";
  }

  it("[art_6__para_5] [art_6__para_7] the poll has the options and the rule of each", async () => {
    const { contests } = await held.commission.districtOf();
    expect(contests.map(({ candidates }) => candidates.length)).to.deep.equal(CANDIDATES);
    const prepared = polling.poll.contests;
    expect(prepared.map(({ rule }) => rule)).to.deep.equal(RULES);
    expect(prepared.map(({ candidates }) => candidates)).to.deep.equal(contests.map(optionsHash));
  });

  it("[art_6__para_4] a paper with another number of marks in one contest is not taken", async () => {
    const { box } = held.station;
    await box.getFunction("cast").staticCall(...polling.args(await paperOf(FOLLOWING)));
    for (const [contest, wrong] of NOT_FOLLOWING.entries())
      for (const values of wrong) {
        const paper = await paperOf(FOLLOWING.with(contest, values));
        await polling.refuses(refusalOf(contest, values), "cast", paper);
      }
  });

  it("[art_6__para_4] nor does a voter's client make one", () => {
    const others = PAPERS[0] ?? [];
    for (const [contest, marks] of [
      [0, []],
      [0, [0, 1]],
      [2, [0]],
      [2, [0, 1, 2]],
      [3, [0]],
      [3, [0, 1, 2]],
    ] as const)
      expect(() => polling.seal(VICTIM, 0, ...others.with(contest, [...marks]))).to.throw(
        ChoiceNotAllowedError,
      );
  });

  it("[art_1__para_1] what ten voters say in each is counted", async () => {
    for (const [voter, choices] of PAPERS.entries())
      await polling.cast(await polling.paper(voter, 0, ...choices));
    await held.closed();
    const { commission } = held;
    await commission.grant([held.count(PAPERS.length)], commission.member);
    expect((await polling.tally([1, 3])).counts).to.deep.equal(COUNTS);
    const { findings, counts } = await polling.audit();
    expect({ findings, counts }).to.deep.equal({
      findings: [],
      counts: COUNTS.map((one) => one.map(BigInt)),
    });
  });

  it("[art_22__para_3] those have the seats who have the votes: nothing else is certified", async () => {
    const { commission } = held;
    const { member, second } = commission;
    await goTo(commission.republic, daysBefore(-15));
    const results = COUNTS.map((counts, contest) => [counts, ELECTED[contest] ?? 0] as const);
    for (const [contest, others] of NOT_ELECTED.entries())
      for (const elected of others) {
        const stated = held.certificationOf(results.with(contest, [COUNTS[contest] ?? [], elected]));
        const refusal = await commission.refusalOf(stated, member, second);
        expect(refusal, `${contest}: ${elected}`).to.equal("art_22__para_3");
      }
    const missing = held.certificationOf(results.slice(0, -1));
    expect(await commission.refusalOf(missing, member, second)).to.equal("art_23__para_4");
    await commission.grant(held.certificationOf(results), member, second);
    const { stage, contests } = await commission.districtOf();
    expect([stage, contests.map(({ elected }) => elected)]).to.deep.equal(["certified", ELECTED]);
  });
});
