import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { rrrKindCode, type RrrKind } from "../../sdk/land/codes.ts";
import { rectificationsOf, shouldHaveStood } from "../../sdk/land/rectified.ts";
import { decodeTitle } from "../../sdk/land/title.ts";
import { bytesFromHex } from "../../sdk/bytes.ts";
import { decodeRecord } from "../../sdk/law/record.ts";
import { only } from "../support/filing.ts";
import { enrol, officer, type Party } from "../support/parties.ts";
import { entryOf, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { LEGACY_TITLES } from "./support/legacyTitles.ts";
import { deed, type Terms, TODAY } from "./support/terms.ts";

const BASIS = { instrument: hexFromBytes(new Uint8Array(32).fill(9)), instrumentDate: TODAY };
/** Wrong since the day before, and nobody has relied on it. */
const ERROR = { since: TODAY - 1, acquiredOn: 0, forValue: false, knew: false };
/** Somebody has bought today, in good faith. */
const RELIED_ON = { ...ERROR, acquiredOn: TODAY, forValue: true };

describe("Land register: rectification of rights and parcels", () => {
  let office: LandOffice;
  let judge: Party;

  beforeEach(async () => {
    office = await loadLandOffice();
    judge = officer("court");
    await enrol(office.republic, [judge]);
  });

  const striking = (kind: RrrKind, holder: Party, place: number, error = ERROR): Terms => ({
    ...BASIS,
    kind: "right striking",
    place,
    right: rrrKindCode(kind),
    holder: holder.person,
    deed: deed("of old"),
    ...error,
  });

  const mortgageEntry = (lender: Party, place: number, rank: number, error = ERROR): Terms => ({
    ...BASIS,
    kind: "mortgage entry",
    place,
    rank,
    assumable: false,
    lender: lender.person,
    amount: 50_000_00n,
    currency: "GBP",
    until: 0,
    deed: deed("that was overlooked"),
    ...error,
  });

  const parcel = (error = ERROR): Terms => ({
    ...BASIS,
    kind: "parcel rectification",
    registered: deed("of the boundaries"),
    squareMetres: 480n,
    geometry: deed("of the boundaries as they are"),
    ...error,
  });

  const ranks = async (name: string) =>
    (await office.titleOf(name)).rrrs.map(({ holder, rank }) => [holder, rank]);

  it("[art_76__para_3] [art_76__para_6] strikes out a mortgage that the lender gives up, or a judge does", async () => {
    const { alice, bank, lender, carol, registrar } = office;
    const asked = { pledged: [striking("mortgage", bank, 1)] };
    await office.refused({ dealings: asked, by: [alice, registrar] }, "art_76__para_3");
    await office.granted({ dealings: asked, by: [alice, bank, registrar] });
    expect(await ranks("pledged")).to.deep.equal([
      [lender.person, 1],
      [carol.person, 2],
    ]);
    await office.granted({ dealings: { pledged: [striking("mortgage", carol, 2)] }, by: [alice, judge] });
    expect(await ranks("pledged")).to.deep.equal([[lender.person, 1]]);
  });

  it("[art_76__para_5] [art_72__para_3] not against a lender in good faith: the state pays", async () => {
    const { alice, bank } = office;
    const asked = { pledged: [striking("mortgage", bank, 1, RELIED_ON)] };
    await office.refused({ dealings: asked, by: [alice, judge] }, "art_76__para_5");
    const compensation: Terms = {
      ...BASIS,
      kind: "compensation",
      registered: bank.person,
      injured: alice.person,
      since: TODAY - 1,
      acquiredOn: TODAY,
      amount: 80_000_00n,
      currency: "GBP",
    };
    const events = await office.decide({ dealings: { pledged: [compensation] }, by: [alice, judge] });
    expect(only(events, "Assessed")["amount"]).to.equal(80_000_00n);
    const { rrrs, ...rest } = await office.titleOf("pledged");
    const { rrrs: before = [], ...as } = LEGACY_TITLES["pledged"] ?? {};
    expect(rest).to.deep.equal(as);
    const noted = { kind: "compensation", holder: alice.person, amount: 80_000_00n, currency: "GBP" };
    expect(rrrs.slice(0, -1)).to.deep.equal(before);
    expect(rrrs.at(-1)).to.include(noted);
    const again = { dealings: { pledged: [compensation] }, by: [alice, judge] } as const;
    await office.refused(again, "art_72__para_7");
  });

  it("[art_77__para_1] [art_77__para_7] enters a mortgage before those of others, who agree or are ordered to bear it", async () => {
    const { alice, bank, lender, carol, dave, registrar } = office;
    const asked = { pledged: [mortgageEntry(dave, 2, 2)] };
    await office.refused({ dealings: asked, by: [alice, dave, lender, registrar] }, "art_77__para_1");
    await office.granted({ dealings: asked, by: [alice, dave, lender, carol, registrar] });
    expect(await ranks("pledged")).to.deep.equal([
      [bank.person, 1],
      [dave.person, 2],
      [lender.person, 3],
      [carol.person, 4],
    ]);
    await office.granted({ dealings: { cottage: [mortgageEntry(dave, 1, 1)] }, by: [dave, judge] });
    expect(await ranks("cottage")).to.deep.equal([[dave.person, 1]]);
  });

  it("[art_77__para_6] not against who has bought a title that was free in the register", async () => {
    const { dave } = office;
    await office.refused(
      { dealings: { cottage: [mortgageEntry(dave, 1, 1, RELIED_ON)] }, by: [dave, judge] },
      "art_77__para_6",
    );
  });

  it("[art_78__para_1] [art_78__para_3] corrects a parcel by an attested survey", async () => {
    const { alice, bob, notary, registrar } = office;
    await office.refused({ dealings: { house: [parcel()] }, by: [alice, bob, judge] }, "art_78__para_3");
    await office.refused({ dealings: { house: [parcel()] }, by: [alice, bob, notary] }, "art_78__para_4");
    await office.granted({ dealings: { house: [parcel()] }, by: [alice, bob, registrar] });
    expect((await office.titleOf("house")).spatialUnits).to.deep.equal([
      { squareMetres: 480n, geometry: deed("of the boundaries as they are") },
    ]);
    await office.refused(
      { dealings: { cottage: [parcel(RELIED_ON)] }, by: [judge, registrar] },
      "art_78__para_6",
    );
  });

  it("[art_75__para_1] tells from the logs what stood, and what should have stood", async () => {
    const { alice, bank, lender, carol } = office;
    const dealings = { pledged: [striking("mortgage", lender, 2)] };
    const { application } = await office.granted({ dealings, by: [alice, judge] });
    const log = { application: bytesFromHex(application as `0x${string}`), grantedOn: TODAY };
    const rectifications = rectificationsOf(entryOf("pledged"), [log]);
    const before = decodeTitle(decodeRecord(office.legacyRecord(entryOf("pledged"))).body);
    const { title, open } = shouldHaveStood(before, TODAY - 1, rectifications);
    expect(title.rrrs.map(({ holder, rank }) => [holder, rank])).to.deep.equal([
      [bank.person, 1],
      [carol.person, 2],
    ]);
    expect(open).to.deep.equal([]);
    expect(shouldHaveStood(before, TODAY - 2, rectifications).title).to.deep.equal(before);
  });

  describe("is not deceived", () => {
    it("[art_76__para_2] by a striking out that names one right and the place of another", async () => {
      const { alice, bank, lender, registrar } = office;
      const asked = { pledged: [striking("mortgage", bank, 2)] };
      await office.refused({ dealings: asked, by: [alice, bank, lender, registrar] }, "art_76__para_2");
    });

    it("[art_76__para_3] by an owner who says to be a judge, or signs with a notary", async () => {
      const { alice, stranger, notary, register } = office;
      const asked = { pledged: [striking("mortgage", office.bank, 1)] };
      await office.refused({ dealings: asked, by: [alice, notary] }, "art_76__para_3");
      const feigned: Party = { ...stranger, capacity: "judge" };
      const filing = await office.file({ dealings: asked, by: [alice, feigned] });
      await expect(office.submit(filing)).to.be.revertedWithCustomError(register, "RegisterNotInOffice");
    });

    it("[art_76__para_2] by striking out half a joint tenancy", async () => {
      const { alice, bob } = office;
      const declared: Terms = {
        ...BASIS,
        kind: "joint tenancy",
        tenant: alice.person,
        other: bob.person,
      };
      await office.granted({ dealings: { house: [declared] }, by: [alice, bob] });
      const struck = { ...striking("joint tenancy", bob, 2), deed: BASIS.instrument } as Terms;
      await office.refused({ dealings: { house: [struck] }, by: [alice, judge] }, "art_76__para_2");
    });

    it("[art_77__para_4] by an entry that would let an easement stand on one title only", async () => {
      const { alice, registrar } = office;
      const entry: Terms = {
        ...BASIS,
        kind: "right entry",
        place: 1,
        right: rrrKindCode("easement benefit"),
        holder: alice.person,
        until: 0,
        deed: deed("of a way"),
        ...ERROR,
      };
      await office.refused({ dealings: { cottage: [entry] }, by: [alice, registrar] }, "art_77__para_4");
      const unknown = { ...entry, right: 77 } as Terms;
      await office.refused({ dealings: { cottage: [unknown] }, by: [alice, registrar] }, "art_77__para_4");
    });

    it("[art_7__para_2] by a reopening before which a closed title is corrected", async () => {
      const { alice, registrar, register } = office;
      await office.granted({
        dealings: { cottage: [{ ...BASIS, kind: "closing" }] },
        by: [alice, registrar],
      });
      const both: Terms[] = [parcel(), { ...BASIS, kind: "reopening" }];
      const filing = await office.file({ dealings: { cottage: both }, by: [alice, judge, registrar] });
      await expect(office.submit(filing)).to.be.revertedWithCustomError(register, "RegisterClosedEntry");
    });
  });
});
