import { expect } from "chai";
import { getAddress } from "ethers";
import { auditCeremony, type AuditLog } from "../../../sdk/voting/audit/auditCeremony.ts";
import { latestAttempt } from "../../../sdk/voting/ceremony/events.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { countVotes, decryptPartially } from "../../../sdk/voting/tally.ts";
import { contextOf } from "../../../sdk/voting/transcript.ts";
import { candidate, CeremonyRun, type Hall, openHall, STAGE } from "../../voting/support/ceremony.ts";
import { contestOf } from "../../voting/support/contests.ts";
import { complaintAbout, keyAmong, sharesWith } from "../../voting/support/dishonest.ts";
import { totalsOf } from "../../voting/support/trustees.ts";

describe("Attacks on the key ceremony: false complaints", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  /** A ceremony in which all have dealt out what they must. */
  async function dealt(name: string, size: readonly [number, number] = [3, 5], mostAttempts = 3) {
    const run = await CeremonyRun.begin(hall, name, size, mostAttempts);
    await run.reach("shares");
    return run;
  }

  /** A trustee complains of a share, rightly or not. */
  async function complain(run: CeremonyRun, complainer: number, dealer: number): Promise<void> {
    const content = complaintAbout(run, [dealer, complainer]);
    await run.send("complain", run.sign("complaint", complainer, content), run.evidence(dealer, complainer));
  }

  it("costs the complainer the seat and not the attempt, and chooses no key", async () => {
    const run = await dealt("false complaint");
    const foreseen = keyAmong(run, run.numbers);
    const message = run.sign("complaint", 5, complaintAbout(run, [1, 5]));
    const [liar] = run.seated.slice(4);
    await expect(hall.contract.getFunction("complain")(message, run.evidence(1, 5)))
      .to.emit(hall.contract, "ComplaintDecided")
      .withArgs(run.election, 1, 1, 5, false)
      .and.to.emit(hall.contract, "TrusteeExcluded")
      .withArgs(run.election, 1, 5, getAddress(liar?.account ?? ""));
    await run.isAt(STAGE.complaints);
    await run.fix();
    await run.isAt(STAGE.fixed);
    expect((await run.view("keyOf")).x).to.equal(foreseen);
    expect((await run.audit()).vacant).to.deep.equal([5]);
    expect(latestAttempt(run.election, await run.logs())?.vacant).to.deep.equal([5]);
  });

  it("leaves a seat that cannot decrypt, and a key that as many others as the threshold can", async () => {
    const run = await dealt("vacant seats");
    await complain(run, 2, 1);
    await complain(run, 5, 2);
    await run.fix();
    for (const vacant of [2, 5]) {
      await expect(run.view("shareKeyOf", vacant)).to.be.revertedWithCustomError(
        hall.contract,
        "KeyCeremonySeatVacant",
      );
    }
    const { x, y } = await run.view("keyOf");
    const contest = contestOf(exactly(1, 3), { election: run.election, key: { x, y } });
    const totals = totalsOf(contest, 9, [2, 7]);
    const published = run.numbers.map((number) => ({
      points: run.contentOf("points", number),
      shares: run.contentOf("shares", number),
    }));
    const partials = [1, 3, 4].map((trustee) => {
      const share = run.trustee(trustee).finalShare(published);
      return { trustee, share, products: decryptPartially(contextOf(contest), totals, share).products };
    });
    for (const { trustee, share } of partials) {
      const [keyX, keyY] = await run.view("shareKeyOf", trustee);
      expect(share.key).to.deep.equal({ x: keyX, y: keyY });
    }
    expect(countVotes(contest.rule, totals, partials).counts).to.deep.equal([2, 7, 0]);
  });

  it("is made once: whoever lost the seat says nothing more, and never returns", async () => {
    const run = await dealt("once and for all");
    await complain(run, 5, 1);
    const again = run.sign("complaint", 5, complaintAbout(run, [2, 5]));
    await run.reverts("KeyCeremonyDelivered", "complain", again, run.evidence(2, 5));
    await complain(run, 4, 1);
    await complain(run, 3, 1);
    const liars = run.seated.slice(2);
    run.without(3, 4, 5);
    for (const { account } of liars) {
      await expect(hall.law.getFunction("appoint")(run.election, account)).to.be.revertedWithCustomError(
        hall.contract,
        "KeyCeremonyCannotAppoint",
      );
    }
  });

  it("three of five who complain falsely cost one attempt in all: fewer than the threshold are left", async () => {
    const run = await dealt("three of five");
    await complain(run, 3, 1);
    await complain(run, 4, 1);
    await run.isAt(STAGE.complaints);
    await complain(run, 5, 1);
    run.without(3, 4, 5);
    await run.isAt(STAGE.commitments);
    const replacement = candidate("honest replacement");
    await run.appoint(replacement);
    await run.makeKey();
    await run.isAt(STAGE.fixed);
    expect((await run.audit()).vacant).to.deep.equal([]);
  });

  it("in the last attempt, by so many that fewer than the threshold are left: there is no key", async () => {
    const run = await dealt("last attempt", [2, 3], 1);
    await complain(run, 3, 1);
    await run.isAt(STAGE.complaints);
    await complain(run, 2, 1);
    await run.isAt(STAGE.failed);
    await run.reverts("KeyCeremonyWrongStage", "fix", run.election, run.allPoints());
    await run.reverts("KeyCeremonyNotFixed", "keyOf", run.election);
  });

  for (const [what, liar] of [
    ["the dealer", 1],
    ["another trustee", 4],
  ] as const) {
    it(`before a right one, by ${what}: the bad share is still found, and both are gone`, async () => {
      const run = await CeremonyRun.begin(hall, `false and right: ${what}`, [3, 5]);
      await run.reach("points");
      const shares = sharesWith(run, 1, 3, 5n);
      await run.say("shares", 1, shares);
      await run.deliver("shares", [2, 3, 4, 5]);
      await complain(run, liar, 2);
      const content = complaintAbout(run, [1, 3], shares);
      const evidence = run.evidence(1, 3, shares);
      const { logs } = await run.send("complain", run.sign("complaint", 3, content), evidence);
      const excluded = logs.filter(
        ({ topics }) => topics[0] === hall.contract.interface.getEvent("TrusteeExcluded")?.topicHash,
      );
      expect(excluded.length).to.equal(liar === 1 ? 0 : 1);
      run.without(1, liar);
      await run.isAt(STAGE.commitments);
    });
  }

  it("a node that leaves any of it out, shows it twice, or moves it is found out", async () => {
    const run = await dealt("audited");
    await complain(run, 5, 1);
    await complain(run, 4, 2);
    await run.fix();
    const logs = (await run.logs()).filter(({ topics }) => topics[1] === run.election);
    const place = { chainId: hall.chainId, contract: hall.address, election: run.election };
    const problemOf = (changed: readonly AuditLog[]) => auditCeremony(place, changed).problem;
    expect(problemOf(logs)).to.equal(undefined);
    for (const [index, log] of logs.entries()) {
      const [before, after] = [logs.slice(0, index), logs.slice(index + 1)];
      // The last one left out is a ceremony that is not over.
      if (after.length > 0) expect(problemOf([...before, ...after]), `without ${index}`).to.be.a("string");
      expect(problemOf([...before, log, log, ...after]), `${index} twice`).to.be.a("string");
    }
  });
});
