import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { LandOffice } from "../land/support/landOffice.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { CaseOffice } from "../procedure/support/caseOffice.ts";
import { only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { foundRepublic, goTo } from "../support/republic.ts";
import { entryOf } from "../land/support/landOffice.ts";

/**
 * Alice sells a house that stands under a caveat of Carol's. The register refuses: Carol has not signed (Land Registration
 * Act, art_11__para_2). Alice objects, because Carol's claim was settled long ago, and shows the letter. The notary of the sale is a
 * reviewer, too, but signed the application (Administrative Procedure Act, art_5__para_1); so another reviewer, who had no part in it,
 * hears her. The reviewer sets the provision aside for this application (Administrative Procedure Act,
 * art_11__para_5 and 6), and the very application that Alice and Bob signed is put before the register again.
 */
describe("Scenario: a refusal overturned on review by another officer", () => {
  it("[art_5__para_1] [art_9__para_5] [art_11__para_6] [art_17__para_3] from the refusal to the entry", async () => {
    const republic = await foundRepublic();
    const land = new LandOffice(republic);
    await land.open();
    const cases = await CaseOffice.open(republic);
    const { alice, bob, dave, notary } = land;
    const toBob = { dealings: { disputed: [transfer(alice, bob)] }, by: [alice, bob, notary] } as const;
    const register = (await land.register.getAddress()) as Hex;

    // The sale is refused, with its article.
    const sale = await land.file(toBob);
    const refused = only(await land.decide(toBob), "Refused");
    expect(decodeBytes32String(String(refused["eId"]))).to.equal("art_11__para_2");
    expect(refused["digest"]).to.equal(sale.digest);

    // The case registrar opens the case and serves the refusal; from now on the 28 days run.
    const entry = cases.entryOf(register, sale.digest, alice);
    const opening = cases.openingOf(refused, register);
    const today = await cases.today();
    await cases.take({
      entry,
      steps: [opening, { kind: "service", servedOn: today }],
      by: [cases.caseRegistrar],
    });
    expect((await cases.caseOf(entry)).stage).to.equal("decided");

    // Alice objects. While the case lasts nothing can be done with the house, by nobody.
    only(
      await cases.take({
        entry,
        steps: [{ kind: "objection" }],
        by: [alice],
        because: "Carol's claim was settled in 2014: see her letter.",
      }),
      "Granted",
    );
    const gift = { dealings: { disputed: [transfer(alice, dave)] }, by: [alice, dave, land.carol] } as const;
    const held = only(await land.decide({ ...gift, by: [alice, dave, land.carol] }), "Refused");
    expect(decodeBytes32String(String(held["eId"]))).to.equal("art_5__para_2");

    // The notary of the sale may not hear her, nor decide.
    await goTo(republic, (TODAY + 3) * 86_400);
    await cases.giveOffice("reviewer", notary);
    const review = {
      entry,
      steps: [{ kind: "hearing" }, { kind: "review", outcome: "set aside" }],
      because: "Carol's letter of 3 March 2014 withdraws the claim.",
    } as const;
    const ofTheSale: Party = { ...notary, capacity: "reviewer" };
    expect(await cases.refusalOf({ ...review, by: [alice, ofTheSale] })).to.equal("art_5__para_1");

    // Another reviewer hears Alice and sets the provision aside.
    only(await cases.take({ ...review, by: [alice, cases.reviewer] }), "Granted");
    expect((await cases.caseOf(entry)).stage).to.equal("set aside");
    expect(BigInt(await land.register.slotOf(entryOf("disputed"))) & 0xffn).to.equal(0);

    // The application that was refused is put before the register again, and granted.
    only(await land.decide(toBob), "Granted");
    const title = await land.titleOf("disputed");
    expect(title.shares.map(({ owner }) => owner)).to.deep.equal([bob.person]);
  });
});
