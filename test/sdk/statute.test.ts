import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import {
  computeEId,
  decodeStatute,
  elementsOf,
  findElement,
  holdsFigure,
  parseEli,
  parseFigure,
  parseStatute,
  printStatute,
  type Statute,
  StatuteError,
  textHash,
  textOf,
  UnknownProvisionError,
} from "../../sdk/statute/index.ts";

const FRONT = [
  "---",
  "eli: /eli/xx/act/2026/7",
  "title: Beehive Act",
  "jurisdiction: xx",
  "language: en",
  "date: 2026-02-01",
  "version: 1",
  "currency: GBP",
  "timezone: Europe/London",
  "---",
];

/** The line on which the text after the act's title begins. */
const BODY_LINE = FRONT.length + 4;

/** A whole file: front matter, title and the lines given. */
const act = (...lines: string[]): string => [...FRONT, "", "# Beehive Act", "", ...lines, ""].join("\n");

/** A whole file with one article that has these lines. */
const article = (...lines: string[]): string => act("### Article 1 Bees", "", ...lines);

const ARTICLE_LINE = BODY_LINE + 2;

const BEEHIVES = act(
  "## Part 1 General provisions",
  "",
  "### Article 1 Definitions",
  "",
  "In this Act:",
  "",
  "- (a) **hive** means a box in which bees live;",
  "- (b) **keeper** means a person who",
  "  - (i) owns a hive, or",
  "  - (ii) tends one",
  "",
  "  under [Article 2(1)](#art_2__para_1).",
  "",
  "## Part 2 Duty",
  "",
  "### Article 2 Rates",
  "",
  "(1) A keeper pays at 10:30",
  "on the day of the count:",
  "",
  "| Above | Rate | From | Within |",
  "| ---: | --- | --- | --- |",
  "| £125,000 | 5 % | 1 April 2016 | 14 days |",
  "| EUR 1,000 | 0.5 % | — | 2 months |",
  "",
  "(2A) A keeper is exempt who",
  "",
  "- (a) is a school;",
  "- (b) keeps [no more](/eli/xx/act/2025/3/2025-01-01#art_9) than two hives,",
  "",
  "for as long as the law on [schools](/eli/xx/act/2024/1#part_2) says so.",
  "",
  "(3) *Repealed.*",
  "",
  "### Article 2a Renumbered {#art_2a was=art_9}",
  "",
  "A sole block with *stress*.",
  "",
  "## Schedule 1 Forms",
  "",
  "(1) The form is free. {#schedule_1__form}",
);

const parsed = (): Statute => parseStatute(BEEHIVES);

/** Parses what must fail, and returns the error. */
function errorOf(source: string, file?: string): StatuteError {
  try {
    parseStatute(source, file);
  } catch (error) {
    if (error instanceof StatuteError) return error;
    throw error;
  }
  throw new Error("the statute was accepted");
}

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

