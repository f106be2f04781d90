import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import {
  elementsOf,
  findElement,
  parseStatute,
  printStatute,
  textOf,
  UnknownProvisionError,
} from "../../../sdk/statute/index.ts";
import { act, article, BEEHIVES, BODY_LINE, parsed } from "./support/beehives.ts";

describe("a statute that is well formed", () => {
  it("has every element with the eId that rules 3 to 7 and 10 give it", () => {
    expect([...elementsOf(parsed().children)].map(({ kind, eId }) => `${kind} ${eId}`)).to.deep.equal([
      "part part_1",
      "article art_1",
      "point art_1__point_a",
      "point art_1__point_b",
      "point art_1__point_b__point_i",
      "point art_1__point_b__point_ii",
      "part part_2",
      "article art_2",
      "paragraph art_2__para_1",
      "table art_2__para_1__table_1",
      "row art_2__para_1__table_1__tr_1",
      "row art_2__para_1__table_1__tr_2",
      "paragraph art_2__para_2a",
      "point art_2__para_2a__point_a",
      "point art_2__para_2a__point_b",
      "paragraph art_2__para_3",
      "article art_2a",
      "schedule schedule_1",
      "paragraph schedule_1__form",
    ]);
  });

  it("keeps the front matter, with version as a number", () => {
    expect(parsed().frontMatter).to.deep.equal({
      eli: "/eli/xx/act/2026/7",
      title: "Beehive Act",
      jurisdiction: "xx",
      language: "en",
      date: "2026-02-01",
      version: 1,
      amends: [],
      basis: undefined,
      currency: "GBP",
      timezone: "Europe/London",
    });
  });

  it("keeps labels as text, and the line where each element begins", () => {
    const element = findElement(parsed(), "art_2__para_2a");
    expect(element).to.include({ kind: "paragraph", number: "2A", line: BODY_LINE + 25, column: 1 });
  });

  it("tells intro from closing text", () => {
    const element = findElement(parsed(), "art_2__para_2a");
    if (element?.kind !== "paragraph") throw new Error("no paragraph");
    expect(element.intro?.text).to.equal("A keeper is exempt who");
    expect(element.wrapUp?.text).to.equal("for as long as the law on schools says so.");
  });

  it("reads each cell as one figure", () => {
    const table = findElement(parsed(), "art_2__para_1__table_1");
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.columns).to.deep.equal(["Above", "Rate", "From", "Within"]);
    expect(table.children.map((row) => row.cells.map(({ figure }) => figure))).to.deep.equal([
      [
        { kind: "money", amount: 12_500_000n, currency: "GBP" },
        { kind: "percent", ppm: 50_000n },
        { kind: "date", days: 16_892n },
        { kind: "duration", unit: "days", count: 14n },
      ],
      [
        { kind: "money", amount: 100_000n, currency: "EUR" },
        { kind: "percent", ppm: 5_000n },
        { kind: "none" },
        { kind: "duration", unit: "months", count: 2n },
      ],
    ]);
  });

  it("lists the defined terms", () => {
    expect(parsed().definitions.map(({ term, eId }) => [term, eId])).to.deep.equal([
      ["hive", "art_1__point_a"],
      ["keeper", "art_1__point_b"],
    ]);
  });

  it("lets a repealed definition define nothing", () => {
    const source = BEEHIVES.replace("- (a) **hive** means a box in which bees live;", "- (a) *Repealed.*");
    expect(parseStatute(source).definitions.map(({ term }) => term)).to.deep.equal(["keeper"]);
    expect(printStatute(parseStatute(source))).to.equal(source);
  });

  it("lists the references, and tells dated from floating ones", () => {
    expect(parsed().references.map(({ from, eli, date, eId }) => ({ from, eli, date, eId }))).to.deep.equal([
      { from: "art_1__point_b", eli: undefined, date: undefined, eId: "art_2__para_1" },
      { from: "art_2__para_2a__point_b", eli: "/eli/xx/act/2025/3", date: "2025-01-01", eId: "art_9" },
      { from: "art_2__para_2a", eli: "/eli/xx/act/2024/1", date: undefined, eId: "part_2" },
    ]);
  });

  it("keeps the former eId of a renumbered article, and marks a repealed paragraph", () => {
    expect(findElement(parsed(), "art_2a")).to.have.deep.property("override", {
      eId: "art_2a",
      was: "art_9",
    });
    expect(findElement(parsed(), "art_2__para_3")).to.have.property("repealed", true);
    expect(findElement(parsed(), "art_2__para_1")).to.have.property("repealed", false);
  });

  it("is printed byte by byte as it was", () => {
    expect(printStatute(parsed())).to.equal(BEEHIVES);
  });

  it("is printed with its optional fields, and quoted where YAML needs it", () => {
    const optional = BEEHIVES.replace("title: Beehive Act", 'title: "Bees: an Act"').replace(
      "currency:",
      "amends:\n  - /eli/xx/act/2020/1\n  - /eli/xx/act/2020/2\nbasis: /eli/xx/act/2000/1#art_3\ncurrency:",
    );
    expect(parseStatute(optional).frontMatter.amends).to.deep.equal([
      "/eli/xx/act/2020/1",
      "/eli/xx/act/2020/2",
    ]);
    expect(printStatute(parseStatute(optional))).to.equal(optional);
  });

  it("takes an imported eId of any length", () => {
    const eId = "section_forty_one_of_the_old_code_of_1871";
    const statute = parseStatute(article(`(1) Text. {#${eId}}`));
    expect(findElement(statute, eId)).to.include({ kind: "paragraph", number: "1" });
  });

  it("lets articles, sections and schedules stand without parts, and gives overrides to what is below", () => {
    const statute = parseStatute(act("### Section 4 bis Bees {#bees was=sec_9}", "", "(1 ter) Text."));
    expect([...elementsOf(statute.children)].map(({ eId }) => eId)).to.deep.equal([
      "bees",
      "bees__para_1ter",
    ]);
  });
});

