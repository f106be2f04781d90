import path from "node:path";
import { expect } from "chai";
import { STEP_KINDS, type StepKind } from "../../sdk/procedure/codes.ts";
import { type Example, readExamples } from "../behaviours/examples.ts";
import {
  type DeployedRuleset,
  deployRuleset,
  type Outcome,
  type RulesetCall,
} from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { clausesOf, dayOfWords, moneyOf } from "../land/support/words.ts";
import { caseCall } from "./support/caseCall.ts";
import { caseOf, wordsOfCase } from "./support/caseWords.ts";
import { caseIn, checkGranted } from "./support/checkGranted.ts";
import { MadeUpCases } from "./support/madeUpCases.ts";
import { signersOf } from "./support/signerWords.ts";
import { stepsOf } from "./support/stepWords.ts";
import { caseDays } from "./support/workingDays.ts";

const STATUTE = "statutes/administrative-procedure/2015-07-01.en.md";

const PARTS: Readonly<Record<string, readonly StepKind[]>> = {
  AdministrativeProcedureActPart2: [
    "refusal",
    "grant",
    "service",
    "objection",
    "hearing",
    "review",
    "withdrawal",
  ],
  AdministrativeProcedureActPart3: ["appeal", "interim measure", "judgment"],
  AdministrativeProcedureActPart4: ["closing", "reinstatement", "correction", "transfer", "reopening"],
};

/** The days of a span: a day alone, or "1 March 2016 to 4 March 2016". */
function daysOfSpan(words: string): number[] {
  const [first = 0, last = first] = words.split(" to ").map(dayOfWords);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** An example as a call, whichever part decides it. */
function callOfWords(example: Example): RulesetCall {
  const takenOn = example.fact("taken on");
  const today = dayOfWords(takenOn);
  return caseCall({
    cases: [caseOf(example.fact("case"))],
    steps: stepsOf(example.fact("steps"), example.fact("reasons") || takenOn),
    signatories: signersOf(example.fact("signed by")),
    today,
    workingDays: caseDays(
      today,
      clausesOf(example.fact("holidays")).map(dayOfWords),
      clausesOf(example.fact("standstill")).flatMap(daysOfSpan),
    ),
  });
}

function callOf(example: Example, kinds: readonly StepKind[]): RulesetCall | undefined {
  const steps = stepsOf(example.fact("steps"), "none");
  return steps.every(({ kind }) => kinds.includes(kind)) ? callOfWords(example) : undefined;
}

function checkExample(example: Example, outcome: Outcome): void {
  const afterwards = example.fact("case afterwards");
  if (afterwards !== "") expect(outcome.next.map(caseIn).map(wordsOfCase)).to.deep.equal([afterwards]);
  const costs = example.fact("costs");
  if (costs !== "") expect(outcome.assessed).to.equal(moneyOf(costs).amount);
}

async function expectRejection(answer: Promise<unknown>, error: string): Promise<void> {
  const message = await answer.then(() => "answered", String);
  expect(message).to.include(error);
}

describe("Administrative Procedure Act", () => {
  for (const [contract, kinds] of Object.entries(PARTS)) {
    describe(contract, () => {
      shouldBehaveLikeStatute({
        contract,
        statute: STATUTE,
        callOf: (example) => callOf(example, kinds),
        checkExample: (example, outcome) => {
          checkExample(example, outcome);
          checkGranted(callOfWords(example), outcome);
        },
        madeUpCall: (seed) => caseCall(new MadeUpCases(seed).stepsOf(kinds)),
        checkOutcome: checkGranted,
      });

      it("is not the part to ask about steps of another", async () => {
        const ruleset = await deployRuleset(contract);
        for (const kind of STEP_KINDS.filter((other) => !kinds.includes(other))) {
          for (const seed of [0, 1, 2, 3, 4, 5, 6, 7]) {
            const call = caseCall(new MadeUpCases(seed).stepsOf([kind]));
            await expectRejection(ruleset.evaluate(call), "CaseStepOfAnotherPart");
            await expectRejection(ruleset.findings(call), "CaseStepOfAnotherPart");
          }
        }
      });

      it("decides nothing that is not in the wire form", async () => {
        const ruleset = await deployRuleset(contract);
        const call = caseCall(new MadeUpCases(0).stepsOf(kinds));
        const cut = { ...call, application: call.application.slice(0, call.circumstances.begin + 10) };
        await expectRejection(ruleset.evaluate(cut), "CaseStepTruncated");
        const unknown = { ...call, application: call.application.slice() };
        unknown.application[call.circumstances.begin] = STEP_KINDS.length + 1;
        await expectRejection(ruleset.evaluate(unknown), "CaseUnknownStep");
      });
    });
  }

  it("has each of its examples decided by one part", () => {
    const undecided = readExamples(`${path.dirname(STATUTE)}/examples.csv`).filter((example) =>
      Object.values(PARTS).every((kinds) => callOf(example, kinds) === undefined),
    );
    expect(undecided.map(({ line }) => line)).to.deep.equal([]);
  });

  it("[art_16__para_5] claims no costs of one judgment where another of the same application is refused", async () => {
    const ruleset = await deployRuleset("AdministrativeProcedureActPart3");
    const steps = stepsOf("judgment that upholds; judgment that upholds", "9 May 2016");
    const call = caseCall({
      cases: ["refusal to Alice; before court since 4 April 2016", "refusal to Alice; upheld"].map(caseOf),
      steps: steps.map((step, subject) => ({ ...step, subject })),
      signatories: signersOf("June as judge; Jack as judge; Jill as judge"),
      today: dayOfWords("9 May 2016"),
      workingDays: 0n,
    });
    const { refusal, assessed } = await ruleset.evaluate(call);
    expect([refusal, assessed]).to.deep.equal(["art_16__para_2", 0n]);
  });

  describe("periods that the calendar does not reach", () => {
    const SERVED = "refusal to Alice; decision of 1 February 2016; served on 3 February 2016";
    let ruleset: DeployedRuleset;

    before(async () => {
      ruleset = await deployRuleset("AdministrativeProcedureActPart2");
    });

    /** What becomes of an objection while nobody has published working days. */
    async function objectionOn(words: string): Promise<string> {
      const call = caseCall({
        cases: [caseOf(SERVED)],
        steps: stepsOf("objection", words),
        signatories: signersOf("Alice"),
        today: dayOfWords(words),
        workingDays: 0n,
      });
      return (await ruleset.evaluate(call)).refusal;
    }

    it("[art_6__para_2] end on no day of a year whose working days nobody has published", async () => {
      expect(await objectionOn("3 March 2016")).to.equal("");
      // 63 days after the last of the period.
      expect(await objectionOn("4 May 2016")).to.equal("");
    });

    it("[art_6__para_2] have ended when they are further back than it is known", async () => {
      expect(await objectionOn("5 May 2016")).to.equal("art_9__para_3");
    });
  });
});