describe("a statute that is malformed", () => {
  const cases: [name: string, source: string, line: number, column: number, expected: string][] = [
    ["no front matter", "# Beehive Act\n", 1, 1, "---"],
    ["no title", [...FRONT, "", "### Article 1 Bees", "", "Text.", ""].join("\n"), 12, 1, "# Title"],
    ["a file that ends after the front matter", `${FRONT.join("\n")}\n`, 10, 4, "# Title"],
    ["a second title", act("# Wasp Act"), BODY_LINE, 1, "## for a part or schedule"],
    ["a heading too deep", article("Text.", "", "#### More"), ARTICLE_LINE + 2, 1, "### for an article"],
    ["a heading of no known word", act("## Title 1 Bees"), BODY_LINE, 1, "## Part N"],
    ["an article without heading", act("### Article 1", "", "Text."), BODY_LINE, 1, "### Article N Heading"],
    ["an article one level too high", act("## Article 1 Bees", "", "Text."), BODY_LINE, 1, "## Part N"],
    ["a heading with markup", act("### Article 1 *Bees*", "", "Text."), BODY_LINE, 15, "plain text"],
    ["an underlined heading", act("Part 1 Bees", "-----------"), BODY_LINE, 1, "a heading with #"],
    ["text before any article", act("Be it enacted:"), BODY_LINE, 1, "### Article N Heading"],
    ["text under a part", act("## Part 1 Bees", "", "Text."), BODY_LINE + 2, 1, "### Article N Heading"],
    ["an article without text", act("### Article 1 Bees", "", "## Part 1"), BODY_LINE, 1, "*Repealed.*"],
    ["an eId twice", article("(1) A.", "", "(1) B."), ARTICLE_LINE + 2, 1, "a number not used before"],
    [
      "an article number twice over two parts",
      act("## Part 1", "", "### Article 1 A", "", "A.", "", "## Part 2", "", "### Article 1 B", "", "B."),
      BODY_LINE + 8,
      1,
      "a number not used before",
    ],
    [
      "an eId of 32 bytes",
      act("### Article 1 A", "", "(11) A", "", "- (a) B", "  - (i) C"),
      BODY_LINE + 5,
      3,
      "at most 31 bytes",
    ],
    ["an override that is no eId", article("(1) A. {#Art-1}"), ARTICLE_LINE, 1, "lower-case words"],
    [
      "a renumbered eId of 32 bytes",
      article(`(1) A. {#a${"b".repeat(31)} was=art_9}`),
      ARTICLE_LINE,
      1,
      "at most 31 bytes",
    ],
    ["an override in the middle", article("(1) A {#x} b."), ARTICLE_LINE, 7, "at the block's end"],
    ["an override without a space", article("(1) A.{#x}"), ARTICLE_LINE, 7, "after a space"],
    [
      "an override of a block without eId",
      article("A. {#x}"),
      ARTICLE_LINE,
      1,
      "the override at the heading",
    ],
    [
      "a renumbering from the eId it has",
      article("(1) A. {#x was=x}"),
      ARTICLE_LINE,
      1,
      "the eId before the renumbering",
    ],
    [
      "two renumberings from one eId",
      article("(1) A. {#x was=z}", "", "(2) B. {#y was=z}"),
      ARTICLE_LINE + 2,
      1,
      "another former eId",
    ],
    ["two unnumbered blocks", article("A.", "", "B."), ARTICLE_LINE + 2, 1, "a numbered paragraph"],
    [
      "a paragraph after an unnumbered block",
      article("A.", "", "(1) B."),
      ARTICLE_LINE + 2,
      1,
      "either one unnumbered",
    ],
    ["a paragraph in the next line", article("(1) A.", "(2) B."), ARTICLE_LINE + 1, 1, "an empty line"],
    [
      "a line after the last point",
      article("(1) A", "", "- (a) B", "closing."),
      ARTICLE_LINE + 3,
      1,
      "an indentation of 2",
    ],
    ["an indented line", article("(1) A", "  b."), ARTICLE_LINE + 1, 3, "an indentation of 0"],
    ["a label that is not set off", article("(1)A."), ARTICLE_LINE, 1, "(1) text"],
    ["a point in no list", article("(a) A."), ARTICLE_LINE, 1, "- (a) text"],
    ["a list that Markdown numbers", article("A:", "", "1. B"), ARTICLE_LINE + 2, 1, "- (a) text"],
    ["a point without label", article("A:", "", "- B"), ARTICLE_LINE + 2, 1, "- (a) text"],
    ["a bullet that is a star", article("A:", "", "* (a) B"), ARTICLE_LINE + 2, 1, "- (a) text"],
    ["a list without intro", article("- (a) B"), ARTICLE_LINE, 1, "the text that introduces it"],
    [
      "a list after the closing text",
      article("A:", "", "- (a) B", "", "c", "", "- (b) D"),
      ARTICLE_LINE + 6,
      1,
      "a new paragraph",
    ],
    ["raw HTML in a block", article("(1) A <b>bee</b>."), ARTICLE_LINE, 7, "text"],
    ["raw HTML as a block", article("<p>A</p>"), ARTICLE_LINE, 1, "text"],
    ["a hard break", article("(1) A\\", "b."), ARTICLE_LINE, 6, "a new paragraph"],
    ["a block of code", article("    A."), ARTICLE_LINE, 1, "text without indentation"],
    ["a block quotation", article("> A."), ARTICLE_LINE, 1, "text"],
    ["a rule between blocks", article("A.", "", "***"), ARTICLE_LINE + 2, 1, "text or a heading"],
    ["emphasis with underscores", article("_Repealed._"), ARTICLE_LINE, 1, "*Repealed.*"],
    [
      "a link without its target",
      article("See [a].", "", "[a]: #art_1"),
      ARTICLE_LINE,
      5,
      "[Article 4](#art_4)",
    ],
    [
      "a link to no eId of the act",
      article("See [Article 2](#art_2)."),
      ARTICLE_LINE,
      5,
      "the eId of a provision",
    ],
    ["a link to a web page", article("See [bees](https://bees.example)."), ARTICLE_LINE, 5, "/eli/xx/act"],
    ["a bare web address", article("See https://bees.example now."), ARTICLE_LINE, 5, "/eli/xx/act"],
    [
      "a dated link of no date",
      article("See [x](/eli/xx/act/1/2026-02-30)."),
      ARTICLE_LINE,
      5,
      "/eli/xx/act",
    ],
    ["an unlinked article", article("(1) A, as", "Article 7 says."), ARTICLE_LINE + 1, 1, "[Article 4(1)]"],
    [
      "an unlinked article across lines",
      article("(1) As Article", "7 says."),
      ARTICLE_LINE,
      8,
      "[Article 4(1)]",
    ],
    ["an unlinked paragraph", article("(1) As paragraph (2) says."), ARTICLE_LINE, 8, "[Article 4(1)]"],
    [
      "an unlinked part with a Roman number",
      article("(1) As Part IV says."),
      ARTICLE_LINE,
      8,
      "[Article 4(1)]",
    ],
    [
      "an unlinked article after a linked one",
      article("[Article 1](#art_1) and Article 7."),
      ARTICLE_LINE,
      25,
      "[Article 4(1)]",
    ],
    [
      "a cell that is no figure",
      article("A:", "", "| X |", "| --- |", "| £1000 |"),
      ARTICLE_LINE + 4,
      3,
      "£125,000",
    ],
    [
      "an empty cell",
      article("A:", "", "| X | Y |", "| --- | --- |", "| 5 % | |"),
      ARTICLE_LINE + 4,
      7,
      "or —",
    ],
    [
      "a row that is too short",
      article("A:", "", "| X | Y |", "| --- | --- |", "| 5 % |"),
      ARTICLE_LINE + 4,
      1,
      "2, as the header has",
    ],
    [
      "an unlinked article above a column",
      article("A:", "", "| Rate of Article 7 |", "| --- |", "| 5 % |"),
      ARTICLE_LINE + 2,
      11,
      "[Article 4(1)]",
    ],
    [
      "a table before any text",
      article("| X |", "| --- |", "| 5 % |"),
      ARTICLE_LINE,
      1,
      "the text that introduces it",
    ],
    [
      "a point that defines nothing",
      act("### Article 1 Definitions", "", "Here:", "", "- (a) hive means a box."),
      BODY_LINE + 4,
      3,
      "**term** means",
    ],
    [
      "a term defined twice",
      act("### Article 1 Definitions", "", "Here:", "", "- (a) **hive** means A;", "- (b) **Hive** means B."),
      BODY_LINE + 5,
      1,
      "one definition",
    ],
    ["bold text that defines no term", article("(1) A **bee** flies."), ARTICLE_LINE, 7, "bold once"],
    [
      "a term bold again in its definition",
      act("### Article 1 Definitions", "", "Here:", "", "- (a) **hive** means a **hive**."),
      BODY_LINE + 4,
      24,
      "bold once",
    ],
    ["a carriage return", BEEHIVES.replace("Act\n\n##", "Act\r\n\n##"), 12, 14, "LF"],
    ["a trailing space", article("A. "), ARTICLE_LINE, 3, "the end of the line"],
    ["a tab", article("A\tb."), ARTICLE_LINE, 2, "spaces"],
    ["text that is not NFC", article("A caf\u0065\u0301."), ARTICLE_LINE, 6, "Unicode NFC"],
    ["half a surrogate pair", article("A \uD83D."), ARTICLE_LINE, 3, "a whole character"],
    ["a byte order mark", `\uFEFF${BEEHIVES}`, 1, 1, "without a byte order mark"],
  ];
  for (const [name, source, line, column, expected] of cases) {
    it(`is refused where it goes wrong: ${name}`, () => {
      const error = errorOf(source);
      expect({ line: error.line, column: error.column }, error.message).to.deep.equal({ line, column });
      expect(error.expected).to.include(expected);
    });
  }

  it("is refused with the file, the place and what was expected in the message", () => {
    expect(errorOf(article("A:", "", "1. B"), "bees.md").message).to.equal(
      `bees.md:${ARTICLE_LINE + 2}:1: a list that Markdown numbers; expected - (a) text`,
    );
  });
});

