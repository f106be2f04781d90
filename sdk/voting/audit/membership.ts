import { bn254, bn254_Fr } from "@noble/curves/bn254.js";
import { keccak256, toBeHex } from "ethers";
import { readNumber } from "./group.ts";
import { AuditRefusal } from "./parts.ts";
import { taggedHash } from "./statement.ts";

/** The verification key of a circuit, as Semaphore publishes it: coordinates in decimal, the real part first. */
export interface MembershipKey {
  readonly vk_alpha_1: readonly string[];
  readonly vk_beta_2: readonly (readonly string[])[];
  readonly vk_gamma_2: readonly (readonly string[])[];
  readonly vk_delta_2: readonly (readonly string[])[];
  readonly IC: readonly (readonly string[])[];
}

/** What an anonymous voter's paper claims. */
export interface AuditedMembership {
  readonly chainId: bigint;
  /** Address of the box. */
  readonly contract: string;
  readonly election: string;
  readonly roll: string;
  /** The nullifier. */
  readonly voter: bigint;
  /** Digest of the paper. */
  readonly digest: string;
}

const { G1, G2, fields } = bn254;
const ORDER = bn254_Fr.ORDER;
const PRIME = fields.Fp.ORDER;
const LENGTH = 256;

/**
 * Verifies that somebody on an anonymous roll made a paper: Groth16 over BN254, by noble's pairing, which neither the
 * contract nor snarkjs has.
 *
 * @param key of the circuit that the box verifies with, from Semaphore's ceremony
 *
 * @throws {AuditRefusal} unless it was proven
 */
export function requireMember(key: MembershipKey, claim: AuditedMembership, credential: Uint8Array): void {
  if (credential.length !== LENGTH) throw new AuditRefusal("a proof of membership of wrong length");
  const scope = taggedHash(
    "scope",
    ["uint256", "address", "bytes32"],
    [claim.chainId, claim.contract, claim.election],
  );
  const signals = [BigInt(claim.roll), claim.voter, circuitNumber(claim.digest), circuitNumber(scope)];
  if (signals.some((signal) => signal >= ORDER) || signals[0] === 0n)
    throw new AuditRefusal("no root of a roll, or no nullifier");
  if (!isProven(key, signals, credential)) throw new AuditRefusal("membership is not proven");
}

function isProven(key: MembershipKey, signals: readonly bigint[], credential: Uint8Array): boolean {
  const [ax = 0n, ay = 0n, bx1 = 0n, bx0 = 0n, by1 = 0n, by0 = 0n, cx = 0n, cy = 0n] = Array.from(
    { length: LENGTH / 32 },
    (_, word) => readNumber(credential, 32 * word),
  );
  const published = key.IC.map(([x = "", y = ""]) => pointOf(BigInt(x), BigInt(y)));
  const [first = G1.Point.ZERO, ...others] = published;
  const sum = others.reduce(
    (all, point, index) => all.add(point.multiplyUnsafe(signals[index] ?? 0n)),
    first,
  );
  const [alphaX = "", alphaY = ""] = key.vk_alpha_1;
  const pairs = [
    { g1: pointOf(ax, ay).negate(), g2: twistPointOf([bx0, bx1], [by0, by1]) },
    { g1: pointOf(BigInt(alphaX), BigInt(alphaY)), g2: keyPoint(key.vk_beta_2) },
    { g1: sum, g2: keyPoint(key.vk_gamma_2) },
    { g1: pointOf(cx, cy), g2: keyPoint(key.vk_delta_2) },
  ];
  // A pair with infinity, which is written as zeros, gives one.
  const product = bn254.pairingBatch(pairs.filter(({ g1, g2 }) => !g1.is0() && !g2.is0()));
  return fields.Fp12.eql(product, fields.Fp12.ONE);
}

function keyPoint([x = [], y = []]: readonly (readonly string[])[]): InstanceType<typeof G2.Point> {
  return twistPointOf(x.map(BigInt), y.map(BigInt));
}

function pointOf(x: bigint, y: bigint): InstanceType<typeof G1.Point> {
  return valid(() => G1.Point.fromAffine({ x: coordinate(x), y: coordinate(y) }));
}

function twistPointOf(x: readonly bigint[], y: readonly bigint[]): InstanceType<typeof G2.Point> {
  const of = ([c0 = 0n, c1 = 0n]: readonly bigint[]): { c0: bigint; c1: bigint } => ({
    c0: coordinate(c0),
    c1: coordinate(c1),
  });
  return valid(() => G2.Point.fromAffine({ x: of(x), y: of(y) }));
}

/** The point, if it is on its curve and in its group. */
function valid<P extends { assertValidity(): void }>(make: () => P): P {
  try {
    const point = make();
    point.assertValidity();
    return point;
  } catch {
    throw new AuditRefusal("no point of BN254");
  }
}

function coordinate(value: bigint): bigint {
  if (value >= PRIME) throw new AuditRefusal("no coordinate of BN254");
  return value;
}

/** As Semaphore makes numbers of its field out of words. */
function circuitNumber(word: string): bigint {
  return BigInt(keccak256(toBeHex(word, 32))) >> 8n;
}
