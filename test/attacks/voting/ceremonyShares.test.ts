import { expect } from "chai";
import { concatBytes } from "../../../sdk/bytes.ts";
import { SCALARS } from "../../../sdk/voting/curve.ts";
import { proveEquality } from "../../../sdk/voting/equality.ts";
import { valueAt } from "../../../sdk/voting/ceremony/polynomial.ts";
import { decodeShare, encodeShares, openShare } from "../../../sdk/voting/ceremony/shares.ts";
import { ceremonyContext, complaintStatement, padOf } from "../../../sdk/voting/ceremony/statements.ts";
import { WrongShareError } from "../../../sdk/voting/ceremony/trustee.ts";
import { Random } from "../../sdk/support/random.ts";
import { CeremonyRun, type Hall, openHall, STAGE } from "../../voting/support/ceremony.ts";
import { withWord, wordAt } from "../../voting/support/contests.ts";
import {
  complaintAbout,
  encryptionSecretOf,
  keyOf,
  polynomialOf,
  sharesWith,
} from "../../voting/support/dishonest.ts";

/** From which byte of a complaint on a turned bit is refused with what: challenge, kappa, product and hint, inverse. */
const TURNED = [
  [32, "EqualityProofWrongChallenge"],
  [64, "EqualityProofFalseHint"],
  [96, "Secp256k1NotAPoint"],
  [224, "Secp256k1WrongInverse"],
] as const;

