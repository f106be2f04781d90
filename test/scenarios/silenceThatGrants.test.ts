import { expect } from "chai";
import { LandOffice } from "../land/support/landOffice.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { LandCommission, textOfWord } from "../procedure/support/landCommission.ts";
import { Docket } from "../procedure/support/docket.ts";
import { LodgingDesk } from "../procedure/support/lodgings.ts";
import { eventsOf, only } from "../support/filing.ts";

/**
 * Alice gives up farming and sells her farm to Bob, who has an office in town. Since the Agricultural Land Act is in force, whoever does
 * not farm needs the approval of the land commission (art_3__para_1). The parties sign, and lodge what they signed (Lodging Act,
 * art_4__para_2): from that day the commission has 8 working days (art_5__para_3). What it does with them is told twice.
 */
describe("Scenario: silence that grants", () => {
  async function begin() {
    const docket = await Docket.open();
    const { land } = docket;
    const commission = await LandCommission.found(land);
    const { alice, bob } = land;
    const sale = {
      dealings: { farm: [transfer(alice, bob, { price: 300_000_00n })] },
      by: [alice, bob],
      deadline: TODAY + 200,
    } as const;
    return { docket, land, commission, sale, desk: new LodgingDesk(land) };
  }

  const ownersOf = async (land: LandOffice) => (await land.titleOf("farm")).shares.map(({ owner }) => owner);

  it("[art_5__para_3] the commission says nothing: the farm is Bob's, and nobody had to store it beforehand", async () => {
    const { land, commission, sale, desk } = await begin();
    const { alice, bob, dave } = land;

    // Not refused, not granted: code alone may not say no.
    const filing = await land.file(sale);
    await expect(land.submit(filing)).to.be.revertedWithCustomError(
      land.register,
      "RegisterAwaitsDiscretion",
    );

    // Lodged, it holds off the rival to whom Alice would sell it next week.
    await desk.lodgeSigned(filing);
    await commission.waitWorkingDays(4);
    const rival = { ...sale, dealings: { farm: [transfer(alice, dave)] }, by: [alice, dave] } as const;
    await expect(land.decide(rival)).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");

    // One member declines, on the sixth day; it takes two.
    await commission.waitWorkingDays(2);
    await commission.decide(commission.members[0], false, filing);
    await commission.waitWorkingDays(3);

    // The ninth working day: anyone has it executed. The duty is due as for any sale.
    const events = await eventsOf(land.register, land.submit(filing));
    expect(textOfWord(only(events, "Spared")["eId"])).to.equal("art_3__para_1");
    expect(only(events, "Assessed")["amount"]).to.equal(5_000_00n);
    expect(await ownersOf(land)).to.deep.equal([bob.person]);
  });

  it("[art_5__para_4] the commission declines with reasons, Alice objects, and a reviewer finds that it was wrong", async () => {
    const { docket, land, commission, sale, desk } = await begin();
    const { cases } = docket;
    const filing = await land.file(sale);
    await desk.lodgeSigned(filing);
    for (const member of commission.members.slice(0, 2)) await commission.decide(member, false, filing);

    // The register refuses, and its refusal can be contested like any other (art_7__para_1).
    const contested = await docket.refused(sale);
    await docket.objected(contested);
    expect(await docket.statusOf("farm")).to.equal(2 | 16);

    // The reviewer sets the refusal aside (art_7__para_2): the very sale is granted, against the commission.
    const review = { kind: "review", outcome: "set aside" } as const;
    expect(await docket.step(contested.entry, review, cases.reviewer)).to.equal("");
    only(await land.decide(sale), "Granted");
    expect(await ownersOf(land)).to.deep.equal([land.bob.person]);
  });
});
