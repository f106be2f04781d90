import type { Case, Participant } from "../../../sdk/procedure/case.ts";
import type { Stage, StepKind } from "../../../sdk/procedure/codes.ts";
import { NO_REASONS, type Step } from "../../../sdk/procedure/steps.ts";
import type { Capacity } from "../../../sdk/law/signatory.ts";
import { ASSURANCE, type AssuredSignatory } from "../../land/support/landCase.ts";
import { personOf } from "../../land/support/words.ts";
import { RandomCases } from "../../sdk/support/randomCases.ts";
import type { StepsToDecide } from "./caseCall.ts";
import { recordGranted, refusedApplication } from "./stepWords.ts";
import { caseDays } from "./workingDays.ts";

const TODAY = 16_892;
const [ALICE, BOB, RITA] = [personOf("Alice"), personOf("Bob"), personOf("Rita")];
const REVIEWERS = ["Vera", "Victor"].map(personOf);
const JUDGES = ["Jack", "Jill", "John", "June"].map(personOf);

/** Stages at which a step of each kind is mostly taken; undefined: before there is a case. */
const USUAL_STAGES: Readonly<Record<StepKind, readonly (Stage | undefined)[]>> = {
  refusal: [undefined],
  grant: [undefined],
  service: ["decided", "upheld", "before court"],
  objection: ["decided"],
  hearing: ["under review", "before court"],
  review: ["under review"],
  appeal: ["upheld", "under review"],
  "interim measure": ["under review", "before court", "upheld"],
  judgment: ["before court"],
  withdrawal: ["decided", "under review", "upheld", "before court"],
  closing: ["decided", "upheld"],
  reinstatement: ["decided", "upheld", "final"],
  correction: ["upheld", "set aside", "final"],
  transfer: ["decided", "upheld", "final"],
  reopening: ["final", "withdrawn", "upheld", "decided"],
};

const ANY_STAGE = [
  undefined,
  "decided",
  "under review",
  "upheld",
  "before court",
  "set aside",
  "final",
  "withdrawn",
] as const;

const INSTANCES: Readonly<Record<Stage, readonly number[]>> = {
  decided: [0],
  "under review": [1, 3],
  upheld: [1, 3],
  "before court": [2, 4],
  "set aside": [1, 2, 3],
  final: [0, 1, 2],
  withdrawn: [0, 1, 2],
};

/** Made-up cases and steps in them, the same for the same seed, in which most things are in order. */
export class MadeUpCases {
  readonly #random: RandomCases;

  constructor(seed: number) {
    this.#random = new RandomCases(seed + 1);
  }