describe("front matter that is malformed", () => {
  const cases: [name: string, from: string, to: string, line: number, column: number, expected: string][] = [
    ["a field missing", "version: 1\n", "", 1, 1, "a number from 1"],
    ["a field unknown", "version: 1", "version: 1\ncommencement: 2026-03-01", 8, 1, "one of eli, title"],
    ["a field named like a method", "version: 1", "version: 1\ntoString: x", 8, 1, "one of eli, title"],
    ["a field twice", "version: 1", "version: 1\nversion: 2", 8, 1, "a YAML mapping"],
    ["a dated ELI", "act/2026/7", "act/2026/7/2026-02-01", 2, 6, "without date"],
    ["a day that does not exist", "2026-02-01", "2026-02-30", 6, 7, "a date"],
    ["a version that is no number", "version: 1", "version: one", 7, 10, "a number from 1"],
    ["a basis without eId", "currency:", "basis: /eli/xx/act/1\ncurrency:", 8, 8, "ELI#eId"],
    ["an unknown time zone", "Europe/London", "Europe/Atlantis", 9, 11, "a time zone's name"],
    ["a currency by its sign", "GBP", "£", 8, 11, "a currency's code"],
    ["a list where one value belongs", "title: Beehive Act", "title: [a, b]", 3, 1, "the act's title"],
    [
      "a bad item in a list",
      "currency:",
      "amends:\n  - /eli/xx/act/1\n  - bees\ncurrency:",
      10,
      5,
      "the ELI of an act",
    ],
  ];
  for (const [name, from, to, line, column, expected] of cases) {
    it(`is refused where it goes wrong: ${name}`, () => {
      const error = errorOf(BEEHIVES.replace(from, to));
      expect({ line: error.line, column: error.column }, error.message).to.deep.equal({ line, column });
      expect(error.expected).to.include(expected);
    });
  }

  it("is refused if it states another date or language than the file's name", () => {
    expect(errorOf(BEEHIVES, "statutes/bees/2026-02-02.en.md")).to.include({
      line: 6,
      column: 7,
      expected: "2026-02-02",
    });
    expect(errorOf(BEEHIVES, "statutes/bees/2026-02-01.fr.md")).to.include({
      line: 5,
      column: 11,
      expected: "fr",
    });
    expect(parseStatute(BEEHIVES, "statutes/bees/2026-02-01.en.md").title).to.equal("Beehive Act");
  });
});

