import { expect } from "chai";
import { only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { goTo } from "../support/republic.ts";
import { entryOf, type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { deed, mortgage, type Terms, TODAY } from "./support/terms.ts";

const CLOSED = 4n;

describe("Leaseholds that no lease in the register has made", () => {
  let office: LandOffice;

  beforeEach(async () => {
    office = await loadLandOffice();
  });

  /** Taken over with the register kept before, until 31 January 2016. */
  const ending = (...by: readonly [Party, ...Party[]]): Instruction => {
    const terms: Terms = {
      instrument: deed("of surrender"),
      instrumentDate: TODAY,
      kind: "leasehold ending",
      freeholder: office.dave.person,
    };
    return { dealings: { lease: [terms] }, by };
  };

  const isClosed = async () => (BigInt(await office.register.slotOf(entryOf("lease"))) & CLOSED) !== 0n;

  it("[art_59__para_3] are surrendered by their owner to the freeholder", async () => {
    const { alice, dave, registrar } = office;
    await office.refused(ending(alice, registrar), "art_59__para_3");
    await office.refused(ending(dave, registrar), "art_59__para_3");
    only(await office.decide(ending(alice, dave, registrar)), "Granted");
    expect(await isClosed()).to.equal(true);
  });

  it("[art_59__para_3] are closed by a registrar once their time has run", async () => {
    await office.refused(ending(office.registrar), "art_59__para_3");
    await goTo(office.republic, "2016-02-01T12:00:00Z");
    const anew = { ...ending(office.registrar), deadline: TODAY + 29 };
    only(await office.decide(anew), "Granted");
    expect(await isClosed()).to.equal(true);
  });

  describe("are not ended behind anybody's back:", () => {
    it("[art_59__para_3] that of a lender", async () => {
      const { alice, bank, dave, registrar } = office;
      const lent = { lease: [mortgage(bank)] };
      only(await office.decide({ dealings: lent, by: [alice, bank] }), "Granted");
      await office.refused(ending(alice, dave, registrar), "art_59__para_3");
      only(await office.decide(ending(alice, bank, dave, registrar)), "Granted");
    });

    it("[art_59__para_2] by owner and freeholder without the registrar, who knows the other titles", async () => {
      const { alice, dave, notary } = office;
      await office.refused(ending(alice, dave, notary), "art_59__para_2");
    });

    it("[art_59__para_1] by an ending of a freehold", async () => {
      const { alice, dave, registrar } = office;
      const { lease } = ending(alice).dealings;
      const instruction: Instruction = { dealings: { cottage: lease ?? [] }, by: [alice, dave, registrar] };
      await office.refused(instruction, "art_59__para_1");
    });
  });
});
