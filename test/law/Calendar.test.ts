import { expect } from "chai";
import { Executive__factory, Gazette__factory } from "../../typechain-types/index.js";
import {
  at,
  connect,
  date,
  found,
  instant,
  LONDON_2016,
  OFFICE,
  workingDays,
  type Republic,
} from "./fixture.js";

describe("Calendar", () => {
  let republic: Republic;

  beforeEach(async () => {
    republic = await found(await connect());
  });

  const calendar2017 = {
    ...LONDON_2016,
    changesAt: 0,
    changesBackAt: 0,
    workingDays: workingDays(2017, ["2017-01-02"]),
  };

  describe("which day it is", () => {
    it("changes at midnight in London, an hour before that of UTC in summer", async () => {
      const { gazette } = republic;
      const dates: [string, string][] = [
        ["2016-01-31T23:59:59Z", "2016-01-31"],
        ["2016-02-28T23:59:59Z", "2016-02-28"],
        ["2016-02-29T00:00:00Z", "2016-02-29"],
        ["2016-03-26T23:59:59Z", "2016-03-26"],
        ["2016-03-27T00:00:00Z", "2016-03-27"], // GMT until 01:00
        ["2016-03-27T22:59:59Z", "2016-03-27"],
        ["2016-03-27T23:00:00Z", "2016-03-28"], // the first midnight of summer time
        ["2016-10-29T22:59:59Z", "2016-10-29"],
        ["2016-10-29T23:00:00Z", "2016-10-30"],
        ["2016-10-30T23:00:00Z", "2016-10-30"], // GMT again since 01:00
        ["2016-10-30T23:59:59Z", "2016-10-30"],
        ["2016-10-31T00:00:00Z", "2016-10-31"],
        ["2016-12-31T23:59:59Z", "2016-12-31"],
      ];
      for (const [moment, expected] of dates) {
        expect(await gazette.dateOf(instant(moment)), moment).to.equal(date(expected));
      }
    });

    it("is that of the block", async () => {
      const { connection, gazette } = republic;
      await at(connection, "2016-07-14T23:30:00Z");
      expect(await gazette.today()).to.equal(date("2016-07-15"));
    });

    it("follows the clocks of the south, where the year begins in summer", async () => {
      const { founder } = republic;
      const executive = await new Executive__factory(founder).deploy(founder, 10 * 3600, 10);
      const gazette = Gazette__factory.connect(await executive.gazette(), founder);
      const sydney = {
        ...calendar2017,
        offset: 11 * 3600,
        changesAt: instant("2017-04-01T16:00:00Z"),
        offsetBetween: 10 * 3600,
        changesBackAt: instant("2017-09-30T16:00:00Z"),
      };
      const data = gazette.interface.encodeFunctionData("publishCalendar", [2017, sydney]);
      await executive.found([], [{ target: gazette.target, data }]);
      expect(await gazette.dateOf(instant("2017-01-31T13:00:00Z"))).to.equal(date("2017-02-01"));
      expect(await gazette.dateOf(instant("2017-06-30T13:30:00Z"))).to.equal(date("2017-06-30"));
      expect(await gazette.dateOf(instant("2017-12-30T13:30:00Z"))).to.equal(date("2017-12-31"));
    });

    it("is read in the calendar within three hours of midnight, and nowhere else", async () => {
      const { gazette, legislature } = republic;
      for (const offset of [-3, 3]) {
        const year = 2018 + offset;
        const changes = { offset: offset * 3600, changesAt: 0, changesBackAt: 0 };
        const calendar = { ...calendar2017, ...changes, workingDays: workingDays(year, []) };
        await gazette.connect(legislature).publishCalendar(year, calendar);
        const noon = instant(`${year}-05-01T12:00:00Z`);
        for (let minutes = -12 * 60; minutes < 12 * 60; minutes += 20) {
          for (const second of [-1, 0]) {
            const moment = noon + minutes * 60 + second;
            const local = Math.floor((moment + offset * 3600) / 86_400);
            expect(await gazette.dateOf(moment), `${year}, ${minutes}`).to.equal(local);
          }
        }
      }
    });

    it("repeats the last hour of a date where clocks go back at midnight", async () => {
      const { gazette, legislature } = republic;
      const changes = {
        changesAt: instant("2017-03-26T00:00:00Z"),
        changesBackAt: instant("2017-09-30T23:00:00Z"),
      };
      await gazette.connect(legislature).publishCalendar(2017, { ...calendar2017, ...changes });
      for (const moment of ["2017-09-30T22:59:59Z", "2017-09-30T23:00:00Z", "2017-09-30T23:59:59Z"]) {
        expect(await gazette.dateOf(instant(moment)), moment).to.equal(date("2017-09-30"));
      }
    });

    it("[art_10__para_3] goes by the standard offset in a year nobody has published", async () => {
      const { gazette, founder, offices } = republic;
      expect(await gazette.dateOf(instant("2031-07-14T23:30:00Z"))).to.equal(date("2031-07-14"));
      const east = await new Gazette__factory(founder).deploy(offices, 5 * 3600);
      expect(await east.dateOf(instant("2031-07-14T19:00:00Z"))).to.equal(date("2031-07-15"));
    });
  });

  describe("working days", () => {
    it("knows week-ends and holidays to the last day of a leap year", async () => {
      const { gazette } = republic;
      for (const day of ["2016-01-04", "2016-03-24", "2016-09-12", "2016-09-13", "2016-12-30"]) {
        expect(await gazette.isWorkingDay(date(day)), day).to.equal(true);
      }
      for (const day of [
        "2016-01-01",
        "2016-03-25",
        "2016-03-28",
        "2016-09-11",
        "2016-12-26",
        "2016-12-31",
      ]) {
        expect(await gazette.isWorkingDay(date(day)), day).to.equal(false);
      }
    });

    it("counts them from the day after", async () => {
      const { gazette } = republic;
      expect(await gazette.workingDaysAfter(date("2016-03-24"), 1)).to.equal(date("2016-03-29")); // over Easter
      expect(await gazette.workingDaysAfter(date("2016-03-24"), 0)).to.equal(date("2016-03-24"));
      expect(await gazette.workingDaysAfter(date("2016-01-04"), 10)).to.equal(date("2016-01-18"));
      expect(await gazette.workingDaysAfter(date("2016-09-09"), 2)).to.equal(date("2016-09-13")); // day 256 begins there
    });

    it("counts them over the turn of the year", async () => {
      const { gazette, legislature } = republic;
      await gazette.connect(legislature).publishCalendar(2017, calendar2017);
      expect(await gazette.workingDaysAfter(date("2016-12-29"), 2)).to.equal(date("2017-01-03"));
    });

    it("tells the last 256 of them in one word, over the turn of the year too", async () => {
      const { gazette, legislature } = republic;
      await gazette.connect(legislature).publishCalendar(2017, calendar2017);
      for (const day of [
        "2016-09-11",
        "2016-09-12",
        "2016-09-13",
        "2016-12-31",
        "2017-01-01",
        "2017-06-30",
      ]) {
        const word = await gazette.workingDaysUntil(date(day));
        for (let ago = 0; ago < 256; ago++) {
          const isWorking = ((word >> BigInt(255 - ago)) & 1n) === 1n;
          const then = date(day) - ago;
          // Nobody has published 2015.
          const expected = then < date("2016-01-01") || (await gazette.isWorkingDay(then));
          if (isWorking !== expected) expect.fail(`${ago} days before ${day}: ${isWorking}`);
        }
      }
    });

    it("[art_10__para_3] takes every day of a year that is not published for one, so that publishing it only makes periods longer", async () => {
      const { gazette, legislature } = republic;
      expect(await gazette.workingDaysUntil(date("2018-12-31"))).to.equal(2n ** 256n - 1n);
      const before = await gazette.workingDaysUntil(date("2017-12-31"));
      await gazette.connect(legislature).publishCalendar(2017, calendar2017);
      const after = await gazette.workingDaysUntil(date("2017-12-31"));
      expect(before & after).to.equal(after);
      expect(after).not.to.equal(before);
    });

    it("[art_10__para_3] reverts when the year is not published", async () => {
      const { gazette } = republic;
      await expect(gazette.isWorkingDay(date("2017-01-03")))
        .to.be.revertedWithCustomError(gazette, "GazetteCalendarNotPublished")
        .withArgs(2017);
      await expect(gazette.workingDaysAfter(date("2016-12-29"), 2))
        .to.be.revertedWithCustomError(gazette, "GazetteCalendarNotPublished")
        .withArgs(2017);
    });

    it("reverts when the period is too long to count", async () => {
      const { gazette } = republic;
      await expect(gazette.workingDaysAfter(date("2016-01-04"), 367))
        .to.be.revertedWithCustomError(gazette, "GazettePeriodTooLong")
        .withArgs(367, 366);
    });
  });

  describe("publishing", () => {
    it("is for the legislature", async () => {
      const { gazette, citizen } = republic;
      await expect(gazette.connect(citizen).publishCalendar(2017, calendar2017))
        .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
        .withArgs(citizen.address);
      await expect(gazette.connect(citizen).proclaimHoliday(date("2016-02-01")))
        .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
        .withArgs(citizen.address);
    });

    it("logs the whole year", async () => {
      const { gazette, legislature } = republic;
      await expect(gazette.connect(legislature).publishCalendar(2017, calendar2017))
        .to.emit(gazette, "CalendarPublished")
        .withArgs(2017, [0, 0, 3600, 0, calendar2017.workingDays]);
    });

    it("happens once a year", async () => {
      const { gazette, legislature } = republic;
      await expect(gazette.connect(legislature).publishCalendar(2016, LONDON_2016))
        .to.be.revertedWithCustomError(gazette, "GazetteCalendarAlreadyPublished")
        .withArgs(2016);
    });

    it("reverts when the year contradicts itself", async () => {
      const { gazette, legislature } = republic;
      const malformed = [
        { offset: 3 * 3600 + 1 },
        { offset: -3 * 3600 - 1 },
        { offsetBetween: 3 * 3600 + 1 },
        { offsetBetween: -3 * 3600 - 1 },
        { changesAt: instant("2016-12-31T23:59:59Z"), changesBackAt: instant("2017-09-30T16:00:00Z") },
        { changesAt: instant("2018-01-01T00:00:00Z"), changesBackAt: instant("2018-09-30T16:00:00Z") },
        { changesAt: instant("2017-09-30T16:00:00Z"), changesBackAt: instant("2017-03-30T16:00:00Z") },
        { workingDays: [0n, 1n << 109n] as [bigint, bigint] }, // 2017 has no 366th day
      ];
      for (const change of malformed) {
        await expect(gazette.connect(legislature).publishCalendar(2017, { ...calendar2017, ...change }))
          .to.be.revertedWithCustomError(gazette, "GazetteCalendarMalformed")
          .withArgs(2017);
      }
      const { founder, offices } = republic;
      await expect(new Gazette__factory(founder).deploy(offices, 15 * 3600))
        .to.be.revertedWithCustomError(gazette, "GazetteCalendarMalformed")
        .withArgs(0);
    });

    it("may not make today another date", async () => {
      const { connection, gazette, legislature } = republic;
      await at(connection, "2017-05-01T22:00:00Z");
      const late = { ...calendar2017, offset: 3 * 3600 };
      await expect(gazette.connect(legislature).publishCalendar(2017, late))
        .to.be.revertedWithCustomError(gazette, "GazetteCalendarMovesToday")
        .withArgs(date("2017-05-01"), date("2017-05-02"));
    });
  });

  describe("proclaiming a holiday", () => {
    it("lengthens a period", async () => {
      const { gazette, legislature } = republic;
      for (const day of ["2016-03-24", "2016-12-30"]) {
        await expect(gazette.connect(legislature).proclaimHoliday(date(day)))
          .to.emit(gazette, "HolidayProclaimed")
          .withArgs(date(day));
        expect(await gazette.isWorkingDay(date(day))).to.equal(false);
      }
      expect(await gazette.isWorkingDay(date("2016-12-29"))).to.equal(true);
      expect(await gazette.workingDaysAfter(date("2016-03-23"), 1)).to.equal(date("2016-03-29"));
    });

    it("is not for today or the past", async () => {
      const { gazette, legislature } = republic;
      await expect(gazette.connect(legislature).proclaimHoliday(date("2016-01-04")))
        .to.be.revertedWithCustomError(gazette, "GazetteHolidayNotInFuture")
        .withArgs(date("2016-01-04"), date("2016-01-04"));
    });

    it("is not for a day that is no working day", async () => {
      const { gazette, legislature } = republic;
      await expect(gazette.connect(legislature).proclaimHoliday(date("2016-03-25")))
        .to.be.revertedWithCustomError(gazette, "GazetteNotAWorkingDay")
        .withArgs(date("2016-03-25"));
    });
  });

  describe("proclaiming a standstill", () => {
    it("takes days out of the count, week-ends too, over the turn of the year", async () => {
      const { connection, gazette, legislature } = republic;
      await gazette.connect(legislature).publishCalendar(2017, calendar2017);
      await expect(gazette.connect(legislature).proclaimStandstill(date("2016-12-30"), 5))
        .to.emit(gazette, "StandstillProclaimed")
        .withArgs(date("2016-12-30"), 5);
      expect(await gazette.isWorkingDay(date("2016-12-30"))).to.equal(false);
      expect(await gazette.workingDaysAfter(date("2016-12-29"), 1)).to.equal(date("2017-01-04"));
      await at(connection, "2017-01-10T12:00:00Z");
      const [working, standstill] = await gazette.recentDays();
      const days = [11, 10, 9, 8, 7].reduce((bits, ago) => bits | (1n << BigInt(255 - ago)), 0n);
      expect(standstill).to.equal(days);
      expect(working).to.equal(await gazette.workingDaysUntil(date("2017-01-10")));
      expect(working & standstill).to.equal(0n);
    });

    it("is of no day in a year that has none", async () => {
      const { gazette } = republic;
      expect(await gazette.recentDays()).to.deep.equal([
        await gazette.workingDaysUntil(await gazette.today()),
        0n,
      ]);
    });

    it("takes the same days twice, and nothing changes", async () => {
      const { connection, gazette, legislature } = republic;
      for (let times = 0; times < 2; times++) {
        await gazette.connect(legislature).proclaimStandstill(date("2016-09-12"), 2);
      }
      await at(connection, "2016-09-13T12:00:00Z");
      expect((await gazette.recentDays())[1]).to.equal(3n << 254n);
    });

    it("is not for today or the past, where a period would run again", async () => {
      const { gazette, legislature } = republic;
      await expect(gazette.connect(legislature).proclaimStandstill(date("2016-01-04"), 3))
        .to.be.revertedWithCustomError(gazette, "GazetteStandstillNotInFuture")
        .withArgs(date("2016-01-04"), date("2016-01-04"));
    });

    it("is of one day to 28, all in years that are published", async () => {
      const { gazette, legislature } = republic;
      for (const days of [0, 29]) {
        await expect(gazette.connect(legislature).proclaimStandstill(date("2016-02-01"), days))
          .to.be.revertedWithCustomError(gazette, "GazetteStandstillLength")
          .withArgs(days, 28);
      }
      await expect(gazette.connect(legislature).proclaimStandstill(date("2016-12-30"), 3))
        .to.be.revertedWithCustomError(gazette, "GazetteCalendarNotPublished")
        .withArgs(2017);
    });
  });

  it("gives its powers to the legislature only", async () => {
    const { gazette, offices } = republic;
    for (const name of ["enact", "publishCalendar", "proclaimHoliday", "proclaimStandstill"] as const) {
      const { selector } = gazette.interface.getFunction(name);
      expect(await offices.getTargetFunctionRole(gazette, selector)).to.equal(OFFICE.legislature);
    }
  });
});
