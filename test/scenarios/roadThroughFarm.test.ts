import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { entryOf, LandOffice } from "../land/support/landOffice.ts";
import { easement, ParcelCounter, partOf, release, split, tailOf } from "../land/support/parcelCounter.ts";
import { deed, mortgage, transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { enrol, party } from "../support/parties.ts";
import { foundRepublic } from "../support/republic.ts";

const COMPENSATION = 180_000_00n;

/**
 * A road is built through Alice's farm. The survey takes a strip out of it and leaves fields on both sides, each of which
 * keeps a way across (Land Registration Act, Part 10). The road authority buys the strip for what the notary attests as
 * the compensation, and duty is assessed on it. The way stays: neither the authority nor a later owner can strike it out.
 */
describe("Scenario: a road through a farm", () => {
  it("[art_61__para_1] [art_62__para_3] [art_65__para_6] from the survey to the farmer's way across", async () => {
    const republic = await foundRepublic();
    const office = new LandOffice(republic);
    await office.open();
    const counter = new ParcelCounter(office);
    const { alice, bank, bob, notary } = office;
    const authority = party("Road authority");
    await enrol(republic, [authority]);
    const farm = entryOf("farm");

    // Alice has borrowed on her farm.
    only(await office.decide({ dealings: { farm: [mortgage(bank)] }, by: [alice, bank] }), "Granted");

    // One survey, one application: the strip, the field beyond it, and a way across for both sides.
    const [strip, beyond] = [partOf(farm, "the strip"), partOf(farm, "the field beyond")];
    const surveyed = await counter.decide({
      steps: [
        split(farm, { survey: "the strip", remaining: 88_000n, taken: 2_000n }),
        split(farm, { survey: "the field beyond", remaining: 60_000n, taken: 28_000n }),
        easement(strip, farm, "the way across"),
        easement(strip, beyond, "the way across"),
      ],
      // The bank, whose pledge the strip is, too, lets it bear the way.
      by: [alice, bank, notary],
    });
    only(surveyed, "Granted");
    const titles = await Promise.all([farm, strip, beyond].map((entry) => counter.titleAt(entry)));
    const areas = titles.flatMap(({ spatialUnits }) => spatialUnits.map(({ squareMetres }) => squareMetres));
    expect(areas).to.deep.equal([60_000n, 2_000n, 28_000n]);
    const mortgages = titles.map(({ rrrs }) => rrrs.filter(({ kind }) => kind === "mortgage"));
    expect(mortgages.map(({ length }) => length)).to.deep.equal([1, 1, 1]);

    // The strip is still pledged: the authority does not get it without the bank.
    const compensated = transfer(alice, authority, {
      price: COMPENSATION,
      instrument: deed("the agreement on compensation"),
    });
    const sale = { entries: [strip, strip] as const, place: () => ({ ...compensated, subject: 0 }) };
    const held = only(await counter.decide({ steps: [sale], by: [alice, authority, notary] }), "Refused");
    expect(decodeBytes32String(String(held["eId"]))).to.equal("art_11__para_1");
    const bought = await counter.decide({ steps: [sale], by: [alice, authority, bank, notary] });
    only(bought, "Granted");
    expect(only(bought, "Assessed")["amount"]).to.not.equal(0n);

    // The bank keeps its mortgage on the fields, and lets the road go.
    const discharge = {
      kind: "discharge",
      subject: 0,
      rank: 1,
      instrument: deed("the bank's letter"),
      instrumentDate: compensated.instrumentDate,
    } as const;
    const letGo = { entries: [strip, strip] as const, place: () => discharge };
    only(await counter.decide({ steps: [letGo], by: [bank] }), "Granted");

    // The way is the fields', whoever owns them; the authority cannot strike it out.
    const road = await counter.titleAt(strip);
    expect(road.shares).to.deep.equal([{ owner: authority.person, numerator: 1 }]);
    expect(road.rrrs.map(({ kind, holder }) => [kind, holder])).to.deep.equal([
      ["easement burden", tailOf(farm)],
      ["easement burden", tailOf(beyond)],
    ]);
    const close = release(strip, beyond, "the way across");
    const closed = only(await counter.decide({ steps: [close], by: [authority, notary] }), "Refused");
    expect(decodeBytes32String(String(closed["eId"]))).to.equal("art_66__para_2");
    const given = { ...transfer(alice, bob), subject: 0 };
    const gift = { entries: [beyond, beyond] as const, place: () => given };
    only(await counter.decide({ steps: [gift], by: [alice, bob, bank] }), "Granted");
    const field = await counter.titleAt(beyond);
    expect(field.rrrs.at(-1)).to.deep.include({
      kind: "easement benefit",
      holder: tailOf(strip),
      instrument: deed("the way across"),
    });
  });
});
