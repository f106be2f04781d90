import { expect } from "chai";
import type { Title } from "../../sdk/land/title.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { shouldBehaveLikeRegister } from "../behaviours/register.ts";
import { eventsOf, file, only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { GENEROUS, goTo } from "../support/republic.ts";
import { landHarness } from "./support/landHarness.ts";
import { entryOf, type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { LEGACY_TITLES } from "./support/legacyTitles.ts";
import {
  caveat,
  caveatWithdrawal,
  deed,
  discharge,
  firstRegistration,
  mortgage,
  TODAY,
  transfer,
} from "./support/terms.ts";

const LEASE_ENDS = dayOf("2016-01-31");

describe("LandRegister", () => {
  let office: LandOffice;

  beforeEach(async () => {
    office = await loadLandOffice();
  });

  const sharesOf = ({ shares, denominator }: Title) =>
    Object.fromEntries(shares.map(({ owner, numerator }) => [owner, `${numerator}/${denominator}`]));
  const rrrsOf = ({ rrrs }: Title) => rrrs.map(({ kind, rank, holder }) => [kind, rank, holder]);

  describe("as a register", () => {
    shouldBehaveLikeRegister({ load: async () => landHarness(await loadLandOffice()) });
  });

  it("[art_20__para_3] has an entry taken over shown by proof at the first dealing with it, and at no later one", async () => {
    const { alice, bob, carol, register } = office;
    const draft = await office.draft({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
    const witnesses = draft.witnesses.map(({ record }) => ({ record, proof: [] }));
    const unproven = office.submit(await file({ ...draft, witnesses }, office.digestOf));
    await expect(unproven).to.be.revertedWithCustomError(register, "RegisterNotInLegacyRoot");
    only(await eventsOf(register, office.submit(await file(draft, office.digestOf))), "Granted");
    const next = await office.draft({ dealings: { cottage: [transfer(bob, carol)] }, by: [bob, carol] });
    expect(next.witnesses.map(({ proof }) => proof)).to.deep.equal([[]]);
    only(await eventsOf(register, office.submit(await file(next, office.digestOf))), "Granted");
  });

  describe("makes a first registration", () => {
    it("that the registrar attests and the owner signs", async () => {
      const { alice, registrar } = office;
      const terms = { denominator: 12, tenure: "leasehold", termEnds: LEASE_ENDS } as const;
      await office.granted({
        dealings: { "new field": [firstRegistration(alice, terms)] },
        by: [alice, registrar],
      });
      expect(await office.titleOf("new field")).to.deep.equal({
        ...terms,
        spatialUnits: [{ squareMetres: 400n, geometry: deed("of the survey") }],
        shares: [{ owner: alice.person, numerator: 12 }],
        rrrs: [],
      });
    });

    it("not without the registrar, nor without the owner, nor a second time", async () => {
      const { alice, bob, notary, registrar } = office;
      const dealings = { "new field": [firstRegistration(alice)] };
      await office.refused({ dealings, by: [alice, notary] }, "art_8__para_1");
      await office.refused({ dealings, by: [bob, registrar] }, "art_8__para_2");
      await office.granted({ dealings, by: [alice, registrar] });
      await office.refused({ dealings, by: [alice, registrar] }, "art_8__para_4");
      await office.refused(
        { dealings: { cottage: [firstRegistration(alice)] }, by: [alice, registrar] },
        "art_8__para_4",
      );
    });
  });

  describe("makes a transfer", () => {
    it("of the whole", async () => {
      const { alice, bob } = office;
      await office.granted({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
      const { shares } = LEGACY_TITLES["cottage"] as Title;
      expect(await office.titleOf("cottage")).to.deep.equal({
        ...LEGACY_TITLES["cottage"],
        shares: shares.map((share) => ({ ...share, owner: bob.person })),
      });
    });

    it("of a part of a share, to somebody who had none", async () => {
      const { alice, bob, carol } = office;
      const dealings = { quarters: [transfer(alice, carol, { numerator: 2 })] };
      await office.granted({ dealings, by: [alice, carol] });
      expect(sharesOf(await office.titleOf("quarters"))).to.deep.equal({
        [alice.person]: "1/4",
        [bob.person]: "1/4",
        [carol.person]: "2/4",
      });
    });

    it("that merges shares: the acquirer's grows, the transferor's shrinks or goes", async () => {
      const { alice, bob } = office;
      const some = { quarters: [transfer(alice, bob, { numerator: 2 })] };
      await office.granted({ dealings: some, by: [alice, bob] });
      expect(sharesOf(await office.titleOf("quarters"))).to.deep.equal({
        [alice.person]: "1/4",
        [bob.person]: "3/4",
      });
      await office.granted({ dealings: { quarters: [transfer(alice, bob)] }, by: [alice, bob] });
      expect(sharesOf(await office.titleOf("quarters"))).to.deep.equal({ [bob.person]: "4/4" });
    });

    it("not of more than the transferor holds, nor of nothing, nor twice of the same", async () => {
      const { alice, bob, carol } = office;
      const sale = (numerator: number) => ({ quarters: [transfer(alice, bob, { numerator })] });
      await office.refused({ dealings: sale(4), by: [alice, bob] }, "art_9__para_2");
      await office.refused({ dealings: sale(0), by: [alice, bob] }, "art_9__para_2");
      const twice = { cottage: [transfer(alice, bob), transfer(alice, carol)] };
      await office.refused({ dealings: twice, by: [alice, bob, carol] }, "art_9__para_1");
    });

    it("of a lease to its last day", async () => {
      const { alice, bob } = office;
      const instruction = { dealings: { lease: [transfer(alice, bob)] }, by: [alice, bob] as [Party, Party] };
      const { networkHelpers } = office.republic.connection;
      const before = await networkHelpers.takeSnapshot();
      await goTo(office.republic, "2016-01-31T23:59:00Z");
      await office.granted(instruction);
      await before.restore();
      await goTo(office.republic, "2016-02-01T00:00:00Z");
      await office.refused(instruction, "art_10__para_1");
    });

    it("that harms nobody: lenders and those whose consent is required sign", async () => {
      const { alice, bob, bank, lender, carol, trustee } = office;
      const pledged = { pledged: [transfer(alice, bob)] };
      await office.refused({ dealings: pledged, by: [alice, bob, bank, lender] }, "art_11__para_1");
      await office.granted({ dealings: pledged, by: [alice, bob, bank, lender, carol] });
      await office.granted({ dealings: { assumable: [transfer(alice, bob)] }, by: [alice, bob] });
      const entrusted = { entrusted: [transfer(alice, bob)] };
      await office.refused({ dealings: entrusted, by: [alice, bob] }, "art_11__para_3");
      await office.granted({ dealings: entrusted, by: [alice, bob, trustee] });
    });
  });

  describe("enters and strikes out mortgages", () => {
    it("each new one ranks behind those before", async () => {
      const { alice, bank, lender } = office;
      const first = mortgage(bank, { assumable: true, amount: 7n, instrument: deed("of the loan") });
      await office.granted({ dealings: { cottage: [first] }, by: [alice, bank] });
      await office.granted({ dealings: { cottage: [mortgage(lender)] }, by: [alice, lender] });
      const title = await office.titleOf("cottage");
      expect(rrrsOf(title)).to.deep.equal([
        ["mortgage", 1, bank.person],
        ["mortgage", 2, lender.person],
      ]);
      const { assumable, amount, currency, instrument, until } = title.rrrs[0] ?? {};
      expect([assumable, amount, currency, until]).to.deep.equal([true, 7n, "GBP", 0]);
      expect(instrument).to.equal(deed("of the loan"));
    });

    it("those behind a discharged one move up", async () => {
      const { bank, lender, carol } = office;
      await office.granted({ dealings: { pledged: [discharge(1)] }, by: [bank] });
      const [second, third] = [lender.person, carol.person];
      expect(rrrsOf(await office.titleOf("pledged"))).to.deep.equal([
        ["mortgage", 1, second],
        ["mortgage", 2, third],
      ]);
      await office.granted({ dealings: { pledged: [discharge(2)] }, by: [carol] });
      expect(rrrsOf(await office.titleOf("pledged"))).to.deep.equal([["mortgage", 1, second]]);
    });

    it("not without the lender, nor a rank that is not there, nor without every owner", async () => {
      const { alice, bank, lender } = office;
      await office.refused({ dealings: { pledged: [discharge(1)] }, by: [lender] }, "art_13__para_2");
      await office.refused({ dealings: { pledged: [discharge(4)] }, by: [bank] }, "art_13__para_1");
      await office.refused({ dealings: { house: [mortgage(bank)] }, by: [alice, bank] }, "art_14__para_1");
      const nothing = { cottage: [mortgage(bank, { amount: 0n })] };
      await office.refused({ dealings: nothing, by: [alice, bank] }, "art_14__para_3");
    });
  });

  describe("enters caveats", () => {
    it("that stop transfers and mortgages until they are withdrawn", async () => {
      const { alice, bob, carol, bank, notary } = office;
      await office.granted({ dealings: { cottage: [caveat(carol)] }, by: [carol, notary] });
      expect(rrrsOf(await office.titleOf("cottage"))).to.deep.equal([["caveat", 0, carol.person]]);
      const sale: Instruction = { dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] };
      await office.refused(sale, "art_11__para_2");
      await office.refused({ dealings: { cottage: [mortgage(bank)] }, by: [alice, bank] }, "art_14__para_4");
      await office.refused(
        { dealings: { cottage: [caveatWithdrawal(carol)] }, by: [alice] },
        "art_16__para_2",
      );
      await office.granted({ dealings: { cottage: [caveatWithdrawal(carol)] }, by: [carol] });
      expect(rrrsOf(await office.titleOf("cottage"))).to.deep.equal([]);
      await office.granted(sale);
    });

    it("that lapse at the end of their last day and are struck out at the next dealing", async () => {
      const { alice, bob } = office;
      const sale: Instruction = { dealings: { disputed: [transfer(alice, bob)] }, by: [alice, bob] };
      await goTo(office.republic, "2016-01-20T23:59:00Z");
      await office.refused(sale, "art_11__para_2");
      await goTo(office.republic, "2016-01-21T00:00:00Z");
      await office.granted({ ...sale, deadline: TODAY + 20 });
      expect((await office.titleOf("disputed")).rrrs).to.deep.equal([]);
    });

    it("for 90 days at most, and not for the past", async () => {
      const { alice } = office;
      const until = (lastDay: number): Instruction => ({
        dealings: { cottage: [caveat(alice, lastDay)] },
        by: [alice],
      });
      await office.refused(until(TODAY + 91), "art_15__para_4");
      await office.refused(until(TODAY - 1), "art_15__para_4");
      await office.granted(until(TODAY + 90));
    });
  });

  describe("decides several dealings in one application", () => {
    const sale = (): Instruction => {
      const { alice, bob, bank, lender, carol } = office;
      const dealings = [discharge(1), discharge(2), transfer(alice, bob), mortgage(bank)];
      return { dealings: { pledged: dealings }, by: [bob, alice, bank, lender, carol] };
    };

    it("in the order of the act", async () => {
      const { bob, bank, carol } = office;
      const { record } = await office.witnessOf(entryOf("pledged"));
      await office.granted(sale());
      const title = await office.titleOf("pledged");
      expect(sharesOf(title)).to.deep.equal({ [bob.person]: "1/1" });
      expect(rrrsOf(title)).to.deep.equal([
        ["mortgage", 1, carol.person],
        ["mortgage", 2, bank.person],
      ]);
      const after = await office.witnessOf(entryOf("pledged"));
      expect([after.record[59], record[59]], "one step of the chain for all").to.deep.equal([2, 1]);
    });

    it("with the say of a lender whom the first of them discharges", async () => {
      const { bank, stranger } = office;
      const dealings = { pledged: [discharge(1), caveat(stranger)] };
      await office.refused({ dealings, by: [bank, stranger] }, "art_15__para_1");
    });

    it("all or nothing", async () => {
      const { alice, bob, bank, lender, carol } = office;
      const { dealings } = sale();
      const [first, second, third] = dealings["pledged"] ?? [];
      if (!first || !second || !third) throw new Error("the sale has three dealings and more");
      const short = [first, second, third, mortgage(bank, { amount: 0n })];
      const by: Instruction["by"] = [bob, alice, bank, lender, carol];
      await office.refused({ dealings: { pledged: short }, by }, "art_14__para_3");
      expect(await office.register.slotOf(entryOf("pledged"))).to.equal(`0x${"00".repeat(32)}`);
      await office.granted(sale());
    });
  });

  describe("decides several titles in one application", () => {
    it("an exchange", async () => {
      const { alice, carol } = office;
      const dealings = { cottage: [transfer(alice, carol)], chapel: [transfer(carol, alice)] };
      const events = await office.decide({ dealings, by: [alice, carol] });
      expect(events.map(({ name }) => name)).to.deep.equal(["Recorded", "Recorded", "Granted"]);
      expect(sharesOf(await office.titleOf("cottage"))).to.deep.equal({ [carol.person]: "1/1" });
      expect(sharesOf(await office.titleOf("chapel"))).to.deep.equal({ [alice.person]: "1/1" });
    });

    it("all or nothing", async () => {
      const { alice, bob, carol } = office;
      const dealings = { cottage: [transfer(alice, bob)], chapel: [transfer(carol, bob)] };
      const tooMuch = { ...dealings, chapel: [transfer(carol, bob, { numerator: 2 })] };
      await office.refused({ dealings: tooMuch, by: [alice, bob, carol] }, "art_9__para_2");
      for (const name of Object.keys(dealings)) {
        expect(await office.register.slotOf(entryOf(name)), name).to.equal(`0x${"00".repeat(32)}`);
      }
      await office.granted({ dealings, by: [alice, bob, carol] });
    });

    it("but refuses nothing in the name of a title for which nobody with a say has signed", async () => {
      const { alice, bob } = office;
      const dealings = { cottage: [transfer(alice, bob)], chapel: [transfer(office.carol, bob)] };
      const { application, evidence } = await office.file({ dealings, by: [alice, bob] });
      await expect(office.register.decide(application, evidence, GENEROUS)).to.be.revertedWithCustomError(
        office.register,
        "RegisterNoStanding",
      );
    });

    it("none of which is frozen", async () => {
      const { alice, bob } = office;
      const { court } = office.republic.officers;
      await office.register.connect(court).freeze(entryOf("farm"), deed("order"));
      const dealings = { cottage: [transfer(alice, bob)], farm: [transfer(alice, bob)] };
      await office.refused({ dealings, by: [alice, bob] }, "art_5__para_1");
      await office.granted({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
    });
  });
});
