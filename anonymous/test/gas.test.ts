import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { Station } from "../../test/voting/support/station.ts";
import { District, votersOf } from "./support/district.ts";

/** What a paper of one contest of one of five may cost with its share of adding up in batches of 60 (osaka). */
const CEILING = 420_000;

/** Batches added up here; what one paper adds to a batch follows from two of different length. */
const [FEW, MANY] = [1, 5];
const BATCH = 60;

function show(what: string, gas: number): void {
  if (process.env["SHOW_GAS"] !== undefined) console.log(`      ${what}: ${Math.round(gas)} gas`);
}

describe("Papers of anonymous voters: gas", () => {
  it(`gas, one of 5, circuit of depth 20: a paper with its share of adding up at most ${CEILING}`, async () => {
    const station = await Station.found(31_337, true);
    const voters = votersOf("gas", FEW + MANY);
    const district = await District.of(
      station,
      await station.election("gas"),
      "gas",
      [exactly(1, 5)],
      voters,
    );
    const { polling } = district;
    await polling.open();
    const gas: number[] = [];
    for (const index of voters.keys()) gas.push(...(await polling.cast(await district.paper(index, 0))));
    const [revote = 0] = await polling.cast(await district.paper(0, 1));
    const rest = gas.slice(1);
    const cast = rest.reduce((sum, each) => sum + each, 0) / rest.length;
    await polling.close();
    const { gas: batches } = await polling.addUp(MANY);
    const [many = 0, few = 0] = batches;
    const each = (many - few) / (MANY - FEW - 1);
    const share = each + (many - MANY * each) / BATCH;
    show("one of 5, cast", cast);
    show("one of 5, first revote", revote);
    show("one of 5, share of adding up", share);
    expect(cast + share).to.be.at.most(CEILING);
  });
});