  /** Steps of these kinds in one case or two. */
  stepsOf(kinds: readonly StepKind[]): StepsToDecide {
    const random = this.#random;
    const first = Array.from({ length: 1 + this.#seldom() }, () => random.pick(kinds));
    const cases = first.map((kind) => this.#case(kind));
    const further = random.below(4) === 0 ? [this.#step(random.pick(kinds), 0)] : [];
    return {
      cases,
      steps: [...first.map((kind, subject) => this.#step(kind, subject)), ...further],
      signatories: this.#signatories(cases),
      today: TODAY,
      workingDays: this.#mostly()
        ? caseDays(
            TODAY,
            random.list(3, () => TODAY - random.below(4)),
            random.list(2, () => TODAY - random.below(30)),
          )
        : 0n,
    };
  }

  #mostly(): boolean {
    return this.#random.below(12) !== 0;
  }

  #seldom(): 0 | 1 {
    return this.#random.below(5) === 0 ? 1 : 0;
  }

  /** Often where a period ends today. */
  #past(): number {
    return TODAY - this.#random.pick([0, 1, 13, 14, 15, 27, 28, 29, 30, 31, 89, 90, 91, 300]);
  }

  #case(kind: StepKind): Case | undefined {
    const random = this.#random;
    const stage = random.pick(this.#mostly() ? USUAL_STAGES[kind] : ANY_STAGE);
    return stage && this.#caseAt(stage, kind === "service");
  }

  #caseAt(stage: Stage, yetToBeServed: boolean): Case {
    const random = this.#random;
    const decidedOn = this.#past();
    const instance = random.pick(INSTANCES[stage]);
    const ended = stage === "set aside" || stage === "final" || stage === "withdrawn";
    const isServed = yetToBeServed ? !this.#mostly() : this.#mostly();
    const contestsRefusal = random.below(4) !== 0;
    const pending = stage !== "decided" && !ended && (random.flag() || contestsRefusal);
    return {
      ...random.case(),
      stage,
      instance,
      pending,
      ordered: pending && (random.flag() || !contestsRefusal),
      // What has ended with a decision of its instance was decided after that began.
      since: stage === "decided" ? 0 : stage === "final" ? decidedOn - random.below(30) : this.#past(),
      decidedOn,
      servedOn: isServed ? decidedOn + (random.flag() ? random.below(TODAY - decidedOn + 1) : 0) : 0,
      heardOn: instance > 0 && random.flag() ? this.#past() : 0,
      remedyDays: contestsRefusal ? random.pick([14, 28, 90]) : 0,
      objector: this.#mostly() ? ALICE : BOB,
      eId: contestsRefusal ? "art_12" : "",
      participants: random.list(3, () => this.#participant(instance)),
    };
  }

  #participant(instance: number): Participant {
    const random = this.#random;
    const officers = this.#mostly() ? [ALICE, BOB, RITA] : [...REVIEWERS, ...JUDGES];
    return { person: random.pick(officers), instance: random.below(instance + 1) };
  }

  #step(kind: StepKind, subject: number): Step {
    const step = this.#random.step(kind, subject);
    const reasons = this.#mostly() ? step.reasons : NO_REASONS;
    const date = this.#mostly() ? TODAY - this.#random.below(3) : TODAY + 1;
    if (step.kind === "service") return { ...step, reasons, date, servedOn: TODAY - this.#random.below(2) };
    if (step.kind === "transfer") {
      return { ...step, reasons, date, receivedOn: TODAY - this.#random.pick([0, 1, 2, 3, 30]) };
    }
    if (step.kind === "reopening") {
      return { ...step, reasons, date, correctedOn: this.#past(), evidence: recordGranted(this.#past(), 0) };
    }
    if (step.kind === "grant") {
      return { ...step, reasons, date, record: recordGranted(this.#past(), this.#seldom()) };
    }
    if (step.kind !== "refusal") return { ...step, reasons, date };
    const signed = (this.#mostly() ? [ALICE, BOB] : [BOB, RITA]).map((person) =>
      signatory(person, "own behalf"),
    );
    return { ...step, reasons, date, application: refusedApplication(signed) };
  }

  #signatories(cases: readonly (Case | undefined)[]): AssuredSignatory[] {
    const own = [ALICE, BOB].filter((_, index) => (index === 0 ? this.#mostly() : !this.#mostly()));
    const level = this.#mostly() ? ASSURANCE.substantial : ASSURANCE.low;
    const officers = this.#mostly() ? this.#competent(cases) : this.#officers();
    const all = [...own.map((person) => signatory(person, "own behalf", level)), ...officers];
    return all.length === 0 ? [signatory(BOB, "notary")] : all;
  }

  /** The officers who could act at the stage of the cases. */
  #competent(cases: readonly (Case | undefined)[]): AssuredSignatory[] {
    const stages = cases.map((one) => one?.stage);
    const judges = JUDGES.slice(this.#mostly() ? this.#random.below(2) : 2);
    const missed = this.#random.flag();
    const forReviewer =
      missed && stages.some((stage) => stage !== "under review" && stage !== "before court");
    const ended = stages.some((stage) => stage === "final" || stage === "set aside");
    const inCourt = stages.includes("before court") || (ended && !missed);
    const sitting = inCourt ? judges : missed && stages.includes("upheld") ? judges.slice(0, 1) : [];
    return [
      ...(forReviewer || stages.includes("under review")
        ? [signatory(this.#random.pick(REVIEWERS), "reviewer")]
        : []),
      ...sitting.map((person) => signatory(person, "judge")),
      ...(this.#random.below(3) === 0 ? [signatory(RITA, "registrar")] : []),
    ];
  }

  #officers(): AssuredSignatory[] {
    return [
      ...REVIEWERS.map((person) => signatory(person, "reviewer")),
      ...JUDGES.map((person) => signatory(person, "judge")),
      signatory(RITA, "registrar"),
    ].filter(() => this.#random.flag());
  }
}

function signatory(person: AssuredSignatory["person"], capacity: Capacity, assurance = 1): AssuredSignatory {
  return { person, capacity, keyVersion: 1, assurance };
}
