import { Identity } from "@semaphore-protocol/identity";
import { inCurve, mulPointEscalar, r as FIELD, subOrder } from "@zk-kit/baby-jubjub";
import { SdkError } from "../sdk/sdkError.ts";
import {
  applicationMessage,
  encodeRollEntry,
  type JubjubPoint,
  type RollApplication,
  type RollEntry,
} from "../sdk/voting/rollEntry.ts";

/** The entry cannot be on the roll: `reason` says why, in words. */
export class UnsoundEntryError extends SdkError {
  override readonly name = "UnsoundEntryError";

  constructor(
    readonly reason: string,
    entry: RollEntry,
  ) {
    super(reason, { entry: encodeRollEntry(entry) });
  }
}

/**
 * Whoever keeps a roll asks this of each entry before it takes it: that the key is a point which one secret opens, and that
 * whoever has the secret applied. An inner node of the roll's tree is no such point.
 *
 * @throws {UnsoundEntryError} if the key is no point of the curve, of no secret, outside the group of prime order, or the
 * signature is not by it for this roll and applicant
 */
export function requireSound(roll: RollApplication, entry: RollEntry): void {
  const { applicant, key, possession } = entry;
  const { nonce, answer } = possession;
  const refuse = (reason: string): never => {
    throw new UnsoundEntryError(reason, entry);
  };
  if (!isOnCurve(key)) refuse("the key is no point of the curve");
  // Its secret is zero, which everybody knows.
  if (isIdentity(key)) refuse("the key is of no secret, and everybody's");
  if (!isIdentity(timesOrder(key))) refuse("the key is not in the group of prime order");
  const signature = { R8: coordinatesOf(nonce), S: answer };
  // The library takes coordinates that are not below the prime for others.
  const isSigned =
    isOnCurve(nonce) &&
    Identity.verifySignature(applicationMessage(roll, applicant), signature, coordinatesOf(key));
  if (!isSigned) refuse("whoever applied has not shown that the key is theirs");
}

function isOnCurve(point: JubjubPoint): boolean {
  const coordinates = coordinatesOf(point);
  return coordinates.every((one) => one >= 0n && one < FIELD) && inCurve(coordinates);
}

function isIdentity({ x, y }: JubjubPoint): boolean {
  return x === 0n && y === 1n;
}

function timesOrder(point: JubjubPoint): JubjubPoint {
  const [x, y] = mulPointEscalar(coordinatesOf(point), subOrder);
  return { x: BigInt(x), y: BigInt(y) };
}

function coordinatesOf({ x, y }: JubjubPoint): [bigint, bigint] {
  return [x, y];
}
