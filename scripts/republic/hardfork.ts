/** Rules that an embedded chain can run. */
export type Hardfork = "osaka" | "cancun";

/** The hardfork whose rules the embedded chain runs; gas is only comparable under the same one. */
export const HARDFORK: Hardfork = "osaka";
