import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { only } from "../support/filing.ts";
import { type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { inheritance, jointTenancy, spouseTransfer, survivorship } from "./support/passingTerms.ts";

describe("Attacks on the land register: shares", () => {
  let office: LandOffice;

  beforeEach(async () => {
    office = await loadLandOffice();
  });

  const granted = async (instruction: Instruction) => only(await office.decide(instruction), "Granted");

  const refusal = async (instruction: Instruction): Promise<string> =>
    decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));

  it("a share of next to nothing, so that heirs can inherit no third: [art_33__para_8]", async () => {
    const { alice, bob, carol, dave, lender, notary } = office;
    const dust = (parts: number): Instruction => ({
      dealings: { house: [spouseTransfer(alice, carol, [1, parts])] },
      by: [alice, carol, notary],
    });
    expect(await refusal(dust(499_979))).to.equal("art_33__para_8");
    await granted(dust(4_999));
    const third = { house: [inheritance(bob, lender, dave, [1, 6])] };
    await granted({ dealings: third, by: [lender, dave, notary] });
  });

  it("parts that stay many when the dust goes back: [art_33__para_11] they are united", async () => {
    const { alice, carol, notary } = office;
    const by: Instruction["by"] = [alice, carol, notary];
    await granted({ dealings: { house: [spouseTransfer(alice, carol, [1, 4_999])] }, by });
    expect((await office.titleOf("house")).denominator).to.equal(9_998);
    await granted({ dealings: { house: [spouseTransfer(carol, alice, [1, 4_999])] }, by });
    expect((await office.titleOf("house")).denominator).to.equal(2);
  });

  it("who signs dies in the application, past the lender: [art_32__para_8]", async () => {
    const { alice, bob, notary } = office;
    const trick = { house: [jointTenancy(alice, bob), survivorship(alice)] };
    expect(await refusal({ dealings: trick, by: [alice, bob, notary] })).to.equal("art_32__para_8");
  });

  it("who signs leaves a share by inheritance, past the caveat: [art_35__para_5]", async () => {
    const { alice, bob, dave, notary } = office;
    const trick = { disputed: [inheritance(alice, bob, dave, [1, 1])] };
    expect(await refusal({ dealings: trick, by: [alice, bob, dave, notary] })).to.equal("art_35__para_5");
  });
});
