import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import { approval, atMost, exactly } from "../../sdk/voting/rule.ts";
import { p256Voter } from "./support/electorate.ts";
import { Station } from "./support/station.ts";

const hashOf = (counts: readonly number[]): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode(["uint256[]"], [counts]));

describe("BallotBox", () => {
  let station: Station;

  beforeEach(async () => {
    station = await Station.found();
  });

  it("counts what was cast: three contests on a paper, a revote, keys of both kinds, two of three trustees", async () => {
    const election = await station.election("general");
    const polling = await station.poll(election, "north", {
      rules: [exactly(1, 3), approval(2), atMost(2, 3)],
      voters: 9,
      signers: [p256Voter(0)],
    });
    await polling.open();
    await polling.cast(
      await polling.paper(0, 0, [0], [0, 1], [0, 1]),
      await polling.paper(1, 0, [2], [], [2, 3]),
      await polling.paper(8, 0, [2], [1], [3, 4]),
      await polling.paper(1, 1, [1], [0], [0, 2]),
      await polling.paper(1, 2, [0], [1], [0, 3]),
    );
    const { poll } = polling.poll;
    expect(await station.box.getFunction("turnoutOf")(poll)).to.equal(3n);
    expect(await station.box.getFunction("nextSeqOf")(poll, 1)).to.equal(3n);
    await polling.close();
    const { counts } = await polling.tally([1, 3], 2);
    expect(counts).to.deep.equal([
      [2, 0, 1],
      [1, 3],
      [2, 1, 0, 2, 1],
    ]);
    for (const [contest, all] of counts.entries())
      expect(await station.box.getFunction("resultOf")(poll, contest)).to.equal(hashOf(all));
    expect(await polling.audit()).to.deep.equal({
      findings: [],
      papers: 5,
      head: await station.box.getFunction("headOf")(poll),
      counted: 3,
      atStations: 0,
      annulled: false,
      counts: counts.map((all) => all.map(BigInt)),
    });
  });
});
