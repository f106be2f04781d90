/**
 * What every error of this library has: a short message and the offending values.
 *
 * @example
 * try { decodeTitle(body); }
 * catch (error) { if (error instanceof SdkError) console.error(error.message, error.details); }
 */
export abstract class SdkError extends Error {
  /** The offending values, by name. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, details: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.details = details;
  }
}

/**
 * The first error of a class in the chain of causes, the error itself included.
 *
 * @example
 * findCause(error, MalformedTitleError)?.details;
 */
export function findCause<E extends Error>(
  error: unknown,
  kind: abstract new (...parameters: never[]) => E,
): E | undefined {
  for (let here = error; here instanceof Error; here = here.cause) if (here instanceof kind) return here;
  return undefined;
}
