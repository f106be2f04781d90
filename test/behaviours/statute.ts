import { expect } from "chai";
import { id } from "ethers";
import { findElement, holdsFigure, parseEli, textOf } from "../../sdk/statute/index.ts";
import type { Example } from "./examples.ts";
import {
  type DeployedRuleset,
  deployRuleset,
  type Finding,
  type Outcome,
  type RulesetCall,
} from "./ruleset.ts";
import { shouldExecuteItsText } from "./statuteText.ts";

/** What a ruleset's suite must say of it to be tested like every other. */
export interface StatuteBehaviour {
  /** Name of the contract. */
  readonly contract: string;
  /** File of the version that it executes. `examples.csv` is expected beside it. */
  readonly statute: string;
  /** The case that an example tells; undefined if another ruleset decides it. */
  readonly callOf: (example: Example) => RulesetCall | undefined;
  /** What an example states beyond outcome and provision. */
  readonly checkExample?: (example: Example, outcome: Outcome) => void;
  /** A made-up case, another one for each seed, of which a good part is granted. */
  readonly madeUpCall: (seed: number) => RulesetCall;
  /** What holds in every case. */
  readonly checkOutcome?: (call: RulesetCall, outcome: Outcome) => void;
  /** How many cases are made up. */
  readonly runs?: number;
}

const PARALLEL_CALLS = 50;

/**
 * What holds for every ruleset: it is pure, it is what its annotations say, they are what the text says, the examples
 * come out as stated, and what it explains is what it decides.
 */
export function shouldBehaveLikeStatute(behaviour: StatuteBehaviour): void {
  const { contract, statute: file, runs = 400 } = behaviour;
  let ruleset: DeployedRuleset;

  before(async () => {
    ruleset = await deployRuleset(contract);
  });

  const { statute, examples, source } = shouldExecuteItsText({
    contract,
    statute: file,
    eli: () => ruleset.eli(),
  });
  const { eli: act } = statute.frontMatter;

  it("names a remedy that the text grants, with its period", async () => {
    const { eId, periodDays } = await ruleset.remedy();
    expect(findElement(statute, eId), eId).to.not.equal(undefined);
    const days = periodDays === 1 ? "1 day" : `${periodDays} days`;
    expect(holdsFigure(textOf(statute, eId), days), `${eId} says ${days}`).to.equal(true);
  });

  it("leaves discretion where the annotations say so, and nowhere else", async () => {
    const refusing = source()
      .norms.filter(({ effect }) => effect === "refuse")
      .flatMap(({ eIds }) => eIds);
    for (const eId of new Set([...refusing, ...source().discretions])) {
      const left = await ruleset.discretion(eId);
      expect(left.office !== 0, eId).to.equal(source().discretions.includes(eId));
      if (left.office !== 0) expect(left.officers, `officers under ${eId}`).to.be.greaterThan(0);
    }
  });

  describe("in the worked examples", () => {
    for (const example of examples) {
      const call = behaviour.callOf(example);
      if (!call) continue;
      it(`[${example.provision}] ${example.outcome}, line ${example.line}: ${example.example}`, async () => {
        const outcome = await ruleset.evaluate(call);
        const findings = await ruleset.findings(call);
        checkConsistency(outcome, findings);
        const word = !outcome.standing ? "inadmissible" : outcome.refusal === "" ? "granted" : "refused";
        expect(word, outcome.refusal).to.equal(example.outcome);
        if (word === "refused") expect(outcome.refusal).to.equal(example.provision);
        else expect(findElement(statute, example.provision), example.provision).to.not.equal(undefined);
        behaviour.checkExample?.(example, outcome);
      });
    }
  });

  it(`decides as it explains, in ${runs} made-up cases`, async () => {
    const outcomes: Outcome[] = [];
    for (let from = 0; from < runs; from += PARALLEL_CALLS) {
      const seeds = Array.from({ length: Math.min(PARALLEL_CALLS, runs - from) }, (_, index) => from + index);
      outcomes.push(...(await Promise.all(seeds.map(checkMadeUp))));
    }
    const granted = outcomes.filter(({ refusal }) => refusal === "").length;
    expect(granted / runs, "share of granted cases").to.be.within(0.02, 0.98);
  });

  async function checkMadeUp(seed: number): Promise<Outcome> {
    const call = behaviour.madeUpCall(seed);
    const [outcome, findings] = await Promise.all([ruleset.evaluate(call), ruleset.findings(call)]);
    try {
      checkConsistency(outcome, findings);
      behaviour.checkOutcome?.(call, outcome);
    } catch (cause) {
      throw new Error(`in the case made up of seed ${seed}`, { cause });
    }
    return outcome;
  }

  function checkConsistency(outcome: Outcome, findings: readonly Finding[]): void {
    const unsatisfied = findings.find(({ satisfied }) => !satisfied);
    expect(outcome.refusal, "the refusal is the first finding not satisfied").to.equal(
      unsatisfied?.eId ?? "",
    );
    if (outcome.refusal !== "") expect(outcome.assessed, "a refusal assesses nothing").to.equal(0n);
    const key = id(`${act}#${parseEli(source().eli)?.eId}`);
    for (const { eli, eId, fact, unit } of findings) {
      expect(eli, `${eId} ${fact}`).to.equal(key);
      expect(findElement(statute, eId), `${eId} of a finding`).to.not.equal(undefined);
      expect([fact, unit], eId).to.not.include("");
    }
  }
}
