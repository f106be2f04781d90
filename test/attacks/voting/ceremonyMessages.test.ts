import { concatBytes } from "../../../sdk/bytes.ts";
import { COORDINATES, pointAt, SCALARS } from "../../../sdk/voting/curve.ts";
import { encodePoints } from "../../../sdk/voting/ceremony/polynomial.ts";
import { ceremonyContext, possessionStatement } from "../../../sdk/voting/ceremony/statements.ts";
import { candidate, CeremonyRun, type Hall, openHall, PERIOD, STAGE } from "../../voting/support/ceremony.ts";
import { withWord, wordAt } from "../../voting/support/contests.ts";
import { commitmentOf, keyOf, knowledge } from "../../voting/support/dishonest.ts";

describe("Attacks on the key ceremony: messages", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  /** The same bytes with no point where one was. */
  function withoutPoint(bytes: Uint8Array, at: number): Uint8Array[] {
    const [x, y] = [wordAt(bytes, at), wordAt(bytes, at + 32)];
    return [
      withWord(withWord(bytes, at, 0n), at + 32, 0n),
      withWord(bytes, at + 32, y ^ 2n),
      withWord(bytes, at + 32, y + COORDINATES.ORDER < 1n << 256n ? y + COORDINATES.ORDER : 2n ** 256n - 1n),
      withWord(bytes, at, SCALARS.ORDER),
      withWord(bytes, at, x ^ 1n),
    ];
  }

  it("points off the curve, infinity, y of right parity off the curve: encryption key, coefficients, ephemeral point", async () => {
    const run = await CeremonyRun.begin(hall, "no points", [2, 3]);
    for (const content of withoutPoint(run.contentOf("commitment", 1), 32)) {
      await run.refusesContent("Secp256k1NotAPoint", "commitment", 1, content);
    }
    const bad = [0, 64].flatMap((at) => withoutPoint(run.contentOf("points", 1), at));
    for (const [index, content] of bad.entries()) {
      const other = await CeremonyRun.begin(hall, `no points ${index}`, [2, 3]);
      const honest = other.contentOf("points", 1);
      const at = index < bad.length / 2 ? 0 : 64;
      const points = concatBytes(
        honest.subarray(0, at),
        content.subarray(at, at + 64),
        honest.subarray(at + 64),
      );
      await other.say("commitment", 1, commitmentOf(other, 1, points.subarray(0, 128)));
      await other.deliver("commitment", [2, 3]);
      await other.refusesContent("Secp256k1NotAPoint", "points", 1, points);
    }
    await run.reach("points");
    for (const at of [0, 160]) {
      for (const content of withoutPoint(run.contentOf("shares", 1), at)) {
        await run.refusesContent("Secp256k1NotAPoint", "shares", 1, content);
      }
    }
    await run.deliver("shares");
    await run.isAt(STAGE.complaints);
  });

  it("a message of another attempt, another election, another chain, another step", async () => {
    const run = await CeremonyRun.begin(hall, "replay", [2, 3]);
    const elsewhere = await CeremonyRun.begin(await openHall(4711), "replay", [2, 3]);
    const other = await CeremonyRun.begin(hall, "another election", [2, 3]);
    const replayed = run.honest("commitment", 1);
    await run.refuses("KeyCeremonyNotSigned", "commitment", elsewhere.honest("commitment", 1));
    await run.refuses("KeyCeremonyNotSigned", "commitment", {
      ...other.honest("commitment", 1),
      election: run.election,
    });
    await run.refuses(
      "KeyCeremonyNotSigned",
      "commitment",
      run.sign("points", 1, run.contentOf("commitment", 1)),
    );
    // The proofs are bound too, so that not even the trustee can carry them over.
    for (const source of [elsewhere, other]) {
      await run.refusesContent(
        "EqualityProofWrongChallenge",
        "commitment",
        1,
        source.contentOf("commitment", 1),
      );
    }
    await run.deliver("commitment", [1, 2]);
    await run.endPeriod();
    run.without(3);
    await run.refuses("KeyCeremonyOtherAttempt", "commitment", replayed);
    await run.refuses("KeyCeremonyNotSigned", "commitment", { ...replayed, attempt: 2 });
    await run.refusesContent("EqualityProofWrongChallenge", "commitment", 1, replayed.content);
    await run.deliver("commitment");
    await run.isAt(STAGE.commitments);
  });

  it("a message by someone who is no trustee, or in the name of another", async () => {
    const run = await CeremonyRun.begin(hall, "strangers", [2, 3]);
    const content = run.contentOf("commitment", 1);
    const stranger = candidate("a stranger");
    await run.refuses("KeyCeremonyNotSigned", "commitment", run.sign("commitment", 1, content, stranger));
    await run.refuses(
      "KeyCeremonyNotSigned",
      "commitment",
      run.sign("commitment", 1, content, run.seated[1]),
    );
    for (const number of [0, 4, 255]) {
      await run.refuses("KeyCeremonyNoSuchTrustee", "commitment", run.sign("commitment", number, content));
    }
    const signed = run.honest("commitment", 1);
    for (const signature of [new Uint8Array(), signed.signature.subarray(1), withHighS(signed.signature)]) {
      await run.refuses("KeyCeremonyNotSigned", "commitment", { ...signed, signature });
    }
    await run.deliver("commitment");
    await run.isAt(STAGE.points);
  });

  it("a late message, to the second; a second message; one before its time", async () => {
    const run = await CeremonyRun.begin(hall, "late", [2, 3]);
    const { time } = hall.connection.networkHelpers;
    const [, , deadline] = await run.view("attemptOf");
    await run.refuses("KeyCeremonyWrongStage", "points", run.honest("points", 1));
    await run.refuses("KeyCeremonyWrongStage", "shares", run.honest("shares", 1));
    await run.deliver("commitment", [1]);
    await run.refuses("KeyCeremonyDelivered", "commitment", run.honest("commitment", 1));
    await time.setNextBlockTimestamp(deadline - 1n);
    await run.deliver("commitment", [2]);
    await time.setNextBlockTimestamp(deadline);
    await run.refuses("KeyCeremonyPeriodOver", "commitment", run.honest("commitment", 3));
    await run.isAt(STAGE.commitments);
  });

  it("a complaint that is too early or too late", async () => {
    const run = await CeremonyRun.begin(hall, "untimely", [1, 2]);
    const complaint = run.sign("complaint", 2, new Uint8Array(256));
    const evidence = run.evidence(1, 2);
    await run.reach("points");
    await run.reverts("KeyCeremonyWrongStage", "complain", complaint, evidence);
    await run.deliver("shares");
    await run.pass(PERIOD);
    await run.reverts("KeyCeremonyPeriodOver", "complain", complaint, evidence);
  });

  it("points that do not match their commitment, or somebody else's", async () => {
    const run = await CeremonyRun.begin(hall, "mismatch", [2, 3]);
    const copied = run.contentOf("commitment", 1).subarray(0, 32);
    await run.say("commitment", 2, concatBytes(copied, run.contentOf("commitment", 2).subarray(32)));
    await run.deliver("commitment", [1, 3]);
    const content = run.contentOf("points", 1);
    await run.deliver("points", [1]);
    await run.refusesContent("KeyCeremonyOtherPoints", "points", 2, content);
    await run.refusesContent("KeyCeremonyOtherPoints", "points", 3, run.contentOf("points", 2));
    await run.refusesContent("KeyCeremonyWrongLength", "points", 3, content.subarray(1));
    await run.refusesContent("KeyCeremonyWrongLength", "points", 3, concatBytes(content, content));
    await run.isAt(STAGE.points);
  });

  it("somebody else's points, and their proof, under an own commitment", async () => {
    const run = await CeremonyRun.begin(hall, "copied", [2, 3]);
    const stolen = run.contentOf("points", 1);
    await run.say("commitment", 2, commitmentOf(run, 2, stolen.subarray(0, 128)));
    await run.deliver("commitment", [1, 3]);
    await run.refusesContent("EqualityProofWrongChallenge", "points", 2, stolen);
  });

  it("an encryption key of which the secret is not known", async () => {
    const run = await CeremonyRun.begin(hall, "stolen key", [2, 3]);
    const [own, stolen] = [run.contentOf("commitment", 2), run.contentOf("commitment", 1)];
    const content = concatBytes(own.subarray(0, 32), stolen.subarray(32));
    await run.refusesContent("EqualityProofWrongChallenge", "commitment", 2, content);
  });

  it("a proof with scalars that are zero or not below the order", async () => {
    const run = await CeremonyRun.begin(hall, "scalars", [2, 3]);
    const content = run.contentOf("commitment", 1);
    for (const value of [0n, SCALARS.ORDER, 2n ** 256n - 1n]) {
      await run.refusesContent("Secp256k1NotAScalar", "commitment", 1, withWord(content, 96, value));
    }
    await run.refusesContent("Secp256k1NotAScalar", "commitment", 1, withWord(content, 128, SCALARS.ORDER));
  });

  it("a rogue key: points that cancel those of the others leave no secret that one could prove", async () => {
    const run = await CeremonyRun.begin(hall, "rogue", [1, 3]);
    const secret = 4711n;
    // Even with the others' points before committing: the key would be the attacker's own.
    const rogue = [run.trustee(1), run.trustee(2)].reduce(
      (point, trustee) => subtract(point, trustee.points()),
      keyOf(secret),
    );
    const points = encodePoints([rogue]);
    await run.deliver("commitment", [1, 2]);
    await run.say("commitment", 3, commitmentOf(run, 3, points));
    await run.deliver("points", [1, 2]);
    const statement = possessionStatement(ceremonyContext(run.place), 3);
    for (const proof of [knowledge(secret, statement, rogue), knowledge(secret, statement)]) {
      await run.refusesContent("EqualityProofWrongChallenge", "points", 3, concatBytes(points, proof));
    }
    await run.endPeriod();
    run.without(3);
    await run.isAt(STAGE.commitments);
  });
});

/** A point less the first one of a publication. */
function subtract(point: { x: bigint; y: bigint }, publication: Uint8Array): { x: bigint; y: bigint } {
  const other = pointAt({ x: wordAt(publication, 0), y: wordAt(publication, 32) });
  return pointAt(point).subtract(other).toAffine();
}

/** The other signature with the same r. */
function withHighS(signature: Uint8Array): Uint8Array {
  const malleated = withWord(signature, 32, SCALARS.ORDER - wordAt(signature, 32));
  malleated[64] = 55 - (signature[64] ?? 0);
  return malleated;
}
