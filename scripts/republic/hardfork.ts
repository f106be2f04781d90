/** Rules that an embedded chain can run. */
export type Hardfork = "osaka" | "cancun";

/** The hardfork whose rules the embedded chain runs; gas is only comparable under the same one. */
export const HARDFORK: Hardfork = "osaka";

/** Whether P256VERIFY (EIP-7951) is there, by which keys of P-256 are verified. */
export function verifiesP256(hardfork: Hardfork): boolean {
  return hardfork === "osaka";
}
