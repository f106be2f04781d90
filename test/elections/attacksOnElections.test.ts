import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { packCounts } from "../../sdk/elections/ballotPaper.ts";
import type { PlacedStep } from "../../sdk/elections/placed.ts";
import { districtEntryOf, electionEntryOf } from "../../sdk/elections/entries.ts";
import type { Party } from "../support/parties.ts";
import { GENEROUS, goTo } from "../support/republic.ts";
import {
  accountOf,
  at,
  type Commission,
  daysBefore,
  DISTRICT,
  ELECTION,
  NAMED,
  ONE_SEAT,
  POLLING,
  REASONS,
  ROOT,
} from "./support/commission.ts";
import { CLOSED } from "./support/course.ts";
import { beforeEachHeld, COUNTS, type HeldElection, TURNOUT } from "./support/held.ts";

describe("Attacks on elections", () => {
  let held: HeldElection;
  let commission: Commission;

  beforeEachHeld((opened) => {
    held = opened;
    commission = opened.commission;
  });

  /** What the register, or what it asks, reverts with. */
  async function rejected(
    taken: PlacedStep | readonly PlacedStep[],
    error: string,
    ...by: [Party, ...Party[]]
  ) {
    const { connection } = commission.republic;
    const inquiry = await connection.ethers.getContractAt("ElectionInquiry", commission.register);
    await expect(commission.send([taken].flat(), ...by)).to.be.revertedWithCustomError(inquiry, error);
  }

  const called = async (): Promise<void> => {
    await goTo(commission.republic, daysBefore(80));
    await commission.grant([at({ kind: "calling", ...POLLING }, ELECTION)], commission.member);
  };

  it("[art_5__para_4] a polling day that begins an hour later than it does", async () => {
    await goTo(commission.republic, daysBefore(80));
    const { pollingDay, beginsAt } = POLLING;
    for (const shift of [-3600n, -1n, 1n, 3600n]) {
      const step = { kind: "calling", pollingDay, beginsAt: beginsAt + shift } as const;
      await rejected(at(step, ELECTION), "ElectionNotTheDay", commission.member);
    }
  });

  it("[art_5__para_5] a polling day on which the clocks change, while the day after is one", async () => {
    await goTo(commission.republic, (POLLING.pollingDay - 110) * 86_400);
    const pollingDay = Math.floor(Date.parse("2016-03-27T00:00:00Z") / 86_400_000);
    const step = { kind: "calling", pollingDay, beginsAt: BigInt(pollingDay * 86_400) } as const;
    await rejected(at(step, ELECTION), "ElectionNotTheDay", commission.member);
    const next = { pollingDay: pollingDay + 1, beginsAt: step.beginsAt + 23n * 3600n };
    await commission.grant([at({ kind: "calling", ...next }, ELECTION)], commission.member);
  });

  it("an election in the entry of a district", async () => {
    await goTo(commission.republic, daysBefore(80));
    await rejected(at({ kind: "calling", ...POLLING }, DISTRICT), "ElectionNotAnElection", commission.member);
  });

  it("a second district of the same number in another entry", async () => {
    await called();
    const entry = districtEntryOf(ELECTION, 2);
    await rejected(at({ kind: "district", ...NAMED }, entry), "ElectionOtherEntry", commission.member);
  });

  it("steps of two elections in one application, so that one is judged by the times of the other", async () => {
    await commission.prepared();
    const other = electionEntryOf(id("another election") as Hex);
    await commission.grant([at({ kind: "calling", ...POLLING }, other)], commission.member);
    const foreign = { kind: "district", election: other, number: 1 } as const;
    const own = at({ kind: "district", election: ELECTION, number: 2 }, districtEntryOf(ELECTION, 2));
    await rejected([own, at(foreign, districtEntryOf(other, 1))], "ElectionsMixed", commission.member);
  });

  it("a nomination without the candidate", async () => {
    await commission.prepared();
    const { olga } = commission.citizens;
    expect(await commission.refusalOf([commission.nomination(olga)], commission.member)).to.equal(
      "art_10__para_1",
    );
  });

  it("a retirement that somebody else signs", async () => {
    await commission.prepared();
    const { ada, olga } = commission.citizens;
    const step = { kind: "retirement", ...NAMED, contest: 0, candidate: ada.person } as const;
    expect(await commission.refusalOf([at(step)], olga)).to.equal("art_11__para_1");
  });

  it("an objection in the entry of somebody else's, or to a district that there is not", async () => {
    await commission.prepared();
    const { olga, otto } = commission.citizens;
    const step = { kind: "roll objection", ...NAMED, reasons: REASONS } as const;
    const theirs = commission.objectionEntry("roll", otto);
    await rejected(at(step, theirs), "ElectionOtherEntry", olga);
    const nowhere = { ...step, number: 99 };
    await rejected(at(nowhere, commission.objectionEntry("roll", olga)), "ElectionNoSuchDistrict", olga);
  });

  it("a flood of objections, which does not hold up the polls", async () => {
    await commission.prepared();
    const step = { kind: "roll objection", ...NAMED, reasons: REASONS } as const;
    const { olga, otto } = commission.citizens;
    for (const one of [olga, otto]) {
      await commission.grant([at(step, commission.objectionEntry("roll", one))], one);
    }
    await held.keyed();
    await goTo(commission.republic, daysBefore(10));
    await commission.grant([at({ kind: "freeze", ...NAMED, undecided: 2 })], commission.member);
  });

  it("a freeze that keeps quiet about objections", async () => {
    await commission.prepared();
    const { olga } = commission.citizens;
    const step = { kind: "roll objection", ...NAMED, reasons: REASONS } as const;
    await commission.grant([at(step, commission.objectionEntry("roll", olga))], olga);
    await held.keyed();
    await goTo(commission.republic, daysBefore(15));
    const freeze = at({ kind: "freeze", ...NAMED, undecided: 0 });
    await rejected(freeze, "ElectionOtherUndecided", commission.member);
  });

  it("an account that is not the trustee's", async () => {
    await commission.prepared();
    const { trustees, member, second } = commission;
    const account = accountOf(member);
    const appointment = commission
      .appointment()
      .map((taken, index) => (index === 0 ? at({ ...taken.step, account } as never, ELECTION) : taken));
    await rejected(appointment, "ElectionNotTheirAccount", member, second, ...trustees);
  });

  it("a trustee without a say: each must sign", async () => {
    await commission.prepared();
    const { member, second, trustees } = commission;
    const [tess, tom] = trustees;
    const refusal = await commission.refusalOf(commission.appointment(), member, second, tess, tom);
    expect(refusal).to.equal("art_13__para_1");
  });

  it("a roll, a contest or a candidate changed once the district is frozen", async () => {
    await commission.prepared();
    await held.keyed();
    await held.frozen(1);
    const { member, second, citizens } = commission;
    const postponed = { pollingDay: POLLING.pollingDay + 28, beginsAt: POLLING.beginsAt + 28n * 86_400n };
    const step = { kind: "postponement", ...postponed, reasons: REASONS } as const;
    await commission.grant([at(step, ELECTION)], member, second);
    const roll = at({ kind: "roll", ...NAMED, root: ROOT, voters: 1, anonymous: false });
    expect(await commission.refusalOf([roll], member)).to.equal("art_12__para_1");
    const nominated = [commission.nomination(citizens.olga)];
    expect(await commission.refusalOf(nominated, citizens.olga, member)).to.equal("art_12__para_1");
    const contest = at({ kind: "contest", ...NAMED, ...ONE_SEAT });
    expect(await commission.refusalOf([contest], member)).to.equal("art_6__para_2");
  });

  it("a count a second before the close, and one with another turnout", async () => {
    await held.voted();
    // The next block is that of the second before the close.
    await goTo(commission.republic, CLOSED - 2);
    expect(await commission.refusalOf([held.count(TURNOUT)], commission.member)).to.equal("art_19__para_3");
    await rejected(held.count(TURNOUT + 1), "ElectionOtherTurnout", commission.member);
  });

  it("a result that was not counted", async () => {
    await held.counted();
    const stated = {
      kind: "result",
      ...NAMED,
      contest: 0,
      options: 2,
      elected: 1,
      ...packCounts(COUNTS),
    } as const;
    const members = [commission.member, commission.second] as [Party, Party];
    await rejected(at({ ...stated, ...packCounts([...COUNTS].reverse()) }), "ElectionOtherCount", ...members);
    await rejected(at({ ...stated, options: 3 }), "ElectionOtherCount", ...members);
    await rejected(at({ ...stated, contest: 1 }), "ElectionOtherCount", ...members);
    expect(await commission.refusalOf([at({ ...stated, elected: 2 })], ...members)).to.equal(
      "art_22__para_3",
    );
  });

  it("a certification that keeps quiet about an objection, or by one member alone", async () => {
    await held.counted();
    const { olga } = commission.citizens;
    const entry = commission.objectionEntry("result", olga);
    await commission.grant([at({ kind: "result objection", ...NAMED, reasons: REASONS }, entry)], olga);
    await goTo(commission.republic, daysBefore(-15));
    const { member, second } = commission;
    const quiet = at({ kind: "certification", ...NAMED, undecided: 0 });
    await rejected(quiet, "ElectionOtherUndecided", member, second);
    const alone = at({ kind: "certification", ...NAMED, undecided: 1 });
    expect(await commission.refusalOf([alone], member)).to.equal("art_23__para_1");
  });

  it("an annulment that calls a contest uncounted which is not", async () => {
    await held.counted();
    await goTo(commission.republic, daysBefore(-29));
    const step = { kind: "annulment", ...NAMED, turnout: TURNOUT, uncounted: 0, reasons: REASONS } as const;
    await rejected(at(step), "ElectionOtherCount", commission.member);
    const none = at({ ...step, uncounted: 255 });
    expect(await commission.refusalOf([none], commission.member)).to.equal("art_24__para_1");
  });

  it("orders to box, ceremony or book by anybody but the register", async () => {
    const { republic } = commission;
    const { ballotBox, keyCeremony, referendums, officers, relay } = republic;
    for (const account of [relay, officers.electoralCommission, officers.court, officers.legislature]) {
      const times = { opens: 1, closes: 2, paused: false };
      for (const sent of [
        ballotBox.connect(account).schedule(ELECTION, times, GENEROUS),
        ballotBox.connect(account).permitTally(DISTRICT, GENEROUS),
        ballotBox.connect(account).annul(DISTRICT, GENEROUS),
        keyCeremony.connect(account).appoint(ELECTION, account.address, GENEROUS),
        referendums.connect(account).answered(REASONS, DISTRICT, true, GENEROUS),
      ]) {
        await expect(sent).to.be.revertedWithCustomError(ballotBox, "AccessManagedUnauthorized");
      }
    }
  });
});
