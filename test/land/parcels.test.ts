import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { only } from "../support/filing.ts";
import { entryOf, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { merge, ParcelCounter, type ParcelInstruction, partOf, split } from "./support/parcelCounter.ts";
import { deed, discharge, transfer } from "./support/terms.ts";

const CLOSED = 4n;

describe("Parcels in the land register", () => {
  let office: LandOffice;
  let counter: ParcelCounter;

  beforeEach(async () => {
    office = await loadLandOffice();
    counter = new ParcelCounter(office);
  });

  const refusal = async (instruction: ParcelInstruction): Promise<string> =>
    decodeBytes32String(String(only(await counter.decide(instruction), "Refused")["eId"]));

  const areasOf = async (entry: Hex) =>
    (await counter.titleAt(entry)).spatialUnits.map(({ squareMetres }) => squareMetres);

  it("[art_61__para_1] [art_62__para_1] a farm is split by owner and notary", async () => {
    const { alice, notary } = office;
    const farm = entryOf("farm");
    const step = split(farm, { survey: "the strip", remaining: 88_000n, taken: 2_000n });
    only(await counter.decide({ steps: [step], by: [alice, notary] }), "Granted");
    const [rest, strip] = [await counter.titleAt(farm), await counter.titleAt(partOf(farm, "the strip"))];
    expect(rest.spatialUnits).to.deep.equal([
      { squareMetres: 88_000n, geometry: deed("the strip: remaining") },
    ]);
    expect(strip).to.deep.equal({
      ...rest,
      spatialUnits: [{ squareMetres: 2_000n, geometry: deed("the strip: taken") }],
    });
  });

  it("[art_61__para_3] [art_60__para_2] not without an owner, nor without a notary or registrar", async () => {
    const { alice, bob, notary, registrar } = office;
    const step = split(entryOf("house"), { survey: "the garden", remaining: 300n, taken: 200n });
    expect(await refusal({ steps: [step], by: [alice, notary] })).to.equal("art_61__para_3");
    expect(await refusal({ steps: [step], by: [alice, bob] })).to.equal("art_60__para_2");
    only(await counter.decide({ steps: [step], by: [alice, bob, registrar] }), "Granted");
  });

  it("[art_62__para_2] mortgages are on both titles, until the lender discharges one of them", async () => {
    const { alice, notary, bank, lender, carol, bob } = office;
    const pledged = entryOf("pledged");
    const step = split(pledged, { survey: "the yard", remaining: 400n, taken: 100n });
    only(await counter.decide({ steps: [step], by: [alice, notary] }), "Granted");
    const yard = partOf(pledged, "the yard");
    const before = (await counter.titleAt(pledged)).rrrs;
    expect((await counter.titleAt(yard)).rrrs).to.deep.equal(before);
    expect(before.map(({ rank }) => rank)).to.deep.equal([1, 2, 3]);

    const released = [
      { ...discharge(3), subject: 0 },
      { ...discharge(2), subject: 0 },
      { ...discharge(1), subject: 0 },
    ];
    const steps = released.map((dealing) => ({ entries: [yard, yard] as const, place: () => dealing }));
    only(await counter.decide({ steps, by: [carol, bank, lender] }), "Granted");
    const sale = { ...transfer(alice, bob), subject: 0 };
    const sold = { entries: [yard, yard] as const, place: () => sale };
    only(await counter.decide({ steps: [sold], by: [alice, bob] }), "Granted");
    expect((await counter.titleAt(yard)).shares[0]?.owner).to.equal(bob.person);
    expect((await counter.titleAt(pledged)).rrrs).to.deep.equal(before);
  });

  it("[art_61__para_1] sixteen titles are made of one in one application, and one of sixteen", async () => {
    const { alice, notary } = office;
    const farm = entryOf("farm");
    const parts = Array.from({ length: 15 }, (_, index) => `plot ${index}`);
    const steps = parts.map((survey, index) =>
      split(farm, { survey, remaining: 90_000n - 1_000n * BigInt(index + 1), taken: 1_000n }),
    );
    only(await counter.decide({ steps, by: [alice, notary] }), "Granted");
    expect(await areasOf(farm)).to.deep.equal([75_000n]);
    for (const survey of parts) expect(await areasOf(partOf(farm, survey))).to.deep.equal([1_000n]);

    const back = parts.map((survey) => merge(farm, partOf(farm, survey)));
    only(await counter.decide({ steps: back, by: [alice, notary] }), "Granted");
    expect(await areasOf(farm)).to.deep.equal([75_000n, ...parts.map(() => 1_000n)]);

    // [art_3__para_3] A seventeenth spatial unit is inadmissible; one that the survey makes of all is not.
    const more = split(farm, { survey: "one more", remaining: 70_000n, taken: 5_000n });
    only(await counter.decide({ steps: [more], by: [alice, notary] }), "Granted");
    const part = partOf(farm, "one more");
    await expect(
      counter.decide({ steps: [merge(farm, part)], by: [alice, notary] }),
    ).to.be.revertedWithCustomError(office.register, "LandTooMany");
    const whole = merge(farm, part, { survey: "the whole", squareMetres: 90_000n });
    only(await counter.decide({ steps: [whole], by: [alice, notary] }), "Granted");
    expect((await counter.titleAt(farm)).spatialUnits).to.deep.equal([
      { squareMetres: 90_000n, geometry: deed("the whole: merged") },
    ]);
  });

  it("[art_61__para_1] a part is split again in the application that makes it", async () => {
    const { alice, notary } = office;
    const farm = entryOf("farm");
    const field = partOf(farm, "the field");
    const steps = [
      split(farm, { survey: "the field", remaining: 60_000n, taken: 30_000n }),
      split(field, { survey: "the hedge", remaining: 29_000n, taken: 1_000n }),
    ];
    only(await counter.decide({ steps, by: [alice, notary] }), "Granted");
    expect(await areasOf(field)).to.deep.equal([29_000n]);
    expect(await areasOf(partOf(field, "the hedge"))).to.deep.equal([1_000n]);
  });

  it("[art_63__para_1] [art_64__para_1] two fields of one owner become one, and the other entry closes", async () => {
    const { alice, notary, bob } = office;
    const [farm, mill] = [entryOf("farm"), entryOf("mill")];
    only(await counter.decide({ steps: [merge(farm, mill)], by: [alice, notary] }), "Granted");
    expect(await areasOf(farm)).to.deep.equal([90_000n, 900n]);
    expect(BigInt(await office.register.slotOf(mill)) & 0xffn).to.equal(CLOSED);
    await expect(office.decide({ dealings: { mill: [transfer(alice, bob)] }, by: [alice, bob] }))
      .to.be.revertedWithCustomError(office.register, "RegisterClosedEntry")
      .withArgs(mill);
  });

  it("[art_63__para_3] [art_63__para_4] not with another's, nor with one that is burdened otherwise", async () => {
    const { alice, bob, notary, bank, lender, carol } = office;
    const [cottage, house, pledged] = [entryOf("cottage"), entryOf("house"), entryOf("pledged")];
    const others = { steps: [merge(house, cottage)], by: [alice, bob, notary] } as const;
    expect(await refusal(others)).to.equal("art_63__para_3");
    const burdened = {
      steps: [merge(cottage, pledged)],
      by: [alice, notary, bank, lender, carol],
    } as const;
    expect(await refusal(burdened)).to.equal("art_63__para_4");
  });

  it("[art_67__para_5] a leasehold is not split", async () => {
    const { alice, notary } = office;
    const step = split(entryOf("lease"), { survey: "the shop", remaining: 450n, taken: 50n });
    expect(await refusal({ steps: [step], by: [alice, notary] })).to.equal("art_67__para_5");
  });
});
