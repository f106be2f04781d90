import { only } from "../support/filing.ts";
import { enrol, officer, type Party } from "../support/parties.ts";
import { AttackBench } from "./support/attackBench.ts";
import {
  auction,
  compulsoryPurchase,
  inheritance,
  jointTenancy,
  judgmentTransfer,
  severance,
  spouseTransfer,
  survivorship,
} from "./support/passingTerms.ts";
import { transfer } from "./support/terms.ts";

describe("Attacks on the land register: taking without buying", () => {
  let bench: AttackBench;
  let judge: Party;

  beforeEach(async () => {
    bench = await AttackBench.load();
    judge = officer("court");
    await enrol(bench.office.republic, [judge]);
  });

  it("[art_35__para_1] a living owner plays dead to get past a caveat", async () => {
    const { alice, bob, notary } = bench.office;
    const dealings = { disputed: [inheritance(alice, bob, alice, [1, 1])] };
    await bench.office.refused({ dealings, by: [alice, bob, notary] }, "art_35__para_1");
  });

  it("[art_32__para_3] a notary alone has a joint tenant die", async () => {
    const { alice, bob, notary } = bench.office;
    only(
      await bench.office.decide({ dealings: { house: [jointTenancy(alice, bob)] }, by: [alice, bob] }),
      "Granted",
    );
    await bench.office.refused(
      { dealings: { house: [survivorship(alice)] }, by: [notary] },
      "art_32__para_3",
    );
  });

  it("[art_35__para_3] a dead joint tenant's heirs take what the survivor has", async () => {
    const { alice, bob, carol, dave, notary } = bench.office;
    only(
      await bench.office.decide({ dealings: { house: [jointTenancy(alice, bob)] }, by: [alice, bob] }),
      "Granted",
    );
    const dealings = { house: [inheritance(alice, carol, dave, [1, 2])] };
    await bench.office.refused({ dealings, by: [carol, dave, notary] }, "art_35__para_3");
  });

  it("[art_33__para_3] heirs take more than the deceased had, one after the other in one application", async () => {
    const { alice, bob, carol, dave, notary } = bench.office;
    const dealings = {
      cottage: [inheritance(alice, bob, dave, [2, 3]), inheritance(alice, carol, dave, [2, 3])],
    };
    await bench.office.refused({ dealings, by: [bob, carol, dave, notary] }, "art_33__para_3");
  });

  it("[art_33__para_8] a share of next to nothing leaves the co-owner's title in parts that nobody can divide", async () => {
    const { alice, carol, notary } = bench.office;
    const dealings = { house: [spouseTransfer(alice, carol, [1, 4_294_967_291])] };
    await bench.office.refused({ dealings, by: [alice, carol, notary] }, "art_33__para_8");
  });

  it("[art_33__para_4] a debtor auctions their house to themselves", async () => {
    const { alice, notary } = bench.office;
    await bench.office.refused(
      { dealings: { pledged: [auction(alice, 1)] }, by: [alice, judge, notary] },
      "art_33__para_4",
    );
  });

  it("[art_4__para_2] a judge decides on the judge's own house", async () => {
    const { alice, bob, carol, notary } = bench.office;
    const asOwner: Party = { ...judge, capacity: "own behalf" };
    const sold = { dealings: { house: [transfer(alice, asOwner)] }, by: [alice, asOwner] } as const;
    only(await bench.office.decide(sold), "Granted");
    const dealings = { house: [judgmentTransfer(bob, carol, [1, 2])] };
    await bench.office.refused({ dealings, by: [carol, judge, notary] }, "art_4__para_2");
  });

  it("somebody who is no judge signs as one", async () => {
    const { alice, bob, stranger, notary } = bench.office;
    const dealings = { cottage: [judgmentTransfer(alice, bob, [1, 1])] };
    const draft = await bench.draft({ dealings, by: [bob, { ...stranger, capacity: "judge" }, notary] });
    await bench.inadmissibleDraft(draft, "RegisterNotInOffice");
  });

  it("[art_38__para_1] the acquirer has a notary vouch for a compulsory purchase", async () => {
    const { dave, notary } = bench.office;
    const dealings = { cottage: [compulsoryPurchase(dave, 1n)] };
    await bench.office.refused({ dealings, by: [dave, notary] }, "art_38__para_1");
  });

  it("[art_38__para_7] a registrar and a straw man take any title, on an order that the registrar dates back", async () => {
    const { dave, registrar } = bench.office;
    const dealings = { disputed: [compulsoryPurchase(dave, 1n)] };
    await bench.office.refused({ dealings, by: [dave, registrar] }, "art_38__para_7");
  });

  it("[art_38__para_7] a registrar who is also appointed as a notary signs twice: a person signs in one capacity", async () => {
    const { dave, registrar } = bench.office;
    const dealings = { cottage: [compulsoryPurchase(dave, 1n)] };
    const by = [dave, registrar, { ...registrar, capacity: "notary" }] as const;
    await bench.inadmissibleDraft(await bench.draft({ dealings, by }), "RegisterNotAscending");
  });

  it("[art_5__para_1] an inheritance of a title that a court has frozen", async () => {
    const { alice, bob, dave, notary, register, republic } = bench.office;
    const dealings = { cottage: [inheritance(alice, bob, dave, [1, 1])] };
    const draft = await bench.draft({ dealings, by: [bob, dave, notary] });
    const [cottage = "0x"] = draft.entries;
    await register.connect(republic.officers.court).freeze(cottage, `0x${"01".repeat(32)}`);
    await bench.office.refused({ dealings, by: [bob, dave, notary] }, "art_5__para_1");
  });

  it("[art_7__para_1] a stranger without an officer", async () => {
    const { alice, bob, stranger } = bench.office;
    const draft = await bench.draft({
      dealings: { house: [severance(alice), inheritance(bob, stranger, stranger, [1, 2])] },
      by: [stranger],
    });
    await bench.inadmissibleDraft(draft, "RegisterNoStanding");
  });
});
