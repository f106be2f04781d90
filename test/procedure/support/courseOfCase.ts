import type { Case } from "../../../sdk/procedure/case.ts";
import type { Stage } from "../../../sdk/procedure/codes.ts";
import type { Step } from "../../../sdk/procedure/steps.ts";

/** How far a case has got, and whether it holds its entries. */
export interface Course {
  readonly stage: Stage;
  readonly instance: number;
  readonly pending: boolean;
  readonly contestsRefusal: boolean;
}

export const hasEnded = ({ stage }: Pick<Course, "stage">): boolean =>
  stage === "set aside" || stage === "final";

/** Where a case stands; undefined: it is not there yet. */
export function courseOf(one: Case | undefined): Course | undefined {
  if (one === undefined) return undefined;
  const { stage, instance, pending, eId } = one;
  return { stage, instance, pending, contestsRefusal: eId !== "" };
}

/**
 * Where a case stands after a step that was granted: what the act says of it, read once more without the rulesets. A step
 * that the act cannot grant there throws.
 */
export function courseAfter(before: Course | undefined, step: Step): Course {
  if (step.kind === "refusal" || step.kind === "grant") {
    requireThat(before === undefined, step);
    return { stage: "decided", instance: 0, pending: false, contestsRefusal: step.kind === "refusal" };
  }
  if (before === undefined) return refuseToFollow(step);
  if (step.kind === "reinstatement") return reinstated(before, step);
  if (hasEnded(before)) return refuseToFollow(step);
  const { stage, instance } = before;
  const next = { ...before, instance: instance + 1 };
  switch (step.kind) {
    case "service":
      requireThat(stage === "decided" || stage === "upheld", step);
      return before;
    case "objection":
      requireThat(stage === "decided", step);
      return { ...next, stage: "under review", pending: before.contestsRefusal };
    case "hearing":
      requireThat(stage === "under review" || stage === "before court", step);
      return before;
    case "review":
      requireThat(stage === "under review", step);
      return step.outcome === "upheld" ? { ...before, stage: "upheld" } : setAside(before);
    case "appeal":
      requireThat(stage === "under review" || stage === "upheld", step);
      return { ...next, stage: "before court" };
    case "interim measure":
      requireThat(stage === "under review" || stage === "before court", step);
      requireThat(before.pending !== step.pending, step);
      return { ...before, pending: step.pending };
    case "judgment":
      requireThat(stage === "before court", step);
      if (step.outcome === "remanded") return { ...next, stage: "under review" };
      return step.outcome === "upheld" ? { ...before, stage: "final", pending: false } : setAside(before);
    case "closing":
      requireThat(stage === "upheld" || (stage === "decided" && before.contestsRefusal), step);
      return { ...before, stage: "final", pending: false };
    case "withdrawal":
      return { ...before, stage: "final", pending: false };
  }
}

/** The period runs anew, which moves nothing but a case that was closed without an objection. */
function reinstated(before: Course, step: Step): Course {
  const { stage, instance, contestsRefusal } = before;
  const closed = stage === "final" && instance === 0;
  requireThat(stage === "upheld" || ((stage === "decided" || closed) && contestsRefusal), step);
  return closed ? { ...before, stage: "decided" } : before;
}

/** A grant that was set aside holds its entry until it goes back; a refusal holds nothing any more. */
function setAside(before: Course): Course {
  return { ...before, stage: "set aside", pending: !before.contestsRefusal };
}

function requireThat(condition: boolean, step: Step): void {
  if (!condition) refuseToFollow(step);
}

function refuseToFollow({ kind }: Step): never {
  throw new Error(`the act grants no ${kind} here`);
}
