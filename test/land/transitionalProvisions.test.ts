import { expect } from "chai";
import { decodeBytes32String, ZeroHash } from "ethers";
import { publishedText } from "../../deploy/modules/acts.ts";
import { dayOf, NO_END } from "../../sdk/law/dates.ts";
import { LodgingDesk } from "../procedure/support/lodgings.ts";
import { eventsOf, only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { enact, goTo } from "../support/republic.ts";
import { type Instruction, loadLandOffice } from "./support/landOffice.ts";
import { transfer } from "./support/terms.ts";

const AMENDED_FROM = dayOf("2016-04-01");
const PRICE = 300_000_00n;
/** 2 % of the part above £125,000 and 5 % of that above £250,000. */
const BEFORE = 5_000_00n;
/** And 3 % of the whole, for a further dwelling. */
const AFTER = BEFORE + 9_000_00n;

/**
 * What was begun under the law before an amendment is decided under it: the transitional provision is Article 6(2) of the Land
 * Registration Act and Article 3(2) of the Land Transaction Duty Act, which point to the date of an attested instrument. They
 * stand in the acts themselves, so that every amendment finds them in force.
 */
describe("Transitional provisions: what was begun before an amendment of the duty act", () => {
  let desk: LodgingDesk;
  let amended: string;

  beforeEach(async () => {
    desk = new LodgingDesk(await loadLandOffice());
    const { republic } = desk.land;
    const law = await republic.connection.ethers.deployContract("LandTransactionDutyActPart2Of20160316");
    amended = await law.getAddress();
    await goTo(republic, "2016-03-06T10:00:00Z");
    await enact(republic, {
      ...publishedText("land-transaction-duty", "/eli/xx/act/2015/14", "2016-03-16"),
      provisions: [{ subdivision: "part_2", ruleset: amended, from: AMENDED_FROM, until: NO_END }],
      basisKey: ZeroHash,
      basisEId: ZeroHash,
      calls: [],
    });
  });

  /** Bob buys the cottage as a further dwelling. */
  function purchase(attests?: Party): Instruction {
    const { alice, bob } = desk.land;
    const instrumentDate = AMENDED_FROM - 2;
    return {
      dealings: { cottage: [transfer(alice, bob, { price: PRICE, instrumentDate })] },
      by: attests ? [bob, alice, attests] : [bob, alice],
      declarations: [{ name: "additionalDwelling", value: 1n }],
      deadline: AMENDED_FROM + 90,
    };
  }

  /** Lodged before the amendment is in force, decided when it is. */
  async function lodgedBefore(asked: Instruction) {
    const { land, notary } = desk;
    await goTo(land.republic, "2016-03-30T12:00:00Z");
    const filing = await desk.lodged(notary, asked);
    await goTo(land.republic, "2016-04-05T12:00:00Z");
    const events = await eventsOf(land.register, land.submit(filing));
    only(events, "Granted");
    const { amount, ruleset } = only(events, "Assessed");
    return { amount, ruleset };
  }

  it("[art_3__para_2] [art_6__para_2] an attested deed of before is decided by the ruleset of before, after the amendment too", async () => {
    const { notary, republic } = desk.land;
    const decided = await lodgedBefore(purchase(notary));
    expect(decided).to.deep.equal({ amount: BEFORE, ruleset: republic.rulesets.dutyPart2 });
  });

  it("[art_3__para_1] the same deed that nobody attests is decided by the law of the day: lodging it in time changes no law", async () => {
    expect(await lodgedBefore(purchase())).to.deep.equal({ amount: AFTER, ruleset: amended });
  });

  it("[art_3__para_2] nobody dates a deed back to the law before: who did not declare is refused by the new law", async () => {
    const { land } = desk;
    await goTo(land.republic, "2016-04-05T12:00:00Z");
    const undeclared = { ...purchase(), declarations: [] };
    const refused = only(await land.decide(undeclared), "Refused");
    expect(decodeBytes32String(String(refused["eId"]))).to.equal("art_6a__para_1");
  });
});
