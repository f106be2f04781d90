import { expect } from "chai";
import { id } from "ethers";
import { only } from "../support/filing.ts";
import { enrol, officer, type Party } from "../support/parties.ts";
import { type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { auction, compulsoryPurchase, judgmentTransfer } from "./support/passingTerms.ts";
import { deed, type Terms, TODAY, transfer } from "./support/terms.ts";

const DUTY = id("/eli/xx/act/2015/14#part_2");
const PRICE = 300_000_00n;
/** 2 % of the part above £125,000 and 5 % of that above £250,000. */
const OWED = 5_000_00n;

describe("The duty on land that passes by order of a court", () => {
  let office: LandOffice;
  let judge: Party;

  beforeEach(async () => {
    office = await loadLandOffice();
    judge = officer("court");
    await enrol(office.republic, [judge]);
  });

  const assessed = async (instruction: Instruction) => {
    const events = await office.decide(instruction);
    only(events, "Granted");
    return events
      .filter(({ name }) => name === "Assessed")
      .map(({ args }) => [args["subdivision"], args["amount"]]);
  };

  const foreclosure = (acquirer: Party, price: bigint): Terms => ({
    instrument: deed("of the court"),
    instrumentDate: TODAY,
    kind: "foreclosure",
    rank: 1,
    acquirer: acquirer.person,
    price,
    currency: "GBP",
  });

  it("[art_39__para_3] is assessed on the price of an auction", async () => {
    const { bob, notary } = office;
    const by = [bob, judge, notary] as const;
    await office.refused({ dealings: { pledged: [auction(bob, 1, 0n)] }, by }, "art_39__para_1");
    expect(await assessed({ dealings: { pledged: [auction(bob, 1, PRICE)] }, by })).to.deep.equal([
      [DUTY, OWED],
    ]);
  });

  it("[art_39__para_3] and of a sale that a judgment upholds, but not where it gives land back", async () => {
    const { alice, bob, notary } = office;
    const by = [bob, judge, notary] as const;
    const upheld = { cottage: [judgmentTransfer(alice, bob, [1, 1], PRICE)] };
    expect(await assessed({ dealings: upheld, by })).to.deep.equal([[DUTY, OWED]]);
    const back = { farm: [judgmentTransfer(alice, bob, [1, 1])] };
    expect(await assessed({ dealings: back, by })).to.deep.equal([]);
  });

  it("[art_47__para_2] and on what a lender takes the title for", async () => {
    const { bank } = office;
    const by = [bank, judge] as const;
    await office.refused({ dealings: { pledged: [foreclosure(bank, 0n)] }, by }, "art_47__para_1");
    expect(await assessed({ dealings: { pledged: [foreclosure(bank, PRICE)] }, by })).to.deep.equal([
      [DUTY, OWED],
    ]);
  });

  it("[art_39__para_4] a compulsory purchase owes the compensation and no duty", async () => {
    const { dave: city, registrar, notary } = office;
    const dealings = { cottage: [compulsoryPurchase(city, PRICE)] };
    expect(await assessed({ dealings, by: [city, registrar, notary] })).to.deep.equal([
      [id("/eli/xx/act/2015/12#part_7"), PRICE],
    ]);
  });

  it("[art_5__para_1] an auction in another currency is refused under the act on the duty", async () => {
    const { bob, notary } = office;
    await office.refused(
      { dealings: { pledged: [auction(bob, 1, PRICE, "EUR")] }, by: [bob, judge, notary] },
      "art_5__para_1",
    );
  });

  it("[art_9__para_8] who holds jointly buys no further part, until they sever", async () => {
    const { alice, bob, carol } = office;
    const quarters = { quarters: [transfer(alice, carol, { numerator: 2 })] };
    only(await office.decide({ dealings: quarters, by: [alice, carol] }), "Granted");
    const basis = { instrument: deed("of the day"), instrumentDate: TODAY };
    const declared: Terms = { ...basis, kind: "joint tenancy", tenant: alice.person, other: bob.person };
    only(await office.decide({ dealings: { quarters: [declared] }, by: [alice, bob] }), "Granted");
    const sale: Instruction = { dealings: { quarters: [transfer(carol, bob)] }, by: [alice, bob, carol] };
    await office.refused(sale, "art_9__para_8");
    const severed: Terms = { ...basis, kind: "severance", tenant: bob.person };
    only(await office.decide({ dealings: { quarters: [severed] }, by: [alice, bob] }), "Granted");
    only(await office.decide(sale), "Granted");
  });
});
