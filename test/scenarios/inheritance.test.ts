import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { type Instruction, loadLandOffice } from "../land/support/landOffice.ts";
import { inheritance, jointTenancy, survivorship } from "../land/support/passingTerms.ts";
import { mortgage, transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";

/**
 * Alice has died and leaves a mortgaged house to Bob, Carol and Dave, one third each; the trustee is the executor of her
 * estate. Without a notary's word for her death and her will nobody who asks has a say in the house (Land Registration Act,
 * art_7__para_1). The executor's first application gives a half to each of the three and is refused as a whole: for the third nothing is
 * left (art_33__para_2). Then Carol and Dave accept: the house, which had one part, has three, and the part that Bob has not accepted
 * remains registered for Alice (art_33__para_7, art_35__para_4). He accepts in the end. Nobody asks the bank, whose mortgage binds
 * the heirs (art_33__para_10). Carol and Dave marry and hold their thirds jointly (art_30). When Carol dies too, hers is Dave's
 * without any executor (art_32__para_4), and what her heir tries to inherit is no longer there.
 */
describe("Scenario: an inheritance split among three", () => {
  it("[art_35__para_2] [art_33__para_7] [art_35__para_4] [art_32__para_4] from one death to the next", async () => {
    const office = await loadLandOffice();
    const { alice, bob, carol, dave, trustee, stranger, bank, notary, register } = office;
    const granted = async (instruction: Instruction) => only(await office.decide(instruction), "Granted");
    const refused = async (instruction: Instruction) =>
      decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));
    const sharesNow = async () => {
      const { shares, denominator } = await office.titleOf("cottage");
      return Object.fromEntries(shares.map(({ owner, numerator }) => [owner, `${numerator}/${denominator}`]));
    };
    const third = (heir: typeof bob) => inheritance(alice, heir, trustee, [1, 3]);
    const half = (heir: typeof bob) => inheritance(alice, heir, trustee, [1, 2]);

    // Alice, while she lived, mortgaged it.
    await granted({ dealings: { cottage: [mortgage(bank)] }, by: [alice, bank] });
    const { rrrs } = await office.titleOf("cottage");

    // Nobody vouches for the death: whoever asks is a stranger to the house.
    const unattested = await office.file({ dealings: { cottage: [third(carol)] }, by: [carol, trustee] });
    await expect(office.submit(unattested)).to.be.revertedWithCustomError(register, "RegisterNoStanding");

    // Three halves are more than a house, and all heirs get nothing by it.
    const heirs = [bob, carol, dave] as const;
    const tooMuch = { dealings: { cottage: heirs.map(half) }, by: [trustee, ...heirs, notary] } as const;
    expect(await refused(tooMuch)).to.equal("art_33__para_2");
    expect((await office.titleOf("cottage")).denominator).to.equal(1);

    // Carol and Dave accept; Bob's third stays where it was.
    const accepted = [third(carol), third(dave)];
    await granted({ dealings: { cottage: accepted }, by: [trustee, carol, dave, notary] });
    expect(await sharesNow()).to.deep.equal({
      [alice.person]: "1/3",
      [carol.person]: "1/3",
      [dave.person]: "1/3",
    });

    // Without him nobody can take it for him; he accepts.
    const behindHim = { dealings: { cottage: [third(bob)] }, by: [trustee, notary] } as const;
    expect(await refused(behindHim)).to.equal("art_33__para_5");
    await granted({ dealings: { cottage: [third(bob)] }, by: [trustee, bob, notary] });
    expect(await sharesNow()).to.deep.equal(Object.fromEntries(heirs.map(({ person }) => [person, "1/3"])));

    // The mortgage is what it was.
    expect((await office.titleOf("cottage")).rrrs).to.deep.equal(rrrs);

    // Carol and Dave hold jointly. Neither can sell behind the other's back.
    await granted({ dealings: { cottage: [jointTenancy(carol, dave)] }, by: [carol, dave] });
    const alone = { dealings: { cottage: [transfer(carol, stranger)] }, by: [carol, stranger] } as const;
    expect(await refused(alone)).to.equal("art_9__para_6");

    // Carol dies. Her third is Dave's, and her heir comes in vain.
    await granted({ dealings: { cottage: [survivorship(carol)] }, by: [dave, notary] });
    expect(await sharesNow()).to.deep.equal({ [bob.person]: "1/3", [dave.person]: "2/3" });
    const late = {
      dealings: { cottage: [inheritance(carol, stranger, trustee, [1, 3])] },
      by: [stranger, trustee, notary],
    } as const;
    expect(await refused(late)).to.equal("art_33__para_2");
    expect((await office.titleOf("cottage")).rrrs).to.deep.equal(rrrs);
  });
});
