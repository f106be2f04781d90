import { concatBytes } from "../../bytes.ts";
import { SdkError } from "../../sdkError.ts";
import {
  type Coordinates,
  coordinatesOf,
  GENERATOR,
  randomScalar,
  SCALARS as F,
  type ScalarSource,
} from "../curve.ts";
import { proveEquality } from "../equality.ts";
import type { KeyShare } from "../tally.ts";
import { decodePoints, encodePoints, isShare, pointsOf, type Polynomial, valueAt } from "./polynomial.ts";
import { secretOf } from "./seed.ts";
import { complaintOf, decodeShare, encodeShares, openShare, sealShare } from "./shares.ts";
import {
  type CeremonyAttempt,
  ceremonyContext,
  commitmentTo,
  encryptionStatement,
  possessionStatement,
} from "./statements.ts";

/** What a trustee published: contents of the messages, whole. */
export interface Published {
  readonly points: Uint8Array;
  readonly shares: Uint8Array;
}

/** A dealer's share is wrong: complain of it. */
export class WrongShareError extends SdkError {
  override readonly name = "WrongShareError";

  constructor(dealer: number) {
    super(`the share of trustee ${dealer} is not on the polynomial that was published`, { dealer });
  }
}

/**
 * A trustee in an attempt at making a key. All that is secret and lasts follows from the seed, so that nothing else has to be kept;
 * proofs alone are made with new random numbers each time.
 *
 * What others are said to have published is taken as it is: have `auditCeremony` verify it first, so that a lying node
 * cannot put its own encryption key in the place of a trustee's.
 *
 * @example
 * const trustee = new Trustee(await openKeystore(json, password), attempt, 2, 3);
 * const content = trustee.commitment();
 * const signature = await wallet.sign(trusteeDigest({ attempt, trustee: 2, step: "commitment", content }));
 */
export class Trustee {
  readonly number: number;
  readonly #context: Uint8Array;
  readonly #seed: Uint8Array;
  readonly #polynomial: Polynomial;
  readonly #secret: bigint;
  readonly #scalars: ScalarSource;

  /**
   * @param number of the trustee, from 1
   * @param scalars for proofs; another source than the system's is for known answers alone
   * @throws {KeyLengthError} if the seed has not 32 bytes
   */
  constructor(
    seed: Uint8Array,
    attempt: CeremonyAttempt,
    number: number,
    threshold: number,
    scalars: ScalarSource = randomScalar,
  ) {
    this.number = number;
    this.#scalars = scalars;
    this.#seed = seed;
    this.#context = ceremonyContext(attempt);
    this.#polynomial = Array.from({ length: threshold }, (_, k) =>
      secretOf(seed, this.#context, "coefficient", k),
    );
    this.#secret = secretOf(seed, this.#context, "encryption", 0);
  }

  /** What the trustee says first: a hash of the points, and the key under which shares are encrypted for them. */
  commitment(): Uint8Array {
    const key = this.#key();
    const points = encodePoints(pointsOf(this.#polynomial));
    const statement = encryptionStatement(this.#context, this.number);
    const task = { secret: this.#secret, key, statement, bases: [] };
    const { proof } = proveEquality(task, this.#scalars);
    return concatBytes(commitmentTo(this.#context, this.number, points), encodePoints([key]), proof);
  }

  /** The points, once all have committed. */
  points(): Uint8Array {
    const [secret] = this.#polynomial as [bigint, ...bigint[]];
    const points = pointsOf(this.#polynomial);
    const [key] = points as [Coordinates, ...Coordinates[]];
    const statement = possessionStatement(this.#context, this.number);
    const { proof } = proveEquality({ secret, key, statement, bases: [] }, this.#scalars);
    return concatBytes(encodePoints(points), proof);
  }

  /**
   * The shares for the others.
   *
   * @param keys encryption keys of all trustees in the order of their numbers, the own one too
   * @throws {NotAPointError} if a key is no point
   */
  shares(keys: readonly Coordinates[]): Uint8Array {
    const sealed = keys.flatMap((key, index) => {
      const receiver = index + 1;
      if (receiver === this.number) return [];
      const dealing = { context: this.#context, dealer: this.number, receiver };
      const secret = secretOf(this.#seed, this.#context, "ephemeral", receiver);
      return [sealShare(dealing, key, valueAt(this.#polynomial, receiver), secret, this.#scalars)];
    });
    return encodeShares(sealed);
  }

  /** A complaint, if a dealer's share is wrong. */
  complaint(dealer: number, published: Published): Uint8Array | undefined {
    if (this.#rightShare(dealer, published) !== undefined) return undefined;
    const dealing = { context: this.#context, dealer, receiver: this.number };
    const key = { secret: this.#secret, point: this.#key() };
    return complaintOf(dealing, decodeShare(published.shares, dealer, this.number), key, this.#scalars);
  }

  /**
   * The trustee's share of the key that all make together.
   *
   * @param published of all trustees, in the order of their numbers
   * @throws {WrongShareError} if a dealer's share is wrong
   */
  finalShare(published: readonly Published[]): KeyShare {
    const secret = published.reduce((sum, own, index) => {
      const dealer = index + 1;
      if (dealer === this.number) return F.add(sum, valueAt(this.#polynomial, dealer));
      const share = this.#rightShare(dealer, own);
      if (share === undefined) throw new WrongShareError(dealer);
      return F.add(sum, share);
    }, 0n);
    return { trustee: this.number, secret, key: GENERATOR.multiply(secret).toAffine() };
  }

  #key(): Coordinates {
    return coordinatesOf([GENERATOR.multiply(this.#secret)])[0] as Coordinates;
  }

  #rightShare(dealer: number, { points, shares }: Published): bigint | undefined {
    const dealing = { context: this.#context, dealer, receiver: this.number };
    const share = openShare(dealing, decodeShare(shares, dealer, this.number), this.#secret);
    const polynomial = decodePoints(points, this.#polynomial.length);
    return isShare(polynomial, this.number, share) ? share : undefined;
  }
}
