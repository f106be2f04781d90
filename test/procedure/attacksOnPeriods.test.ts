import { expect } from "chai";
import type { StepTerms } from "../../sdk/procedure/steps.ts";
import { TODAY } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { GENEROUS } from "../support/republic.ts";
import { beforeEachWithDocket, type Contested, type Docket } from "./support/docket.ts";
import { outcomeIn } from "./support/outcomeIn.ts";

const DAY = 86_400;

/** Of 28 days from today, a Monday; the day after it is a Tuesday. */
const LAST_DAY = TODAY + 28;

/** The first second that is too late, without any holiday. */
const END = (LAST_DAY + 1) * DAY;

/** The legislature announces each holiday 10 days before. */
const ANNOUNCEMENT = 11;

describe("Attacks on periods", function () {
  this.timeout(120_000);

  let docket: Docket;
  let contested: Contested;
  beforeEachWithDocket((opened) => {
    docket = opened;
  });

  beforeEach(async () => {
    contested = await docket.refused();
  });

  describe("by whoever comes a second late", () => {
    it("[art_14__para_3] an appeal is met to the second and missed by one", async () => {
      await upheldAndServed();
      await inTimeUntil(END, { kind: "appeal" }, "art_14__para_3", contested.objector);
    });

    it("[art_17__para_2] nobody has a case closed a second before the period for the appeal has ended", async () => {
      await upheldAndServed();
      const { stranger } = docket.land;
      expect(await closingIn(END - 1, stranger)).to.equal("art_17__para_2");
      expect(await closingIn(END + 60, stranger)).to.equal("");
    });
  });

  describe("with a holiday proclaimed to shorten one", () => {
    for (const [which, holiday, end] of [
      ["its last day", LAST_DAY, END + DAY],
      ["a day within it", LAST_DAY - 7, END],
      ["the day after its last", LAST_DAY + 1, END],
    ] as const) {
      it(`[art_6__para_2] on ${which}: an objection is in time to the second, as long as ever or longer`, async () => {
        await served();
        await proclaim(holiday);
        await inTimeUntil(end, { kind: "objection" }, "art_9__para_3", contested.objector);
      });
    }

    it("[art_6__para_2] on its last day: nobody has the case closed before the next working day is over", async () => {
      await served();
      await proclaim(LAST_DAY);
      const { stranger } = docket.land;
      expect(await closingIn(END + DAY - 1, stranger)).to.equal("art_17__para_2");
      expect(await closingIn(END + DAY + 60, stranger)).to.equal("");
    });

    it("of today or a day past, so that what is counted changes afterwards: it is for no day before tomorrow", async () => {
      await served();
      const { gazette, officers } = docket.republic;
      for (const day of [TODAY + ANNOUNCEMENT - 3, TODAY + ANNOUNCEMENT]) await announce(day);
      await docket.wait(ANNOUNCEMENT);
      for (const day of [TODAY + ANNOUNCEMENT - 3, TODAY + ANNOUNCEMENT]) {
        await expect(gazette.connect(officers.legislature).proclaimHoliday(day, GENEROUS))
          .to.be.revertedWithCustomError(gazette, "GazetteHolidayNotInFuture")
          .withArgs(day, TODAY + ANNOUNCEMENT);
      }
    });
  });

  async function served(): Promise<void> {
    const { cases } = docket;
    const steps = [contested.opening, { kind: "service", servedOn: await cases.today() } as const];
    only(await cases.take({ entry: contested.entry, steps, by: [cases.caseRegistrar] }), "Granted");
  }

  /** All on one day, so that the objector is heard and the periods end on the same day as that of an objection. */
  async function upheldAndServed(): Promise<void> {
    const { cases } = docket;
    const { entry, objector } = await docket.objected(contested);
    const servedOn = await cases.today();
    expect(await docket.step(entry, { kind: "hearing" }, cases.reviewer, objector)).to.equal("");
    expect(await docket.step(entry, { kind: "review", outcome: "upheld" }, cases.reviewer)).to.equal("");
    expect(await docket.step(entry, { kind: "service", servedOn }, cases.caseRegistrar)).to.equal("");
  }

  /** The last second is in time, the next is not. */
  async function inTimeUntil(end: number, terms: StepTerms, late: string, by: Party): Promise<void> {
    const { networkHelpers } = docket.republic.connection;
    const instruction = { entry: contested.entry, steps: [terms], by: [by] } as const;
    const snapshot = await networkHelpers.takeSnapshot();
    expect(await outcomeIn(docket, end - 1, instruction)).to.equal("");
    await snapshot.restore();
    expect(await outcomeIn(docket, end, instruction)).to.equal(late);
  }

  const closingIn = (second: number, by: Party): Promise<string> =>
    outcomeIn(docket, second, { entry: contested.entry, steps: [{ kind: "closing" }], by: [by] });

  async function announce(day: number): Promise<void> {
    const { gazette, offices, officers } = docket.republic;
    const call = gazette.interface.encodeFunctionData("proclaimHoliday", [day]);
    await offices.connect(officers.legislature).schedule(gazette, call, 0, GENEROUS);
  }

  async function proclaim(day: number): Promise<void> {
    const { gazette, officers } = docket.republic;
    await announce(day);
    await docket.wait(ANNOUNCEMENT);
    await gazette.connect(officers.legislature).proclaimHoliday(day, GENEROUS);
  }
});
