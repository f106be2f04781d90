import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { Station } from "../../test/voting/support/station.ts";
import { District } from "./support/district.ts";

/** Options, and the most that a paper of one contest may cost, without adding up; circuit of depth 20 (osaka). */
const CEILINGS = [
  [2, 340_000],
  [5, 400_000],
] as const;

function show(what: string, gas: number | undefined): void {
  if (process.env["SHOW_GAS"] !== undefined) console.log(`      ${what}: ${gas} gas`);
}

describe("Papers of anonymous voters: gas", () => {
  for (const [options, ceiling] of CEILINGS) {
    it(`gas, one of ${options}, anonymous: at most ${ceiling}`, async () => {
      const station = await Station.found(31_337, true);
      const district = await District.of(station, await station.election("gas"), "gas", [
        exactly(1, options),
      ]);
      const { polling } = district;
      await polling.open();
      const papers = [await district.paper(0, 0), await district.paper(1, 0), await district.paper(1, 1)];
      const [, first, revote] = await polling.cast(...papers);
      show(`one of ${options}, cast`, first);
      show(`one of ${options}, first revote`, revote);
      expect(first).to.be.at.most(ceiling);
      expect(revote).to.be.at.most(ceiling);
    });
  }
});
