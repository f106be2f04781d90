import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { officersMissing } from "../../scripts/deploy/appointments.ts";
import { foundingStatute } from "../../deploy/modules/acts.ts";
import { OBJECTION_DAYS } from "../../deploy/modules/Land.ts";
import { PeriodDiffersFromTextError } from "../../scripts/deploy/periodsOfTheActs.ts";
import { type RepublicDescription, settleDates } from "../../scripts/deploy/republicParameters.ts";
import { holdsFigure, textOf } from "../../sdk/statute/index.ts";

const FILE = path.join(import.meta.dirname, "../../deploy/parameters/local.json");
const TODAY = "2026-11-23";

type Json = Record<string, unknown>;

/** The description of the local chain, with something changed as no type would allow. */
function changed(change: (description: Json, calendar: Json) => void): RepublicDescription {
  const description = JSON.parse(readFileSync(FILE, "utf8")) as Json;
  change(description, (description["calendars"] as [Json, Json])[0]);
  return description as unknown as RepublicDescription;
}

/** Of the court in the description of the local chain. */
const JUDGE = "0x976EA74026E726554dB657fA54763abd0C3a0aa9";

/** The lists of a description that are given as lists. */
function officersOf(
  description: Json,
  field: FirstOfficersField = "officers",
): Partial<Record<string, string[]>> {
  return description[field] as Partial<Record<string, string[]>>;
}

type FirstOfficersField = "officers" | "officersAsPersons";

const settled = (change: Parameters<typeof changed>[0], resuming = false) =>
  settleDates(changed(change), TODAY, resuming);

describe("what a state decides before it is deployed", () => {
  it("is in force from the chain's date, where it says so", () => {
    expect(settled(() => undefined).inForceFrom).to.equal(TODAY);
    expect(settled((description) => (description["inForceFrom"] = "2027-01-01")).inForceFrom).to.equal(
      "2027-01-01",
    );
  });

  it("may have dates that have passed, once the founding may have taken place", () => {
    const change = (description: Json) => (description["inForceFrom"] = "2026-01-01");
    expect(settled(change, true).inForceFrom).to.equal("2026-01-01");
  });

  it("names as many officers as the acts need, or is told where more are needed", () => {
    expect(officersMissing(changed(() => undefined))).to.deep.equal([]);
    const alone = changed((description) => (officersOf(description)["court"] = [JUDGE]));
    expect(officersMissing(alone)).to.deep.equal([
      "officers.court: the acts need 3, and the description names 1.",
    ]);
  });

  it("may name one officer without a list", () => {
    const change = (description: Json) => {
      Object.assign(description["officers"] as Json, { court: JUDGE });
      Object.assign(description["officersAsPersons"] as Json, { court: `0x${"12".repeat(16)}` });
    };
    expect(settled(change).officers.court).to.equal(JUDGE);
  });

  const wrong: [change: Parameters<typeof changed>[0], message: string][] = [
    [
      (d) => (d["inForceFrom"] = "2026-11-22"),
      "inForceFrom is 2026-11-22; expected a date from 2026-11-23 on",
    ],
    [(d) => delete d["inForceFrom"], "inForceFrom is undefined; expected a date such as"],
    [(d) => (d["officersUntil"] = "soon"), 'officersUntil is "soon"; expected a date such as'],
    [(d) => (d["vetoDays"] = "10"), 'vetoDays is "10"; expected a whole number'],
    [(d) => delete d["officers"], "officers.legislature is undefined; expected an address"],
    [(d) => officersOf(d)["court"]?.splice(0), "officers.court is []; expected an address"],
    [(d) => officersOf(d)["court"]?.splice(1, 1, "0x12"), 'officers.court[1] is "0x12"; expected an address'],
    [(d) => officersOf(d)["court"]?.push(JUDGE), "one account holds two offices, or one twice"],
    [(d) => officersOf(d)["court"]?.pop(), "officersAsPersons.court names 3; expected 2, one an account"],
    [
      (d) => officersOf(d, "officersAsPersons")["reviewer"]?.fill(`0x${"12".repeat(16)}`),
      "officersAsPersons.reviewer: one person comes twice",
    ],
    [(d) => delete d["calendars"], "calendars is missing"],
    [
      (_, calendar) => (calendar["year"] = "2026"),
      'calendars: year is "2026"; expected a number such as 2026',
    ],
    [(_, calendar) => (calendar["year"] = 2020), 'holiday "2026-12-25" is no date of the year 2020'],
    [(_, calendar) => delete calendar["holidays"], "calendar of 2026: holidays is undefined"],
    [
      (_, calendar) => (calendar["holidays"] = ["2026-02-30"]),
      'holiday "2026-02-30" is no date of the year 2026',
    ],
    [(_, calendar) => delete calendar["offsetMinutes"], "calendar of 2026: offsetMinutes is undefined"],
    [
      (_, calendar) => (calendar["offsetMinutes"] = -181),
      "calendar of 2026: offsetMinutes is -181; expected within 180 of standardOffsetMinutes, 0",
    ],
    [
      (d) => (d["standardOffsetMinutes"] = -121),
      "calendar of 2026: offsetMinutes is 60; expected within 180 of standardOffsetMinutes, -121",
    ],
  ];
  for (const [change, message] of wrong) {
    it(`is told in a sentence where it is wrong: ${message}`, () => {
      expect(() => settled(change)).to.throw(message);
    });
  }

  const periods: [
    field: "vetoDays" | "legacyDelayDays",
    values: number[],
    eli: string,
    eId: string,
    figure: string,
  ][] = [
    ["vetoDays", [0, 1, 9, 11, 100, -10], "/eli/xx/act/2015/1", "art_4__para_1", "10 days"],
    ["legacyDelayDays", [0, 1, 4, 13, 15, -14], "/eli/xx/act/2015/12", "art_20__para_2", "14 days"],
  ];
  for (const [field, values, eli, eId, figure] of periods) {
    it(`[${eli}#${eId}] cannot have other ${field} than the act it publishes says`, () => {
      for (const value of values) {
        const attempt = () => settled((description) => (description[field] = value));
        expect(attempt, String(value))
          .to.throw(
            PeriodDiffersFromTextError,
            `${field} is ${value}; expected what ${eli}#${eId} says, ${figure}`,
          )
          .that.includes({ parameter: field, value, eli, eId, figure });
      }
    });

    it(`[${eli}#${eId}] has ${field} by the act, on a chain where it may stand already too`, () => {
      const change = (description: Json) => (description[field] = Number.parseInt(figure));
      for (const resuming of [false, true])
        expect(settled(change, resuming)[field]).to.equal(Number.parseInt(figure));
      expect(() => settled((description) => (description[field] = 5), true)).to.throw(
        PeriodDiffersFromTextError,
      );
    });
  }

  it("[/eli/xx/act/2015/12#art_20__para_5] puts a takeover off by as many days as the act says", () => {
    const text = textOf(foundingStatute("land-registration"), "art_20__para_5");
    expect(holdsFigure(text, `${OBJECTION_DAYS} days`), text).to.equal(true);
  });

  it("has a calendar of the chain's year", () => {
    const description = changed(() => undefined);
    expect(() => settleDates({ ...description, officersUntil: "2040-12-31" }, "2028-01-03", false)).to.throw(
      "calendars are of 2026 and 2027; expected one of the year of 2028-01-03",
    );
  });
});
