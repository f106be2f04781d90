import { compareHex, type Hex } from "../../../sdk/bytes.ts";
import { FIELD_FORMS, type FieldForm } from "../../../sdk/law/fieldForms.ts";
import {
  ELECTION_STEP_KINDS,
  type ElectionStep,
  type ElectionStepKind,
  fieldsOf,
} from "../../../sdk/elections/steps.ts";
import { type Application, sortSignatories } from "../../../sdk/law/application.ts";
import { CAPACITIES } from "../../../sdk/law/signatory.ts";
import { Random } from "../support/random.ts";

/** Steps and applications of elections, the same for the same seed. */
export class RandomElections extends Random {
  step(kind: ElectionStepKind, subject: number): ElectionStep {
    const values = fieldsOf(kind).map(([name, form]): [string, unknown] => [name, this.#value(form)]);
    const second = ["roll review", "judgment"].includes(kind) ? { district: subject } : {};
    const former = kind === "succession" ? { former: subject } : {};
    return { kind, subject, ...Object.fromEntries(values), ...second, ...former } as ElectionStep;
  }

  steps(count: number, subjects = 1): ElectionStep[] {
    return Array.from({ length: count }, (_, index) =>
      this.step(this.pick(ELECTION_STEP_KINDS), index < subjects ? index : this.below(subjects)),
    );
  }

  electionApplication(dealings: (subjects: number) => Uint8Array): { application: Application; from: Hex[] } {
    const entries = Array.from({ length: 1 + this.below(3) }, () => this.hex(32)).sort(compareHex);
    const signatories = Array.from({ length: 1 + this.below(3) }, () => ({
      person: this.hex(16),
      capacity: this.pick(CAPACITIES),
      keyVersion: Number(this.uint(32)),
    }));
    const application: Application = {
      entries,
      signatories: sortSignatories(signatories),
      declarations: [],
      dealings: dealings(entries.length),
      applicant: this.pick(signatories).person,
      deadline: this.day(),
    };
    return { application, from: entries.map(() => this.hex(31)) };
  }

  #value(form: FieldForm): unknown {
    if (form === "f") return this.below(2) === 1;
    if (form === "d") return this.day();
    if (form === "n") return this.uint(64);
    const { length } = FIELD_FORMS[form];
    return form === "b" || form === "r" || form === "q" ? Number(this.uint(8 * length)) : this.hex(length);
  }
}
