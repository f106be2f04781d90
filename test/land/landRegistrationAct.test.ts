import path from "node:path";
import { expect } from "chai";
import { DEALING_KINDS, type DealingKind } from "../../sdk/land/dealings.ts";
import { readExamples } from "../behaviours/examples.ts";
import { deployRuleset } from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { checkLeases } from "./support/checkLeases.ts";
import { landCall, type LandCase } from "./support/landCase.ts";
import { outcomeCheckOf } from "./support/landOutcomes.ts";
import { callOf, checkExample, type checkLandUnchanged, LAND_PARTS } from "./support/landParts.ts";
import { MadeUpLand } from "./support/madeUpLand.ts";
import { MadeUpLeases } from "./support/madeUpLeases.ts";
import { MadeUpParcels } from "./support/madeUpParcels.ts";
import { checkParcels } from "./support/parcelChecks.ts";
import { checkPassed } from "./support/passingChecks.ts";

const STATUTE = "statutes/land-registration/2015-10-01.en.md";

type MakeCase = (seed: number, kinds: readonly DealingKind[]) => LandCase;

/** Cases of the parts whose dealings are with titles that belong together. */
const MADE_UP: Readonly<Record<string, MakeCase>> = {
  LandRegistrationActPart9: (seed) => new MadeUpLeases(seed).case(),
  LandRegistrationActPart10: (seed) => new MadeUpParcels(seed).makeCase(),
};

/** What holds after their dealings. */
const CHECKS: Readonly<Record<string, typeof checkLandUnchanged>> = {
  LandRegistrationActPart7: checkPassed,
  LandRegistrationActPart9: checkLeases,
  LandRegistrationActPart10: checkParcels,
};

const madeUp: MakeCase = (seed, kinds) => new MadeUpLand(seed).caseOf(kinds);

/** A part knows the daily dealings at most. */
const NOT_ITS_DEALING = /LandDealingOfAnotherPart|LandUnknownDealing/;

async function expectRejection(answer: Promise<unknown>, error: RegExp): Promise<void> {
  const message = await answer.then(() => "answered", String);
  expect(message).to.match(error);
}

describe("Land Registration Act", () => {
  for (const [contract, kinds] of Object.entries<readonly DealingKind[]>(LAND_PARTS)) {
    describe(contract, () => {
      shouldBehaveLikeStatute({
        contract,
        statute: STATUTE,
        callOf: (example) => callOf(example, kinds),
        checkExample,
        madeUpCall: (seed) => landCall((MADE_UP[contract] ?? madeUp)(seed, kinds)),
        checkOutcome: CHECKS[contract] ?? outcomeCheckOf(contract),
      });

      it("is not the part to ask about dealings of another", async () => {
        const ruleset = await deployRuleset(contract);
        for (const kind of DEALING_KINDS.filter((other) => !kinds.includes(other))) {
          const call = landCall(new MadeUpLand(0).caseOf([kind]));
          await expectRejection(ruleset.evaluate(call), NOT_ITS_DEALING);
          await expectRejection(ruleset.findings(call), NOT_ITS_DEALING);
        }
      });

      it("decides nothing that is not in the wire form", async () => {
        const ruleset = await deployRuleset(contract);
        const call = landCall(new MadeUpLand(1).caseOf(kinds));
        const cut = { ...call, application: call.application.slice(0, call.circumstances.begin + 10) };
        await expectRejection(ruleset.evaluate(cut), /LandDealingTruncated/);
        const unknown = { ...call, application: call.application.slice() };
        unknown.application[call.circumstances.begin] = 7;
        await expectRejection(ruleset.evaluate(unknown), NOT_ITS_DEALING);
      });
    });
  }

  it("has each of its examples decided by one part", () => {
    const undecided = readExamples(`${path.dirname(STATUTE)}/examples.csv`).filter((example) =>
      Object.values<readonly DealingKind[]>(LAND_PARTS).every(
        (kinds) => callOf(example, kinds) === undefined,
      ),
    );
    expect(undecided.map(({ line }) => line)).to.deep.equal([]);
  });
});
