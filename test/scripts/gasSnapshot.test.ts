import { expect } from "chai";
import type { GasRow } from "../../scripts/bench/gas/gasBench.ts";
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

  it("is committed with rows of both, and what is committed differs in nothing from itself", async () => {
    const snapshot = await readSnapshot();
    expect(Object.keys(snapshot)).to.deep.equal(["osaka", "cancun"]);
    const older = snapshot["cancun"] ?? {};
    const rows = Object.entries(snapshot["osaka"] ?? {}).map(([id, gas]) => row(id, gas, older[id]));
    expect(rows.length).to.be.above(100);
    expect(compareWithSnapshot(rows, snapshot)).to.deep.equal([]);
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
