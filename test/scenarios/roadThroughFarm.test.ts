import { expect } from "chai";
import { decodeBytes32String, id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { SurveyUnsatisfiedError } from "../../sdk/land/geometry/attestation.ts";
import type { Rrr } from "../../sdk/land/title.ts";
import { entryOf, LandOffice } from "../land/support/landOffice.ts";
import {
  easement,
  ParcelCounter,
  type ParcelInstruction,
  release,
  type Step,
  tailOf,
} from "../land/support/parcelCounter.ts";
import { compulsoryPurchase } from "../land/support/passingTerms.ts";
import { surveyed, surveyedSplit, surveyOf } from "../land/support/surveyedSplit.ts";
import { deed, firstRegistration, mortgage, type Terms, TODAY, transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { enrol, party } from "../support/parties.ts";
import { foundRepublic, goTo } from "../support/republic.ts";

const COMPENSATION = 180_000_00n;

/** Dealings with one title. */
const on = (entry: Hex, terms: Terms): Step => ({
  entries: [entry, entry],
  place: () => ({ ...terms, subject: 0 }),
});
const noonOf = (day: number) => day * 86_400 + 43_200;
const isMortgage = ({ kind }: Rrr) => kind === "mortgage";

/**
 * A road is built through Alice's farm. Two surveys, checked and attested by the survey office, take a strip out of it and leave fields on
 * both sides, each of which keeps a way across (Land Registration Act, Part 10). The bank does not let the strip go, so the road
 * authority takes it by compulsory purchase (art_38): not before the owners have known of it for 28 days, for which a notary vouches,
 * for a compensation, and free of the mortgage, which stays on the fields.
 * The way stays: neither the authority nor a later owner can strike it out.
 */
describe("Scenario: a road through a farm", () => {
  it("[art_38__para_1] [art_38__para_3] [art_38__para_4] [art_38__para_7] [art_60__para_1] [art_61__para_1] [art_62__para_3] from the survey to the farmer's way across", async () => {
    const republic = await foundRepublic();
    const office = new LandOffice(republic);
    await office.open();
    const counter = new ParcelCounter(office);
    const { alice, bank, bob, notary, registrar } = office;
    const authority = party("Road authority");
    await enrol(republic, [authority]);
    const farm = entryOf("new farm");
    const refusal = async (instruction: ParcelInstruction) =>
      decodeBytes32String(String(only(await counter.decide(instruction), "Refused")["eId"]));

    // Alice's farm is registered as it was surveyed, and she has borrowed on it.
    const farmland = firstRegistration(alice, surveyed("field"));
    only(await office.decide({ dealings: { "new farm": [farmland] }, by: [alice, registrar] }), "Granted");
    only(await office.decide({ dealings: { "new farm": [mortgage(bank)] }, by: [alice, bank] }), "Granted");
    const { shares: aliceAlone } = await counter.titleAt(farm);

    // The north was drawn too far south at first: the survey office attests no such thing.
    const tooFar = surveyOf("field", "south", "north-too-far");
    const failure = await surveyedSplit(office, farm, tooFar).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(SurveyUnsatisfiedError);

    // One application: the field beyond the road, the strip out of it, and a way across for both sides.
    const northward = await surveyedSplit(office, farm, surveyOf("field", "south", "north"));
    const [, beyond] = northward.entries;
    const roadward = await surveyedSplit(office, beyond, surveyOf("north", "beyond", "road"));
    const [, strip] = roadward.entries;
    const divided = await counter.decide({
      steps: [
        northward,
        roadward,
        easement(strip, farm, "the way across"),
        easement(strip, beyond, "the way across"),
      ],
      // The bank, whose pledge the strip is, too, lets it bear the way.
      by: [alice, bank, notary],
    });
    only(divided, "Granted");
    const titles = () => Promise.all([farm, strip, beyond].map((entry) => counter.titleAt(entry)));
    const mortgages = async () => (await titles()).map(({ rrrs }) => rrrs.filter(isMortgage).length);
    const units = (await titles()).flatMap(({ spatialUnits }) => spatialUnits);
    expect(units.map(({ geometry }) => geometry)).to.deep.equal(
      ["south", "road", "beyond"].map((parcel) => surveyed(parcel).geometry),
    );
    const areas = units.map(({ squareMetres }) => squareMetres);
    expect(areas.reduce((sum, area) => sum + area)).to.equal(surveyed("field").squareMetres);
    expect(await mortgages()).to.deep.equal([1, 1, 1]);

    // The strip is still pledged: the authority cannot buy it without the bank, which says no.
    const agreed = transfer(alice, authority, { price: COMPENSATION, instrument: deed("the agreement") });
    const sale = { steps: [on(strip, agreed)], by: [alice, authority, notary] } as const;
    expect(await refusal(sale)).to.equal("art_11__para_1");

    // So it is ordered to be sold. The registrar vouches for the order, a notary for the notice of it, and for 28 days nothing moves.
    const order = on(strip, compulsoryPurchase(authority, COMPENSATION, TODAY));
    expect(await refusal({ steps: [order], by: [authority, notary] })).to.equal("art_38__para_1");
    await goTo(republic, noonOf(TODAY + 27));
    const early = { steps: [order], by: [registrar, authority, notary] } as const;
    expect(await refusal(early)).to.equal("art_38__para_3");

    // On the 28th day neither Alice nor her bank need sign. The compensation is assessed, and no duty is.
    await goTo(republic, noonOf(TODAY + 28));
    expect(await refusal({ steps: [order], by: [authority, registrar] })).to.equal("art_38__para_7");
    const taken = await counter.decide({ steps: [order], by: [authority, notary, registrar] });
    const { digest } = only(taken, "Granted");
    expect(only(taken, "Assessed")).to.deep.equal({
      digest,
      subdivision: id("/eli/xx/act/2015/12#part_7"),
      ruleset: republic.rulesets.landPart7,
      amount: COMPENSATION,
    });

    // The mortgage is gone from the strip alone; the fields are Alice's, and secure her debt as before.
    expect(await mortgages()).to.deep.equal([1, 0, 1]);
    const [home, road, north] = await titles();
    expect([home?.shares, north?.shares]).to.deep.equal([aliceAlone, aliceAlone]);
    expect(road?.shares).to.deep.equal([{ owner: authority.person, numerator: 1 }]);

    // The way is the fields', whoever owns them; the authority cannot strike it out.
    expect(road?.rrrs.map(({ kind, holder }) => [kind, holder])).to.deep.equal([
      ["easement burden", tailOf(farm)],
      ["easement burden", tailOf(beyond)],
    ]);
    const close = release(strip, beyond, "the way across");
    expect(await refusal({ steps: [close], by: [authority, notary] })).to.equal("art_66__para_2");
    const gift = on(beyond, transfer(alice, bob));
    only(await counter.decide({ steps: [gift], by: [alice, bob, bank] }), "Granted");
    const { rrrs } = await counter.titleAt(beyond);
    expect(rrrs.at(-1)).to.deep.include({
      kind: "easement benefit",
      holder: tailOf(strip),
      instrument: deed("the way across"),
    });
  });
});
