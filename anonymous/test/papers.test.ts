import { expect } from "chai";
import { approval, exactly } from "../../sdk/voting/rule.ts";
import { Station } from "../../test/voting/support/station.ts";
import { District } from "./support/district.ts";

describe("Papers of anonymous voters", () => {
  let station: Station;

  before(async () => {
    station = await Station.found(31_337, true);
  });

  it("are counted: two contests on a paper, a revote, whoever sends them", async () => {
    const election = await station.election("anonymous");
    const district = await District.of(station, election, "north", [exactly(1, 3), approval(2)]);
    const { polling } = district;
    await polling.open();
    await polling.cast(
      await district.paper(0, 0, [0], [0, 1]),
      await district.paper(3, 0, [2], []),
      await district.paper(4, 0, [2], [1]),
      await district.paper(3, 1, [1], [0]),
      await district.paper(3, 2, [0], [1]),
    );
    const { poll } = polling.poll;
    expect(await station.box.getFunction("turnoutOf")(poll)).to.equal(3n);
    expect(await station.box.getFunction("nextSeqOf")(poll, district.nullifier(3))).to.equal(3n);
    await polling.close();
    const { counts } = await polling.tally([1, 3]);
    expect(counts).to.deep.equal([
      [2, 0, 1],
      [1, 3],
    ]);
  });
});
