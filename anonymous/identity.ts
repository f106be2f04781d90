import { Identity } from "@semaphore-protocol/identity";
import type { Hex } from "../sdk/bytes.ts";
import { applicationMessage, type RollApplication, type RollEntry } from "../sdk/voting/rollEntry.ts";

/** Bytes of a voter's secret. */
export const SECRET_LENGTH = 32;

/** A voter who is on anonymous rolls by the public key of a secret that never leaves the voter's device. */
export type AnonymousVoter = Identity;

/**
 * The voter with a secret of `SECRET_LENGTH` bytes; a new one by default. Whoever has the secret can vote in the voter's place,
 * and can tell how often the voter cast: it is to be kept as a key is.
 *
 * @throws {RangeError} if the secret has another length
 */
export function anonymousVoter(
  secret: Uint8Array = crypto.getRandomValues(new Uint8Array(SECRET_LENGTH)),
): AnonymousVoter {
  if (secret.length !== SECRET_LENGTH) throw new RangeError(`a secret of ${secret.length} bytes`);
  return new Identity(Buffer.from(secret));
}

/**
 * What a voter hands in to be on a roll: the public key, and a signature by it that says who applies for which roll. It tells nothing
 * of the secret, and nothing of what will be cast by it.
 *
 * @param applicant word of 32 bytes by which whoever keeps the roll knows the voter
 */
export function applyFor(roll: RollApplication, applicant: Hex, voter: AnonymousVoter): RollEntry {
  const { R8, S } = voter.signMessage(applicationMessage(roll, applicant));
  return {
    applicant,
    key: pointOf(voter.publicKey),
    possession: { nonce: pointOf(R8), answer: BigInt(S) },
  };
}

/** Of coordinates as Semaphore's libraries have them. */
function pointOf([x, y]: AnonymousVoter["publicKey"]): RollEntry["key"] {
  return { x: BigInt(x), y: BigInt(y) };
}
