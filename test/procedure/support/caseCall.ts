import type { Hex } from "../../../sdk/bytes.ts";
import { encodeApplication, layoutOf, sortSignatories } from "../../../sdk/law/application.ts";
import { type Case, encodeCase } from "../../../sdk/procedure/case.ts";
import { encodeSteps, type Step } from "../../../sdk/procedure/steps.ts";
import type { RulesetCall } from "../../behaviours/ruleset.ts";
import type { AssuredSignatory } from "../../land/support/landCase.ts";

/** Steps as they come before the law, in the terms of the client. */
export interface StepsToDecide {
  /** The cases in which they are taken; undefined: not opened yet. */
  readonly cases: readonly (Case | undefined)[];
  readonly steps: readonly Step[];
  /** The first is the applicant. */
  readonly signatories: readonly AssuredSignatory[];
  readonly today: number;
  /** See `caseDays`. */
  readonly workingDays: bigint;
}

const NONE_OVERRULED: Hex = `0x${"00".repeat(32)}`;

/** The arguments with which the register of cases would ask the law to decide all the steps. */
export function caseCall({ cases, steps, today, workingDays, ...by }: StepsToDecide): RulesetCall {
  // Sorting keeps what it sorts.
  const signatories = sortSignatories(by.signatories) as AssuredSignatory[];
  const application = encodeApplication({
    entries: cases.map((_, index) => `0x80${index.toString(16).padStart(62, "0")}` as Hex),
    signatories,
    declarations: [],
    dealings: encodeSteps(steps),
    applicant: by.signatories[0]?.person ?? "0x",
    deadline: today,
  });
  return {
    bodies: cases.map((one) => (one ? encodeCase(one) : new Uint8Array())),
    application,
    circumstances: {
      statuses: new Uint8Array(16),
      assurances: Uint8Array.from({ length: 16 }, (_, index) => signatories[index]?.assurance ?? 0),
      begin: layoutOf(application).dealingsAt,
      end: application.length,
      today,
      overruled: NONE_OVERRULED,
      workingDays,
    },
  };
}
