import { expect } from "chai";
import { decodeBytes32String, id, ZeroHash } from "ethers";
import { publishedText } from "../../deploy/modules/acts.ts";
import { dayOf, NO_END } from "../../sdk/law/dates.ts";
import { type LoggedEvent, only } from "../support/filing.ts";
import { ASSURANCE, enrol, type Party, party } from "../support/parties.ts";
import { enact, goTo } from "../support/republic.ts";
import { type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { transfer } from "./support/terms.ts";

const DUTY_ACT = "/eli/xx/act/2015/14";
const DUTY = id(`${DUTY_ACT}#part_2`);
const FROM = dayOf("2016-04-01");
const PRICE = 300_000_00n;

/** 2 % of the part above £125,000 and 5 % of that above £250,000. */
const ORDINARY = 5_000_00n;
/** And 3 % of the whole. */
const SURCHARGED = ORDINARY + 9_000_00n;

describe("The law that governs a dealing with land", () => {
  let office: LandOffice;

  beforeEach(async () => {
    office = await loadLandOffice();
  });

  const assessedIn = (events: readonly LoggedEvent[]) =>
    events.filter(({ name }) => name === "Assessed").map(({ args }) => args["amount"]);

  const eIdIn = (events: readonly LoggedEvent[]) =>
    decodeBytes32String(String(only(events, "Refused")["eId"]));

  /** The purchase of a home by somebody who holds another, or none, or does not say. */
  function purchase(instrumentDate: number, dwelling?: bigint, notary?: Party): Instruction {
    const { alice, bob } = office;
    return {
      dealings: { cottage: [transfer(alice, bob, { price: PRICE, instrumentDate })] },
      by: notary ? [bob, alice, notary] : [bob, alice],
      declarations: dwelling === undefined ? [] : [{ name: "additionalDwelling", value: dwelling }],
      deadline: FROM + 90,
    };
  }

  describe("assesses the duty with the grant:", () => {
    it("by the act in force, on the sum of the prices", async () => {
      const { alice, bob } = office;
      const { dutyPart2 } = office.republic.rulesets;
      const half = PRICE / 2n;
      const dealings = {
        cottage: [transfer(alice, bob, { price: half })],
        farm: [transfer(alice, bob, { price: half })],
      };
      const events = await office.decide({ dealings, by: [bob, alice] });
      const { digest } = only(events, "Granted");
      const assessed = { digest, subdivision: DUTY, ruleset: dutyPart2, amount: ORDINARY };
      expect(only(events, "Assessed")).to.deep.equal(assessed);
    });

    it("nothing is assessed where nothing is owed, or nothing is paid", async () => {
      const { alice, bob } = office;
      const cheap = await office.decide({
        dealings: { cottage: [transfer(alice, bob, { price: 125_000_00n })] },
        by: [alice, bob],
      });
      const gift = await office.decide({ dealings: { farm: [transfer(alice, bob)] }, by: [alice, bob] });
      expect([...assessedIn(cheap), ...assessedIn(gift)]).to.deep.equal([]);
      only(cheap, "Granted");
      only(gift, "Granted");
    });

    it("a price in another currency is refused under the duty act, by its remedy", async () => {
      const { alice, bob } = office;
      const terms = { price: PRICE, currency: "EUR" };
      const events = await office.decide({
        dealings: { cottage: [transfer(alice, bob, terms)] },
        by: [alice, bob],
      });
      const { subdivision, remedy, ruleset } = only(events, "Refused");
      expect(eIdIn(events)).to.equal("art_5__para_1");
      expect([subdivision, ruleset]).to.deep.equal([DUTY, office.republic.rulesets.dutyPart2]);
      expect(decodeBytes32String(String(remedy))).to.equal("art_8__para_1");
    });
  });

  describe("is amended:", () => {
    let amended: string;

    beforeEach(async () => {
      const { republic } = office;
      const law = await republic.connection.ethers.deployContract("LandTransactionDutyActPart2Of20160316");
      amended = await law.getAddress();
      await goTo(republic, "2016-03-06T10:00:00Z");
      await enact(republic, {
        ...publishedText("land-transaction-duty", DUTY_ACT, "2016-03-16"),
        provisions: [{ subdivision: "part_2", ruleset: amended, from: FROM, until: NO_END }],
        basisKey: ZeroHash,
        basisEId: ZeroHash,
        calls: [],
      });
    });

    it("until the amendment is in force, the old law governs", async () => {
      await goTo(office.republic, "2016-03-31T22:59:00Z");
      const events = await office.decide(purchase(FROM - 1, 1n));
      expect(assessedIn(events)).to.deep.equal([ORDINARY]);
      expect(only(events, "Assessed")["ruleset"]).to.equal(office.republic.rulesets.dutyPart2);
    });

    it("from its first hour, by the clocks of the state, the new law does", async () => {
      // The clocks are an hour ahead of UTC since 27 March.
      await goTo(office.republic, "2016-03-31T23:00:00Z");
      const events = await office.decide(purchase(FROM, 1n));
      expect(assessedIn(events)).to.deep.equal([SURCHARGED]);
      expect(only(events, "Assessed")["ruleset"]).to.equal(amended);
    });

    it("where the instrument is attested, its date decides: the old law", async () => {
      await goTo(office.republic, "2016-04-05T12:00:00Z");
      const events = await office.decide(purchase(FROM - 1, 1n, office.notary));
      expect(assessedIn(events)).to.deep.equal([ORDINARY]);
      expect(only(events, "Assessed")["ruleset"]).to.equal(office.republic.rulesets.dutyPart2);
    });

    it("where the instrument is attested and of the new law's first day: the new law", async () => {
      await goTo(office.republic, "2016-04-05T12:00:00Z");
      const events = await office.decide(purchase(FROM, 1n, office.notary));
      expect(assessedIn(events)).to.deep.equal([SURCHARGED]);
    });

    it("where nobody attests it, the law of the day governs, and refuses who does not declare", async () => {
      await goTo(office.republic, "2016-04-05T12:00:00Z");
      expect(eIdIn(await office.decide(purchase(FROM - 1)))).to.equal("art_6a__para_1");
      expect(assessedIn(await office.decide(purchase(FROM - 1, 0n)))).to.deep.equal([ORDINARY]);
    });

    it("an instrument older than any law under the act is governed by the law of the day", async () => {
      await goTo(office.republic, "2016-04-05T12:00:00Z");
      const events = await office.decide(purchase(dayOf("2015-12-31"), 1n, office.notary));
      expect(assessedIn(events)).to.deep.equal([SURCHARGED]);
    });

    it("explains by the law that decides", async () => {
      await goTo(office.republic, "2016-04-05T12:00:00Z");
      for (const [notary, amount] of [
        [office.notary, ORDINARY],
        [undefined, SURCHARGED],
      ] as const) {
        const { application, evidence } = await office.file(purchase(FROM - 1, 1n, notary));
        const [ruling] = await office.register.explain(application, evidence);
        expect(ruling.assessments.map((assessment) => assessment.amount)).to.deep.equal([amount]);
      }
    });
  });

  it("does not let a deed of a later day be decided", async () => {
    const { alice, bob, notary } = office;
    const late = (instrumentDate: number): Instruction => ({
      dealings: { cottage: [transfer(alice, bob, { instrumentDate })] },
      by: [alice, bob, notary],
    });
    expect(eIdIn(await office.decide(late(dayOf("2016-01-12"))))).to.equal("art_6__para_3");
    only(await office.decide(late(dayOf("2016-01-11"))), "Granted");
  });

  it("wants keys of high assurance, or a notary", async () => {
    const buyer = party("Buyer with a weaker key");
    await enrol(office.republic, [buyer], ASSURANCE.substantial);
    const { alice, notary } = office;
    const sale = { cottage: [transfer(alice, buyer)] };
    expect(eIdIn(await office.decide({ dealings: sale, by: [alice, buyer] }))).to.equal("art_4__para_1");
    only(await office.decide({ dealings: sale, by: [alice, buyer, notary] }), "Granted");
  });
});
