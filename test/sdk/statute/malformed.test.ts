import { expect } from "chai";
import { parseStatute } from "../../../sdk/statute/index.ts";
import { act, article, ARTICLE_LINE, BEEHIVES, BODY_LINE, errorOf, FRONT } from "./support/beehives.ts";

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
