import { type CircuitSignals, groth16, type Groth16Proof } from "snarkjs";
import { encodeMembership } from "../sdk/voting/membership.ts";
import type { Circuit } from "./circuit.ts";

/**
 * A proof for a circuit's signals, as a credential. The only place that calls snarkjs.
 *
 * @throws {Error} of snarkjs, if the signals do not fit the circuit
 */
export async function proveSignals(signals: CircuitSignals, { wasm, zkey }: Circuit): Promise<Uint8Array> {
  // One thread: others would outlive the proof, and keep the program from ending.
  const { proof } = await groth16.fullProve(signals, wasm, zkey, undefined, undefined, {
    singleThread: true,
  });
  return encodeMembership(pointsOf(proof));
}

/** In Semaphore's order. */
function pointsOf({ pi_a, pi_b, pi_c }: Groth16Proof): bigint[] {
  const [x = [], y = []] = pi_b;
  return [...pi_a.slice(0, 2), x[1], x[0], y[1], y[0], ...pi_c.slice(0, 2)].map((point) =>
    BigInt(point ?? 0),
  );
}
