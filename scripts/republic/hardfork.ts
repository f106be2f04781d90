/** The hardfork whose rules the embedded chain runs; gas is only comparable under the same one. */
export const HARDFORK = "osaka";
