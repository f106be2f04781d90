import { expect } from "chai";
import type { Contract } from "ethers";
import { COORDINATES as FP, GENERATOR, SCALARS as FN } from "../../../sdk/voting/curve.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { connect } from "../../sdk/support/chain.ts";
import { BoxBooth } from "../../voting/support/boxBooth.ts";
import { withWord, wordAt } from "../../voting/support/contests.ts";

/** Where the points of a ballot of one ciphertext lie. */
const POINTS = { A: 40, B: 104, W1: 200, N: 264, M: 392 };

/** A point whose y is so small that y plus the prime is still a word: x is a cube root, which one y in three has. */
function pointOfSmallY(): { x: bigint; y: bigint } {
  for (let y = 1n; ; y++) {
    const cube = FP.create(y * y - 7n);
    const x = FP.pow(cube, (FP.ORDER + 2n) / 9n);
    if (FP.eql(FP.pow(x, 3n), cube)) return { x, y };
  }
}

/** A point of the curve whose x is not below the order. */
function pointOfLargeX(): { x: bigint; y: bigint } {
  for (let x = FN.ORDER; ; x++) {
    const square = FP.create(FP.pow(x, 3n) + 7n);
    const y = FP.pow(square, (FP.ORDER + 1n) / 4n);
    if (FP.eql(FP.sqr(y), square)) return { x, y };
  }
}

describe("Attacks on ballots: points", () => {
  let booth: BoxBooth;
  /** The box shows no single product or difference: what each of them is asked is asked of the arithmetic alone. */
  let curve: Contract;
  let ballot: Uint8Array;

  before(async () => {
    booth = await BoxBooth.open(exactly(1, 2));
    const { ethers } = await connect();
    curve = (await ethers.deployContract("CurveHarness")) as unknown as Contract;
    ballot = booth.seal(0);
    expect(await booth.accepts(ballot)).to.equal(true);
  });

  /** Puts coordinates in the place of each point of the ballot in turn. */
  async function refusesEverywhere(change: (x: bigint, y: bigint) => [x: bigint, y: bigint]): Promise<void> {
    for (const at of Object.values(POINTS)) {
      const [x, y] = change(wordAt(ballot, at), wordAt(ballot, at + 32));
      const changed = withWord(withWord(ballot, at, x), at + 32, y);
      await booth.refuses(changed, "Secp256k1NotAPoint", x, y);
    }
  }

  it("a point off the curve", () => refusesEverywhere((x, y) => [x, y ^ 1n]));

  it("a y of the right parity off the curve, of which ecrecover sees nothing", async () => {
    const { x, y } = GENERATOR.toAffine();
    const combine = curve.getFunction("combine");
    expect(await combine(3n, 5n, x, y + 2n)).to.equal(await combine(3n, 5n, x, y));
    await refusesEverywhere((x, y) => [x, y ^ 2n]);
  });

  it("infinity", () => refusesEverywhere(() => [0n, 0n]));

  it("a y not below the prime", async () => {
    const { x, y } = pointOfSmallY();
    expect(await curve.getFunction("isPoint")(x, y)).to.equal(true);
    expect(await curve.getFunction("isPoint")(x, y + FP.ORDER)).to.equal(false);
    await refusesEverywhere(() => [x, y + FP.ORDER]);
  });

  it("an x not below the prime", () => refusesEverywhere((_, y) => [2n ** 256n - 1n, y]));

  it("an x between order and prime, which ecrecover cannot take", async () => {
    const { x, y } = pointOfLargeX();
    expect(FP.sqr(y)).to.equal(FP.create(FP.pow(x, 3n) + 7n));
    await expect(curve.getFunction("combine")(1n, 1n, x, y)).to.be.revertedWithCustomError(
      curve,
      "Secp256k1NoAnswer",
    );
    await refusesEverywhere(() => [x, y]);
  });

  it("what an earlier call of ecrecover left in memory", async () => {
    const { x, y } = GENERATOR.toAffine();
    const twice = curve.getFunction("combineTwice");
    expect(await twice(5n, x, y, 2n, 3n)).to.equal(await curve.getFunction("combine")(0n, 5n, x, y));
    for (const [g, t] of [
      [FN.ORDER - 3n, 3n], // infinity
      [1n, 0n], // nothing of the point
    ]) {
      await expect(twice(5n, x, y, g, t))
        .to.be.revertedWithCustomError(curve, "Secp256k1NoAnswer")
        .withArgs(g, t, x);
    }
  });

  it("two points of one x, with a slope of one's own", async () => {
    const five = GENERATOR.multiply(5n).toAffine();
    const subtract = curve.getFunction("subtract");
    for (const other of [five, { x: five.x, y: FP.neg(five.y) }]) {
      for (const inverse of [0n, 1n, 2n, FP.ORDER - 1n]) {
        await expect(subtract([five.x, five.y], [other.x, other.y], inverse))
          .to.be.revertedWithCustomError(curve, "Secp256k1WrongInverse")
          .withArgs(five.x, five.x, inverse);
      }
    }
    const [share, encrypted] = [POINTS.M, POINTS.B];
    const mirrored = withWord(
      withWord(ballot, encrypted, wordAt(ballot, share)),
      encrypted + 32,
      FP.neg(wordAt(ballot, share + 32)),
    );
    await booth.refuses(mirrored, "Secp256k1WrongInverse");
  });

  it("hints found by collision: pairs off the curve with the chord that is wanted", async () => {
    for (const [hint, other] of [
      [POINTS.M, POINTS.B],
      [POINTS.N, POINTS.W1],
    ] as const) {
      const [x1, y1] = [wordAt(ballot, hint), wordAt(ballot, hint + 32)];
      const [x2, y2] = [wordAt(ballot, other), wordAt(ballot, other + 32)];
      const slope = FP.div(FP.add(y1, y2), FP.sub(x1, x2));
      // Any other x: the slope of the chord whose third point has the same x, and the y that it leads to.
      for (let x = FP.add(x1, 1n); ; x = FP.add(x, 1n)) {
        const squared = FP.add(FP.sub(FP.sqr(slope), x1), x);
        const root = FP.pow(squared, (FP.ORDER + 1n) / 4n);
        if (!FP.eql(FP.sqr(root), squared)) continue;
        const y = FP.sub(FP.mul(root, FP.sub(x, x2)), y2);
        if (FP.eql(FP.sqr(y), FP.create(FP.pow(x, 3n) + 7n))) continue;
        const inverse = FP.inv(FP.sub(x, x2));
        const [thirdX] = await curve.getFunction("subtract")([x, y], [x2, y2], inverse);
        const [wantedX] = await curve.getFunction("subtract")([x1, y1], [x2, y2], FP.inv(FP.sub(x1, x2)));
        expect(thirdX).to.equal(wantedX);
        await booth.refuses(withWord(withWord(ballot, hint, x), hint + 32, y), "Secp256k1NotAPoint", x, y);
        break;
      }
    }
  });
});