describe("textOf", () => {
  it("prints an article with its heading, points and closing text", () => {
    expect(textOf(parsed(), "art_1")).to.equal(
      [
        "Article 1 Definitions",
        "In this Act:",
        "  (a) hive means a box in which bees live;",
        "  (b) keeper means a person who",
        "    (i) owns a hive, or",
        "    (ii) tends one",
        "  under Article 2(1).",
      ].join("\n"),
    );
  });

  it("joins the lines of a block, and leaves the override out", () => {
    expect(textOf(parsed(), "art_2__para_1")).to.equal(
      [
        "(1) A keeper pays at 10:30 on the day of the count:",
        "Above | Rate | From | Within",
        "£125,000 | 5 % | 1 April 2016 | 14 days",
        "EUR 1,000 | 0.5 % | — | 2 months",
      ].join("\n"),
    );
    expect(textOf(parsed(), "schedule_1__form")).to.equal("(1) The form is free.");
    expect(textOf(parsed(), "art_2__para_1__table_1__tr_2")).to.equal("EUR 1,000 | 0.5 % | — | 2 months");
  });

  it("refuses an eId that the version does not have", () => {
    expect(() => textOf(parsed(), "art_7")).to.throw(
      UnknownProvisionError,
      "/eli/xx/act/2026/7 has no provision art_7",
    );
  });
});

describe("the acts in statutes/", () => {
  const files = globSync("statutes/*/*.md", { cwd: new URL("../../..", import.meta.url) });

  it("are there", () => {
    expect(files).to.not.have.lengthOf(0);
  });

  for (const file of files.sort()) {
    it(`are in the written form, and are printed as they are: ${file}`, () => {
      const text = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
      expect(printStatute(parseStatute(text, file))).to.equal(text);
    });
  }
});
