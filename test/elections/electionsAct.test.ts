import path from "node:path";
import { expect } from "chai";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { decodeDistrict } from "../../sdk/elections/district.ts";
import { decodeElection } from "../../sdk/elections/election.ts";
import { decodeObjection } from "../../sdk/elections/objection.ts";
import { ELECTION_STEP_KINDS, type ElectionStep } from "../../sdk/elections/steps.ts";
import { type Example, readExamples } from "../behaviours/examples.ts";
import { deployRuleset, type Outcome, type RulesetCall } from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { electionCall, stepsIn } from "./support/electionCall.ts";

const STATUTE = "statutes/elections/2015-09-21.en.md";
const EXAMPLES = readExamples(`${path.dirname(STATUTE)}/examples.csv`);

const PARTS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  ElectionsActPart2: [0, 7],
  ElectionsActPart3: [8, 14],
  ElectionsActPart4: [15, 22],
};

const DECODERS = [decodeElection, decodeDistrict, decodeObjection];

function callOf(example: Example, [first, last]: readonly [number, number]): RulesetCall | undefined {
  const steps = stepsIn(example);
  const kinds = ELECTION_STEP_KINDS.slice(first, last + 1);
  return steps.every(({ kind }) => kinds.includes(kind)) ? electionCall(example, steps) : undefined;
}

/** What is granted leaves each entry as something that can be read. */
function checkGranted({ bodies }: RulesetCall, outcome: Outcome): void {
  if (outcome.refusal !== "" || !outcome.standing) return;
  expect(outcome.next.length).to.equal(bodies.length);
  for (const body of outcome.next) {
    const bytes = bytesFromHex(body as Hex);
    const decode = DECODERS[(bytes[0] ?? 0) - 1];
    if (decode === undefined) throw new Error(`${body} is nothing`);
    decode(bytes);
  }
}

/** The steps of one example in the circumstances of another of the same kind. */
function madeUpCall(seed: number, part: readonly [number, number]): RulesetCall {
  const told = EXAMPLES.flatMap((example) => {
    const steps = stepsIn(example);
    return callOf(example, part) === undefined ? [] : [{ example, steps }];
  });
  const one = told[(seed * 7) % told.length];
  const alike = told.filter(({ steps }) => kindsOf(steps) === kindsOf(one?.steps ?? []));
  const other = alike[(seed * 13 + (seed >> 3)) % alike.length];
  if (one === undefined || other === undefined) throw new Error("no example is told");
  const mixed: Example = {
    ...one.example,
    fact: (column) => (column === "decided" || seed % 3 === 0 ? other : one).example.fact(column),
  };
  return electionCall(mixed, one.steps);
}

const kindsOf = (steps: readonly ElectionStep[]): string => steps.map(({ kind }) => kind).join();

describe("Elections Act", () => {
  for (const [contract, part] of Object.entries(PARTS)) {
    describe(contract, () => {
      shouldBehaveLikeStatute({
        contract,
        statute: STATUTE,
        callOf: (example) => callOf(example, part),
        madeUpCall: (seed) => madeUpCall(seed, part),
        checkOutcome: checkGranted,
      });

      it("is not the part to ask about steps of another", async () => {
        const ruleset = await deployRuleset(contract);
        const foreign = EXAMPLES.filter((example) => callOf(example, part) === undefined);
        for (const example of foreign.filter((_, index) => index % 9 === 0)) {
          const call = electionCall(example, stepsIn(example));
          const message = await ruleset.evaluate(call).then(() => "answered", String);
          expect(message, `line ${example.line}`).to.include("ElectionStepOfAnotherPart");
        }
      });
    });
  }

  it("has each of its examples decided by one part", () => {
    const undecided = EXAMPLES.filter((example) =>
      Object.values(PARTS).every((part) => callOf(example, part) === undefined),
    );
    expect(undecided.map(({ line }) => line)).to.deep.equal([]);
  });
});