describe("textHash", () => {
  it("is keccak256 of the bytes", () => {
    expect(textHash("abc")).to.equal("0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    expect(textHash(new TextEncoder().encode(BEEHIVES))).to.equal(textHash(BEEHIVES));
    expect(textHash(BEEHIVES.replace("£125,000", "£125,001"))).to.not.equal(textHash(BEEHIVES));
  });

  it("is refused to a text that an editor would change unseen", () => {
    expect(() => textHash("a\nb \n", "bees.md")).to.throw(StatuteError, "bees.md:2:2: trailing space");
    expect(() => textHash("a\r\n", "bees.md")).to.throw(StatuteError, "bees.md:1:2: a carriage return");
  });

  it("is refused to bytes that are not UTF-8, at the first of them", () => {
    const bytes = Uint8Array.of(0x61, 0x0a, 0xc2, 0xa3, 0x62, 0xff, 0x63);
    expect(() => textHash(bytes, "bees.md")).to.throw(StatuteError, "bees.md:2:3: a byte is not UTF-8");
    expect(decodeStatute(bytes.subarray(0, 5))).to.equal("a\n£b");
  });
});

describe("parseFigure", () => {
  it("reads every form", () => {
    expect(parseFigure("£125,000.50")).to.deep.equal({ kind: "money", amount: 12_500_050n, currency: "GBP" });
    expect(parseFigure("JPY 1,000")).to.deep.equal({ kind: "money", amount: 1_000n, currency: "JPY" });
    expect(parseFigure("0.0001 %")).to.deep.equal({ kind: "percent", ppm: 1n });
    expect(parseFigure("100 %")).to.deep.equal({ kind: "percent", ppm: 1_000_000n });
    expect(parseFigure("1 January 1970")).to.deep.equal({ kind: "date", days: 0n });
    expect(parseFigure("31 December 1969")).to.deep.equal({ kind: "date", days: -1n });
    expect(parseFigure("29 February 2024")).to.deep.equal({ kind: "date", days: 19_782n });
    expect(parseFigure("1 day")).to.deep.equal({ kind: "duration", unit: "days", count: 1n });
    expect(parseFigure("2 years")).to.deep.equal({ kind: "duration", unit: "months", count: 24n });
    expect(parseFigure("—")).to.deep.equal({ kind: "none" });
  });

  it("knows no second form", () => {
    const others = [
      "£1000",
      "£1,00",
      "£01",
      "£1.5",
      "GBP1",
      "1,000 EUR",
      "JPY 1.00",
      "5%",
      "5.00001 %",
      "1st April 2016",
    ];
    others.push(
      "29 February 2023",
      "01 April 2016",
      "1 April",
      "1 days",
      "2 day",
      "two days",
      "-",
      "",
      "£1 £2",
    );
    expect(others.filter((text) => parseFigure(text) !== undefined)).to.deep.equal([]);
  });
});

describe("holdsFigure", () => {
  it("finds a figure, not a part of a longer one", () => {
    expect(holdsFigure("within 14 days.", "14 days")).to.equal(true);
    expect(holdsFigure("above £125,000, at once", "£125,000")).to.equal(true);
    expect(holdsFigure("114 days, or 14 days", "14 days")).to.equal(true);
    expect(holdsFigure("114 days", "14 days")).to.equal(false);
    expect(holdsFigure("£125,000.50", "£125,000")).to.equal(false);
    expect(holdsFigure("£125,000", "£125")).to.equal(false);
    expect(holdsFigure("1.5 %", "5 %")).to.equal(false);
    expect(holdsFigure("11 April 2016", "1 April 2016")).to.equal(false);
  });
});

describe("computeEId and parseEli", () => {
  it("follow the naming of Akoma Ntoso", () => {
    expect(computeEId("chapter", "II")).to.equal("chp_ii");
    expect(computeEId("section", "4 bis")).to.equal("sec_4bis");
    expect(computeEId("row", "2", "art_9__table_1")).to.equal("art_9__table_1__tr_2");
  });

  it("take an ELI apart", () => {
    const act = "/eli/xx/act/2015/12";
    expect(parseEli(`${act}/2016-03-16#part_2`)).to.deep.equal({ act, date: "2016-03-16", eId: "part_2" });
    expect(parseEli(act)).to.deep.equal({ act, date: undefined, eId: undefined });
    expect(
      ["/eli", "eli/xx/act", `${act}/2016-13-01`, `${act}#Part 2`, `${act}#`].map(parseEli),
    ).to.deep.equal(Array(5).fill(undefined));
  });
});

describe("the acts in statutes/", () => {
  const files = globSync("statutes/*/*.md", { cwd: new URL("../..", import.meta.url) });

  it("are there", () => {
    expect(files).to.not.have.lengthOf(0);
  });

  for (const file of files.sort()) {
    it(`are in the written form, and are printed as they are: ${file}`, () => {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      expect(printStatute(parseStatute(text, file))).to.equal(text);
    });
  }
});
