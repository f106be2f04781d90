import { Random } from "../../sdk/support/random.ts";

/** A variable of the environment is no whole number above zero. */
class EnvironmentNumberError extends Error {
  override readonly name = "EnvironmentNumberError";
}

/** The same cases each time, unless another seed is asked for. */
const SEED = numberFrom("BALLOT_SEED", 1);

/** Of how many made-up ballots a test tries each rule. */
export const ROUNDS = numberFrom("BALLOT_ROUNDS", 8);

/** Draws made-up cases, others for each name. */
export function drawnFor(name: string): Random {
  const bytes = Array.from(new TextEncoder().encode(name));
  return new Random(bytes.reduce((hash, byte) => Math.imul(hash, 31) + byte, SEED));
}

/** Says with which seed and how many rounds a test of the suite failed, so that the same can be tried again. */
export function saysWhatFailed(): void {
  afterEach(function () {
    if (this.currentTest?.state === "failed")
      console.log(`      BALLOT_SEED=${SEED} BALLOT_ROUNDS=${ROUNDS}`);
  });
}

function numberFrom(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new EnvironmentNumberError(`${variable} is ${text}; expected a whole number from 1 on`);
}
