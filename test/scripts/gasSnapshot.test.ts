import { expect } from "chai";
import type { GasRow } from "../../scripts/bench/gas/gasBench.ts";
import { GAS_TARGETS } from "../../scripts/bench/gas/targets.ts";
import { compareWithSnapshot, readSnapshot, snapshotOf } from "../../scripts/bench/gas/snapshot.ts";

const row = (id: string, gas: number, cancun?: number): GasRow => ({
  ...{ id, gas, cancun, hardfork: "osaka" },
  ...{ what: "a transaction", calldataBytes: 100 },
});

describe("snapshot of gas", () => {
  const ROWS = [row("land.transfer.ecdsa", 102_369), row("vote.ballot.k2", 113_165, 112_553)];

  it("has every figure under the hardfork under whose rules it was measured", () => {
    expect(snapshotOf(ROWS)).to.deep.equal({
      osaka: { "land.transfer.ecdsa": 102_369, "vote.ballot.k2": 113_165 },
      cancun: { "vote.ballot.k2": 112_553 },
    });
  });

  it("is committed with every row that has a target, and under cancun with none that osaka has not", async () => {
    const { osaka = {}, cancun = {}, ...others } = await readSnapshot();
    expect(others).to.deep.equal({});
    expect(osaka).to.include.all.keys(Object.keys(GAS_TARGETS));
    expect(osaka).to.include.all.keys(Object.keys(cancun));
    expect(cancun).to.include.all.keys("vote.ballot.k2", "vote.ballot.k13");
  });

  it("tells a unit more, a row that is gone and one that is new, with the hardfork", () => {
    const now = [
      row("land.transfer.ecdsa", 102_370),
      row("vote.ballot.k2", 113_165),
      row("land.freeze", 41_340),
    ];
    expect(compareWithSnapshot(now, snapshotOf(ROWS))).to.deep.equal([
      { hardfork: "osaka", id: "land.transfer.ecdsa", expected: 102_369, gas: 102_370 },
      { hardfork: "osaka", id: "land.freeze", expected: undefined, gas: 41_340 },
      { hardfork: "cancun", id: "vote.ballot.k2", expected: 112_553, gas: undefined },
    ]);
  });

  it("lets a vote differ by chance, and no more", () => {
    const differences = (gas: number) =>
      compareWithSnapshot([ROWS[0] as GasRow, row("vote.ballot.k2", gas, 112_553)], snapshotOf(ROWS)).length;
    expect([differences(113_730), differences(113_731)]).to.deep.equal([0, 1]);
  });
});
