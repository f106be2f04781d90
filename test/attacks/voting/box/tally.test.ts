import { expect } from "chai";
import { concatBytes } from "../../../../sdk/bytes.ts";
import { type AccumulationStep, encodeTotals, type Totals } from "../../../../sdk/voting/accumulate.ts";
import { rowsOf } from "../../../../sdk/voting/boxLogs.ts";
import { exactly } from "../../../../sdk/voting/rule.ts";
import { withWord } from "../../../voting/support/contests.ts";
import { wordsOf } from "../../../voting/support/count.ts";
import type { Polling } from "../../../voting/support/polling.ts";
import { Station } from "../../../voting/support/station.ts";

const COUNTS = [
  [1, 2, 1],
  [1, 3],
];

describe("Attacks on the box: the tally", () => {
  let station: Station;
  let polling: Polling;

  beforeEach(async () => {
    station = await Station.found();
    const election = await station.election("general", [3, 5]);
    polling = await station.poll(election, "north", { rules: [exactly(1, 3), exactly(1, 2)], voters: 4 });
    await polling.open();
    for (const [voter, choice] of [0, 1, 1, 2].entries())
      await polling.cast(await polling.paper(voter, 0, [choice], [voter === 0 ? 0 : 1]));
    await polling.close();
  });

  it("a poisoned accumulator: papers left out, replaced, twice, of another poll", async () => {
    const plan = await polling.plan(2);
    const [step, next] = plan.steps as [AccumulationStep, AccumulationStep];
    await polling.refuses("AccumulationWrongSums", "add", step.before, step.ballots, step.sums);
    await polling.call("begin", wordsOf(plan));
    await polling.refuses("AccumulationBegun", "begin", wordsOf(plan));
    const half = step.ballots.length / 2;
    const poisoned = [
      step.ballots.subarray(half),
      concatBytes(step.ballots, step.ballots.subarray(half)),
      next.ballots,
      withWord(step.ballots, 0, 3n),
    ];
    for (const ballots of poisoned)
      await polling.refuses("AccumulationWrongBallots", "add", step.before, ballots, step.sums);
    await polling.refuses(
      "AccumulationWrongSums",
      "add",
      step.before,
      step.ballots,
      withWord(step.sums, 0, 9n),
    );
    await polling.refuses("AccumulationUnfinished", "finish", step.sums);
    for (const { before, ballots, sums } of plan.steps) await polling.call("add", before, ballots, sums);
    await polling.call("finish", plan.sums);
    await polling.refuses("AccumulationBegun", "begin", wordsOf(plan));
  });

  it("a decryption before all papers were added up, or of other totals", async () => {
    const plan = await polling.plan();
    const totals = encodeTotals(plan.totals);
    const { proof } = polling.prove(0, 1, plan.totals);
    await polling.refuses("AccumulationWrongSums", "decrypt", 0, totals, 1, proof);
    await polling.addUp();
    const [first, ...rest] = plan.totals.ciphertexts;
    const [one] = await firstPaper(polling);
    const single = { counted: 1, ciphertexts: [one ?? first, ...rest] } as Totals;
    const forged = polling.prove(0, 1, single);
    await polling.refuses("AccumulationWrongSums", "decrypt", 0, encodeTotals(single), 1, forged.proof);
    await polling.call("decrypt", 0, totals, 1, proof);
  });

  it("[art_19__para_5] a second decryption by the same trustee", async () => {
    const { plan } = await polling.addUp();
    await polling.decrypt(0, plan.totals, [2]);
    const { proof } = polling.prove(0, 2, plan.totals);
    await polling.refuses("TallyDecrypted", "decrypt", 0, encodeTotals(plan.totals), 2, proof);
  });

  it("a forged partial decryption: another trustee's, another contest's, of a trustee whom there is not", async () => {
    const { plan } = await polling.addUp();
    const totals = encodeTotals(plan.totals);
    const { proof } = polling.prove(0, 1, plan.totals);
    await polling.refuses("EqualityProofWrongChallenge", "decrypt", 0, totals, 2, proof);
    await polling.refuses("EqualityProofWrongLength", "decrypt", 1, totals, 1, proof);
    await polling.refuses("BallotBoxNoSuchContest", "decrypt", 2, totals, 1, proof);
    for (const trustee of [0, 6])
      await expect(
        station.box.getFunction("decrypt").staticCall(...polling.args(0, totals, trustee, proof)),
      ).to.be.revertedWithCustomError(station.ceremony, "KeyCeremonyNoSuchTrustee");
  });

  it("t trustees succeed, t - 1 fail", async () => {
    const { plan } = await polling.addUp();
    for (const contest of [0, 1]) {
      const { partials } = await polling.decrypt(contest, plan.totals, [1, 4]);
      const [third] = [polling.prove(contest, 5, plan.totals)];
      const [args, all] = polling.counting(contest, plan.totals, [...partials, third.partial]);
      await polling.refuses("TallyWrongPartial", "count", ...args);
      const [index, totals, , terms, counts] = args;
      await polling.refuses("TallyWrongTrustees", "count", index, totals, [1, 4], terms, counts);
      await polling.refuses("TallyNotAscending", "count", index, totals, [1, 4, 4], terms, counts);
      await polling.call("decrypt", contest, totals, 5, third.proof);
      await polling.call("count", ...args);
      expect(all).to.deep.equal(COUNTS[contest]);
    }
    expect((await polling.audit()).findings).to.deep.equal([]);
  });

  it("a forged count: one vote moved, more than there are, counted twice", async () => {
    const { plan } = await polling.addUp();
    const { partials } = await polling.decrypt(0, plan.totals, [1, 2, 3]);
    const [args] = polling.counting(0, plan.totals, partials);
    const honest = args.slice(0, 4);
    for (const counts of [
      [2, 1],
      [0, 2],
      [1, 3],
      [4, 4],
      [2n ** 255n, 2],
    ])
      await polling.refuses("TallyWrongCount", "count", ...honest, counts);
    await polling.refuses("TallyWrongLength", "count", ...honest, [1, 2, 1]);
    await polling.refuses("BallotBoxNoSuchContest", "count", 2, ...honest.slice(1), [1, 2]);
    await polling.call("count", ...args);
    await polling.refuses("BallotBoxCounted", "count", ...args);
  });
});

/** The ciphertexts of the first paper, which somebody would like to have decrypted alone. */
async function firstPaper(polling: Polling): Promise<Totals["ciphertexts"]> {
  return rowsOf(polling.poll, await polling.papers())[0]?.ciphertexts ?? [];
}
