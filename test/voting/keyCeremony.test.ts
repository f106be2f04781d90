import { expect } from "chai";
import { concat, toBeHex } from "ethers";
import { GENERATOR, pointAt, SCALARS } from "../../sdk/voting/curve.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { countVotes, decryptPartially, weightsOf } from "../../sdk/voting/tally.ts";
import { contextOf } from "../../sdk/voting/transcript.ts";
import { CeremonyRun, type Hall, openHall, STAGE } from "./support/ceremony.ts";
import { contestOf } from "./support/contests.ts";
import { totalsOf } from "./support/trustees.ts";

describe("KeyCeremony", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  for (const [threshold, trustees] of [
    [3, 5],
    [1, 1],
    [1, 3],
    [2, 2],
    [4, 7],
    [7, 7],
  ] as const) {
    it(`${threshold} of ${trustees}: any ${threshold} shares make the secret of the key, and each is the public share's`, async () => {
      const run = await CeremonyRun.begin(hall, `${threshold} of ${trustees}`, [threshold, trustees]);
      await run.reach("shares");
      await run.fix();
      const key = await run.view("keyOf");
      expect([key.threshold, key.trustees]).to.deep.equal([BigInt(threshold), BigInt(trustees)]);
      const published = run.numbers.map((number) => ({
        points: run.contentOf("points", number),
        shares: run.contentOf("shares", number),
      }));
      const shares = run.numbers.map((number) => run.trustee(number).finalShare(published));
      for (const share of shares) {
        const [x, y] = await run.view("shareKeyOf", share.trustee);
        expect(share.key).to.deep.equal({ x, y });
      }
      for (const chosen of [shares.slice(0, threshold), shares.slice(-threshold)]) {
        const weights = weightsOf(chosen.map(({ trustee }) => trustee));
        const secret = chosen.reduce(
          (sum, share, index) => SCALARS.add(sum, SCALARS.mul(share.secret, weights[index] ?? 0n)),
          0n,
        );
        expect(GENERATOR.multiply(secret).equals(pointAt({ x: key.x, y: key.y }))).to.equal(true);
      }
      const audited = await run.audit();
      expect(audited.problem).to.equal(undefined);
      const words = [key.x, key.y, ...shares.flatMap((share) => [share.key.x, share.key.y])];
      expect(audited.keys).to.equal(concat(words.map((word) => toBeHex(word, 32))));
    });
  }

  it("what is encrypted under the key, 3 of 5 decrypt and count, whichever two vanish", async () => {
    const run = await CeremonyRun.begin(hall, "decrypted", [3, 5]);
    await run.reach("shares");
    await run.fix();
    const { x, y } = await run.view("keyOf");
    const contest = contestOf(exactly(1, 4), { election: run.election, key: { x, y } });
    const totals = totalsOf(contest, 100, [60, 0, 7]);
    const published = run.numbers.map((number) => ({
      points: run.contentOf("points", number),
      shares: run.contentOf("shares", number),
    }));
    for (const present of [
      [1, 2, 3],
      [1, 3, 5],
      [2, 4, 5],
    ]) {
      const partials = present.map((trustee) => {
        const share = run.trustee(trustee).finalShare(published);
        return { trustee, products: decryptPartially(contextOf(contest), totals, share).products };
      });
      expect(countVotes(contest.rule, totals, partials).counts).to.deep.equal([60, 0, 7, 33]);
    }
  });

  it("each stage begins when all have delivered, in whatever order", async () => {
    const run = await CeremonyRun.begin(hall, "stages", [2, 3]);
    for (const [step, stage] of [
      ["commitment", STAGE.commitments],
      ["points", STAGE.points],
      ["shares", STAGE.shares],
    ] as const) {
      await run.deliver(step, [3, 1]);
      expect(await run.view("stageOf")).to.equal(stage);
      await run.deliver(step, [2]);
      expect(await run.view("stageOf")).to.equal(stage + 1n);
    }
    const [attempt, accounts, , delivered] = await run.view("attemptOf");
    expect([attempt, delivered]).to.deep.equal([1n, 0n]);
    expect(accounts.map((account: string) => account.toLowerCase())).to.deep.equal(
      run.seated.map(({ account }) => account),
    );
    await run.fix();
    expect(await run.view("stageOf")).to.equal(STAGE.fixed);
  });

  it("there is no key before it is fixed, and no share of nobody after", async () => {
    const run = await CeremonyRun.begin(hall, "no key", [1, 2]);
    const { contract } = hall;
    await run.reach("shares");
    for (const [name, ...args] of [["keyOf"], ["shareKeyOf", 1]] as const) {
      await expect(run.view(name, ...args)).to.be.revertedWithCustomError(contract, "KeyCeremonyNotFixed");
    }
    await run.fix();
    for (const trustee of [0, 3]) {
      await expect(run.view("shareKeyOf", trustee)).to.be.revertedWithCustomError(
        contract,
        "KeyCeremonyNoSuchTrustee",
      );
    }
  });

  it("begins once an election, under terms under which it can end", async () => {
    const run = await CeremonyRun.begin(hall, "once", [2, 3]);
    const { contract, law } = hall;
    const terms = run.terms(3);
    const begin = law.getFunction("begin");
    await expect(begin(run.election, terms)).to.be.revertedWithCustomError(contract, "KeyCeremonyBegun");
    const [account] = terms.trustees;
    for (const changes of [
      { threshold: 0 },
      { threshold: 4 },
      { mostAttempts: 0 },
      { commitmentSeconds: 0 },
      { complaintSeconds: 0 },
      { trustees: [account, account, account] },
      { trustees: [account, `0x${"00".repeat(20)}`] },
      { trustees: Array.from({ length: 16 }, (_, index) => toBeHex(index + 1, 20)) },
    ]) {
      await expect(begin(toBeHex(1, 32), { ...terms, ...changes })).to.be.revertedWithCustomError(
        contract,
        "KeyCeremonyUnsoundTerms",
      );
    }
  });

  it("nobody but the office begins or appoints", async () => {
    const run = await CeremonyRun.begin(hall, "office", [2, 3]);
    const { contract } = hall;
    const terms = run.terms(3);
    for (const [name, argument] of [
      ["begin", terms],
      ["appoint", terms.trustees[0]],
    ] as const) {
      await expect(contract.getFunction(name)(toBeHex(2, 32), argument)).to.be.revertedWithCustomError(
        contract,
        "AccessManagedUnauthorized",
      );
    }
  });
});
