import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { globalOptions, network } from "hardhat";
import { assertPure, checkAnnotations, findImpureDeclarations } from "../../sdk/ruleset/index.ts";
import { findElement, parseEli, parseStatute } from "../../sdk/statute/index.ts";
import { LodgingActPart2__factory, type LodgingActPart2 } from "../../typechain-types/index.js";
import { type Example, readExamples } from "../behaviours/examples.ts";
import { readRulesetSource, type RulesetSource } from "../behaviours/rulesetSource.ts";
import { dayOfWords } from "../land/support/words.ts";

const FILE = "statutes/lodging/2015-09-14.en.md";
const AGAINST = "inadmissibility";

describe("LodgingActPart2", () => {
  const statute = parseStatute(readFileSync(FILE, "utf8"), FILE);
  const examples = readExamples(path.join(path.dirname(FILE), "examples.csv"));
  let source: RulesetSource;
  let rules: LodgingActPart2;

  before(async () => {
    source = await readRulesetSource("LodgingActPart2");
    const { ethers } = await network.create();
    const deployed = await ethers.deployContract("LodgingActPart2");
    const [signer] = await ethers.getSigners();
    rules = LodgingActPart2__factory.connect(await deployed.getAddress(), signer);
  });

  it("reads nothing but its arguments", function () {
    // Coverage counts by calls that it adds to the code.
    if (globalOptions.coverage) this.skip();
    assertPure(source.deployedBytecode, "LodgingActPart2");
    expect(source.files.flatMap(({ ast, text }) => findImpureDeclarations(ast, text))).to.deep.equal([]);
  });

  it("has annotations that hold in the text and in the code", () => {
    const findings = source.files.flatMap(({ ast, text }) => checkAnnotations(ast, text, statute));
    expect(findings).to.deep.equal([]);
  });

  it("says in eli() which subdivision of the text it executes", async () => {
    const { eli, date } = statute.frontMatter;
    const stated = parseEli(source.eli);
    expect([stated?.act, stated?.date]).to.deep.equal([eli, date]);
    expect(await rules.eli()).to.equal(`${eli}#${stated?.eId}`);
  });

  it("has examples of each norm at work and, where it bars, at rest", () => {
    for (const { eIds, effect } of source.norms) {
      for (const eId of eIds) {
        const told = examples.filter(({ provision }) => provision === eId).map(({ outcome }) => outcome);
        expect(told, eId).to.include("granted");
        if (effect === AGAINST) expect(told, eId).to.include("inadmissible");
      }
    }
  });

  for (const example of examples) {
    const { provision, outcome, line } = example;
    it(`[${provision}] ${outcome}, line ${line}: ${example.example}`, async () => {
      expect(findElement(statute, provision), provision).to.not.equal(undefined);
      const [eId] = await rules.admit(factsOf(example));
      expect(decodeBytes32String(eId)).to.equal(outcome === "granted" ? "" : provision);
      const liveUntil = example.fact("live until");
      if (liveUntil === "") return;
      const lastDay = await rules.lastDay(dayOfWords(example.fact("lodged on")));
      expect(Number(lastDay)).to.equal(dayOfWords(liveUntil));
    });
  }
});

function factsOf(example: Example) {
  const dayIn = (column: string): number => {
    const words = example.fact(column);
    return words === "" ? 0 : dayOfWords(words);
  };
  return {
    inLine: Number(example.fact("in line")),
    ofLodger: example.fact("lodger has one") === "yes",
    ofApplication: example.fact("application has one") === "yes",
    seriesBegan: dayIn("series began"),
    lastHeld: dayIn("last held"),
    today: dayIn("lodged on"),
  };
}
