import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { network } from "hardhat";
import { findElement } from "../../sdk/statute/index.ts";
import { LodgingActPart2__factory, type LodgingActPart2 } from "../../typechain-types/index.js";
import type { Example } from "../behaviours/examples.ts";
import { shouldExecuteItsText } from "../behaviours/statuteText.ts";
import { dayOfWords } from "../land/support/words.ts";

describe("LodgingActPart2", () => {
  let rules: LodgingActPart2;

  before(async () => {
    const { ethers } = await network.create();
    const deployed = await ethers.deployContract("LodgingActPart2");
    const [signer] = await ethers.getSigners();
    rules = LodgingActPart2__factory.connect(await deployed.getAddress(), signer);
  });

  const { statute, examples } = shouldExecuteItsText({
    contract: "LodgingActPart2",
    statute: "statutes/lodging/2015-09-14.en.md",
    eli: () => rules.eli(),
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
