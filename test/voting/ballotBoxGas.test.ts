import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { paperAtStation, PAULA, PETER } from "./support/pollingOfficers.ts";
import type { Polling } from "./support/polling.ts";
import { p256Voter } from "./support/electorate.ts";
import { Station } from "./support/station.ts";

/**
 * Options, and the most that a paper of one contest may cost with its share of adding up in batches of 60, a revote without it,
 * and the tally by 3 of 5; roll of depth 20, ECDSA (osaka).
 */
const CEILINGS: readonly (readonly [options: number, paper: number, revote: number, tally: number])[] = [
  [2, 120_000, 130_000, 410_000],
  [5, 190_000, 190_000, 635_000],
  [7, 235_000, 230_000, 785_000],
  [10, 310_000, 285_000, 1_010_000],
  [13, 390_000, 345_000, 1_235_000],
];

const BATCH = 60;
/** Votes after the first 60 papers, so that none of those is replaced. */
const LAST = BATCH - 1;
const TRUSTEES = [1, 3, 5];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function show(what: string, gas: number): void {
  if (process.env["SHOW_GAS"] !== undefined) console.log(`      ${what}: ${Math.round(gas)} gas`);
}

describe("BallotBox: gas", () => {
  let station: Station;

  beforeEach(async () => {
    station = await Station.found();
  });

  async function open(...options: readonly number[]): Promise<Polling> {
    const election = await station.election("gas", [3, 5]);
    const rules = options.map((count) => exactly(1, count));
    const polling = await station.poll(election, "gas", { rules, voters: BATCH + 1, depth: 20 });
    await polling.open();
    return polling;
  }

  /**
   * Each voter but the last votes, for one option after the other; the last has voted, and so paid for the words that many
   * share.
   */
  async function vote(polling: Polling): Promise<number[]> {
    const choicesOf = (voter: number): number[][] =>
      polling.poll.contests.map(({ rule }) => [voter % (rule.ciphertexts + 1)]);
    await polling.cast(await polling.paper(BATCH, 0, ...choicesOf(BATCH)));
    const gas: number[] = [];
    for (let voter = 0; voter < BATCH; voter++)
      gas.push(...(await polling.cast(await polling.paper(voter, 0, ...choicesOf(voter)))));
    return gas;
  }

  for (const [options, ceiling, revote, tally] of CEILINGS) {
    it(`gas, one of ${options}: a paper with its share of adding up at most ${ceiling}`, async () => {
      const polling = await open(options);
      const cast = mean(await vote(polling));
      const [first = 0] = await polling.cast(await polling.paper(LAST, 1, [1]));
      const [again = 0] = await polling.cast(await polling.paper(LAST, 2, [0]));
      await polling.close();
      const { plan, gas } = await polling.addUp(BATCH);
      const share = Math.max(...gas) / BATCH;
      const { partials, gas: decrypted } = await polling.decrypt(0, plan.totals, TRUSTEES);
      const [args] = polling.counting(0, plan.totals, partials);
      const counted = Number((await polling.call("count", ...args)).gasUsed);
      const whole = decrypted.reduce((sum, part) => sum + part, counted);
      show(`one of ${options}, cast`, cast);
      show(`one of ${options}, share of adding up`, share);
      show(`one of ${options}, first revote`, first);
      show(`one of ${options}, further revote`, again);
      show(`one of ${options}, a decryption`, mean(decrypted));
      show(`one of ${options}, counts`, counted);
      show(`one of ${options}, tally`, whole);
      expect(cast + share).to.be.at.most(ceiling);
      expect(first).to.be.at.most(revote);
      expect(whole).to.be.at.most(tally);
    });
  }

  it("gas, a further contest of one of 5", async () => {
    const one = mean(await vote(await open(5)));
    station = await Station.found();
    const polling = await open(5, 5);
    const two = mean(await vote(polling));
    await polling.close();
    const { gas } = await polling.addUp(30);
    show("a further contest of one of 5, cast", two - one);
    show(
      "two contests of one of 5, share of adding up in batches of 30",
      mean(gas.toSorted((one, other) => other - one).slice(0, 2)) / 30,
    );
    expect(two - one).to.be.at.most(100_000);
  });

  it("gas, several papers in one transaction, and a key of P-256", async () => {
    const election = await station.election("gas", [3, 5]);
    const signers = [p256Voter(0)];
    const polling = await station.poll(election, "gas", {
      rules: [exactly(1, 5)],
      voters: 40,
      depth: 20,
      signers,
    });
    await polling.open();
    await polling.cast(await polling.paper(39, 0, [0]));
    const [p256 = 0] = await polling.cast(await polling.paper(0, 0, [0]));
    const papers = [];
    for (let voter = 1; voter <= 30; voter++) papers.push(await polling.paper(voter, 0, [1]));
    const together = Number((await polling.call("castEach", papers)).gasUsed) / papers.length;
    show("one of 5, P-256, cast", p256);
    show("one of 5, one of 30 papers together", together);
    expect(p256).to.be.at.most(175_000);
    expect(together).to.be.at.most(130_000);
  });

  it("gas, a paper at a polling station, the first of its voter and one that replaces another", async () => {
    const polling = await open(5);
    await station.appoint([PAULA, PETER]);
    await polling.cast(await polling.paper(BATCH, 0, [0]), await polling.paper(1, 0, [0]));
    const [first = 0, second = 0] = await polling.cast(
      await paperAtStation(polling, polling.seal(0, 0, [1]), 0),
      await paperAtStation(polling, polling.seal(1, 1, [1]), 1),
    );
    show("one of 5, at a polling station", first);
    show("one of 5, at a polling station, in place of another", second);
    expect(first).to.be.at.most(225_000);
    expect(second).to.be.at.most(245_000);
  });

  it("gas, a poll that is prepared", async () => {
    const election = await station.election("gas", [3, 5]);
    const polling = await station.poll(election, "first", { rules: [exactly(1, 5)], voters: 2 });
    const second = { ...polling.poll, poll: `0x${"22".repeat(32)}` as const };
    const [conditions, contests] = polling.prepared() as [unknown, { district: string }[]];
    const own = contests.map((contest) => ({ ...contest, district: second.poll }));
    const { gasUsed } = await station.call("prepare", second.poll, conditions, own);
    show("a poll of one contest, prepared", Number(gasUsed));
    expect(Number(gasUsed)).to.be.at.most(110_000);
  });
});
