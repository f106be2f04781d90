import type { SpeedRow } from "./votingBench.ts";

/** What a row is to reach: at least so many a second, or at most so many seconds, on one core. */
export interface SpeedTarget {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Rows without a target are there to be known. */
export const SPEED_TARGETS: Readonly<Record<string, SpeedTarget>> = {
  "vote.proven": { atLeast: 100 },
  "vote.verified": { atLeast: 150 },
  "vote.logarithms": { atMost: 1 },
};

/** Whether a row is what it is to be; one without a target is. */
export function reachesTarget({ id, value }: SpeedRow): boolean {
  const { atLeast = -Infinity, atMost = Infinity } = SPEED_TARGETS[id] ?? {};
  return value >= atLeast && value <= atMost;
}

/** The target in a few characters, such as "≥ 100"; nothing, if there is none. */
export function targetText(id: string): string {
  const { atLeast, atMost } = SPEED_TARGETS[id] ?? {};
  if (atLeast !== undefined) return `≥ ${atLeast}`;
  return atMost === undefined ? "" : `≤ ${atMost}`;
}
