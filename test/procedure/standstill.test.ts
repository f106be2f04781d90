import { expect } from "chai";
import { TODAY } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { GENEROUS, goTo } from "../support/republic.ts";
import { type Contested, Docket } from "./support/docket.ts";
import { outcomeIn } from "./support/outcomeIn.ts";

const DAY = 86_400;

/** Of the 28 days from the service today, a Monday. */
const LAST_DAY = TODAY + 28;

/** The legislature announces each standstill 10 days before. */
const ANNOUNCEMENT = 11;

describe("Standstill", () => {
  let docket: Docket;
  let contested: Contested;
  let restore: () => Promise<void>;

  before(async () => {
    docket = await Docket.open();
    contested = await docket.refused();
    const { cases } = docket;
    const steps = [contested.opening, { kind: "service", servedOn: await cases.today() } as const];
    only(await cases.take({ entry: contested.entry, steps, by: [cases.caseRegistrar] }), "Granted");
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  it("[art_6a__para_1] the legislature proclaims days to come, and no office that stands still does", async () => {
    const { gazette, officers } = docket.republic;
    for (const officer of [officers.caseRegistrar, officers.reviewer, officers.court]) {
      await expect(gazette.connect(officer).proclaimStandstill(TODAY + 14, 3, GENEROUS))
        .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
        .withArgs(officer.address);
    }
    expect(await gazette.isWorkingDay(TODAY + 14)).to.equal(true);
    await proclaim(TODAY + 14, 3);
    expect(await gazette.isWorkingDay(TODAY + 14)).to.equal(false);
  });

  it("[art_6__para_1] without one, a period is met to the second and missed by one", async () => {
    expect(await objectionIn((LAST_DAY + 1) * DAY - 1)).to.equal("");
    await restore();
    expect(await objectionIn((LAST_DAY + 1) * DAY)).to.equal("art_9__para_3");
  });

  it("[art_6a__para_2] with one of 3 days, it is met to the second 3 days later, and missed by one", async () => {
    const end = (LAST_DAY + 4) * DAY;
    await proclaim(TODAY + 14, 3);
    expect(await objectionIn(end - 1)).to.equal("");
    await restore();
    await proclaim(TODAY + 14, 3);
    expect(await objectionIn(end)).to.equal("art_9__para_3");
  });

  it("[art_6a__para_2] nobody has a case closed in the days by which the period is longer", async () => {
    await proclaim(TODAY + 14, 3);
    const { entry } = contested;
    const { stranger } = docket.land;
    await goTo(docket.republic, (LAST_DAY + 4) * DAY - 30);
    expect(await docket.step(entry, { kind: "closing" }, stranger)).to.equal("art_17__para_2");
    await goTo(docket.republic, (LAST_DAY + 4) * DAY);
    expect(await docket.step(entry, { kind: "closing" }, stranger)).to.equal("");
  });

  describe("attacks", () => {
    it("proclaimed to shorten a period, it makes it longer: a day taken out of the count is never put in", async () => {
      const { gazette } = docket.republic;
      const date = TODAY + 60;
      const before = await gazette.workingDaysUntil(date);
      await proclaim(TODAY + 12, 28);
      const after = await gazette.workingDaysUntil(date);
      expect(before & after, "a day becomes free, none becomes a working day").to.equal(after);
      await restore();
      // All days from the twelfth on, the last of the period too.
      await proclaim(TODAY + 12, 28);
      expect(await objectionIn((LAST_DAY + 29) * DAY - 1)).to.equal("");
    });

    it("[art_6a__para_4] proclaimed to revive a period long past, it is for no day before tomorrow", async () => {
      const { gazette, officers } = docket.republic;
      const legislature = gazette.connect(officers.legislature);
      await docket.wait(60);
      const today = Number(await gazette.today());
      for (const from of [LAST_DAY, today - 1, today]) {
        await announce(from, 3);
        const now = today + ANNOUNCEMENT;
        await goTo(docket.republic, now * DAY);
        await expect(legislature.proclaimStandstill(from, 3, GENEROUS))
          .to.be.revertedWithCustomError(gazette, "GazetteStandstillNotInFuture")
          .withArgs(from, now);
        await restore();
        await docket.wait(60);
      }
    });

    it("[art_6a__para_4] proclaimed after the end of a period, it does not let anyone object", async () => {
      await goTo(docket.republic, (LAST_DAY + 1) * DAY);
      const tomorrow = LAST_DAY + 2 + ANNOUNCEMENT;
      await proclaim(tomorrow, 28);
      expect(await objectionIn((tomorrow + 5) * DAY)).to.equal("art_9__para_3");
    });

    it("proclaimed overnight, before the constitutional court could cancel it, it is not", async () => {
      const { gazette, offices, officers } = docket.republic;
      await announce(TODAY + 20, 3);
      await docket.wait(9);
      const legislature = gazette.connect(officers.legislature);
      await expect(legislature.proclaimStandstill(TODAY + 20, 3, GENEROUS)).to.be.revertedWithCustomError(
        offices,
        "AccessManagerNotReady",
      );
    });

    it("proclaimed again and again, it makes no period longer than by 90 days", async () => {
      for (let from = TODAY + 12; from < TODAY + 130; from += 28) await announce(from, 28);
      const { gazette, officers } = docket.republic;
      await docket.wait(ANNOUNCEMENT);
      for (let from = TODAY + 12; from < TODAY + 130; from += 28) {
        await gazette.connect(officers.legislature).proclaimStandstill(from, 28, GENEROUS);
      }
      // 28 days and 90 end on 8 May, within the standstill; the working day after that is Monday, 13 June.
      await goTo(docket.republic, (TODAY + 28 + 90) * DAY);
      const { entry } = contested;
      expect(await docket.step(entry, { kind: "closing" }, docket.land.stranger)).to.equal("art_17__para_2");
      await goTo(docket.republic, (TODAY + 155) * DAY);
      expect(await docket.step(entry, { kind: "objection" }, contested.objector)).to.equal("art_9__para_3");
    });
  });

  async function announce(from: number, days: number): Promise<void> {
    const { gazette, offices, officers } = docket.republic;
    const call = gazette.interface.encodeFunctionData("proclaimStandstill", [from, days]);
    await offices.connect(officers.legislature).schedule(gazette, call, 0, GENEROUS);
  }

  async function proclaim(from: number, days: number): Promise<void> {
    const { gazette, officers } = docket.republic;
    await announce(from, days);
    await docket.wait(ANNOUNCEMENT);
    await gazette.connect(officers.legislature).proclaimStandstill(from, days, GENEROUS);
  }

  const objectionIn = (second: number): Promise<string> =>
    outcomeIn(docket, second, {
      entry: contested.entry,
      steps: [{ kind: "objection" }],
      by: [contested.objector],
    });
});