describe("Attacks on the key ceremony: shares", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  /** A ceremony in which trustee 1 deals whatever to trustee 3. */
  async function dealt(name: string, shares?: (run: CeremonyRun) => Uint8Array): Promise<CeremonyRun> {
    const run = await CeremonyRun.begin(hall, name, [2, 3]);
    await run.reach("points");
    await run.say("shares", 1, shares?.(run) ?? run.contentOf("shares", 1));
    await run.deliver("shares", [2, 3]);
    return run;
  }

  for (const [name, shares] of [
    ["a wrong number", (run: CeremonyRun) => sharesWith(run, 1, 3, 5n)],
    [
      "one more than the right one",
      (run: CeremonyRun) => sharesWith(run, 1, 3, valueAt(polynomialOf(run, 1), 3) + 1n),
    ],
    [
      "the share of another trustee",
      (run: CeremonyRun) => sharesWith(run, 1, 3, valueAt(polynomialOf(run, 1), 2)),
    ],
    ["zero", (run: CeremonyRun) => sharesWith(run, 1, 3, 0n)],
    ["not below the order", (run: CeremonyRun) => sharesWith(run, 1, 3, SCALARS.ORDER)],
    ["anything", (run: CeremonyRun) => withWord(run.contentOf("shares", 1), 288, 4711n)],
  ] as const) {
    it(`a bad share, ${name}: one transaction excludes the dealer`, async () => {
      let bad: Uint8Array = new Uint8Array();
      const run = await dealt(`bad share: ${name}`, (begun) => (bad = shares(begun)));
      const published = { points: run.contentOf("points", 1), shares: bad };
      const content = run.trustee(3).complaint(1, published);
      if (content === undefined) throw new Error("no complaint");
      expect(() => run.trustee(3).finalShare([published])).to.throw(WrongShareError);
      await run.send("complain", run.sign("complaint", 3, content), run.evidence(1, 3, bad));
      run.without(1);
      await run.isAt(STAGE.commitments);
    });
  }

  it("a share of another election is a bad share, and one with its proof is refused at once", async () => {
    const other = await CeremonyRun.begin(hall, "another election's share", [2, 3]);
    const foreign = valueAt(polynomialOf(other, 1), 3);
    const run = await CeremonyRun.begin(hall, "share of another election", [2, 3]);
    await run.reach("points");
    await run.refusesContent("EqualityProofWrongChallenge", "shares", 1, other.contentOf("shares", 1));
    const shares = sharesWith(run, 1, 3, foreign);
    await run.say("shares", 1, shares);
    await run.deliver("shares", [2, 3]);
    const content = run.trustee(3).complaint(1, { points: run.contentOf("points", 1), shares });
    await run.send("complain", run.sign("complaint", 3, content as Uint8Array), run.evidence(1, 3, shares));
    run.without(1);
    await run.isAt(STAGE.commitments);
  });

  it("a forged proof in a complaint: another secret, another statement, another product, any bit turned", async () => {
    const run = await dealt("forged complaint");
    const [shares, evidence] = [run.contentOf("shares", 1), run.evidence(1, 3)];
    const refuses = (error: string, content: Uint8Array) =>
      run.reverts(error, "complain", run.sign("complaint", 3, content), evidence);
    await refuses("EqualityProofWrongChallenge", complaintAbout(run, [1, 3], shares, 5n));
    const honest = complaintAbout(run, [1, 3], shares);
    const { ephemeral } = decodeShare(shares, 1, 3);
    const secret = encryptionSecretOf(run, 3);
    for (const statement of [
      complaintStatement(ceremonyContext(run.place), 2, 3),
      complaintStatement(ceremonyContext({ ...run.place, attempt: 2 }), 1, 3),
    ]) {
      const { proof } = proveEquality({ secret, key: keyOf(secret), statement, bases: [ephemeral] });
      await refuses("EqualityProofWrongChallenge", concatBytes(honest.subarray(0, 32), proof));
    }
    const another = keyOf(4711n);
    await refuses("Secp256k1WrongInverse", withWord(withWord(honest, 96, another.x), 128, another.y));
    const random = new Random(7);
    const complain = hall.contract.getFunction("complain");
    for (let byte = 32; byte < honest.length; byte += 3) {
      const changed = Uint8Array.from(honest);
      changed[byte] = (changed[byte] ?? 0) ^ (1 << random.below(8));
      const error = TURNED.findLast(([from]) => byte >= from)?.[1] ?? "";
      const asked = complain.staticCall(run.sign("complaint", 3, changed), evidence);
      await expect(asked, `byte ${byte}`).to.be.revertedWithCustomError(hall.contract, error);
    }
    await run.isAt(STAGE.complaints);
  });

  it("a complaint about what was not published, about nobody, about oneself, not signed, or of another length", async () => {
    const run = await dealt("groundless");
    const [shares, evidence] = [run.contentOf("shares", 1), run.evidence(1, 3)];
    const honest = complaintAbout(run, [1, 3], shares);
    const signed = run.sign("complaint", 3, honest);
    for (const changes of [
      { points: run.pointsOf(2) },
      { shares: sharesWith(run, 1, 3, 5n) },
      { key: run.contentOf("commitment", 2).subarray(32, 96) },
    ]) {
      await run.reverts("KeyCeremonyOtherEvidence", "complain", signed, { ...evidence, ...changes });
    }
    for (const dealer of [0n, 3n, 4n, 2n ** 255n]) {
      const content = withWord(honest, 0, dealer);
      await run.reverts("KeyCeremonyNoSuchTrustee", "complain", run.sign("complaint", 3, content), evidence);
    }
    const stranger = run.sign("complaint", 3, honest, run.seated[1]);
    await run.reverts("KeyCeremonyNotSigned", "complain", stranger, evidence);
    const long = run.sign("complaint", 3, concatBytes(honest, Uint8Array.of(0)));
    await run.reverts("KeyCeremonyWrongLength", "complain", long, evidence);
    await run.isAt(STAGE.complaints);
  });

  it("share-pad reuse: another dealer's ephemeral point, whose opening would show the other's share, is refused", async () => {
    const run = await CeremonyRun.begin(hall, "pad reuse", [2, 3]);
    await run.reach("points");
    const [first, own] = [run.contentOf("shares", 1), run.contentOf("shares", 2)];
    const copied = encodeShares([decodeShare(own, 2, 1), decodeShare(first, 1, 3)]);
    await run.refusesContent("EqualityProofWrongChallenge", "shares", 2, copied);
    // Made from another's point, of which the secret is no better known.
    const related = withWord(withWord(own, 160, keyOf(5n).x), 192, keyOf(5n).y);
    await run.refusesContent("EqualityProofWrongChallenge", "shares", 2, related);
    await run.deliver("shares");
    await run.isAt(STAGE.complaints);
  });

  it("share-pad reuse: one shared point makes another pad in each direction, attempt, election, contract and chain", async () => {
    const run = await dealt("pads");
    const { place } = run;
    const shared = keyOf(4711n);
    const pads = [
      place,
      { ...place, attempt: 2 },
      { ...place, election: `0x${"11".repeat(32)}` as const },
      { ...place, contract: `0x${"22".repeat(20)}` as const },
      { ...place, chainId: 1n },
    ].flatMap((at) => [padOf(ceremonyContext(at), 1, 3, shared), padOf(ceremonyContext(at), 3, 1, shared)]);
    expect(new Set(pads.map((pad) => pad.join())).size).to.equal(pads.length);
    const before = decodeShare(run.contentOf("shares", 1), 1, 3);
    run.next(run.seated);
    const after = decodeShare(run.contentOf("shares", 1), 1, 3);
    expect(after.ephemeral).not.to.deep.equal(before.ephemeral);
    expect(wordAt(after.ciphertext, 0)).not.to.equal(wordAt(before.ciphertext, 0));
  });

  it("shares in the logs show nothing to another trustee", async () => {
    const run = await dealt("eavesdropping");
    const sealed = decodeShare(run.contentOf("shares", 1), 1, 3);
    const dealing = { context: ceremonyContext(run.place), dealer: 1, receiver: 3 };
    const right = valueAt(polynomialOf(run, 1), 3);
    expect(openShare(dealing, sealed, encryptionSecretOf(run, 3))).to.equal(right);
    expect(openShare(dealing, sealed, encryptionSecretOf(run, 2))).not.to.equal(right);
  });
});
