import type { Accumulated, AccumulationPlan, AccumulationStep } from "../../../sdk/voting/accumulate.ts";

/** A plan with all its transactions, which a client never holds together: for tests that tamper with them. */
export interface MadePlan extends Accumulated {
  readonly dummy: AccumulationPlan["dummy"];
  readonly steps: readonly AccumulationStep[];
}

/** Adds up without sending anything. */
export async function madePlan(plan: AccumulationPlan): Promise<MadePlan> {
  const steps: AccumulationStep[] = [];
  const accumulated = await plan.addUp((step) => {
    steps.push(step);
    return Promise.resolve();
  });
  return { dummy: plan.dummy, steps, ...accumulated };
}
