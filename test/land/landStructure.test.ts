import { expect } from "chai";
import { enrol, officer, party } from "../support/parties.ts";
import { type LandOffice, entryOf, loadLandOffice } from "./support/landOffice.ts";
import { FULL_TITLE, MALFORMED_TITLES } from "./support/oddLegacyRecords.ts";
import { caveat, discharge, firstRegistration, mortgage, TODAY, transfer } from "./support/terms.ts";

/** [art_3__para_1] [art_3__para_2] [art_3__para_3] [art_3__para_4] */
describe("The structure of a title", () => {
  let office: LandOffice;

  /** What article 3(5) and (6) keep free, a judge may order to be used; what the register keeps free, nobody. */
  const judge = officer("court");

  beforeEach(async () => {
    office = await loadLandOffice();
    await enrol(office.republic, [judge]);
  });

  const inadmissible = async (sent: Promise<unknown>, error: string, ...args: readonly unknown[]) =>
    expect(sent)
      .to.be.revertedWithCustomError(office.register, error)
      .withArgs(...args);

  describe("of a legacy record may not have", () => {
    for (const [name, { error, args }] of Object.entries(MALFORMED_TITLES)) {
      it(name, async () => {
        const { alice, bob, notary } = office;
        const instruction = {
          dealings: { [name]: [transfer(alice, bob)] },
          by: [alice, bob, notary],
        } as const;
        await inadmissible(office.decide(instruction), error, ...args);
        expect(await office.register.slotOf(entryOf(name))).to.equal(`0x${"00".repeat(32)}`);
      });
    }
  });

  describe("that is full", () => {
    it("is taken over, and can be dealt with", async () => {
      const { bank } = office;
      await office.decide({ dealings: { full: [discharge(2)] }, by: [bank] });
      const title = await office.titleOf("full");
      const [, second, ...rest] = FULL_TITLE.rrrs;
      expect(title).to.deep.equal({ ...FULL_TITLE, rrrs: [second, ...rest] });
    });

    it("takes no 33rd right, until one is struck out", async () => {
      const { alice, bank, notary } = office;
      const lodged = caveat(alice);
      const args = [text("RRRs"), 33, 32];
      await inadmissible(
        office.decide({ dealings: { full: [lodged] }, by: [alice, notary] }),
        "LandTooMany",
        ...args,
      );
      await office.decide({ dealings: { full: [discharge(2), lodged] }, by: [alice, bank, notary] });
      expect((await office.titleOf("full")).rrrs.length).to.equal(32);
    });
  });

  it("[art_3__para_4] has 32 owners, and no 33rd", async () => {
    const { alice, bob, registrar } = office;
    await office.decide({
      dealings: { "new hall": [firstRegistration(alice, { denominator: 40 })] },
      by: [alice, registrar],
    });
    const crowd = Array.from({ length: 31 }, (_, index) => party(`Heir ${index}`));
    await enrol(office.republic, crowd);
    for (let from = 0; from < crowd.length; from += 8) {
      const heirs = crowd.slice(from, from + 8);
      const dealings = { "new hall": heirs.map((heir) => transfer(alice, heir)) };
      await office.decide({ dealings, by: [alice, ...heirs, judge] });
    }
    expect((await office.titleOf("new hall")).shares.length).to.equal(32);
    const further = { dealings: { "new hall": [transfer(alice, bob)] }, by: [alice, bob, judge] } as const;
    await inadmissible(office.decide(further), "LandTooMany", text("shares"), 33, 32);
  });

  describe("of a first registration", () => {
    const register = (terms: Parameters<typeof firstRegistration>[1]) => {
      const { alice, registrar } = office;
      return office.decide({
        dealings: { "new hall": [firstRegistration(alice, terms)] },
        by: [alice, registrar],
      });
    };

    it("[art_3__para_4] has a whole", async () => {
      await inadmissible(register({ denominator: 0 }), "LandMalformedShare", 0);
    });

    it("has no end if it is a freehold", async () => {
      await inadmissible(register({ termEnds: TODAY + 9 }), "LandTermMismatch", 1, TODAY + 9);
    });
  });

  it("is asked for by who explains, as by who decides", async () => {
    const { alice, bank, registrar } = office;
    const unending = firstRegistration(alice, { termEnds: TODAY + 9 });
    const loans = Array.from({ length: 33 }, () => mortgage(bank));
    for (const [instruction, error] of [
      [{ dealings: { "new hall": [unending] }, by: [alice, registrar] }, "LandTermMismatch"],
      [{ dealings: { cottage: loans }, by: [alice, bank, judge] }, "LandTooMany"],
    ] as const) {
      const { application, evidence } = await office.file(instruction);
      await expect(office.register.explain(application, evidence)).to.be.revertedWithCustomError(
        office.register,
        error,
      );
    }
  });

  it("[art_3__para_2] has a rank for each of 32 mortgages", async () => {
    const { alice, bank } = office;
    const loans = Array.from({ length: 32 }, () => mortgage(bank));
    await office.decide({ dealings: { cottage: loans }, by: [alice, bank, judge] });
    const { rrrs } = await office.titleOf("cottage");
    expect(rrrs.map(({ rank }) => rank)).to.deep.equal(loans.map((_, index) => index + 1));
  });
});

const text = (word: string): string => `0x${Buffer.from(word).toString("hex").padEnd(64, "0")}`;
