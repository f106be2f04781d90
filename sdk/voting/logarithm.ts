import { coordinatesOf, GENERATOR, type Point } from "./curve.ts";
import { SdkError } from "../sdkError.ts";

/** No number up to the limit, multiplied by G, is the point. */
export class NoSmallLogarithmError extends SdkError {
  override readonly name = "NoSmallLogarithmError";

  constructor(limit: number) {
    super(`the point is no multiple of G by a number up to ${limit}`, { limit });
  }
}

/** Finds numbers up to a limit from their multiples of G, by baby steps and giant steps: the square root of the limit each. */
export class SmallLogarithms {
  readonly #limit: number;
  readonly #width: number;
  readonly #steps = new Map<bigint, number>();

  /** @param limit the largest number that is found, such as how many ballots there are */
  constructor(limit: number) {
    this.#limit = limit;
    this.#width = Math.ceil(Math.sqrt(limit + 1));
    const points: Point[] = [];
    for (let step = 1, point = GENERATOR; step <= this.#width; step++, point = point.add(GENERATOR))
      points.push(point);
    coordinatesOf(points).forEach(({ x }, index) => this.#steps.set(x, index + 1));
  }

  /** @throws {NoSmallLogarithmError} if there is none */
  of(point: Point): number {
    const giant = GENERATOR.multiplyUnsafe(BigInt(this.#width)).negate();
    let rest = point;
    for (let base = 0; base <= this.#limit; base += this.#width, rest = rest.add(giant)) {
      if (rest.is0()) return base;
      const step = this.#steps.get(rest.toAffine().x);
      if (step === undefined) continue;
      // x alone does not tell a point from its mirror image.
      const isStep = GENERATOR.multiplyUnsafe(BigInt(step)).equals(rest);
      if (isStep && base + step <= this.#limit) return base + step;
    }
    throw new NoSmallLogarithmError(this.#limit);
  }
}
