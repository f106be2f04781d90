import { expect } from "chai";
import { id } from "ethers";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { entryOf, LandOffice } from "../land/support/landOffice.ts";
import { caveat, deed, type Terms, TODAY, transfer } from "../land/support/terms.ts";
import { changeKey } from "../procedure/support/keyChange.ts";
import { only } from "../support/filing.ts";
import { ASSURANCE, enrol, officer, party, type Party } from "../support/parties.ts";
import { foundRepublic, GENEROUS, goTo, secretKeyOf } from "../support/republic.ts";

const WORTH = 240_000_00n;

/** A judge's order: the cottage has been registered for somebody in Alice's place since the theft. */
interface Wrong {
  readonly registered: Party;
  readonly injured: Party;
  /** Date of the instrument under which that person acquired. */
  readonly acquiredOn: number;
}

const order = { instrument: deed("the judgment"), instrumentDate: TODAY } as const;

const between = ({ registered, injured, acquiredOn }: Wrong) => ({
  ...order,
  registered: registered.person,
  injured: injured.person,
  since: TODAY,
  acquiredOn,
});

const rectification = (wrong: Wrong, how: { forValue: boolean; knew: boolean }): Terms => ({
  ...between(wrong),
  kind: "rectification",
  numerator: 1,
  ...how,
});

const compensation = (wrong: Wrong): Terms => ({
  ...between(wrong),
  kind: "compensation",
  amount: WORTH,
  currency: "GBP",
});

/**
 * Somebody has copied Alice's key and gives her cottage to Bob, with every signature in order, so that the register must grant it.
 * She takes another key and goes to a notary, whose signature has her caveat entered (Land Registration Act, art_7__para_1): the
 * first sale of Bob's is refused (art_11__para_2). The court freezes the cottage until it has heard both (art_18__para_1), and its
 * judge orders that the register be rectified (art_70): Bob has paid nothing, and nobody protects him.
 *
 * The second story ends otherwise. Alice sleeps, and Bob has sold the cottage to Dave, who knew nothing. Dave is protected
 * (art_71__para_1); the state pays Alice what she has lost (art_72), once.
 */
describe("Scenario: a fraud stopped by a caveat, a freeze and a rectification", () => {
  const robbed = async () => {
    const republic = await foundRepublic();
    const office = new LandOffice(republic);
    await office.open();
    const judge = officer("court");
    await enrol(republic, [judge]);
    const { alice: owner, bob } = office;

    // The theft: signed with Alice's key, granted as it must be.
    await office.granted({ dealings: { cottage: [transfer(owner, bob)] }, by: [owner, bob] });

    // She notices that her key is no longer hers alone, takes another, and shows the civil registrar who she is.
    const key = secp256k1Signer(secretKeyOf("Alice's new key"));
    await changeKey(republic, owner, key);
    const civil = republic.persons.connect(republic.officers.civilRegistrar);
    await civil.confirmAssurance(owner.person, 2, ASSURANCE.high, id("her passport"), GENEROUS);
    const alice: Party = { ...party("Alice", key), keyVersion: 2 };
    const ownersNow = async () => (await office.titleOf("cottage")).shares.map(({ owner: person }) => person);
    return { republic, office, judge, alice, ownersNow };
  };

  it("[art_11__para_2] [art_18__para_1] [art_70__para_1] in time: from the theft to the entry that is right again", async () => {
    const { republic, office, judge, alice, ownersNow } = await robbed();
    const { bob, dave, notary } = office;

    // She owns nothing now, so a notary must vouch for her caveat. It holds whoever Bob would sell to.
    const warned = { cottage: [caveat(alice)] };
    const alone = office.decide({ dealings: warned, by: [alice] });
    await expect(alone).to.be.revertedWithCustomError(office.register, "RegisterNoStanding");
    await office.granted({ dealings: warned, by: [alice, notary] });
    const onward = { cottage: [transfer(bob, dave, { price: WORTH })] };
    await office.refused({ dealings: onward, by: [bob, dave] }, "art_11__para_2");

    // A caveat ends after 90 days; the court's order lasts until the court ends it.
    const court = office.register.connect(republic.officers.court);
    await court.freeze(entryOf("cottage"), id("order of the court"), GENEROUS);
    await office.refused({ dealings: onward, by: [bob, dave, alice] }, "art_5__para_1");

    // Nor is the register rectified while it is frozen, or by anybody but the judge: Bob does not agree.
    const wrong = { registered: bob, injured: alice, acquiredOn: TODAY };
    const righted = { cottage: [rectification(wrong, { forValue: false, knew: true })] };
    await office.refused({ dealings: righted, by: [alice, judge] }, "art_5__para_1");
    await court.release(entryOf("cottage"), id("release by the court"), GENEROUS);
    await office.refused({ dealings: righted, by: [alice, notary] }, "art_70__para_1");
    await office.refused({ dealings: onward, by: [dave, bob] }, "art_11__para_2");

    // With the judge's signature the cottage is Alice's again, and her caveat with it.
    await office.granted({ dealings: righted, by: [judge, alice] });
    expect(await ownersNow()).to.deep.equal([alice.person]);
    const { rrrs } = await office.titleOf("cottage");
    expect(rrrs.map(({ kind, holder }) => [kind, holder])).to.deep.equal([["caveat", alice.person]]);
  });

  it("[art_71__para_1] [art_72__para_5] [art_72__para_7] too late: the buyer keeps the cottage, and the state pays", async () => {
    const { republic, office, judge, alice, ownersNow } = await robbed();
    const { bob, dave } = office;

    // The day after, Bob sells. Nothing in the register says that he should not.
    await goTo(republic, (TODAY + 1) * 86_400 + 43_200);
    const bought = transfer(bob, dave, { price: WORTH, instrumentDate: TODAY + 1 });
    await office.granted({ dealings: { cottage: [bought] }, by: [bob, dave] });

    // Dave paid, knew nothing and relied on the register: not even the judge takes the cottage from him.
    const wrong = { registered: dave, injured: alice, acquiredOn: TODAY + 1 };
    const inGoodFaith = { cottage: [rectification(wrong, { forValue: true, knew: false })] };
    await office.refused({ dealings: inGoodFaith, by: [alice, judge] }, "art_71__para_1");

    // Alice has the worth of it from the state. The title says so, and that is why she has it once.
    const owed = { cottage: [compensation(wrong)] };
    const events = await office.decide({ dealings: owed, by: [alice, judge] });
    expect(only(events, "Assessed")["amount"]).to.equal(WORTH);
    expect(await ownersNow()).to.deep.equal([dave.person]);
    const { rrrs } = await office.titleOf("cottage");
    expect(rrrs.map(({ kind, holder, amount }) => [kind, holder, amount])).to.deep.equal([
      ["compensation", alice.person, WORTH],
    ]);
    await office.refused({ dealings: owed, by: [judge, alice] }, "art_72__para_7");
  });
});
