import { expect } from "chai";
import { leaseholdEntry } from "../../sdk/land/leaseholdEntry.ts";
import { entryOf, LandOffice } from "./support/landOffice.ts";
import { lease, LEASE_DEED } from "./support/leaseTerms.ts";
import { ParcelCounter, split, type Step } from "./support/parcelCounter.ts";
import { TODAY, transfer } from "./support/terms.ts";
import { LandCommission } from "../procedure/support/landCommission.ts";
import { only } from "../support/filing.ts";
import { foundRepublic } from "../support/republic.ts";

describe("Attacks on the land commission: farmland without it", function () {
  this.timeout(120_000);

  const farm = entryOf("farm");
  let land: LandOffice;
  let counter: ParcelCounter;

  beforeEach(async () => {
    land = new LandOffice(await foundRepublic());
    await land.open();
    await LandCommission.found(land);
    counter = new ParcelCounter(land);
    const { alice, bob } = land;
    const sale = await land.file({ dealings: { farm: [transfer(alice, bob)] }, by: [alice, bob] });
    await expect(land.submit(sale)).to.be.revertedWithCustomError(land.register, "RegisterAwaitsDiscretion");
  });

  async function awaits(sent: Promise<unknown>): Promise<void> {
    await expect(sent).to.be.revertedWithCustomError(land.register, "RegisterAwaitsDiscretion");
  }

  it("[art_6__para_5] a deed that a notary dates before the act", async () => {
    const { alice, bob, notary } = land;
    const old = transfer(alice, bob, { instrumentDate: TODAY - 1 });
    await awaits(land.decide({ dealings: { farm: [old] }, by: [alice, bob, notary] }));
  });

  it("[art_6a__para_1] [art_6__para_6] a farm split into ten, each of which is agricultural no more, by a survey before the act", async () => {
    const { alice, notary } = land;
    const cuts = Array.from({ length: 9 }, (_, i) =>
      split(farm, {
        survey: `field ${i}`,
        remaining: 90_000n - 9_000n * BigInt(i + 1) + 1n,
        taken: 9_000n - (i === 0 ? 1n : 0n),
      }),
    );
    await awaits(counter.decide({ steps: cuts, by: [alice, notary] }));
    const halves = split(farm, { survey: "half", remaining: 45_000n, taken: 45_000n });
    only(await counter.decide({ steps: [halves], by: [alice, notary] }), "Granted");
  });

  it("[art_6a__para_2] a farm let for 99 years, by a deed that a notary dates before the act", async () => {
    const { alice, bob, notary } = land;
    const leasehold = leaseholdEntry(farm, LEASE_DEED);
    const until = (lastDay: number, instrumentDate = TODAY): Step => ({
      entries: [farm, leasehold],
      place: (subject, other) => ({ ...lease(bob, { lastDay, instrumentDate }), subject, leasehold: other }),
    });
    await awaits(counter.decide({ steps: [until(TODAY + 36_159)], by: [alice, bob] }));
    await awaits(counter.decide({ steps: [until(TODAY + 36_159, TODAY - 1)], by: [alice, bob, notary] }));
    only(await counter.decide({ steps: [until(TODAY + 3_000)], by: [alice, bob] }), "Granted");
  });
});
