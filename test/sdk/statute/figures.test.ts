import { expect } from "chai";
import {
  computeEId,
  decodeStatute,
  holdsFigure,
  parseEli,
  parseFigure,
  percentagesIn,
  percentOf,
  StatuteError,
  textHash,
} from "../../../sdk/statute/index.ts";
import { BEEHIVES } from "./support/beehives.ts";

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

describe("percentagesIn", () => {
  it("finds those that a text states, in their order, and how many percent they are", () => {
    const found = percentagesIn("The duty is 3 % of the price (12.5 %), from 1 April 2016 on 0.0001 %.");
    expect(found.map(percentOf)).to.deep.equal([3, 12.5, 0.0001]);
  });

  it("finds none in what is not written as one", () => {
    for (const none of ["3%", "05 %", "1,000 %", "1.5.2 %", "a3 %", "£5", ""]) {
      expect(percentagesIn(none), none).to.deep.equal([]);
    }
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
