import { readFileSync } from "node:fs";
import { expect } from "chai";
import { id } from "ethers";
import { globalOptions } from "hardhat";
import { assertPure, checkAnnotations } from "../../sdk/ruleset/index.ts";
import { parseEli, parseStatute } from "../../sdk/statute/index.ts";
import { deployRuleset } from "../behaviours/ruleset.ts";
import { readRulesetSource } from "../behaviours/rulesetSource.ts";
import { landCall, type LandCase } from "./support/landCase.ts";
import { MadeUpLand } from "./support/madeUpLand.ts";

const CONTRACT = "LandRegistrationActPart2Of20160105";
const FILE = "statutes/land-registration/2016-01-05.en.md";
const AGRICULTURAL_LAND = id("/eli/xx/act/2016/1#part_2");
const NONE = `0x${"00".repeat(32)}`;
const RUNS = 200;

describe(`Land Registration Act: ${CONTRACT}`, () => {
  const statute = parseStatute(readFileSync(FILE, "utf8"), FILE);

  it("reads nothing but its arguments", async function () {
    // Coverage counts by calls that it adds to the code.
    if (globalOptions.coverage) this.skip();
    assertPure((await readRulesetSource(CONTRACT)).deployedBytecode, CONTRACT);
  });

  it("has annotations that hold in the amended text", async () => {
    const source = await readRulesetSource(CONTRACT);
    const own = source.files.filter(({ name }) => name.includes(CONTRACT));
    expect(own.flatMap(({ ast, text }) => checkAnnotations(ast, text, statute))).to.deep.equal([]);
    const stated = parseEli(source.eli);
    expect([stated?.act, stated?.date]).to.deep.equal([statute.frontMatter.eli, statute.frontMatter.date]);
  });

  it("[art_12__para_2] decides as before, and refers every transfer that it grants to the other act", async () => {
    const [amended, before] = [
      await deployRuleset(CONTRACT),
      await deployRuleset("LandRegistrationActPart2"),
    ];
    const referrals = new Set<string>();
    for (let seed = 0; seed < RUNS; seed++) {
      const made: LandCase = new MadeUpLand(seed).caseOf(["first registration", "transfer"]);
      const call = landCall(made);
      const [now, then] = [await amended.evaluate(call), await before.evaluate(call)];
      expect({ ...now, referral: "" }).to.deep.equal({ ...then, referral: "" });
      if (now.refusal !== "") continue;
      const transfers = made.dealings.some(({ kind }) => kind === "transfer");
      expect(now.referral).to.equal(transfers ? AGRICULTURAL_LAND : NONE);
      referrals.add(now.referral);
    }
    expect(referrals.size, "both kinds of dealing were granted").to.equal(2);
  });
});
