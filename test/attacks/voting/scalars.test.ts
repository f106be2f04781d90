import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { COORDINATES, SCALARS } from "../../../sdk/voting/curve.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { BoxBooth } from "../../voting/support/boxBooth.ts";
import { withWord, wordAt } from "../../voting/support/contests.ts";

/** Where the scalars of a ballot of one ciphertext lie. */
const SCALARS_AT = { challenge: 168, blinding: 328, kappa: 456, phi: 488 };
const INVERSES_AT = [360, 520];

const N = SCALARS.ORDER;

describe("Attacks on ballots: other forms of the same proof", () => {
  let booth: BoxBooth;
  let ballot: Uint8Array;

  before(async () => {
    booth = await BoxBooth.open(exactly(1, 2));
    ballot = booth.seal(1);
    expect(await booth.accepts(ballot)).to.equal(true);
  });

  it("scalars not below the order", async () => {
    for (const at of Object.values(SCALARS_AT)) {
      for (const value of [N, N + 1n, 2n ** 256n - 1n]) {
        await booth.refuses(withWord(ballot, at, value), "Secp256k1NotAScalar", value);
      }
    }
  });

  it("a scalar of zero, as challenge or before a point", async () => {
    const { challenge, blinding, kappa } = SCALARS_AT;
    await booth.refuses(withWord(ballot, challenge, 0n), "Secp256k1NotAScalar", 0n);
    for (const at of [blinding, kappa]) await booth.refuses(withWord(ballot, at, 0n), "Secp256k1NoAnswer");
  });

  it("the mirrored answer, and the answer of another option", async () => {
    for (const at of [SCALARS_AT.kappa, SCALARS_AT.phi, SCALARS_AT.blinding]) {
      await booth.refuses(withWord(ballot, at, N - wordAt(ballot, at)), "BallotProofFalseHint");
    }
    const wider = await BoxBooth.open(exactly(1, 3));
    const sealed = wider.seal(1);
    const [first, second] = [40 + 2 * 128 + 224, 40 + 2 * 128 + 224 + 160];
    const swapped = concatBytes(
      sealed.subarray(0, first),
      sealed.subarray(second),
      sealed.subarray(first, second),
    );
    await wider.refuses(swapped, "Secp256k1WrongInverse");
  });

  it("an inverse that is none, or not below the prime", async () => {
    for (const at of INVERSES_AT) {
      for (const value of [0n, wordAt(ballot, at) ^ 1n, COORDINATES.ORDER, 2n ** 256n - 1n]) {
        await booth.refuses(withWord(ballot, at, value), "Secp256k1WrongInverse");
      }
    }
  });

  it("bytes before, between or behind, and bytes that are missing", async () => {
    const length = BigInt(ballot.length);
    const longer = [
      concatBytes(ballot, Uint8Array.of(0)),
      concatBytes(ballot, new Uint8Array(32)),
      concatBytes(new Uint8Array(1), ballot),
      concatBytes(ballot, ballot),
    ];
    for (const bytes of [...longer, ballot.subarray(1), ballot.subarray(0, -1), new Uint8Array()]) {
      await booth.refuses(bytes, "BallotBoxWrongLength", BigInt(bytes.length), length);
    }
  });

  it("a ballot of more or fewer ciphertexts than the contest's", async () => {
    for (const options of [3, 4]) {
      const other = await BoxBooth.open(exactly(1, options));
      await booth.refuses(other.seal(0), "BallotBoxWrongLength");
      await other.refuses(ballot, "BallotBoxWrongLength");
    }
  });
});
