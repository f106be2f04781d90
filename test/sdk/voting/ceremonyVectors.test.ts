import { expect } from "chai";
import { type CeremonyVector, ceremonyVectors } from "../../../scripts/voting/ceremonyVectors.ts";
import { bytesFromHex } from "../../../sdk/bytes.ts";
import {
  ceremonyHash,
  isUpheld,
  requireCommitment,
  requirePoints,
  requireShares,
} from "../../../sdk/voting/audit/ceremonyProofs.ts";
import { keysOf } from "../../../sdk/voting/audit/ceremonyKeys.ts";
import { candidate, CeremonyRun, type Hall, openHall, STAGE } from "../../voting/support/ceremony.ts";
import vectors from "../../vectors/voting/ceremony.json" with { type: "json" };

describe("sdk/voting: known ceremonies", () => {
  it("come out of their seeds", () => {
    expect(ceremonyVectors()).to.deep.equal(vectors);
  });

  for (const vector of vectors as CeremonyVector[]) {
    const said = vector.trustees.map(({ commitment, points, shares }) => ({
      commitment: bytesFromHex(commitment),
      points: bytesFromHex(points),
      shares: bytesFromHex(shares),
    }));

    it(`${vector.name}: the auditor accepts every message and finds the key`, () => {
      const context = ceremonyHash({ ...vector.attempt, chainId: BigInt(vector.attempt.chainId) });
      expect(context).to.equal(vector.context);
      said.forEach(({ commitment, points, shares }, index) => {
        requireCommitment(context, index + 1, commitment);
        requirePoints(context, index + 1, points, vector.threshold, commitment);
        requireShares(context, index + 1, shares, said.length);
      });
      expect(keysOf(said.map(({ points }) => points.subarray(0, 64 * vector.threshold)))).to.equal(
        vector.keys,
      );
    });

    it(`${vector.name}: the complaint is right about the share made wrong, and wrong about the one dealt out`, () => {
      const [first, last] = [said[0], said.at(-1)];
      if (first === undefined || last === undefined) throw new Error("no trustees");
      const wrong = first.shares.slice();
      wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
      const [complaint, points] = [
        bytesFromHex(vector.complaint),
        first.points.subarray(0, 64 * vector.threshold),
      ];
      for (const [shares, upheld] of [
        [wrong, true],
        [first.shares, false],
      ] as const) {
        expect(isUpheld(vector.context, said.length, complaint, points, shares, last.commitment)).to.equal(
          upheld,
        );
      }
    });

    it(`${vector.name}: the contract accepts every message and fixes the key`, async () => {
      const hall: Hall = await openHall();
      expect(hall.address).to.equal(vector.attempt.contract);
      const run = await CeremonyRun.begin(hall, vector.name, [vector.threshold, said.length]);
      for (let attempt = 1; attempt < vector.attempt.attempt; attempt++) {
        await run.endPeriod();
        const seated = run.numbers.map((number) => candidate(`attempt ${attempt + 1}, trustee ${number}`));
        for (const { account } of seated) await run.law("appoint", run.election, account);
        run.next(seated);
      }
      for (const step of ["commitment", "points", "shares"] as const) {
        for (const number of run.numbers) {
          await run.say(step, number, said[number - 1]?.[step] ?? new Uint8Array());
        }
      }
      await run.pass();
      const points = said.map((own) => own.points.subarray(0, 64 * vector.threshold));
      await run.send("fix", run.election, Buffer.concat(points));
      await run.isAt(STAGE.fixed);
      expect((await run.audit()).keys).to.equal(vector.keys);
    });
  }
});
