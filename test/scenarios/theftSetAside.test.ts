import { expect } from "chai";
import { decodeBytes32String, id } from "ethers";
import { entryOf } from "../land/support/landOffice.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { Docket } from "../procedure/support/docket.ts";
import { only } from "../support/filing.ts";
import { GENEROUS } from "../support/republic.ts";

/**
 * Somebody has got hold of Alice's key and gives her cottage to Bob, with every signature in order. Alice sees it in the log and
 * contests the grant (Administrative Procedure Act, art_7 and art_9). Her objection alone stops nobody (art_9__para_6), so a
 * reviewer orders at once that the cottage be held (art_15__para_3), and the court freezes it besides (Land Registration Act,
 * art_18__para_1): Bob's sale to Dave is refused. She goes to court at once (art_14__para_2), Bob is served her appeal, and the court
 * hears her (art_16__para_6 and 7) and sets the grant aside; anyone may now have the cottage go back to her (art_16__para_8), and does,
 * once the court has released it.
 */
describe("Scenario: a theft set aside by an interim measure, a freeze and a judgment", () => {
  it("[art_9__para_6] [art_15__para_3] [art_16__para_8] from the theft to the entry that is right again", async () => {
    const docket = await Docket.open();
    const { land, cases, republic } = docket;
    const { alice, bob, dave } = land;
    const { register } = land;

    // The theft: signed with Alice's key, granted as it must be.
    const theft = await docket.granted(alice);
    const { record: present } = await land.witnessOf(entryOf("cottage"));
    const previous = land.legacyRecord(entryOf("cottage"));

    // Alice contests the grant. By itself that holds nothing.
    await docket.objected(theft);
    expect(await docket.statusOf("cottage")).to.equal(0);

    // The reviewer orders that the cottage be held; the court freezes it too.
    expect(
      await docket.step(theft.entry, { kind: "interim measure", pending: true }, cases.reviewer),
    ).to.equal("");
    const court = register.connect(republic.officers.court);
    await court.freeze(entryOf("cottage"), id("order of the court"), GENEROUS);
    const onward = { dealings: { cottage: [transfer(bob, dave)] }, by: [bob, dave] } as const;
    const refused = only(await land.decide(onward), "Refused");
    expect(decodeBytes32String(String(refused["eId"]))).to.equal("art_5__para_1");

    // No reviewer takes a title from anybody; three judges do, when Alice is heard and Bob has had 14 days to answer.
    const setAside = { kind: "review", outcome: "set aside" } as const;
    expect(await docket.step(theft.entry, setAside, cases.reviewer)).to.equal("art_11__para_7");
    await docket.takenBack(theft);

    // While the court's freeze lasts nothing moves, not even back.
    const { record } = await cases.witnessOf(theft.entry);
    const execute = () => cases.register.execute(theft.entry, record, present, previous, GENEROUS);
    await expect(execute()).to.be.revertedWithCustomError(register, "RegisterFrozenEntry");
    await court.release(entryOf("cottage"), id("release by the court"), GENEROUS);

    // A passer-by has it go back.
    await (
      await cases.register.connect(republic.relay).execute(theft.entry, record, present, previous, GENEROUS)
    ).wait();
    const title = await land.titleOf("cottage");
    expect(title.shares.map(({ owner }) => owner)).to.deep.equal([alice.person]);
    expect(await docket.statusOf("cottage")).to.equal(0);

    // Bob owns nothing any more.
    const late = await land.file({ ...onward, deadline: TODAY + 60 });
    await expect(land.submit(late)).to.be.revertedWithCustomError(register, "RegisterNoStanding");
  });
});
