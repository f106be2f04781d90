import { bn254_Fr } from "@noble/curves/bn254.js";
import { babyjubjub } from "@noble/curves/misc.js";
import { hexlify, keccak256 } from "ethers";
import { modulo, readNumber } from "./group.ts";
import { AuditRefusal } from "./parts.ts";
import { poseidonOf } from "./poseidon.ts";
import { taggedHash } from "./statement.ts";

/** For which roll an entry is. */
export interface AuditedRoll {
  readonly chainId: bigint;
  /** Address of the box. */
  readonly contract: string;
  readonly election: string;
  readonly poll: string;
}

/** An entry of an anonymous voter, as it is published. */
export interface AuditedEntry {
  /** The word by which the register knows who applied. */
  readonly applicant: string;
  readonly key: Coordinates;
  /** R and s of the signature by the key. */
  readonly nonce: Coordinates;
  readonly answer: bigint;
}

interface Coordinates {
  readonly x: bigint;
  readonly y: bigint;
}

const { Point } = babyjubjub;
const { a, d, n } = Point.CURVE();
const ORDER = bn254_Fr.ORDER;

/** @throws {AuditRefusal} unless the bytes are applicant, key (x, y), R (x, y) and s, 32 bytes each */
export function readEntry(bytes: Uint8Array): AuditedEntry {
  if (bytes.length !== 192) throw new AuditRefusal("an entry of wrong length");
  const [, x = 0n, y = 0n, nonceX = 0n, nonceY = 0n, answer = 0n] = Array.from({ length: 6 }, (_, word) =>
    readNumber(bytes, 32 * word),
  );
  return {
    applicant: hexlify(bytes.subarray(0, 32)),
    key: { x, y },
    nonce: { x: nonceX, y: nonceY },
    answer,
  };
}

/**
 * Refuses unless the key is one that a single secret opens, and whoever has it signed for this roll and applicant. By noble's
 * Baby Jubjub, which neither Semaphore's libraries nor its circuit have.
 *
 * @throws {AuditRefusal} with what is wrong
 */
export function requireEntry(roll: AuditedRoll, entry: AuditedEntry): void {
  const { key } = entry;
  if (!isOnCurve(key)) throw new AuditRefusal("the key is no point of the curve");
  if (key.x === 0n && key.y === 1n) throw new AuditRefusal("the key is of no secret, and everybody's");
  if (!Point.fromAffine(key).isTorsionFree())
    throw new AuditRefusal("the key is not in the group of prime order");
  if (!isPossessed(roll, entry))
    throw new AuditRefusal("whoever applied has not shown that the key is theirs");
}

function isPossessed(roll: AuditedRoll, { applicant, key, nonce, answer }: AuditedEntry): boolean {
  if (!isOnCurve(nonce) || answer >= n) return false;
  const challenge = poseidonOf(nonce.x, nonce.y, key.x, key.y, messageOf(roll, applicant));
  const multiple = Point.fromAffine(key).multiplyUnsafe(modulo(8n * challenge, n));
  return Point.BASE.multiplyUnsafe(answer).equals(Point.fromAffine(nonce).add(multiple));
}

function isOnCurve({ x, y }: Coordinates): boolean {
  return x < ORDER && y < ORDER && modulo(a * x * x + y * y - 1n - d * x * x * y * y, ORDER) === 0n;
}

function messageOf({ chainId, contract, election, poll }: AuditedRoll, applicant: string): bigint {
  const digest = taggedHash(
    "application",
    ["uint256", "address", "bytes32", "bytes32", "bytes32"],
    [chainId, contract, election, poll, applicant],
  );
  return BigInt(keccak256(digest)) >> 8n;
}
