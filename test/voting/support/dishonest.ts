import { concatBytes } from "../../../sdk/bytes.ts";
import { type Coordinates, GENERATOR } from "../../../sdk/voting/curve.ts";
import { proveEquality } from "../../../sdk/voting/equality.ts";
import { encodePoints, pointsOf, type Polynomial, valueAt } from "../../../sdk/voting/ceremony/polynomial.ts";
import { secretOf } from "../../../sdk/voting/ceremony/seed.ts";
import { encodeShares, type SealedShare, sealShare } from "../../../sdk/voting/ceremony/shares.ts";
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

/** A secret times G. */
export function keyOf(secret: bigint): Coordinates {
  return GENERATOR.multiply(secret).toAffine();
}
