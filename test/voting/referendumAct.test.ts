import { expect } from "chai";
import { decodeBytes32String, id, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { findElement } from "../../sdk/statute/index.ts";
import { type ReferendumActPart2, ReferendumActPart2__factory } from "../../typechain-types/index.js";
import type { EnactmentStruct } from "../../typechain-types/contracts/law/Executive.js";
import type { Example } from "../behaviours/examples.ts";
import { shouldExecuteItsText } from "../behaviours/statuteText.ts";
import { dayOfWords } from "../land/support/words.ts";
import { date, NO_END } from "../law/fixture.ts";

describe("ReferendumActPart2", () => {
  let rules: ReferendumActPart2;

  before(async () => {
    const { ethers } = await network.create();
    const deployed = await ethers.deployContract("ReferendumActPart2");
    const [signer] = await ethers.getSigners();
    rules = ReferendumActPart2__factory.connect(await deployed.getAddress(), signer);
  });

  const { statute, examples } = shouldExecuteItsText({
    contract: "ReferendumActPart2",
    statute: "statutes/referendum/2015-09-28.en.md",
    eli: () => rules.eli(),
  });

  for (const example of examples) {
    const { provision, outcome, line } = example;
    it(`[${provision}] ${outcome}, line ${line}: ${example.example}`, async () => {
      expect(findElement(statute, provision), provision).to.not.equal(undefined);
      const rejectedOn = example.fact("rejected on");
      const eId = await rules.admit(
        questionOf(example),
        rejectedOn === "" ? 0 : dayOfWords(rejectedOn),
        dayOfWords(example.fact("filed on")),
      );
      expect(decodeBytes32String(eId)).to.equal(outcome === "granted" ? "" : provision);
    });
  }

  it("[art_6__para_2] leaves 27 whole days between the certification and the first day governed", async () => {
    expect(await rules.vacatioDays()).to.equal(28);
    expect(date("2016-03-01") + 28).to.equal(date("2016-03-29"));
  });
});

function questionOf(example: Example): EnactmentStruct {
  const provisions = Array.from({ length: Number(example.fact("subdivisions")) }, (_, i) => ({
    subdivision: `part_${i + 2}`,
    ruleset: ZeroAddress,
    from: example.fact("from") === "open" ? 0 : date("2016-06-01"),
    until: example.fact("until") === "open" ? NO_END : date("2020-06-01"),
  }));
  const based = example.fact("basis") === "yes";
  return {
    eli: "/eli/xx/act/2015/14",
    documentDate: date("2016-03-01"),
    textHash: id("text"),
    provisions,
    basisKey: based ? id("/eli/xx/act/2015/1#part_2") : ZeroHash,
    basisEId: based ? id("eId") : ZeroHash,
    calls: Array.from({ length: Number(example.fact("orders")) }, () => ({
      target: ZeroAddress,
      data: "0x",
    })),
  };
}
