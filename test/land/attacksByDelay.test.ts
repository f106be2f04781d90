import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { CaseOffice } from "../procedure/support/caseOffice.ts";
import { type LoggedEvent, only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { foundRepublic } from "../support/republic.ts";
import { entryOf, type Instruction, LandOffice } from "./support/landOffice.ts";
import { easement, ParcelCounter, type ParcelInstruction } from "./support/parcelCounter.ts";
import { auction } from "./support/passingTerms.ts";
import { type Terms, TODAY, transfer } from "./support/terms.ts";

const BASIS = { instrument: `0x${"07".repeat(32)}` as const, instrumentDate: TODAY };

describe("Attacks on the land register: delay", () => {
  let office: LandOffice;
  let cases: CaseOffice;
  let counter: ParcelCounter;

  beforeEach(async () => {
    const republic = await foundRepublic();
    office = new LandOffice(republic);
    await office.open();
    cases = await CaseOffice.open(republic);
    counter = new ParcelCounter(office);
  });

  const refusal = async (instruction: Instruction): Promise<string> =>
    decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));

  /** Opens a case about a refusal, serves it on oneself and objects, without any officer. */
  async function object(refused: LoggedEvent["args"], objector: Party) {
    const register = (await office.register.getAddress()) as Hex;
    const entry = cases.entryOf(register, refused["digest"] as Hex, objector);
    const service = { kind: "service", servedOn: await cases.today() } as const;
    const opening = cases.openingOf(refused, register);
    only(await cases.take({ entry, steps: [opening, service], by: [objector] }), "Granted");
    const steps = [{ kind: "objection" }] as const;
    only(await cases.take({ entry, steps, by: [objector], because: "Just so." }), "Granted");
  }

  it("a debtor objects to a refusal asked for: [art_5__para_2] what a judge orders does not wait", async () => {
    const { alice, bob, dave, bank, notary } = office;
    const sale = { dealings: { pledged: [transfer(alice, bob)] }, by: [alice, bob] } as const;
    await object(only(await office.decide(sale), "Refused"), alice);
    const paid = { price: 80_000_00n, currency: "GBP" };
    const taken: Terms = { ...BASIS, ...paid, kind: "foreclosure", rank: 2, acquirer: bank.person };
    expect(await refusal({ dealings: { pledged: [taken] }, by: [bank, notary] })).to.equal("art_5__para_2");
    const sold = { dealings: { pledged: [auction(dave, 1)] }, by: [dave, cases.judge, notary] } as const;
    only(await office.decide(sold), "Granted");
  });

  it("a neighbour with an easement asks for one more: [art_60__para_4] no case hangs over the land burdened", async () => {
    const { alice, bob, carol } = office;
    const [chapel, farm] = [entryOf("chapel"), entryOf("farm")];
    const way: ParcelInstruction = { steps: [easement(chapel, farm, "the way")], by: [carol, alice] };
    only(await counter.decide(way), "Granted");
    const more: ParcelInstruction = { steps: [easement(chapel, farm, "the garden")], by: [alice] };
    await expect(counter.decide(more)).to.be.revertedWithCustomError(office.register, "RegisterNoStanding");
    const sale = { dealings: { chapel: [transfer(carol, bob)] }, by: [carol, bob] } as const;
    only(await office.decide(sale), "Granted");
  });
});
