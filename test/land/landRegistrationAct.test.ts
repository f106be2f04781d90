import path from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { bytesFromHex } from "../../sdk/bytes.ts";
import { DEALING_KINDS, type DealingKind } from "../../sdk/land/dealings.ts";
import { decodeTitle, type Title } from "../../sdk/land/title.ts";
import { type Example, readExamples } from "../behaviours/examples.ts";
import { deployRuleset, type Outcome, type RulesetCall } from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { dealingsOf } from "./support/dealingWords.ts";
import { landCall } from "./support/landCase.ts";
import { MadeUpLand } from "./support/madeUpLand.ts";
import { subjectOf, wordsOfTitle } from "./support/titleWords.ts";
import { dayOfWords, signatoriesOf } from "./support/words.ts";

const STATUTE = "statutes/land-registration/2015-10-01.en.md";
const DUTY = id("/eli/xx/act/2015/14#part_2");
const FURTHER_ACTS: Readonly<Record<string, bigint>> = {
  none: 0n,
  "Land Transaction Duty Act": BigInt(DUTY),
};

const PARTS: Readonly<Record<string, readonly DealingKind[]>> = {
  LandRegistrationActPart2: ["first registration", "transfer"],
  LandRegistrationActPart3: ["discharge", "mortgage"],
  LandRegistrationActPart4: ["caveat withdrawal", "caveat"],
};

function callOf(example: Example, kinds: readonly DealingKind[]): RulesetCall | undefined {
  const dealings = dealingsOf(example.fact("dealing"), dayOfWords(example.fact("instrument")));
  if (!dealings.every(({ kind }) => kinds.includes(kind))) return undefined;
  return landCall({
    subjects: [subjectOf(example.fact("title"))],
    dealings,
    signatories: signatoriesOf(example.fact("signed by")),
    overruled: example.fact("set aside"),
    today: dayOfWords(example.fact("decided")),
  });
}

function checkExample(example: Example, outcome: Outcome): void {
  const afterwards = example.fact("title afterwards");
  if (afterwards !== "") expect(outcome.next.map(titleOf).map(wordsOfTitle)).to.deep.equal([afterwards]);
  const governing = example.fact("governing law");
  if (governing !== "") expect(outcome.applicableDate).to.equal(dayOfWords(governing));
  const act = example.fact("further act");
  if (act !== "") expect(BigInt(outcome.referral)).to.equal(FURTHER_ACTS[act]);
}

const titleOf = (body: string): Title => decodeTitle(bytesFromHex(body));

/** What holds after whatever is granted. */
function checkOutcome(call: RulesetCall, outcome: Outcome): void {
  if (outcome.refusal !== "") return;
  expect(outcome.standing, "whoever is granted something has standing").to.equal(true);
  expect(outcome.applicableDate).to.be.at.most(call.circumstances.today);
  outcome.next.forEach((body, index) => {
    const before = call.bodies[index] ?? new Uint8Array();
    if (body === "0x") return expect(before.length, "no title vanishes").to.equal(0);
    checkTitle(titleOf(body), call.circumstances.today);
    if (before.length === 0) return;
    const { tenure, termEnds, denominator, spatialUnits } = decodeTitle(before);
    expect(titleOf(body), "a dealing changes no land").to.deep.include({
      tenure,
      termEnds,
      denominator,
      spatialUnits,
    });
  });
}

/** [art_3__para_1] [art_3__para_2] [art_17__para_2] */
function checkTitle({ shares, denominator, rrrs }: Title, today: number): void {
  const numerators = shares.map(({ numerator }) => numerator);
  expect(numerators, "each share has a part").to.not.include(0);
  expect(new Set(shares.map(({ owner }) => owner)).size, "each owner has one share").to.equal(shares.length);
  expect(numerators.reduce((sum, numerator) => sum + numerator, 0)).to.equal(denominator);
  const ranks = rrrs.filter(({ kind }) => kind === "mortgage").map(({ rank }) => rank);
  expect([...ranks].sort((a, b) => a - b)).to.deep.equal(ranks.map((_, index) => index + 1));
  const lapsed = rrrs.filter(({ kind, until }) => kind === "caveat" && until < today);
  expect(lapsed, "lapsed caveats are struck out").to.deep.equal([]);
}

async function expectRejection(answer: Promise<unknown>, error: string): Promise<void> {
  const message = await answer.then(() => "answered", String);
  expect(message).to.include(error);
}

describe("Land Registration Act", () => {
  for (const [contract, kinds] of Object.entries(PARTS)) {
    describe(contract, () => {
      shouldBehaveLikeStatute({
        contract,
        statute: STATUTE,
        callOf: (example) => callOf(example, kinds),
        checkExample,
        madeUpCall: (seed) => landCall(new MadeUpLand(seed).caseOf(kinds)),
        checkOutcome,
      });

      it("is not the part to ask about dealings of another", async () => {
        const ruleset = await deployRuleset(contract);
        for (const kind of DEALING_KINDS.filter((other) => !kinds.includes(other))) {
          const call = landCall(new MadeUpLand(0).caseOf([kind]));
          await expectRejection(ruleset.evaluate(call), "LandDealingOfAnotherPart");
          await expectRejection(ruleset.findings(call), "LandDealingOfAnotherPart");
        }
      });

      it("decides nothing that is not in the wire form", async () => {
        const ruleset = await deployRuleset(contract);
        const call = landCall(new MadeUpLand(1).caseOf(kinds));
        const cut = { ...call, application: call.application.slice(0, call.circumstances.begin + 10) };
        await expectRejection(ruleset.evaluate(cut), "LandDealingTruncated");
        const unknown = { ...call, application: call.application.slice() };
        unknown.application[call.circumstances.begin] = 7;
        await expectRejection(ruleset.evaluate(unknown), "LandUnknownDealing");
      });
    });
  }

  it("has each of its examples decided by one part", () => {
    const undecided = readExamples(`${path.dirname(STATUTE)}/examples.csv`).filter((example) =>
      Object.values(PARTS).every((kinds) => callOf(example, kinds) === undefined),
    );
    expect(undecided.map(({ line }) => line)).to.deep.equal([]);
  });
});
