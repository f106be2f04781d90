import { concatBytes } from "../../../sdk/bytes.ts";
import { type Coordinates, GENERATOR, INFINITY, pointAt } from "../../../sdk/voting/curve.ts";
import { proveEquality } from "../../../sdk/voting/equality.ts";
import {
  decodePoints,
  encodePoints,
  pointsOf,
  type Polynomial,
  valueAt,
} from "../../../sdk/voting/ceremony/polynomial.ts";
import { secretOf } from "../../../sdk/voting/ceremony/seed.ts";
import {
  complaintOf,
  decodeShare,
  encodeShares,
  type SealedShare,
  sealShare,
} from "../../../sdk/voting/ceremony/shares.ts";
import {
  ceremonyContext,
  commitmentTo,
  possessionStatement,
} from "../../../sdk/voting/ceremony/statements.ts";
import type { CeremonyRun } from "./ceremony.ts";

/** The polynomial of an honest trustee, which nobody else would know. */
export function polynomialOf(run: CeremonyRun, number: number): Polynomial {
  const seed = run.seated[number - 1]?.seed ?? new Uint8Array();
  const context = ceremonyContext(run.place);
  return Array.from({ length: run.threshold }, (_, k) => secretOf(seed, context, "coefficient", k));
}

/** The commitment to any points, with an honest encryption key. */
export function commitmentOf(run: CeremonyRun, number: number, points: Uint8Array): Uint8Array {
  const commitment = commitmentTo(ceremonyContext(run.place), number, points);
  return concatBytes(commitment, run.trustee(number).commitment().subarray(32));
}

/** A proof that the secret of a point is known, for whoever knows it. */
export function knowledge(secret: bigint, statement: Uint8Array, key = keyOf(secret)): Uint8Array {
  return proveEquality({ secret, key, statement, bases: [] }).proof;
}

/** Points of any polynomial as they are published, with the proof. */
export function publicationOf(run: CeremonyRun, number: number, polynomial: Polynomial): Uint8Array {
  const statement = possessionStatement(ceremonyContext(run.place), number);
  return concatBytes(encodePoints(pointsOf(polynomial)), knowledge(polynomial[0] ?? 0n, statement));
}

/** Shares of a dealer, one of them by another value. */
export function sharesWith(run: CeremonyRun, dealer: number, receiver: number, value: bigint): Uint8Array {
  const context = ceremonyContext(run.place);
  const polynomial = polynomialOf(run, dealer);
  const sealed = run.keys().flatMap((key, index): SealedShare[] => {
    const to = index + 1;
    if (to === dealer) return [];
    const share = to === receiver ? value : valueAt(polynomial, to);
    const secret = secretOf(run.seated[dealer - 1]?.seed ?? new Uint8Array(), context, "ephemeral", to);
    return [sealShare({ context, dealer, receiver: to }, key, share, secret)];
  });
  return encodeShares(sealed);
}

/** The secret under which others encrypt to a trustee. */
export function encryptionSecretOf(run: CeremonyRun, number: number): bigint {
  const seed = run.seated[number - 1]?.seed ?? new Uint8Array();
  return secretOf(seed, ceremonyContext(run.place), "encryption", 0);
}

/** What a trustee says of a dealer's share, whatever it is; with their own secret, or another. */
export function complaintAbout(
  run: CeremonyRun,
  [dealer, receiver]: readonly [number, number],
  shares = run.contentOf("shares", dealer),
  secret = encryptionSecretOf(run, receiver),
): Uint8Array {
  const dealing = { context: ceremonyContext(run.place), dealer, receiver };
  const point = keyOf(encryptionSecretOf(run, receiver));
  return complaintOf(dealing, decodeShare(shares, dealer, receiver), { secret, point });
}

/** x of the key that the points of these trustees would make. */
export function keyAmong(run: CeremonyRun, numbers: readonly number[]): bigint {
  const first = numbers.map((number) => decodePoints(run.contentOf("points", number), 1).map(pointAt));
  return first
    .flat()
    .reduce((sum, point) => sum.add(point), INFINITY)
    .toAffine().x;
}

/** A secret times G. */
export function keyOf(secret: bigint): Coordinates {
  return GENERATOR.multiply(secret).toAffine();
}
