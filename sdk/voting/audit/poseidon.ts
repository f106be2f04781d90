import { grainGenConstants, poseidon, type PoseidonFn } from "@noble/curves/abstract/poseidon.js";
import { bn254_Fr } from "@noble/curves/bn254.js";

/** Rounds in which all of the state goes through the S-box. */
const FULL = 8;

/** Rounds in which a part of it does, by the width of the state (Grassi, Khovratovich, Rechberger, Roy, Schofnegger 2021). */
const PARTIAL = new Map([
  [3, 57],
  [6, 60],
]);

const permutations = new Map<number, PoseidonFn>();

/**
 * Poseidon over BN254's scalars, with circomlib's parameters: what Semaphore's circuits hash by. The constants are made here, as
 * the paper has it, and not copied.
 *
 * @param inputs two or five
 */
export function poseidonOf(...inputs: readonly bigint[]): bigint {
  const [hash = 0n] = permutationOf(inputs.length + 1)([0n, ...inputs]);
  return hash;
}

function permutationOf(width: number): PoseidonFn {
  const known = permutations.get(width);
  if (known !== undefined) return known;
  const roundsPartial = PARTIAL.get(width) ?? 0;
  const options = { Fp: bn254_Fr, t: width, roundsFull: FULL, roundsPartial, sboxPower: 5 };
  const made = poseidon({ ...options, ...grainGenConstants(options) });
  permutations.set(width, made);
  return made;
}
