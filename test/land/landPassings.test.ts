import { expect } from "chai";
import { id } from "ethers";
import type { Title } from "../../sdk/land/title.ts";
import { only } from "../support/filing.ts";
import { enrol, officer, type Party } from "../support/parties.ts";
import { type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import {
  auction,
  compulsoryPurchase,
  type Fraction,
  inheritance,
  jointTenancy,
  judgmentTransfer,
  severance,
  spouseTransfer,
  survivorship,
} from "./support/passingTerms.ts";
import { TODAY } from "./support/terms.ts";

const WHOLE: Fraction = [1, 1];
const HALF: Fraction = [1, 2];

describe("LandRegister: co-ownership, and titles that pass without a sale", () => {
  let office: LandOffice;
  let judge: Party;

  beforeEach(async () => {
    office = await loadLandOffice();
    judge = officer("court");
    await enrol(office.republic, [judge]);
  });

  const sharesOf = ({ shares, denominator }: Title) =>
    Object.fromEntries(shares.map(({ owner, numerator }) => [owner, `${numerator}/${denominator}`]));
  const rrrsOf = ({ rrrs }: Title) => rrrs.map(({ kind, rank, holder }) => [kind, rank, holder]);

  const declared = () => {
    const { alice, bob } = office;
    return office.granted({ dealings: { house: [jointTenancy(alice, bob)] }, by: [alice, bob] });
  };

  it("[art_30__para_3] enters a joint tenancy that both owners sign, and none that one signs", async () => {
    const { alice, bob } = office;
    await office.refused({ dealings: { house: [jointTenancy(alice, bob)] }, by: [alice] }, "art_30__para_3");
    await declared();
    expect(rrrsOf(await office.titleOf("house"))).to.deep.equal([
      ["joint tenancy", 1, alice.person],
      ["joint tenancy", 1, bob.person],
    ]);
  });

  it("[art_31__para_3] ends it by severance, not behind the other's back", async () => {
    const { alice, bob, notary } = office;
    await declared();
    await office.refused({ dealings: { house: [severance(alice)] }, by: [alice] }, "art_31__para_3");
    await office.granted({ dealings: { house: [severance(alice)] }, by: [alice, notary] });
    const title = await office.titleOf("house");
    expect(rrrsOf(title)).to.deep.equal([]);
    expect(sharesOf(title)).to.deep.equal({ [alice.person]: "1/2", [bob.person]: "1/2" });
  });

  it("[art_32__para_2] gives the survivor the whole, once the death is attested", async () => {
    const { alice, bob, notary } = office;
    await declared();
    await office.refused({ dealings: { house: [survivorship(alice)] }, by: [bob] }, "art_32__para_2");
    await office.granted({ dealings: { house: [survivorship(alice)] }, by: [bob, notary] });
    const title = await office.titleOf("house");
    expect([sharesOf(title), rrrsOf(title)]).to.deep.equal([{ [bob.person]: "2/2" }, []]);
  });

  it("[art_33__para_10] [art_34__para_3] passes a half between spouses without the bank, not without the trustee", async () => {
    const { alice, bob, notary } = office;
    const terms = [spouseTransfer(alice, bob, HALF)];
    await office.granted({ dealings: { pledged: terms }, by: [alice, bob, notary] });
    const title = await office.titleOf("pledged");
    expect(sharesOf(title)).to.deep.equal({ [alice.person]: "1/2", [bob.person]: "1/2" });
    expect(title.rrrs.length).to.equal(3);
    await office.refused({ dealings: { entrusted: terms }, by: [alice, bob, notary] }, "art_34__para_3");
    await office.refused({ dealings: { cottage: terms }, by: [alice, bob] }, "art_34__para_2");
  });

  it("[art_35__para_1] passes an inheritance that the executor signs", async () => {
    const { alice, carol, dave, notary } = office;
    const dealings = { disputed: [inheritance(alice, carol, dave, WHOLE)] };
    await office.refused({ dealings, by: [carol, notary] }, "art_35__para_1");
    await office.granted({ dealings, by: [carol, dave, notary] });
    const title = await office.titleOf("disputed");
    expect(sharesOf(title)).to.deep.equal({ [carol.person]: "1/1" });
    expect(rrrsOf(title)).to.deep.equal([["caveat", 0, carol.person]]);
  });

  it("[art_36__para_1] [art_36__para_2] passes by a judgment that a judge signs and a notary attests", async () => {
    const { alice, bob, notary } = office;
    const dealings = { cottage: [judgmentTransfer(alice, bob, WHOLE)] };
    await office.refused({ dealings, by: [bob, notary] }, "art_36__para_1");
    await office.refused({ dealings, by: [bob, alice, judge] }, "art_36__para_2");
    await office.granted({ dealings, by: [bob, judge, notary] });
    expect(sharesOf(await office.titleOf("cottage"))).to.deep.equal({ [bob.person]: "1/1" });
  });

  it("[art_37__para_2] auctions for the second of three mortgages: the first stays", async () => {
    const { bob, bank, notary } = office;
    const by = [bob, judge, notary] as const;
    await office.refused({ dealings: { pledged: [auction(bob, 4)] }, by }, "art_37__para_1");
    await office.granted({ dealings: { pledged: [auction(bob, 2)] }, by });
    const title = await office.titleOf("pledged");
    expect(sharesOf(title)).to.deep.equal({ [bob.person]: "1/1" });
    expect(rrrsOf(title)).to.deep.equal([["mortgage", 1, bank.person]]);
  });

  it("[art_38__para_4] [art_38__para_5] takes a title for a public body, free of debts, and assesses the compensation", async () => {
    const { dave: city, notary, registrar } = office;
    const early = { pledged: [compulsoryPurchase(city, 250_000_00n, TODAY - 27)] };
    await office.refused({ dealings: early, by: [city, notary, registrar] }, "art_38__para_3");
    const dealings = { pledged: [compulsoryPurchase(city, 250_000_00n)] };
    const events = await office.decide({ dealings, by: [city, notary, registrar] });
    const { digest } = only(events, "Granted");
    expect(only(events, "Assessed")).to.deep.equal({
      digest,
      subdivision: id("/eli/xx/act/2015/12#part_7"),
      ruleset: office.republic.rulesets.landPart7,
      amount: 250_000_00n,
    });
    const title = await office.titleOf("pledged");
    expect([sharesOf(title), rrrsOf(title)]).to.deep.equal([{ [city.person]: "1/1" }, []]);
  });
});
