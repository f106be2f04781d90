import { expect } from "chai";
import { secretProductsASecond, secretProductsIn } from "../../scripts/bench/voting/secretProducts.ts";
import { reachesTarget, targetText } from "../../scripts/bench/voting/targets.ts";
import { pairsOf } from "../../sdk/voting/ballot.ts";
import { coordinatesOf, GENERATOR, type Point, pointAt, randomScalar } from "../../sdk/voting/curve.ts";
import { encryptBit } from "../../sdk/voting/encrypt.ts";
import { proveBits } from "../../sdk/voting/prove.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { contestOf } from "../voting/support/contests.ts";

const row = (id: string, value: number) => ({ id, what: "", value, unit: "/s" });

/** A point that counts by how many secrets it is multiplied. */
function counted(point: Point): { point: Point; products: () => number } {
  let products = 0;
  const get = (target: Point, name: string | symbol): unknown => {
    if (name === "multiply") products++;
    const value: unknown = Reflect.get(target, name);
    return typeof value === "function" ? (value.bind(target) as unknown) : value;
  };
  return { point: new Proxy(point, { get }), products: () => products };
}

describe("npm run bench -- voting", () => {
  it("says of a row whether it reaches its target", () => {
    expect(reachesTarget(row("vote.proven", 100))).to.equal(true);
    expect(reachesTarget(row("vote.proven", 99.9))).to.equal(false);
    expect(reachesTarget(row("vote.logarithms", 1))).to.equal(true);
    expect(reachesTarget(row("vote.logarithms", 1.1))).to.equal(false);
    expect(reachesTarget(row("vote.accepted", 0))).to.equal(true);
    const ids = ["vote.proven", "vote.logarithms", "vote.accepted"];
    expect(ids.map(targetText)).to.deep.equal(["≥ 100", "≤ 1", ""]);
  });

  it("knows the products with secrets in a ballot: of the key two a ciphertext, whatever is chosen", () => {
    const contest = contestOf(exactly(1, 5));
    const { ciphertexts } = contest.rule;
    for (const place of [0, 2, 4]) {
      const values = Array.from({ length: 5 }, (_, option) => (option === place ? 1n : 0n));
      const { point: key, products } = counted(pointAt(contest.key));
      const encrypted = values.slice(0, ciphertexts).map((bit) => encryptBit(key, bit, randomScalar));
      expect(products()).to.equal(ciphertexts);
      const pairs = pairsOf(coordinatesOf(encrypted.flatMap(({ a, b }) => [a, b])));
      const [randomness, statement] = [encrypted.map(({ r }) => r), new Uint8Array(32)];
      proveBits({ key, statement, values, ciphertexts: pairs, randomness }, randomScalar);
      expect(products()).to.equal(2 * ciphertexts);
    }
    // Of G three a ciphertext, and of G and P two each for all.
    expect(secretProductsIn(ciphertexts)).to.equal(2 * ciphertexts + 3 * ciphertexts + 4);
  });

  it("finds how many there are a second", () => {
    expect(secretProductsASecond(GENERATOR.multiply(3n).toAffine())).to.be.greaterThan(0);
  });
});
