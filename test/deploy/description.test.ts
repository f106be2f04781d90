import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type RepublicDescription, settleDates } from "../../scripts/deploy/republicParameters.ts";

const FILE = path.join(import.meta.dirname, "../../deploy/parameters/local.json");
const TODAY = "2026-11-23";

type Json = Record<string, unknown>;

/** The description of the local chain, with something changed as no type would allow. */
function changed(change: (description: Json, calendar: Json) => void): RepublicDescription {
  const description = JSON.parse(readFileSync(FILE, "utf8")) as Json;
  change(description, (description["calendars"] as [Json, Json])[0]);
  return description as unknown as RepublicDescription;
}

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

  const wrong: [change: Parameters<typeof changed>[0], message: string][] = [
    [
      (d) => (d["inForceFrom"] = "2026-11-22"),
      "inForceFrom is 2026-11-22; expected a date from 2026-11-23 on",
    ],
    [(d) => delete d["inForceFrom"], "inForceFrom is undefined; expected a date such as"],
    [(d) => (d["officersUntil"] = "soon"), 'officersUntil is "soon"; expected a date such as'],
    [(d) => (d["vetoDays"] = "10"), 'vetoDays is "10"; expected a whole number'],
    [(d) => delete d["officers"], "officers.legislature is undefined; expected an address"],
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
  ];
  for (const [change, message] of wrong) {
    it(`is told in a sentence where it is wrong: ${message}`, () => {
      expect(() => settled(change)).to.throw(message);
    });
  }

  it("has a calendar of the chain's year", () => {
    const description = changed(() => undefined);
    expect(() => settleDates({ ...description, officersUntil: "2040-12-31" }, "2028-01-03", false)).to.throw(
      "calendars are of 2026 and 2027; expected one of the year of 2028-01-03",
    );
  });
});
