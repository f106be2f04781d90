import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { only } from "../support/filing.ts";
import { enrol, officer } from "../support/parties.ts";
import { entryOf, type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { ParcelCounter, split } from "./support/parcelCounter.ts";
import { mortgage, type Terms, TODAY } from "./support/terms.ts";

const BASIS = { instrument: `0x${"07".repeat(32)}` as const, instrumentDate: TODAY };

describe("Attacks on the land register: mortgages", () => {
  let office: LandOffice;

  beforeEach(async () => {
    office = await loadLandOffice();
  });

  const granted = async (instruction: Instruction) => only(await office.decide(instruction), "Granted");

  const refusal = async (instruction: Instruction): Promise<string> =>
    decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));

  it("ranks exchanged before a dealing that states one: [art_42__para_5] it means those that were read", async () => {
    const { alice, bank, lender } = office;
    const terms: Terms[] = [
      { ...BASIS, kind: "postponement", rank: 1, otherRank: 2 },
      { ...BASIS, kind: "partial release", rank: 1, newAmount: 1n, currency: "GBP" },
    ];
    expect(await refusal({ dealings: { pledged: terms }, by: [alice, bank, lender] })).to.equal(
      "art_42__para_5",
    );
    await granted({ dealings: { pledged: terms.slice(0, 1) }, by: [alice, bank, lender] });
  });

  it("half of a mortgage that a split made, assigned alone: [art_41__para_4] somebody vouches for all titles", async () => {
    const { alice, bank, dave, notary } = office;
    const pledge = mortgage(bank, { amount: 80_000_00n });
    await granted({ dealings: { farm: [pledge] }, by: [alice, bank] });
    const cut = { survey: "the strip", remaining: 88_000n, taken: 2_000n };
    const steps = [split(entryOf("farm"), cut)];
    only(await new ParcelCounter(office).decide({ steps, by: [alice, notary] }), "Granted");
    const assigned: Terms = { ...BASIS, kind: "assignment", rank: 1, newLender: dave.person };
    expect(await refusal({ dealings: { farm: [assigned] }, by: [bank, dave] })).to.equal("art_41__para_4");
  });

  it("a foreclosure to the debtor, who sheds the lenders behind: [art_46__para_7]", async () => {
    const { alice, bank, republic } = office;
    const judge = officer("court");
    await enrol(republic, [judge]);
    const paid = { price: 80_000_00n, currency: "GBP" };
    const terms: Terms = { ...BASIS, ...paid, kind: "foreclosure", rank: 1, acquirer: alice.person };
    expect(await refusal({ dealings: { pledged: [terms] }, by: [alice, bank, judge] })).to.equal(
      "art_46__para_7",
    );
  });
});
