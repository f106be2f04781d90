import { expect } from "chai";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { candidate, CeremonyRun, type Hall, openHall, STAGE } from "../../voting/support/ceremony.ts";
import { keyAmong } from "../../voting/support/dishonest.ts";

describe("Attacks on the key ceremony: bias", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  it("2 of 5 abort: they see a key before others do, but get neither it nor one of their choice, and are gone", async () => {
    const run = await CeremonyRun.begin(hall, "bias", [3, 5]);
    await run.deliver("commitment");
    await run.deliver("points", [1, 2, 3]);
    // Trustees 4 and 5 know by now what the key would be with both, either or neither of them, and do not like it.
    const foreseen = [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4],
      [1, 2, 3, 5],
      [1, 2, 3],
    ].map((numbers) => keyAmong(run, numbers));
    await run.endPeriod();
    const aborters = run.seated.slice(3);
    run.without(4, 5);
    for (const { account } of aborters) {
      await expect(hall.law.getFunction("appoint")(run.election, account)).to.be.revertedWithCustomError(
        hall.contract,
        "KeyCeremonyCannotAppoint",
      );
    }
    await run.makeKey();
    const { x } = await run.view("keyOf");
    expect(x).to.equal(keyAmong(run, [1, 2, 3]));
    expect(foreseen).not.to.include(x);
    await run.isAt(STAGE.fixed);
  });

  it("aborting one after the other, with replacements who abort too: no more attempts than the law allows", async () => {
    const run = await CeremonyRun.begin(hall, "aborts", [2, 3], 3);
    const keys = new Set<bigint>();
    for (const accomplice of ["first", "second", "last"]) {
      await run.deliver("commitment");
      await run.deliver("points", [1, 2]);
      keys.add(keyAmong(run, [1, 2, 3]));
      await run.endPeriod();
      if (accomplice === "last") break;
      run.without(3);
      await run.appoint(candidate(accomplice));
    }
    expect(keys.size).to.equal(3);
    expect(await run.view("stageOf")).to.equal(STAGE.failed);
    expect((await run.audit()).problem).to.equal(undefined);
    await run.reverts("KeyCeremonyWrongStage", "commit", run.honest("commitment", 1));
    await run.reverts("KeyCeremonyWrongStage", "endPeriod", run.election);
    await run.reverts("KeyCeremonyNotFixed", "keyOf", run.election);
    await expect(hall.law.getFunction("begin")(run.election, run.terms(3))).to.be.revertedWithCustomError(
      hall.contract,
      "KeyCeremonyBegun",
    );
  });

  it("points of another choice, once those of the others are known", async () => {
    const run = await CeremonyRun.begin(hall, "second thoughts", [2, 3]);
    await run.deliver("commitment");
    await run.deliver("points", [1, 2]);
    run.attempt++;
    const other = run.contentOf("points", 3);
    run.attempt--;
    await run.refusesContent("KeyCeremonyOtherPoints", "points", 3, other);
    await run.deliver("points", [3]);
    await run.isAt(STAGE.shares);
  });

  it("a key fixed from other points than were published", async () => {
    const run = await CeremonyRun.begin(hall, "other points", [2, 3]);
    await run.reach("shares");
    await run.pass();
    const points = run.allPoints();
    const exchanged = Uint8Array.from(points);
    exchanged.set(run.pointsOf(1), 128);
    await run.reverts("KeyCeremonyOtherEvidence", "fix", run.election, hexFromBytes(exchanged));
    await run.reverts("KeyCeremonyWrongLength", "fix", run.election, points.subarray(64));
    await run.send("fix", run.election, points);
    await run.isAt(STAGE.fixed);
  });
});
