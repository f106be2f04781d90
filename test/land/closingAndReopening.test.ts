import { expect } from "chai";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import { rebuildRegister } from "../../sdk/law/rebuild.ts";
import { commitmentOf } from "../../sdk/law/record.ts";
import { encodeLoosely, only, supported } from "../support/filing.ts";
import { enrol, officer, type Party } from "../support/parties.ts";
import { entryOf, type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { LEGACY_TITLES } from "./support/legacyTitles.ts";
import { mortgage, type Terms, TODAY, transfer } from "./support/terms.ts";

const BASIS = { instrument: hexFromBytes(new Uint8Array(32).fill(7)), instrumentDate: TODAY };
const CLOSING: Terms = { ...BASIS, kind: "closing" };
const REOPENING: Terms = { ...BASIS, kind: "reopening" };

describe("Land register: changes of mortgages, rectification, closing and reopening", () => {
  let office: LandOffice;
  let judge: Party;

  beforeEach(async () => {
    office = await loadLandOffice();
    judge = officer("court");
    await enrol(office.republic, [judge]);
  });

  const close = (name = "cottage") =>
    office.granted({ dealings: { [name]: [CLOSING] }, by: [office.alice, office.registrar] });

  const statusOf = async (name: string) => BigInt(await office.register.slotOf(entryOf(name))) & 0xffn;

  async function inadmissible(instruction: Instruction, error: string): Promise<void> {
    await expect(office.submit(await office.file(instruction))).to.be.revertedWithCustomError(
      office.register,
      error,
    );
  }

  describe("changes mortgages", () => {
    it("[art_41] [art_43] [art_44] [art_45] [art_42] all but the last in one application", async () => {
      const { alice, bank, lender, carol, dave, notary } = office;
      const terms: Terms[] = [
        { ...BASIS, kind: "assignment", rank: 1, newLender: dave.person },
        { ...BASIS, kind: "increase", rank: 2, newAmount: 90_000_00n, currency: "GBP" },
        { ...BASIS, kind: "extension", rank: 1, lastDay: TODAY + 3_650 },
        { ...BASIS, kind: "partial release", rank: 3, newAmount: 1n, currency: "GBP" },
      ];
      await office.granted({ dealings: { pledged: terms }, by: [alice, bank, lender, carol, dave, notary] });
      // An application in which ranks change states none after that.
      const last: Terms = { ...BASIS, kind: "postponement", rank: 1, otherRank: 2 };
      await office.granted({ dealings: { pledged: [last] }, by: [alice, dave, lender] });
      const { rrrs } = await office.titleOf("pledged");
      const seen = rrrs.map(({ rank, holder, amount, until }) => [rank, holder, amount, until]);
      expect(seen).to.deep.equal([
        [2, dave.person, 80_000_00n, TODAY + 3_650],
        [1, lender.person, 90_000_00n, 0],
        [3, carol.person, 1n, 0],
      ]);
    });

    it("[art_42__para_2] not behind the back of a lender between the two ranks", async () => {
      const { alice, bank, carol } = office;
      const terms: Terms = { ...BASIS, kind: "postponement", rank: 1, otherRank: 3 };
      await office.refused({ dealings: { pledged: [terms] }, by: [alice, bank, carol] }, "art_42__para_2");
    });

    it("[art_46__para_5] [art_46__para_6] by foreclosure, with a judge in office only", async () => {
      const { lender, dave, stranger, bank } = office;
      const terms: Terms = {
        ...BASIS,
        kind: "foreclosure",
        rank: 2,
        acquirer: dave.person,
        price: 90_000_00n,
        currency: "GBP",
      };
      const asked = { pledged: [terms] };
      await office.refused({ dealings: asked, by: [lender, dave] }, "art_46__para_1");
      const feigned: Party = { ...stranger, capacity: "judge" };
      await inadmissible({ dealings: asked, by: [lender, dave, feigned] }, "RegisterNotInOffice");
      await office.granted({ dealings: asked, by: [lender, dave, judge] });
      const { shares, rrrs } = await office.titleOf("pledged");
      expect(shares).to.deep.equal([{ owner: dave.person, numerator: 1 }]);
      expect(rrrs.map(({ rank, holder }) => [rank, holder])).to.deep.equal([[1, bank.person]]);
    });
  });

  describe("rectifies", () => {
    const rectification = (registered: Party, injured: Party, bought: boolean): Terms => ({
      ...BASIS,
      kind: "rectification",
      registered: registered.person,
      injured: injured.person,
      numerator: 1,
      since: TODAY - 1,
      acquiredOn: TODAY,
      forValue: bought,
      knew: false,
    });

    it("[art_70__para_1] [art_7__para_2] by order of a judge, for who is no owner", async () => {
      const { alice, carol } = office;
      const asked = { chapel: [rectification(carol, alice, false)] };
      await inadmissible({ dealings: asked, by: [alice] }, "RegisterNoStanding");
      await office.granted({ dealings: asked, by: [alice, judge] });
      expect((await office.titleOf("chapel")).shares).to.deep.equal([{ owner: alice.person, numerator: 1 }]);
    });

    it("[art_71__para_1] [art_72__para_5] not against an acquirer for value: the state pays", async () => {
      const { alice, carol } = office;
      await office.refused(
        { dealings: { chapel: [rectification(carol, alice, true)] }, by: [alice, judge] },
        "art_71__para_1",
      );
      const compensation: Terms = {
        ...BASIS,
        kind: "compensation",
        registered: carol.person,
        injured: alice.person,
        since: TODAY - 1,
        acquiredOn: TODAY,
        amount: 250_000_00n,
        currency: "GBP",
      };
      const events = await office.decide({ dealings: { chapel: [compensation] }, by: [alice, judge] });
      expect(only(events, "Assessed")["amount"]).to.equal(250_000_00n);
      const { rrrs, ...rest } = await office.titleOf("chapel");
      const { rrrs: before = [], ...as } = LEGACY_TITLES["chapel"] ?? {};
      expect(rest).to.deep.equal(as);
      const noted = { kind: "compensation", holder: alice.person, amount: 250_000_00n, currency: "GBP" };
      expect(rrrs.slice(0, -1)).to.deep.equal(before);
      expect(rrrs.at(-1)).to.include(noted);
      const again = { dealings: { chapel: [compensation] }, by: [alice, judge] } as const;
      await office.refused(again, "art_72__para_7");
    });
  });

  describe("closes and reopens", () => {
    it("[art_73__para_5] [art_74__para_3] a title, which stands as it stood", async () => {
      await close();
      expect(await statusOf("cottage")).to.equal(4n);
      const { record } = await office.witnessOf(entryOf("cottage"));
      const slot = await office.register.slotOf(entryOf("cottage"));
      expect(slot).to.equal(`${commitmentOf(record)}04`);
      expect((await office.titleOf("cottage")).tenure).to.equal("closed freehold");
      const { alice, bob } = office;
      await inadmissible(
        { dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] },
        "RegisterClosedEntry",
      );
      await office.granted({ dealings: { cottage: [REOPENING] }, by: [alice, judge] });
      expect(await statusOf("cottage")).to.equal(0n);
      expect(await office.titleOf("cottage")).to.deep.equal(LEGACY_TITLES["cottage"]);
      await office.granted({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
    });

    it("so that who rebuilds the register from its logs finds the same", async () => {
      await close();
      await office.granted({ dealings: { cottage: [REOPENING] }, by: [office.alice, judge] });
      await close("farm");
      const { register, legacyCommitment } = office;
      const logs = await register.queryFilter("*" as never);
      const rebuild = rebuildRegister(logs, { legacyCommitment, reopens: true });
      const slots = await Promise.all(
        ["cottage", "farm"].map(async (name) => {
          return [entryOf(name), (await register.slotOf(entryOf(name))) as Hex] as const;
        }),
      );
      expect([...rebuild.finish(), ...rebuild.compareWithSlots(slots)]).to.deep.equal([]);
      const strict = rebuildRegister(logs, { legacyCommitment }).finish();
      expect(strict.map(({ kind }) => kind)).to.deep.equal(["closed entry moved"]);
    });

    it("[art_73__para_4] nothing that is pledged", async () => {
      const { alice, bank, registrar } = office;
      await office.granted({ dealings: { cottage: [mortgage(bank)] }, by: [alice, bank] });
      const asked = { cottage: [CLOSING] };
      await office.refused({ dealings: asked, by: [alice, bank, registrar] }, "art_73__para_4");
    });
  });

  describe("is not deceived by a reopening", () => {
    it("[art_74__para_1] of what was never closed, nor by reopening twice", async () => {
      const { alice } = office;
      const reopening: Instruction = { dealings: { cottage: [REOPENING] }, by: [alice, judge] };
      await office.refused(reopening, "art_74__para_1");
      await close();
      const filing = await office.file(reopening);
      await (await office.submit(filing)).wait();
      await expect(office.submit(filing)).to.be.revertedWithCustomError(
        office.register,
        "RegisterStaleRecord",
      );
      await office.refused(reopening, "art_74__para_1");
    });

    it("that names another closed title beside its own, to rectify it", async () => {
      await close("cottage");
      await close("farm");
      const { alice, bob } = office;
      const theft: Terms = {
        ...BASIS,
        kind: "rectification",
        registered: alice.person,
        injured: bob.person,
        numerator: 1,
        since: TODAY,
        acquiredOn: 0,
        forValue: false,
        knew: false,
      };
      const both = { cottage: [REOPENING], farm: [theft] };
      await inadmissible({ dealings: both, by: [alice, bob, judge] }, "RegisterClosedEntry");
    });

    it("that also closes another title, or transfers its own", async () => {
      await close("cottage");
      const { alice, bob, registrar } = office;
      const both = { cottage: [REOPENING], farm: [CLOSING] };
      await inadmissible({ dealings: both, by: [alice, registrar] }, "RegisterClosedEntry");
      const by: Instruction["by"] = [alice, bob, registrar];
      const draft = await office.draft({ dealings: { cottage: [transfer(alice, bob), REOPENING] }, by });
      // No client hashes such dealings, so that nobody can have signed them.
      const filing = await supported(draft, encodeLoosely(draft), new Uint8Array(32));
      await expect(office.submit(filing)).to.be.revertedWithCustomError(
        office.register,
        "RegisterClosedEntry",
      );
    });

    it("[art_74__para_2] by its owner alone, or by somebody who says to be a judge", async () => {
      await close("cottage");
      const { alice, stranger } = office;
      const asked = { cottage: [REOPENING] };
      await office.refused({ dealings: asked, by: [alice] }, "art_74__para_2");
      const feigned: Party = { ...stranger, capacity: "judge" };
      await inadmissible({ dealings: asked, by: [alice, feigned] }, "RegisterNotInOffice");
      expect(await statusOf("cottage")).to.equal(4n);
    });
  });
});
