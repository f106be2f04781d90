import type { Case } from "../../../sdk/procedure/case.ts";
import type { Stage } from "../../../sdk/procedure/codes.ts";
import type { Step } from "../../../sdk/procedure/steps.ts";

/** How far a case has got, and whether it holds its entries. */
export interface Course {
  readonly stage: Stage;
  readonly instance: number;
  readonly pending: boolean;
  /** Whether an interim measure holds them. */
  readonly ordered: boolean;
  readonly contestsRefusal: boolean;
}

/** Entries that the case does not hold. */
const LET_GO = { pending: false, ordered: false } as const;

export const hasEnded = ({ stage }: Pick<Course, "stage">): boolean =>
  stage === "set aside" || stage === "final" || stage === "withdrawn";

/** Where a case stands; undefined: it is not there yet. */
export function courseOf(one: Case | undefined): Course | undefined {
  if (one === undefined) return undefined;
  const { stage, instance, pending, ordered, eId } = one;
  return { stage, instance, pending, ordered, contestsRefusal: eId !== "" };
}

/**
 * Where a case stands after a step that was granted: what the act says of it, read once more without the rulesets. A step
 * that the act cannot grant there throws.
 */
export function courseAfter(before: Course | undefined, step: Step): Course {
  if (step.kind === "refusal" || step.kind === "grant") {
    requireThat(before === undefined, step);
    return { stage: "decided", instance: 0, ...LET_GO, contestsRefusal: step.kind === "refusal" };
  }
  if (before === undefined) return refuseToFollow(step);
  if (step.kind === "reinstatement") return reinstated(before, step);
  if (step.kind === "correction") return corrected(before, step);
  if (step.kind === "transfer") return transferred(before, step);
  if (step.kind === "reopening") return reopened(before, step);
  if (hasEnded(before)) return refuseToFollow(step);
  const { stage, instance } = before;
  const next = { ...before, instance: instance + 1 };
  switch (step.kind) {
    case "service":
      requireThat(stage === "decided" || stage === "upheld" || appealsGrant(before), step);
      return before;
    case "objection":
      requireThat(stage === "decided", step);
      return { ...next, stage: "under review", pending: before.contestsRefusal, ordered: false };
    case "hearing":
      requireThat(stage === "under review" || stage === "before court", step);
      return before;
    case "review":
      requireThat(stage === "under review", step);
      requireThat(step.outcome === "upheld" || before.contestsRefusal, step);
      return step.outcome === "upheld" ? { ...before, stage: "upheld" } : setAside(before);
    case "appeal":
      requireThat(stage === "under review" || stage === "upheld", step);
      return { ...next, stage: "before court" };
    case "interim measure":
      requireThat(stage === "under review" || stage === "before court" || stage === "upheld", step);
      requireThat(step.pending ? !before.ordered : before.pending, step);
      return { ...before, pending: step.pending, ordered: step.pending };
    case "judgment":
      requireThat(stage === "before court", step);
      if (step.outcome === "remanded") return { ...next, stage: "under review" };
      return step.outcome === "upheld" ? { ...before, ...LET_GO, stage: "final" } : setAside(before);
    case "closing":
      requireThat(stage === "upheld" || stage === "decided", step);
      return { ...before, ...LET_GO, stage: "final" };
    case "withdrawal":
      return { ...before, ...LET_GO, stage: "withdrawn" };
  }
}

/** Before the court, the appeal against a grant is served on those who hold the entry. */
const appealsGrant = ({ stage, contestsRefusal }: Course): boolean =>
  stage === "before court" && !contestsRefusal;

/** A case that was closed when there could have been an appeal. */
const closedAfterReview = ({ stage, instance }: Course): boolean => stage === "final" && instance % 2 === 1;

/** A case that was closed when there could have been an objection; after a reopening only days tell it from a judgment. */
const closedBeforeObjection = ({ stage, instance }: Course): boolean =>
  stage === "final" && instance % 2 === 0;

/** The period runs anew, which moves nothing but a case that was closed meanwhile. */
function reinstated(before: Course, step: Step): Course {
  if (closedAfterReview(before)) return { ...before, stage: "upheld" };
  const { stage, contestsRefusal } = before;
  const closed = closedBeforeObjection(before);
  requireThat(stage === "upheld" || ((stage === "decided" || closed) && contestsRefusal), step);
  return closed ? { ...before, stage: "decided" } : before;
}

/** What was decided stays, in a case at a review or after one, or after a judgment. */
function corrected(before: Course, step: Step & { readonly kind: "correction" }): Course {
  const { stage, instance } = before;
  requireThat(instance > 0 && (stage === "upheld" || hasEnded(before)), step);
  requireThat(stage === "upheld" || !step.burdens, step);
  return before;
}

/** Where it was to be an objection, or an appeal, it is one now. */
function transferred(before: Course, step: Step): Course {
  const { stage, instance, contestsRefusal } = before;
  const next = { ...before, instance: instance + 1 };
  if (stage === "upheld" || closedAfterReview(before)) return { ...next, stage: "before court" };
  requireThat((stage === "decided" || closedBeforeObjection(before)) && contestsRefusal, step);
  return { ...next, stage: "under review", pending: true, ordered: false };
}

/**
 * As if the decision had just been served; an objection to a grant has no period that could have ended. Reviews are the odd
 * instances, so that the next one is.
 */
function reopened(before: Course, step: Step): Course {
  const { stage, instance, contestsRefusal } = before;
  const ended = stage === "final" || stage === "withdrawn";
  requireThat(ended || stage === "upheld" || (stage === "decided" && contestsRefusal), step);
  return { ...before, stage: "decided", instance: instance + (instance % 2) };
}

/** A grant that was set aside holds its entry until it goes back; a refusal holds nothing any more. */
function setAside(before: Course): Course {
  return { ...before, stage: "set aside", pending: !before.contestsRefusal, ordered: false };
}

function requireThat(condition: boolean, step: Step): void {
  if (!condition) refuseToFollow(step);
}

function refuseToFollow({ kind }: Step): never {
  throw new Error(`the act grants no ${kind} here`);
}
