import { concatBytes, hexFromBytes } from "../../bytes.ts";
import { FieldReader, FieldWriter } from "../../wire.ts";
import { type Coordinates, coordinatesOf, GENERATOR, pointAt, type ScalarSource } from "../curve.ts";
import { proveEquality } from "../equality.ts";
import { decodePoints, encodePoints } from "./polynomial.ts";
import { complaintStatement, ephemeralStatement, padOf } from "./statements.ts";

/** A share encrypted for its receiver. */
export interface SealedShare {
  /** A secret of the dealer's times G, made for this share alone. */
  readonly ephemeral: Coordinates;
  /** That the dealer knows that secret, 64 bytes. */
  readonly proof: Uint8Array;
  /** The share, covered; 32 bytes. */
  readonly ciphertext: Uint8Array;
}

/** Who deals to whom, in which attempt (`ceremonyContext`). */
export interface Dealing {
  readonly context: Uint8Array;
  readonly dealer: number;
  readonly receiver: number;
}

/** Bytes of an encrypted share. */
const SEALED = 160;

/**
 * Encrypts a share.
 *
 * @param key the receiver's encryption key
 * @param secret of the dealer, for this share alone
 * @throws {NotAPointError} if the key is no point
 */
export function sealShare(
  dealing: Dealing,
  key: Coordinates,
  share: bigint,
  secret: bigint,
  scalars?: ScalarSource,
): SealedShare {
  const { context, dealer, receiver } = dealing;
  const [ephemeral, shared] = coordinatesOf([GENERATOR.multiply(secret), pointAt(key).multiply(secret)]) as [
    Coordinates,
    Coordinates,
  ];
  const statement = ephemeralStatement(context, dealer, receiver);
  const { proof } = proveEquality({ secret, key: ephemeral, statement, bases: [] }, scalars);
  const writer = new FieldWriter(32);
  writer.uint256(share);
  return { ephemeral, proof, ciphertext: cover(writer.bytes, padOf(context, dealer, receiver, shared)) };
}

/**
 * Decrypts a share; whether it is a right one `isShare` tells.
 *
 * @param secret of the receiver's encryption key
 * @throws {NotAPointError} if the dealer's is no point
 */
export function openShare(dealing: Dealing, { ephemeral, ciphertext }: SealedShare, secret: bigint): bigint {
  const shared = pointAt(ephemeral).multiply(secret).toAffine();
  return BigInt(
    hexFromBytes(cover(ciphertext, padOf(dealing.context, dealing.dealer, dealing.receiver, shared))),
  );
}

/**
 * A complaint: it opens the share to everybody, and proves that it does. Whoever complains of a right share is excluded: it is for a
 * share that `isShare` denies.
 *
 * @param key of the receiver, with its secret
 */
export function complaintOf(
  { context, dealer, receiver }: Dealing,
  { ephemeral }: SealedShare,
  key: { readonly secret: bigint; readonly point: Coordinates },
  scalars?: ScalarSource,
): Uint8Array {
  const statement = complaintStatement(context, dealer, receiver);
  const task = { secret: key.secret, key: key.point, statement, bases: [ephemeral] };
  const writer = new FieldWriter(32);
  writer.uint256(BigInt(dealer));
  return concatBytes(writer.bytes, proveEquality(task, scalars).proof);
}

/** All shares of a dealer as they are published, by the receivers' numbers. */
export function encodeShares(shares: readonly SealedShare[]): Uint8Array {
  const parts = shares.flatMap(({ ephemeral, proof, ciphertext }) => [
    encodePoints([ephemeral]),
    proof,
    ciphertext,
  ]);
  return concatBytes(...parts);
}

/** The share for a receiver among all of a dealer. */
export function decodeShare(shares: Uint8Array, dealer: number, receiver: number): SealedShare {
  const at = SEALED * (receiver < dealer ? receiver - 1 : receiver - 2);
  const [ephemeral] = decodePoints(shares, 1, at) as [Coordinates];
  const reader = new FieldReader(shares, at + 64);
  return { ephemeral, proof: reader.raw(64), ciphertext: reader.raw(32) };
}

function cover(bytes: Uint8Array, pad: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => byte ^ (pad[at] ?? 0));
}
