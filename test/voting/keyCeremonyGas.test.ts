import { expect } from "chai";
import type { ContractTransactionReceipt } from "ethers";
import { CeremonyRun, type Hall, openHall } from "./support/ceremony.ts";
import { sharesWith } from "./support/dishonest.ts";

/** Threshold, trustees, and the most that all of it may cost a trustee, the fixing divided (osaka). */
const CEILINGS: readonly (readonly [threshold: number, trustees: number, ceiling: number])[] = [
  [3, 5, 380_000],
  [4, 7, 405_000],
  [15, 15, 900_000],
];

/** What a transaction may cost at most (EIP-7825). */
const TRANSACTION = 16_777_216;

describe("KeyCeremony: gas", () => {
  let hall: Hall;

  before(async () => {
    hall = await openHall();
  });

  const most = (receipts: readonly ContractTransactionReceipt[]): number =>
    Math.max(...receipts.map(({ gasUsed }) => Number(gasUsed)));

  for (const [threshold, trustees, ceiling] of CEILINGS) {
    it(`gas, ${threshold} of ${trustees}: at most ${ceiling} a trustee`, async () => {
      const run = await CeremonyRun.begin(hall, `gas ${trustees}`, [threshold, trustees]);
      const each = [
        most(await run.deliver("commitment")),
        most(await run.deliver("points")),
        most(await run.deliver("shares")),
      ];
      const fixed = most([await run.fix()]);
      const trustee = each.reduce((sum, gas) => sum + gas, 0) + Math.ceil(fixed / trustees);
      if (process.env["SHOW_GAS"] !== undefined)
        console.log(
          `      ${threshold} of ${trustees}: ${each.join(", ")}, fixing ${fixed}, a trustee ${trustee} gas`,
        );
      expect(trustee).to.be.at.most(ceiling);
      expect(fixed).to.be.at.most(TRANSACTION);
    });
  }

  it("gas, a complaint in 3 of 5: at most 550000", async () => {
    const run = await CeremonyRun.begin(hall, "gas of a complaint", [3, 5]);
    await run.reach("points");
    const shares = sharesWith(run, 1, 3, 5n);
    await run.say("shares", 1, shares);
    await run.deliver("shares", [2, 3, 4, 5]);
    const content = run.trustee(3).complaint(1, { points: run.contentOf("points", 1), shares });
    const message = run.sign("complaint", 3, content as Uint8Array);
    const gas = most([await run.send("complain", message, run.evidence(1, 3, shares))]);
    if (process.env["SHOW_GAS"] !== undefined) console.log(`      a complaint: ${gas} gas`);
    expect(gas).to.be.at.most(550_000);
  });
});
