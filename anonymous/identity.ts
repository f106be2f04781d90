import { Identity } from "@semaphore-protocol/identity";

/** Bytes of a voter's secret. */
export const SECRET_LENGTH = 32;

/** A voter who is on anonymous rolls by a commitment to a secret that never leaves the voter's device. */
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
