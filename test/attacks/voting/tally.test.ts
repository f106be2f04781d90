import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { GENERATOR, SCALARS } from "../../../sdk/voting/curve.ts";
import { NoSmallLogarithmError } from "../../../sdk/voting/logarithm.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import {
  CountsDoNotFitError,
  decryptPartially,
  type KeyShare,
  weightsOf,
} from "../../../sdk/voting/tally.ts";
import { contextOf } from "../../../sdk/voting/transcript.ts";
import { Random } from "../../sdk/support/random.ts";
import { withWord, wordAt, wordOf } from "../../voting/support/contests.ts";
import { Station } from "../../voting/support/station.ts";
import { Board } from "../../voting/support/trustees.ts";
import { refusalOfProof } from "../../voting/support/turnedBits.ts";

const RULE = exactly(1, 3);
/** Of the ballots for each option. */
const COUNTS = [2, 3, 1];

describe("Attacks on the tally", () => {
  let board: Board;
  /** Of a poll in which nobody chose the first option. */
  let withoutFirst: Board;
  let restore: () => Promise<void>;

  before(async () => {
    const station = await Station.found();
    const election = await station.election("general");
    const held = [];
    for (const [name, counts] of [
      ["north", COUNTS],
      ["south", [0, 3, 1]],
    ] as const)
      held.push([await station.poll(election, name, { rules: [RULE], voters: 6 }), counts] as const);
    await station.goTo(election.opens);
    for (const [polling, counts] of held) {
      const choices = counts.flatMap((count, option) => Array.from({ length: count }, () => option));
      for (const [voter, choice] of choices.entries())
        await polling.cast(await polling.paper(voter, 0, [choice]));
    }
    const boards: Board[] = [];
    for (const [polling] of held) {
      await polling.close();
      boards.push(Board.at(polling, (await polling.addUp()).plan.totals));
    }
    [board, withoutFirst] = boards as [Board, Board];
    const snapshot = await station.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const refuses = (error: string, name: string, ...args: readonly unknown[]): Promise<void> =>
    board.refuses([error], name, ...args);

  it("a forged partial decryption: of another secret, of another trustee, of other totals, of another contest", async () => {
    const context = contextOf(board.contest);
    const [first, second] = board.shares as [KeyShare, KeyShare];
    const secret = SCALARS.add(first.secret, 1n);
    const forged = decryptPartially(context, board.totals, { ...first, secret });
    await refuses("EqualityProofWrongChallenge", "decrypt", 1, forged.proof);
    await refuses("EqualityProofWrongChallenge", "decrypt", 1, board.prove(2).proof);
    const renamed = decryptPartially(context, board.totals, { ...second, trustee: 1 });
    await refuses("EqualityProofWrongChallenge", "decrypt", 1, renamed.proof);
    const fewer = decryptPartially(context, { ...board.totals, counted: 5 }, first);
    await refuses("EqualityProofWrongChallenge", "decrypt", 1, fewer.proof);
    const elsewhere = contextOf({ ...board.contest, election: wordOf("another") });
    const other = decryptPartially(elsewhere, board.totals, first);
    await refuses("EqualityProofWrongChallenge", "decrypt", 1, other.proof);
    await board.decrypt(1);
  });

  it("a forged partial decryption: products exchanged after the proof", async () => {
    const { proof } = board.prove(1);
    const other = GENERATOR.multiply(77n).toAffine();
    await refuses("Secp256k1WrongInverse", "decrypt", 1, withWord(withWord(proof, 64, other.x), 96, other.y));
    await refuses("Secp256k1NotAPoint", "decrypt", 1, withWord(proof, 96, wordAt(proof, 96) ^ 2n));
    await refuses("Secp256k1NotAPoint", "decrypt", 1, withWord(withWord(proof, 64, 0n), 96, 0n));
  });

  it("a proof with any bit turned, or of another length", async () => {
    const { proof } = board.prove(1);
    const random = new Random(5);
    for (let byte = 0; byte < proof.length; byte++) {
      const changed = Uint8Array.from(proof);
      changed[byte] = (changed[byte] ?? 0) ^ (1 << random.below(8));
      await board.refuses(refusalOfProof(changed, byte), "decrypt", 1, changed);
    }
    for (const bytes of [proof.subarray(1), concatBytes(proof, Uint8Array.of(0)), new Uint8Array()]) {
      await refuses("EqualityProofWrongLength", "decrypt", 1, bytes);
    }
    await board.call("decrypt", 1, proof);
  });

  it("zero or too large scalars in a proof", async () => {
    const { proof } = board.prove(1);
    for (const value of [0n, SCALARS.ORDER, 2n ** 256n - 1n]) {
      await refuses("Secp256k1NotAScalar", "decrypt", 1, withWord(proof, 0, value));
    }
    await refuses("Secp256k1NotAScalar", "decrypt", 1, withWord(proof, 32, SCALARS.ORDER));
    await refuses("Secp256k1NoAnswer", "decrypt", 1, withWord(proof, 32, 0n));
  });

  it("a second decryption by the same trustee", async () => {
    await board.decrypt(1);
    await refuses("TallyDecrypted", "decrypt", 1, board.prove(1).proof);
  });

  it("forged counts: one more, one less, exchanged, of the whole order more, of the implicit option", async () => {
    const counting = board.count(await board.decrypt(1, 2));
    const [trustees, terms, counts] = board.argumentsOf(counting);
    expect(counting.counts).to.deep.equal(COUNTS);
    for (const forged of [
      [3, 3],
      [2, 2],
      [3, 2],
      [0, 3],
      [2n + SCALARS.ORDER, 3],
      [SCALARS.ORDER, 3],
    ]) {
      await refuses("TallyWrongCount", "count", trustees, terms, forged);
    }
    expect(board.audit([1, 2], [2, 3])).to.equal(undefined);
    for (const forged of [
      [3, 3],
      [3, 2],
      [0, 3],
    ])
      expect(board.audit([1, 2], forged)).to.be.a("string");
    for (const forged of [[2], COUNTS, []])
      await refuses("TallyWrongLength", "count", trustees, terms, forged);
    await board.call("count", trustees, terms, counts);
  });

  it("a count of zero where there are votes, and of some where there are none", async () => {
    const partials = await withoutFirst.decrypt(1, 2);
    const [trustees, terms] = withoutFirst.argumentsOf(withoutFirst.count(partials));
    for (const forged of [
      [1, 3],
      [0, 0],
      [SCALARS.ORDER, 3],
    ]) {
      await withoutFirst.refuses(["TallyWrongCount"], "count", trustees, terms, forged);
    }
    await withoutFirst.call("count", trustees, terms, [0, 3]);
  });

  it("counts that no ballots could have: more than there are, or more in all than were chosen", async () => {
    // The box takes no ballots that would add up to these: the totals are made up, and a contract that has no ballots counts.
    for (const [counts, error] of [
      [[21, 0], NoSmallLogarithmError],
      [[15, 9], CountsDoNotFitError],
    ] as const) {
      const madeUp = await Board.of(RULE, 20, counts, [1, 1]);
      const partials = await madeUp.decrypt(1);
      expect(() => madeUp.count(partials)).to.throw(error);
      const { products } = partials[0] ?? { products: [] };
      const terms = concatBytes(...products.flatMap(({ x, y }) => [x, y, x, y].map(wordBytes)));
      await madeUp.refuses(["TallyWrongCount"], "count", [1], terms, counts);
    }
  });

  it("fewer trustees than the threshold, by whatever they claim to be", async () => {
    const [partial] = await board.decrypt(1);
    if (partial === undefined) throw new Error("no partial decryption");
    expect(() => board.count([partial])).to.throw(NoSmallLogarithmError);
    expect(board.audit([1], [2, 3])).to.be.a("string");
    const terms = concatBytes(...partial.products.flatMap(({ x, y }) => [x, y, x, y].map(wordBytes)));
    await refuses("TallyWrongTrustees", "count", [1], terms, [2, 3]);
    await refuses("TallyNotAscending", "count", [1, 1], concatBytes(terms, terms), [2, 3]);
    await refuses("TallyNotAscending", "count", [0, 1], concatBytes(terms, terms), [2, 3]);
    const own = board.count([partial, { trustee: 2, products: board.prove(2).partial.products }]);
    await refuses("TallyWrongPartial", "count", ...board.argumentsOf(own));
    await board.decrypt(2);
    await board.call("count", ...board.argumentsOf(own));
  });

  it("terms that are not the partial decryptions, or not by the right weight", async () => {
    const partials = await board.decrypt(1, 2, 3);
    const [trustees, terms, counts] = board.argumentsOf(board.count(partials.slice(0, 2)));
    await refuses("TallyFalseHint", "count", [1, 3], terms, counts);
    await refuses("TallyWrongLength", "count", trustees, terms.subarray(0, -1), counts);
    const [weight = 0n] = weightsOf([1, 2]);
    const product = GENERATOR.multiply(3n);
    const [point, times] = [product.toAffine(), product.multiplyUnsafe(weight).toAffine()];
    const exchanged = concatBytes(
      ...[point.x, point.y, times.x, times.y].map(wordBytes),
      terms.subarray(128),
    );
    await refuses("TallyWrongPartial", "count", trustees, exchanged, counts);
    await refuses("Secp256k1NotAPoint", "count", trustees, withWord(terms, 96, 1n), counts);
  });
});

function wordBytes(value: bigint): Uint8Array {
  return withWord(new Uint8Array(32), 0, value);
}
