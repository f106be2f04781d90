import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import type { Instruction, LandOffice } from "./support/landOffice.ts";
import { LeaseCounter } from "./support/leaseCounter.ts";
import { ending, lease, usufruct, usufructEnd } from "./support/leaseTerms.ts";
import { auction, compulsoryPurchase } from "./support/passingTerms.ts";
import { mortgage, TODAY, transfer } from "./support/terms.ts";

describe("Attacks on the land register: officers in their own cause", () => {
  let counter: LeaseCounter;
  let office: LandOffice;
  let judgeAsOwner: Party;
  let notaryAsOwner: Party;

  beforeEach(async () => {
    counter = await LeaseCounter.load();
    office = counter.office;
    judgeAsOwner = { ...counter.judge, capacity: "own behalf" };
    notaryAsOwner = { ...office.notary, capacity: "own behalf" };
  });

  const granted = async (instruction: Instruction) => only(await office.decide(instruction), "Granted");

  const refusal = async (instruction: Instruction): Promise<string> =>
    decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));

  it("a judge forfeits the lease of the judge's own tenant: [art_4__para_2]", async () => {
    const { alice, bob, notary } = office;
    await granted({ dealings: { cottage: [transfer(alice, judgeAsOwner)] }, by: [alice, judgeAsOwner] });
    const let_ = { ...counter.both, dealings: [lease(bob)], by: [judgeAsOwner, bob] } as const;
    expect(await counter.outcome(let_)).to.equal("granted");
    const taken = {
      ...counter.both,
      dealings: [ending("lease forfeiture")],
      by: [counter.judge, notary],
    } as const;
    expect(await counter.outcome(taken)).to.equal("art_4__para_2");
  });

  it("a judge auctions a debtor's land for the judge's own mortgage: [art_4__para_2]", async () => {
    const { alice, dave, notary } = office;
    await granted({ dealings: { cottage: [mortgage(judgeAsOwner)] }, by: [alice, judgeAsOwner] });
    const sold = { dealings: { cottage: [auction(dave, 1)] }, by: [dave, counter.judge, notary] } as const;
    expect(await refusal(sold)).to.equal("art_4__para_2");
  });

  it("a registrar has the state buy the registrar's own land: [art_4__para_2]", async () => {
    const { alice, dave, registrar } = office;
    const owner: Party = { ...registrar, capacity: "own behalf" };
    await granted({ dealings: { cottage: [transfer(alice, owner)] }, by: [alice, owner] });
    const purchase = compulsoryPurchase(dave, 1_000_000_000_00n);
    const asked = { dealings: { cottage: [purchase] }, by: [dave, registrar] } as const;
    expect(await refusal(asked)).to.equal("art_4__para_2");
  });

  it("a notary declares a usufructuary dead: [art_4__para_2] of the own land, [art_57__para_3] of another's", async () => {
    const { alice, bob, notary } = office;
    await granted({ dealings: { cottage: [usufruct(bob, TODAY + 9_000)] }, by: [alice, bob] });
    const death = {
      dealings: { cottage: [usufructEnd("usufruct after death", bob)] },
      by: [notary],
    } as const;
    expect(await refusal(death)).to.equal("art_57__para_3");
    await granted({ dealings: { cottage: [transfer(alice, notaryAsOwner)] }, by: [alice, notaryAsOwner] });
    expect(await refusal(death)).to.equal("art_4__para_2");
  });
});
