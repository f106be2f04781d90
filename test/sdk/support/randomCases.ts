import type { Hex } from "../../../sdk/bytes.ts";
import type { Application } from "../../../sdk/law/application.ts";
import { encodeApplication } from "../../../sdk/law/application.ts";
import type { Case } from "../../../sdk/procedure/case.ts";
import { STAGES, STEP_KINDS, type StepKind } from "../../../sdk/procedure/codes.ts";
import { encodeSteps, type Step } from "../../../sdk/procedure/steps.ts";
import { Random } from "./random.ts";

const PROVISIONS = ["art_7__para_1", "art_12", "exactly_thirty_two_characters_so"];

/** The kinds of step of which several may stand in one application. */
const OTHERS = STEP_KINDS.filter((kind) => kind !== "reopening");

/** Made-up cases and steps, the same ones for the same seed. */
export class RandomCases extends Random {
  case(): Case {
    const pending = this.flag();
    return {
      stage: this.pick(STAGES),
      instance: Number(this.uint(8)),
      pending,
      ordered: pending && this.flag(),
      since: Number(this.uint(32)),
      decidedOn: Number(this.uint(32)),
      servedOn: Number(this.uint(32)),
      heardOn: Number(this.uint(32)),
      remedyDays: Number(this.uint(16)),
      objector: this.hex(16),
      register: this.hex(20),
      contested: this.hex(32),
      eId: this.pick(["", ...PROVISIONS]),
      reasons: this.hex(32),
      participants: this.list(5, () => ({ person: this.hex(16), instance: Number(this.uint(8)) })),
      entries: this.list(4, () => this.hex(32)),
    };
  }

  step(kind: StepKind, subject: number): Step {
    const common = { subject, reasons: this.hex(32), date: this.day() };
    switch (kind) {
      case "refusal":
        return {
          ...common,
          kind,
          register: this.hex(20),
          digest: this.hex(32),
          eId: this.pick(PROVISIONS),
          decidedOn: this.day(),
          remedyDays: Number(this.uint(16)),
          details: this.hex(32),
          application: encodeApplication(this.application().application),
        };
      case "grant":
        return {
          ...common,
          kind,
          register: this.hex(20),
          entry: this.hex(32),
          commitment: this.hex(31),
          record: this.bytes(64 + this.below(100)),
        };
      case "service":
        return { ...common, kind, servedOn: this.day() };
      case "review":
        return { ...common, kind, outcome: this.pick(["upheld", "set aside"]) };
      case "judgment":
        return { ...common, kind, outcome: this.pick(["upheld", "set aside", "remanded"]) };
      case "interim measure":
        return { ...common, kind, pending: this.flag() };
      case "correction":
        return { ...common, kind, burdens: this.flag() };
      case "transfer":
        return { ...common, kind, receivedOn: this.day() };
      case "reopening":
        return { ...common, kind, correctedOn: this.day(), evidence: this.bytes(this.below(100)) };
      default:
        return { ...common, kind };
    }
  }

  /** Steps in any order, at least one in each subject; reopenings by themselves. */
  steps(subjects: number): Step[] {
    const count = subjects + this.below(8);
    const kinds = this.below(8) === 0 ? (["reopening"] as const) : OTHERS;
    return Array.from({ length: count }, (_, index) =>
      this.step(this.pick(kinds), index < subjects ? index : this.below(subjects)),
    );
  }

  /** An application to the register of cases. */
  caseApplication(): { application: Application; from: Hex[] } {
    const { application, from } = this.application();
    const dealings = encodeSteps(this.steps(application.entries.length));
    return { application: { ...application, dealings }, from };
  }
}
