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
import { MadeUpLeases } from "./support/madeUpLeases.ts";
import { MadeUpParcels } from "./support/madeUpParcels.ts";

const CONTRACT = "LandRegistrationActPart2Of20160105";
const FILE = "statutes/land-registration/2016-01-05.en.md";
const AGRICULTURAL_LAND = id("/eli/xx/act/2016/1#part_2");
const NONE = `0x${"00".repeat(32)}`;
const AGRICULTURAL_LAND_3 = id("/eli/xx/act/2016/1#part_3");
const RUNS = 200;

/** Made-up areas are enormous. */
function smallerThanFarms({ subjects, dealings, ...rest }: LandCase): LandCase {
  return {
    ...rest,
    subjects: subjects.map(({ title, ...subject }) => ({
      ...subject,
      title: title && {
        ...title,
        spatialUnits: title.spatialUnits.map((unit) => ({ ...unit, squareMetres: unit.squareMetres % 600n })),
      },
    })),
    dealings: dealings.map((dealing) =>
      dealing.kind === "first registration"
        ? { ...dealing, squareMetres: dealing.squareMetres % 9_999n }
        : dealing,
    ),
  };
}

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
      const made = smallerThanFarms(new MadeUpLand(seed).caseOf(["first registration", "transfer"]));
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

  it("[art_6__para_5] decides on farmland by the law of the day, whatever the instrument's date", async () => {
    const amended = await deployRuleset(CONTRACT);
    for (let seed = 0; seed < RUNS; seed++) {
      const made = new MadeUpLand(seed).caseOf(["first registration", "transfer"]);
      const call = landCall(made);
      const large = made.dealings.some((dealing) => {
        if (dealing.kind === "first registration") return dealing.squareMetres >= 10_000n;
        const units = made.subjects[dealing.subject]?.title?.spatialUnits ?? [];
        return units.reduce((sum, { squareMetres }) => sum + squareMetres, 0n) >= 10_000n;
      });
      if (large) expect((await amended.evaluate(call)).applicableDate).to.equal(made.today);
    }
  });
});

for (const [part, kinds] of [
  ["LandRegistrationActPart9", ["lease", "usufruct"]],
  ["LandRegistrationActPart10", ["split"]],
] as const) {
  describe(`Land Registration Act: ${part}Of20160105`, () => {
    const statute = parseStatute(readFileSync(FILE, "utf8"), FILE);
    const contract = `${part}Of20160105`;

    it("reads nothing but its arguments", async function () {
      if (globalOptions.coverage) this.skip();
      assertPure((await readRulesetSource(contract)).deployedBytecode, contract);
    });

    it("has annotations that hold in the amended text", async () => {
      const source = await readRulesetSource(contract);
      const own = source.files.filter(({ name }) => name.includes(contract));
      expect(own.flatMap(({ ast, text }) => checkAnnotations(ast, text, statute))).to.deep.equal([]);
      const stated = parseEli(source.eli);
      expect([stated?.act, stated?.date]).to.deep.equal([statute.frontMatter.eli, statute.frontMatter.date]);
    });

    it("[art_50__para_10] [art_61__para_8] [art_6__para_5] [art_6__para_6] decides as before, refers, and by today's law", async () => {
      const [amended, before] = [await deployRuleset(contract), await deployRuleset(part)];
      const referrals = new Set<string>();
      for (let seed = 0; seed < RUNS; seed++) {
        const made = part.endsWith("10") ? new MadeUpParcels(seed).makeCase() : new MadeUpLeases(seed).case();
        const call = landCall(made);
        const [now, then] = [await amended.evaluate(call), await before.evaluate(call)];
        const apart = { referral: "", applicableDate: 0 };
        expect({ ...now, ...apart }).to.deep.equal({ ...then, ...apart });
        if (part.endsWith("10")) expect(now.applicableDate).to.equal(made.today);
        if (now.refusal !== "") continue;
        const referred = made.dealings.some(({ kind }) => kinds.some((one) => one === kind));
        expect(now.referral).to.equal(referred ? AGRICULTURAL_LAND_3 : NONE);
        referrals.add(now.referral);
      }
      expect(referrals.size, "both kinds of dealing were granted").to.equal(2);
    });
  });
}
