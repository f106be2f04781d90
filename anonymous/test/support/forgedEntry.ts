import { addPoint, Base8, mulPointEscalar, r as FIELD, subOrder, unpackPoint } from "@zk-kit/baby-jubjub";
import { poseidon5 } from "poseidon-lite/poseidon5";
import type { Hex } from "../../../sdk/bytes.ts";
import { applicationMessage, type RollApplication, type RollEntry } from "../../../sdk/voting/rollEntry.ts";

/** A number that signers of these entries draw; whoever forges need not draw another. */
const DRAWN = 1_234_567n;

/** A point of order 2: (0, -1). */
const TORSION: [bigint, bigint] = [0n, FIELD - 1n];

/**
 * What somebody hands in who has a secret scalar and writes their own software: signed rightly, by the key, which is moved out of its
 * group if `isMoved`.
 */
export function entryBy(roll: RollApplication, applicant: Hex, scalar: bigint, isMoved = false): RollEntry {
  const own = mulPointEscalar(Base8, scalar);
  const key = isMoved ? addPoint(own, TORSION) : own;
  const nonce = mulPointEscalar(Base8, DRAWN);
  const challenge = poseidon5([...nonce, ...key, applicationMessage(roll, applicant)]);
  const answer = (DRAWN + challenge * 8n * scalar) % subOrder;
  return { applicant, key: pointOf(key), possession: { nonce: pointOf(nonce), answer } };
}

/** The scalar of a key's negative. */
export const negativeOf = (scalar: bigint): bigint => subOrder - scalar;

/** A coordinate that Semaphore's libraries take for the same. */
export const beyond = (coordinate: bigint): bigint => coordinate + FIELD;

/** A point of the group with this y, if there is one. */
export function keyWithY(y: bigint): RollEntry["key"] | undefined {
  const point = unpackPoint(y);
  if (point === null) return undefined;
  const [x, one] = mulPointEscalar(point, subOrder);
  return x === 0n && one === 1n ? pointOf(point) : undefined;
}

function pointOf([x, y]: readonly [bigint, bigint] | bigint[]): RollEntry["key"] {
  return { x: BigInt(x ?? 0), y: BigInt(y ?? 0) };
}
