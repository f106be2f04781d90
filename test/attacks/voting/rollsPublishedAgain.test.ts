import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import type { Party } from "../../support/parties.ts";
import { goTo } from "../../support/republic.ts";
import {
  at,
  type Commission,
  daysBefore,
  DISTRICT,
  NAMED,
  POLLING,
  REASONS,
} from "../../elections/support/commission.ts";
import { beforeEachHeld, type HeldElection } from "../../elections/support/held.ts";

const FORGED = id("a roll that leaves voters out") as Hex;

describe("Attacks on a roll that is published again", () => {
  let commission: Commission;
  let held: HeldElection;

  beforeEachHeld((opened) => {
    commission = opened.commission;
    held = opened;
  });

  const until = (days: number): Promise<void> => goTo(commission.republic, daysBefore(days));
  const dayBefore = (days: number): number => POLLING.pollingDay - days;
  const roll = (voters: number) => at({ kind: "roll", ...NAMED, root: FORGED, voters, anonymous: false });
  const freeze = (undecided = 0) => at({ kind: "freeze", ...NAMED, undecided });

  /** Olga objects, and a review agrees, so many days before the polling day. */
  async function setAside(days: number, ...reviewers: [Party, ...Party[]]): Promise<void> {
    const { olga } = commission.citizens;
    await commission.prepared();
    await held.keyed();
    await commission.grant([commission.objection("roll", olga)], olga);
    await until(days);
    await commission.grant([commission.review(true, olga)], ...reviewers);
  }

  /** A review agrees the day before, and the roll is published again. */
  async function publishedAgain(days: number): Promise<number> {
    await setAside(days + 1, commission.reviewer);
    await until(days);
    await commission.grant([roll(999)], commission.member, commission.second);
    return dayBefore(days);
  }

  it("[art_7__para_5] is not published when it is too late to object: the poll is not held", async () => {
    await setAside(16, commission.reviewer, commission.secondReviewer);
    expect(await commission.refusalOf([roll(999)], commission.member)).to.equal("art_7__para_5");
    expect(await commission.refusalOf([freeze()], commission.member)).to.equal("art_15__para_4");
    await until(6);
    const step = { kind: "annulment", ...NAMED, turnout: 0, uncounted: 255, reasons: REASONS } as const;
    await commission.grant([at(step)], commission.member);
    expect((await commission.districtOf()).stage).to.equal("annulled");
  });

  it("[art_7__para_7] is not published by one member alone, when nobody could replace it any more", async () => {
    await setAside(18, commission.reviewer);
    await until(17);
    const { member, second } = commission;
    expect(await commission.refusalOf([roll(1)], member)).to.equal("art_7__para_7");
    await commission.grant([roll(999)], member, second);
  });

  it("[art_15__para_7] is not frozen while somebody may object to it, and is afterwards", async () => {
    await publishedAgain(17);
    expect(await commission.refusalOf([freeze()], commission.member)).to.equal("art_15__para_7");
    await until(14);
    const late = at({ kind: "freeze", ...NAMED, undecided: 0 });
    expect(await commission.refusalOf([late], commission.second)).to.equal("art_15__para_7");
    await until(13);
    await commission.grant([freeze()], commission.member, commission.second);
    expect((await commission.districtOf()).root).to.equal(FORGED);
  });

  it("[art_15__para_7] nor together with its publication, in one application", async () => {
    await setAside(18, commission.reviewer);
    const { member, second } = commission;
    expect(await commission.refusalOf([roll(999), freeze()], member, second)).to.equal("art_15__para_7");
  });

  it("[art_8__para_2] is open to objections for 3 days, which hold up the freeze", async () => {
    const day = await publishedAgain(17);
    const { olga, otto } = commission.citizens;
    await until(14);
    await commission.grant([commission.objection("roll", otto, day)], otto);
    await until(13);
    expect(await commission.refusalOf([commission.objection("roll", olga, day)], olga)).to.equal(
      "art_8__para_2",
    );
    expect(await commission.refusalOf([freeze(1)], commission.member)).to.equal("art_15__para_6");
    await commission.grant([commission.review(false, otto, day)], commission.reviewer);
    await commission.grant([freeze()], commission.member);
  });

  it("[art_8__para_3] is another roll: who objected to the one before objects to it, too, and once", async () => {
    const day = await publishedAgain(17);
    const { olga } = commission.citizens;
    await commission.grant([commission.objection("roll", olga, day)], olga);
    const again = at(
      { kind: "roll objection", ...NAMED, reasons: FORGED },
      commission.objectionEntry("roll", olga, day),
    );
    expect(await commission.refusalOf([again], olga)).to.equal("art_8__para_3");
    expect((await commission.objectionOf(commission.objectionEntry("roll", olga))).outcome).to.equal(
      "upheld",
    );
    expect(await commission.register.undecidedOf(DISTRICT, 1)).to.equal(1n);
  });

  it("[art_8__para_3] is not objected to by what was signed against the one before, or against none", async () => {
    const day = await publishedAgain(30);
    const { otto } = commission.citizens;
    const { ethers } = commission.republic.connection;
    const inquiry = await ethers.getContractAt("ElectionInquiry", commission.register);
    for (const other of [0, day - 1, day + 1]) {
      await expect(
        commission.send([commission.objection("roll", otto, other)], otto),
      ).to.be.revertedWithCustomError(inquiry, "ElectionOtherEntry");
    }
    await commission.grant([commission.objection("roll", otto, day)], otto);
  });

  it("[art_8__para_3] which holds, too, where the commission replaces its own roll without a review", async () => {
    const { olga } = commission.citizens;
    await commission.prepared();
    await commission.grant([commission.objection("roll", olga)], olga);
    await commission.grant([commission.review(false, olga)], commission.reviewer);
    await until(42);
    await commission.grant([roll(999)], commission.member);
    await commission.grant([commission.objection("roll", olga, dayBefore(42))], olga);
  });

  it("[art_7__para_6] is not replaced on the same day by another that bears the same day", async () => {
    await publishedAgain(20);
    const { reviewer, member, citizens } = commission;
    await commission.grant([commission.objection("roll", citizens.otto, dayBefore(20))], citizens.otto);
    await commission.grant([commission.review(true, citizens.otto, dayBefore(20))], reviewer);
    expect(await commission.refusalOf([roll(998)], member)).to.equal("art_7__para_6");
    await until(19);
    await commission.grant([roll(998)], member, commission.second);
  });

  it("[art_9__para_6] a single reviewer ends no poll by a review after which no roll can be published", async () => {
    const { citizens, reviewer, secondReviewer } = commission;
    await commission.prepared();
    await commission.grant([commission.objection("roll", citizens.olga)], citizens.olga);
    await until(16);
    const upheld = [commission.review(true, citizens.olga)];
    expect(await commission.refusalOf(upheld, reviewer)).to.equal("art_9__para_6");
    await commission.grant(upheld, reviewer, secondReviewer);
  });

  it("[art_9__para_6] nor by one on the last day of publication, when the roll is of that day or the day is over", async () => {
    const day = await publishedAgain(17);
    const { citizens, reviewer, secondReviewer, member } = commission;
    await commission.grant([commission.objection("roll", citizens.otto, day)], citizens.otto);
    const upheld = [commission.review(true, citizens.otto, day)];
    expect(await commission.refusalOf(upheld, reviewer)).to.equal("art_9__para_6");
    await commission.grant(upheld, reviewer, secondReviewer);
    expect(await commission.refusalOf([roll(998)], member)).to.equal("art_7__para_6");
    await until(16);
    expect(await commission.refusalOf([roll(998)], member, commission.second)).to.equal("art_7__para_5");
  });

  it("[art_9__para_5] nor do two of them, once the objection counts as dismissed", async () => {
    const { citizens, reviewer, secondReviewer, member } = commission;
    await commission.prepared();
    await held.keyed();
    await commission.grant([commission.objection("roll", citizens.olga)], citizens.olga);
    await until(10);
    const upheld = [commission.review(true, citizens.olga)];
    expect(await commission.refusalOf(upheld, reviewer, secondReviewer)).to.equal("art_9__para_5");
    await commission.grant([freeze(1)], member);
  });
});
