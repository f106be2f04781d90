import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { only } from "../support/filing.ts";
import { goTo } from "../support/republic.ts";
import { entryOf, type LandOffice } from "./support/landOffice.ts";
import { LeaseCounter } from "./support/leaseCounter.ts";
import { closing, ending, usufruct } from "./support/leaseTerms.ts";
import {
  easement,
  merge,
  note,
  ParcelCounter,
  type ParcelInstruction,
  partOf,
  release,
  split,
  type Step,
} from "./support/parcelCounter.ts";
import { mortgage, TODAY } from "./support/terms.ts";

describe("Attacks on the land register: by easements", () => {
  const [farm, chapel, cottage] = [entryOf("farm"), entryOf("chapel"), entryOf("cottage")];
  let leases: LeaseCounter;
  let office: LandOffice;
  let counter: ParcelCounter;

  beforeEach(async () => {
    leases = await LeaseCounter.load();
    office = leases.office;
    counter = new ParcelCounter(office);
  });

  const granted = async (instruction: ParcelInstruction) =>
    only(await counter.decide(instruction), "Granted");

  const refusal = async (instruction: ParcelInstruction): Promise<string> =>
    decodeBytes32String(String(only(await counter.decide(instruction), "Refused")["eId"]));

  const kindsOf = async (entry: Hex) => (await counter.titleAt(entry)).rrrs.map(({ kind }) => kind);

  it("a security emptied by an easement that outlives the auction: [art_65__para_7] the lender signs", async () => {
    const { alice, bank, carol } = office;
    only(await office.decide({ dealings: { cottage: [mortgage(bank)] }, by: [alice, bank] }), "Granted");
    const steps = [easement(cottage, chapel, "to use and enjoy all of it")];
    expect(await refusal({ steps, by: [alice, carol] })).to.equal("art_65__para_7");
    await granted({ steps, by: [alice, carol, bank] });
  });

  it("land in another's use burdened: [art_65__para_7] the usufructuary signs", async () => {
    const { alice, bob, carol } = office;
    only(
      await office.decide({ dealings: { cottage: [usufruct(bob, TODAY + 9_000)] }, by: [alice, bob] }),
      "Granted",
    );
    const steps = [easement(cottage, chapel, "to graze all of it")];
    expect(await refusal({ steps, by: [alice, carol] })).to.equal("art_65__para_7");
    await granted({ steps, by: [alice, bob, carol] });
  });

  describe("a lease poisoned with an easement: [art_52__para_4]", () => {
    const poison = () => easement(leases.leasehold, chapel, "poison");

    it("is forfeited all the same, and what is left is released: [art_66__para_5]", async () => {
      const { alice, bob, carol, notary, registrar } = office;
      await leases.grant({ lastDay: TODAY + 5 });
      await granted({ steps: [poison()], by: [bob, carol] });
      const dealings = [ending("lease forfeiture")];
      const forfeiture = { ...leases.both, dealings, by: [alice, leases.judge] } as const;
      expect(await leases.outcome(forfeiture)).to.equal("granted");
      expect(await leases.isClosed(leases.leasehold)).to.equal(true);
      const steps = [release(chapel, chapel, "poison")];
      expect(await refusal({ steps, by: [carol, notary] })).to.equal("art_66__para_6");
      await granted({ steps, by: [carol, registrar] });
      expect(await kindsOf(chapel)).to.deep.equal([]);
    });

    it("is closed when its term is over, and so is the way that it had over the neighbour's land", async () => {
      const { alice, bob, carol, registrar, republic } = office;
      await leases.grant({ lastDay: TODAY + 5 });
      const way = easement(chapel, leases.leasehold, "the way");
      await granted({ steps: [poison(), way], by: [bob, carol] });
      await goTo(republic, `${isoDateOf(TODAY + 6)}T12:00:00Z`);
      const closes = { ...leases.both, dealings: [closing()], by: [alice, registrar] } as const;
      expect(await leases.outcome(closes)).to.equal("granted");
      const rests = ["poison", "the way"].map((deed) => release(chapel, chapel, deed));
      await granted({ steps: rests, by: [carol, registrar] });
      expect(await kindsOf(chapel)).to.deep.equal([]);
    });
  });

  it("an easement over land that lives, passed off as one that is over: [art_66__para_6]", async () => {
    const { alice, carol, notary } = office;
    await granted({ steps: [easement(cottage, chapel, "the way")], by: [alice, carol] });
    const steps = [release(cottage, cottage, "the way")];
    expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_66__para_6");
  });

  describe("a neighbour whose title has one easement splits it again and again", () => {
    const strips = Array.from({ length: 8 }, (_, i) => `strip ${i}`);
    const cuts = strips.map((survey, i) =>
      split(farm, { survey, remaining: 90_000n - BigInt(i + 1), taken: 1n }),
    );

    beforeEach(async () => {
      const { alice, carol, notary } = office;
      await granted({ steps: [easement(chapel, farm, "the way")], by: [carol, alice] });
      const steps: Step[] = [note(chapel, farm), ...cuts];
      expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_61__para_7");
      await granted({ steps: steps.slice(0, -1), by: [alice, notary] });
    });

    it("but fills no title: [art_61__para_7] the neighbour mortgages hers, and goes on only with her", async () => {
      const { alice, carol, bank, notary } = office;
      expect((await counter.titleAt(chapel)).rrrs).to.have.lengthOf(8);
      only(await office.decide({ dealings: { chapel: [mortgage(bank)] }, by: [carol, bank] }), "Granted");
      const steps = [note(chapel, farm), ...cuts.slice(-1)];
      expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_61__para_7");
      await granted({ steps, by: [alice, carol, notary] });
    });

    it("and she splits hers: one application has room for the titles at all other ends", async () => {
      const { carol, notary } = office;
      const neighbours = [farm, ...strips.slice(0, -1).map((survey) => partOf(farm, survey))];
      const nave = split(chapel, { survey: "the nave", remaining: 400n, taken: 100n });
      await granted({ steps: [...neighbours.map((one) => note(one, chapel)), nave], by: [carol, notary] });
    });
  });

  it("a common title filled with benefits by one owner: [art_65__para_3] each accepts them", async () => {
    const { alice, bob } = office;
    const steps = [easement(cottage, entryOf("house"), "the way")];
    expect(await refusal({ steps, by: [alice] })).to.equal("art_65__para_3");
    await granted({ steps, by: [alice, bob] });
  });

  it("one mortgage made of two by a merge: [art_63__para_7] the lender signs", async () => {
    const { alice, bank, notary } = office;
    const each = mortgage(bank, { amount: 80_000_00n });
    const pledge = { dealings: { farm: [each], mill: [each] }, by: [alice, bank] } as const;
    only(await office.decide(pledge), "Granted");
    const steps = [merge(farm, entryOf("mill"))];
    expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_63__para_7");
    await granted({ steps, by: [alice, bank, notary] });
  });
});
