import { expect } from "chai";
import { TODAY, transfer } from "../land/support/terms.ts";
import { Docket } from "../procedure/support/docket.ts";
import { only } from "../support/filing.ts";

/**
 * Alice wants to sell a house whose disposal needs the consent of a trustee that was wound up long ago; the register refuses (Land
 * Registration Act, art_11__para_3), she objects, and nobody reviews. After 90 days the decision counts as upheld (Administrative
 * Procedure Act, art_12__para_1) and she goes to court. Two judges are no court (art_16__para_1); one of them hears her
 * (art_10__para_2), and three find that there is nobody left to consent. The refusing provision is set aside, and the very sale that
 * Alice and Bob signed in winter is granted in spring: the house was held for it all the time.
 */
describe("Scenario: silence, and a court that breaks it", () => {
  it("[art_10__para_2] [art_12__para_1] [art_16__para_1] [art_11__para_6] from the refusal over the court to the entry", async () => {
    const docket = await Docket.open();
    const { land, cases } = docket;
    const { alice, bob } = land;
    const sale = {
      dealings: { entrusted: [transfer(alice, bob)] },
      by: [alice, bob],
      deadline: TODAY + 200,
    } as const;

    // Refused, and contested. Nobody answers.
    const contested = await docket.refused(sale);
    await docket.objected(contested);
    await docket.wait(89);
    const appeal = { kind: "appeal" } as const;
    expect(await docket.step(contested.entry, appeal, alice)).to.equal("art_14__para_2");
    await docket.wait(1);
    expect(await docket.step(contested.entry, appeal, alice)).to.equal("");

    // A judge hears her; three decide, counted as persons.
    expect(await docket.step(contested.entry, { kind: "hearing" }, alice, cases.judge)).to.equal("");
    expect((await cases.caseOf(contested.entry)).heardOn).to.equal(await cases.today());
    const [second, third] = [
      await cases.appoint("Judge Second", "court"),
      await cases.appoint("Judge Third", "court"),
    ];
    const judgment = { kind: "judgment", outcome: "set aside" } as const;
    expect(await docket.step(contested.entry, judgment, cases.judge, second)).to.equal("art_16__para_1");
    expect(await docket.step(contested.entry, judgment, cases.judge, second, third)).to.equal("");

    // The application that was refused is granted now; the house was held for it all the time.
    only(await land.decide(sale), "Granted");
    const title = await land.titleOf("entrusted");
    expect(title.shares.map(({ owner }) => owner)).to.deep.equal([bob.person]);
  });
});
