import { expect } from "chai";
import { concatBytes } from "../../sdk/bytes.ts";
import type { Polynomial } from "../../sdk/voting/ceremony/polynomial.ts";
import { SCALARS as F } from "../../sdk/voting/curve.ts";
import { candidate, CeremonyRun, type Hall, openHall, PERIOD, STAGE } from "./support/ceremony.ts";
import { commitmentOf, polynomialOf, publicationOf } from "./support/dishonest.ts";

describe("KeyCeremony: periods, exclusion, replacement", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  for (const step of ["commitment", "points", "shares"] as const) {
    it(`whoever does not deliver ${step} in time is excluded, and the others make the key`, async () => {
      const run = await CeremonyRun.begin(hall, `late ${step}`, [2, 4]);
      if (step !== "commitment") await run.reach(step === "points" ? "commitment" : "points");
      await run.deliver(step, [1, 3]);
      await run.reverts("KeyCeremonyPeriodNotOver", "endPeriod", run.election);
      await run.endPeriod();
      run.without(2, 4);
      await run.isAt(STAGE.commitments);
      // Two seats are vacant, so that the period is waited for.
      await run.deliver("commitment");
      await run.isAt(STAGE.commitments);
      await run.endPeriod();
      await run.deliver("points");
      await run.deliver("shares");
      await run.fix();
      await run.isAt(STAGE.fixed);
    });
  }

  it("a vacant seat is filled while commitments are awaited, whose period begins again", async () => {
    const run = await CeremonyRun.begin(hall, "replaced", [2, 3]);
    const replacement = candidate("replacement");
    await run.deliver("commitment", [1, 3]);
    await run.endPeriod();
    const culprit = run.seated[1];
    run.without(2);
    await run.deliver("commitment", [2]);
    await run.pass(PERIOD - 10);
    await run.appoint(replacement);
    await run.pass(PERIOD - 10);
    await run.deliver("commitment", [1, 3]);
    await run.isAt(STAGE.points);
    await run.deliver("points");
    await run.deliver("shares");
    await run.fix();
    await run.isAt(STAGE.fixed);
    expect(run.seated).not.to.include(culprit);
  });

  it("[art_14__para_3] no seat is filled that is not vacant, nor by somebody excluded or seated, nor later", async () => {
    const run = await CeremonyRun.begin(hall, "appointments", [2, 3]);
    const refuses = (error: string, account: string) =>
      expect(hall.law.getFunction("appoint")(run.election, account)).to.be.revertedWithCustomError(
        hall.contract,
        error,
      );
    const another = candidate("another").account;
    await refuses("KeyCeremonyCannotAppoint", another);
    await run.pass();
    await refuses("KeyCeremonyPeriodOver", another);
    await run.send("endPeriod", run.election);
    run.without(1, 2, 3);
    for (const name of ["trustee 1", "trustee 2"]) {
      await refuses("KeyCeremonyCannotAppoint", candidate(name).account);
    }
    await refuses("KeyCeremonyCannotAppoint", `0x${"00".repeat(20)}`);
    for (const name of ["a", "b", "c"]) {
      await run.appoint(candidate(name));
      await refuses("KeyCeremonyCannotAppoint", candidate(name).account);
    }
    await run.deliver("commitment");
    await refuses("KeyCeremonyWrongStage", another);
    await run.isAt(STAGE.points);
  });

  it("fewer trustees than the threshold do not go on", async () => {
    const run = await CeremonyRun.begin(hall, "too few", [3, 3]);
    await run.deliver("commitment", [1, 2]);
    await run.endPeriod();
    run.without(3);
    await run.deliver("commitment");
    await run.endPeriod();
    await run.isAt(STAGE.failed);
    await run.reverts("KeyCeremonyWrongStage", "endPeriod", run.election);
  });

  it("the period for complaints is never ended but by the key", async () => {
    const run = await CeremonyRun.begin(hall, "complaints", [1, 2]);
    await run.reach("shares");
    await run.pass(PERIOD - 10);
    await run.reverts("KeyCeremonyPeriodNotOver", "fix", run.election, run.allPoints());
    await run.pass(10);
    await run.reverts("KeyCeremonyWrongStage", "endPeriod", run.election);
    await run.send("fix", run.election, run.allPoints());
    await run.reverts("KeyCeremonyWrongStage", "fix", run.election, run.allPoints());
    await run.isAt(STAGE.fixed);
  });

  for (const [what, threshold, ofOther] of [
    ["the key", 1, ([first = 0n]: Polynomial) => [F.neg(first)]],
    ["a coefficient", 2, ([, second = 0n]: Polynomial) => [5n, F.neg(second)]],
    [
      "a public share",
      2,
      ([first = 0n, second = 0n]: Polynomial) => [5n, F.neg(F.add(5n, F.add(first, second)))],
    ],
  ] as const) {
    it(`trustees whose points cancel each other out, so that ${what} is infinity, make no key and are not excluded`, async () => {
      const run = await CeremonyRun.begin(hall, `cancelled: ${what}`, [threshold, 2], 2);
      const fixCancelled = async () => {
        const publication = publicationOf(run, 2, ofOther(polynomialOf(run, 1)));
        const points = publication.subarray(0, 64 * threshold);
        await run.deliver("commitment", [1]);
        await run.say("commitment", 2, commitmentOf(run, 2, points));
        await run.deliver("points", [1]);
        await run.say("points", 2, publication);
        await run.deliver("shares");
        await run.pass();
        await run.send("fix", run.election, concatBytes(run.pointsOf(1), points));
      };
      await fixCancelled();
      run.next(run.seated);
      await run.isAt(STAGE.commitments);
      await fixCancelled();
      await run.isAt(STAGE.failed);
    });
  }
});
