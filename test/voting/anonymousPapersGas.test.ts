import { expect } from "chai";
import { anonymousRows } from "../../scripts/bench/gas/anonymousRows.ts";
import { GAS_TARGETS } from "../../scripts/bench/gas/targets.ts";
import { HARDFORK } from "../../scripts/republic/hardfork.ts";

describe("Papers of anonymous voters that were proven beforehand", () => {
  it("gas, one of 5: all 60 are taken and added up, each for no more than the target", async () => {
    const [row] = await anonymousRows(HARDFORK);
    expect(row?.id).to.equal("vote.ballot.anonymous.k5");
    expect(row?.gas).to.be.at.most(GAS_TARGETS["vote.ballot.anonymous.k5"]?.target ?? 0);
  });
});
