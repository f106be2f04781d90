import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { GENERATOR, SCALARS as F } from "../../sdk/voting/curve.ts";
import {
  encodePoints,
  isShare,
  pointsOf,
  pointValueAt,
  valueAt,
} from "../../sdk/voting/ceremony/polynomial.ts";
import { valueAt as auditedValueAt } from "../../sdk/voting/audit/ceremonyKeys.ts";
import { isSame, readPoint } from "../../sdk/voting/audit/group.ts";
import { Random } from "../sdk/support/random.ts";
import { connect } from "../sdk/support/chain.ts";

/** Polynomials on whose way sums are equal, mirrored or infinity. */
const AWKWARD: readonly (readonly bigint[])[] = [
  [1n],
  [F.ORDER - 1n],
  [1n, 1n],
  [1n, F.ORDER - 1n],
  [2n, F.ORDER - 1n],
  [2n, 1n, 1n],
  [F.ORDER - 2n, 1n, 1n],
  [F.ORDER - 6n, 5n, 1n],
  [1n, 2n, 4n, 8n],
];

describe("PointPolynomial", () => {
  it("contract, client and auditor find the same value at each place, through infinity too", async () => {
    const { ethers } = await connect();
    const harness = await ethers.deployContract("PolynomialHarness");
    const random = new Random(11);
    const others = [1, 3, 5, 9].map((degree) =>
      Array.from({ length: degree }, () => F.create(BigInt(random.hex(32)))),
    );
    for (const polynomial of [...AWKWARD, ...others]) {
      const points = pointsOf(polynomial);
      const bytes = encodePoints(points);
      for (const place of [1, 2, 3, 7, 15]) {
        const share = valueAt(polynomial, place);
        const name = `${polynomial.join()} at ${place}`;
        for (const [stated, isRight] of [
          [share, true],
          [F.add(share, 1n), false],
          [F.neg(share), share === 0n],
        ] as const) {
          expect(await harness.getFunction("hasShare")(bytes, place, stated), name).to.equal(isRight);
          expect(isShare(points, place, stated), name).to.equal(isRight);
        }
        expect(pointValueAt(points, place).is0(), name).to.equal(share === 0n);
        if (share === 0n) {
          expect(auditedValueAt(bytes, place)).to.equal(null);
          await expect(harness.getFunction("at")(bytes, place)).to.be.revertedWithCustomError(
            harness,
            "PointSumsInfinity",
          );
          continue;
        }
        const expected = encodePoints([GENERATOR.multiplyUnsafe(share).toAffine()]);
        expect(await harness.getFunction("at")(bytes, place), name).to.equal(hexFromBytes(expected));
        expect(isSame(auditedValueAt(bytes, place), readPoint(expected, 0) ?? null), name).to.equal(true);
      }
    }
  });
});
