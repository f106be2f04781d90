import { hexlify, keccak256 } from "ethers";
import { type AuditPoint, minus, N, plus, readNumber, times } from "./group.ts";
import { AuditRefusal } from "./parts.ts";

/** c times the difference of two points; x of the difference must be below the order, as of every point. */
export function scaledDifference(c: bigint, minuend: Uint8Array, subtrahend: Uint8Array): AuditPoint {
  const difference = plus(minuend, minus(subtrahend));
  if (difference !== null && readNumber(difference, 1) >= N)
    throw new AuditRefusal("a difference is out of range");
  return times(difference, c);
}

/** Address of a commitment, as a number. */
export function addressOf(point: AuditPoint): bigint {
  if (point === null) throw new AuditRefusal("a commitment is infinity");
  return BigInt(`0x${keccak256(hexlify(point.subarray(1))).slice(26)}`);
}
