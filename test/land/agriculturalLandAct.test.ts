import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import type { Dealing } from "../../sdk/land/dealings.ts";
import { holdsFigure, parseStatute, textOf } from "../../sdk/statute/index.ts";
import { readFileSync } from "node:fs";
import type { Example } from "../behaviours/examples.ts";
import { deployRuleset, type Outcome, type RulesetCall } from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { landCall } from "./support/landCase.ts";
import { freehold, owners } from "./support/legacyTitles.ts";
import { MadeUpLand } from "./support/madeUpLand.ts";
import { dayOfWords, moneyOf, personOf, signatoriesOf } from "./support/words.ts";

const CONTRACT = "AgriculturalLandActPart2";
const STATUTE = "statutes/agricultural-land/2016-01-04.en.md";
const INSTRUMENT: Hex = `0x${"00".repeat(31)}03`;
const NONE = `0x${"00".repeat(32)}`;
const FURTHER_ACTS: Readonly<Record<string, string>> = {
  none: NONE,
  "Land Transaction Duty Act": id("/eli/xx/act/2015/14#part_2"),
};

function callOf(example: Example): RulesetCall | undefined {
  if (example.fact("dealing") !== "") return undefined;
  const { amount, currency } = moneyOf(example.fact("price"));
  const today = dayOfWords(example.fact("decided"));
  const transfer: Dealing = {
    kind: "transfer",
    subject: 0,
    transferor: personOf("Alice"),
    acquirer: personOf("Bob"),
    numerator: 1,
    price: amount,
    currency,
    instrument: INSTRUMENT,
    instrumentDate: today,
  };
  const spatialUnits = example
    .fact("square metres")
    .split(" + ")
    .map((area) => ({ squareMetres: BigInt(area), geometry: INSTRUMENT }));
  const declared = example.fact("farmer declared");
  return landCall({
    subjects: [{ title: { ...freehold(owners("Alice")), spatialUnits } }],
    dealings: [transfer],
    signatories: signatoriesOf(example.fact("signed by")),
    declarations: declared === "" ? [] : [{ name: "acquirerFarms", value: declared === "yes" ? 1n : 0n }],
    overruled: example.fact("set aside"),
    today,
  });
}

function checkExample(example: Example, outcome: Outcome): void {
  const act = example.fact("further act");
  if (act !== "") expect(outcome.referral).to.equal(FURTHER_ACTS[act]);
}

describe("Agricultural Land Act", () => {
  describe(CONTRACT, () => {
    shouldBehaveLikeStatute({
      contract: CONTRACT,
      statute: STATUTE,
      callOf,
      checkExample,
      madeUpCall: (seed) => landCall(new MadeUpLand(seed).caseOf(["first registration", "transfer"])),
      checkOutcome: (_, outcome) => {
        expect(outcome.next, "approval changes no record").to.deep.equal([]);
        expect(outcome.assessed).to.equal(0n);
      },
    });

    it("[art_5__para_1] [art_5__para_3] leaves it to as many members, and for as long, as the text says", async () => {
      const statute = parseStatute(readFileSync(STATUTE, "utf8"), STATUTE);
      const ruleset = await deployRuleset(CONTRACT);
      const { officers, silenceDays } = await ruleset.discretion("art_3__para_1");
      expect(holdsFigure(textOf(statute, "art_5__para_1"), `${officers} of its members`)).to.equal(true);
      expect(holdsFigure(textOf(statute, "art_5__para_3"), `${silenceDays} working days`)).to.equal(true);
    });

    it("[art_2__point_a] sees the land that the same application registers first", async () => {
      const ruleset = await deployRuleset(CONTRACT);
      const [alice, bob] = [personOf("Alice"), personOf("Bob")];
      const today = dayOfWords("11 January 2016");
      const common = { subject: 0, instrument: INSTRUMENT, instrumentDate: today };
      const made = (squareMetres: bigint) =>
        landCall({
          subjects: [{ title: undefined }],
          dealings: [
            {
              ...common,
              kind: "first registration",
              tenure: "freehold",
              termEnds: 0,
              denominator: 1,
              squareMetres,
              geometry: INSTRUMENT,
              owner: alice,
            },
            {
              ...common,
              kind: "transfer",
              transferor: alice,
              acquirer: bob,
              numerator: 1,
              price: 0n,
              currency: "",
            },
          ],
          signatories: signatoriesOf("Alice; Bob"),
          today,
        });
      expect((await ruleset.evaluate(made(10_000n))).refusal).to.equal("art_3__para_1");
      expect((await ruleset.evaluate(made(9_999n))).refusal).to.equal("");
    });
  });
});
