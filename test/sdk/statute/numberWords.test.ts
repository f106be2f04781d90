import { expect } from "chai";
import { elementsOf, numbersIn, numberWordsIn, type StatuteElement } from "../../../sdk/statute/index.ts";
import { everyStatute } from "../../behaviours/statuteText.ts";

/** Number words that stand in a text, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "/eli/xx/act/2015/12/2015-10-01#art_61__para_7 eight": "the ruleset quotes it and is checked against it",
  "/eli/xx/act/2015/12/2016-01-05#art_61__para_7 eight": "taken over from the version before",
};

/** What an element says itself, without those below it. */
function ownText(element: StatuteElement): string {
  if (element.kind === "row") return element.cells.map(({ text }) => text).join(" | ");
  if (element.kind === "table") return element.columns.join(" | ");
  const heading = "heading" in element ? element.heading : "";
  return [heading, element.intro?.text, element.wrapUp?.text].filter((text) => text !== undefined).join(" ");
}

describe("numbers in a text", () => {
  it("are read in digits and in words, and only as such", () => {
    expect(numbersIn("4,294,967,295 parts, 28 rights and eight easements")).to.deep.equal([
      4_294_967_295n,
      28n,
      8n,
    ]);
    expect(numbersIn("Twelve owners within 14 days.")).to.deep.equal([12n, 14n]);
    for (const none of ["art_14", "0.5 %", "1,00", "a third party", "eightfold", "3a", "two of them", ""]) {
      expect(numbersIn(none), none).to.deep.equal([]);
    }
  });

  it("are found where they are words above two", () => {
    expect(numberWordsIn("Three of the twenty-one, two thirds of a hundred")).to.deep.equal([
      ...["Three", "twenty", "thirds", "hundred"],
    ]);
    expect(numberWordsIn("one of two, a third party, tenure, oneself, freight, 14 days")).to.deep.equal([]);
  });

  for (const { frontMatter, children } of everyStatute()) {
    const { title, eli, date } = frontMatter;
    it(`are written in digits in the ${title} of ${date}`, () => {
      const words = [...elementsOf(children)].flatMap((element) =>
        numberWordsIn(ownText(element)).map((word) => `${eli}/${date}#${element.eId} ${word.toLowerCase()}`),
      );
      expect(words.filter((word) => EXCEPTIONS[word] === undefined)).to.deep.equal([]);
    });
  }
});
