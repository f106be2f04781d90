import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { type Instruction, loadLandOffice } from "../land/support/landOffice.ts";
import { jointTenancy } from "../land/support/passingTerms.ts";
import { caveat, deed, discharge, mortgage, TODAY, transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";

/** What each half costs, in pence. */
const PRICE = 125_000_00n;

/**
 * Carol and Dave buy the house of Alice and Bob, which is mortgaged. Until the bank has their loan ready, priority notices under one deed
 * protect them both (Land Registration Act, art_22__para_2). Alice, who is offered more, sells to a third buyer and is refused
 * (art_11__para_4); so is Carol, who would have Alice's half without Dave's signature. Somebody with a claim against Alice enters a caveat,
 * too late: what comes after the notices does not stop the purchase (art_11__para_6). One application discharges the sellers' mortgage,
 * passes a half to each of them and enters the bank's mortgage, all or nothing; notices and caveat are struck out, because the two own all
 * (art_11__para_7), and the duty is assessed on both prices (art_12__para_1). They declare that they hold jointly (art_30). The third
 * buyer comes once more, with a seller who has no say in the house any longer (art_7__para_1).
 */
describe("Scenario: a young couple buys a house", () => {
  it("[art_22__para_1] [art_22__para_2] [art_11__para_6] [art_11__para_7] [art_30__para_3] from the notice to the joint tenancy", async () => {
    const office = await loadLandOffice();
    const { alice, bob, carol, dave, bank, lender, trustee, stranger, notary, register } = office;
    const granted = async (instruction: Instruction) => only(await office.decide(instruction), "Granted");
    const refused = async (instruction: Instruction) =>
      decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));

    // The house is mortgaged, and promised to Carol and Dave.
    await granted({ dealings: { house: [mortgage(lender)] }, by: [alice, bob, lender] });
    const basis = { instrument: deed("of the day"), instrumentDate: TODAY };
    const promised = { ...basis, kind: "priority notice", lastDay: TODAY + 60 } as const;
    const notices = [carol, dave].map(({ person: buyer }) => ({ ...promised, buyer }));
    await granted({ dealings: { house: notices }, by: [alice, bob, carol] });

    // A third buyer offers more.
    const better = {
      dealings: { house: [transfer(alice, stranger, { price: PRICE * 2n })] },
      by: [alice, stranger, lender],
    } as const;
    expect(await refused(better)).to.equal("art_11__para_4");
    const alone = { dealings: { house: [transfer(alice, carol)] }, by: [alice, carol, lender] } as const;
    expect(await refused(alone)).to.equal("art_11__para_4");

    // A notary attests a claim against Alice; the caveat comes after the notices.
    await granted({ dealings: { house: [caveat(trustee)] }, by: [trustee, notary] });

    // The bank does not sign yet, so that nothing of the purchase happens.
    const purchase = [
      discharge(1),
      transfer(alice, carol, { price: PRICE }),
      transfer(bob, dave, { price: PRICE }),
      mortgage(bank, { amount: 200_000_00n }),
    ];
    const parties = [carol, dave, alice, bob, lender] as const;
    expect(await refused({ dealings: { house: purchase }, by: parties })).to.equal("art_14__para_2");
    expect((await office.titleOf("house")).rrrs.map(({ kind }) => kind)).to.deep.equal([
      "mortgage",
      "priority notice",
      "priority notice",
      "caveat",
    ]);

    // Now it does.
    const events = await office.decide({ dealings: { house: purchase }, by: [...parties, bank] });
    const { digest } = only(events, "Granted");
    const { dutyPart2 } = office.republic.rulesets;
    expect(only(events, "Assessed")).to.include({ digest, ruleset: dutyPart2, amount: 2_500_00n });
    const bought = await office.titleOf("house");
    expect(bought.shares).to.deep.equal([
      { owner: carol.person, numerator: 1 },
      { owner: dave.person, numerator: 1 },
    ]);
    expect(bought.rrrs.map(({ kind, rank, holder, amount }) => [kind, rank, holder, amount])).to.deep.equal([
      ["mortgage", 1, bank.person, 200_000_00n],
    ]);

    // Each of them shall have the whole if the other dies.
    await granted({ dealings: { house: [jointTenancy(carol, dave)] }, by: [carol, dave] });
    const joint = (await office.titleOf("house")).rrrs.slice(1);
    expect(joint.map(({ kind, holder }) => [kind, holder])).to.deep.equal([
      ["joint tenancy", carol.person],
      ["joint tenancy", dave.person],
    ]);

    // Alice has nothing left to sell.
    const late = await office.file({
      dealings: { house: [transfer(alice, stranger, { price: PRICE * 3n })] },
      by: [alice, stranger],
    });
    await expect(office.submit(late)).to.be.revertedWithCustomError(register, "RegisterNoStanding");
  });
});
