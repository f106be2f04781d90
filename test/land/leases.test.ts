import { expect } from "chai";
import { leaseHolder } from "../../sdk/land/leaseholdEntry.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import type { Party } from "../support/parties.ts";
import { goTo } from "../support/republic.ts";
import { entryOf } from "./support/landOffice.ts";
import { LeaseCounter } from "./support/leaseCounter.ts";
import {
  closing,
  ending,
  lease,
  LEASE_DEED,
  LEASE_ENDS,
  usufruct,
  usufructEnd,
} from "./support/leaseTerms.ts";
import { deed, discharge, mortgage, type Terms, TODAY, transfer } from "./support/terms.ts";

const FOR_LIFE = 2_932_896;

describe("Leases and usufructs in the land register", () => {
  let counter: LeaseCounter;

  beforeEach(async () => {
    counter = await LeaseCounter.load();
  });

  /** Expects the provision that refuses where one of those who must sign does not, for each of them. */
  async function expectEachNeeded(dealing: Terms, signers: readonly (readonly [Party, string])[]) {
    for (const [missing, provision] of signers) {
      const [first, ...rest] = signers.map(([party]) => party).filter((party) => party !== missing);
      if (first === undefined) throw new Error("nobody is left to sign");
      const by = [first, ...rest, counter.office.notary] as const;
      expect(await counter.outcome({ ...counter.both, dealings: [dealing], by })).to.equal(provision);
    }
  }

  describe("a lease", () => {
    it("[art_51__para_1] [art_51__para_2] makes a leasehold of the same land and binds the freehold", async () => {
      const before = await counter.titleIn(counter.freehold);
      await counter.grant({ denominator: 8 });
      expect(await counter.titleIn(counter.leasehold)).to.deep.equal({
        tenure: "leasehold",
        termEnds: LEASE_ENDS,
        denominator: 8,
        spatialUnits: before.spatialUnits,
        shares: [{ owner: counter.office.bob.person, numerator: 8 }],
        rrrs: [],
      });
      const bound = {
        kind: "lease",
        assumable: false,
        rank: 0,
        holder: leaseHolder(counter.leasehold),
        amount: 0n,
        currency: "",
        until: LEASE_ENDS,
        instrument: LEASE_DEED,
      };
      expect(await counter.titleIn(counter.freehold)).to.deep.equal({ ...before, rrrs: [bound] });
    });

    it("[art_50__para_1] [art_50__para_2] needs lessor and lessee", async () => {
      const { alice, bob } = counter.office;
      await expectEachNeeded(lease(bob), [
        [alice, "art_50__para_1"],
        [bob, "art_50__para_2"],
      ]);
    });

    it("[art_50__para_5] is the only one of its land, until it ends", async () => {
      const { alice, bob, carol } = counter.office;
      await counter.grant();
      const { freehold } = counter;
      const instrument = deed("of a second lease");
      const second = {
        freehold,
        leasehold: counter.entryBy(instrument),
        dealings: [lease(carol, { instrument })],
      };
      expect(await counter.outcome({ ...second, by: [alice, carol] })).to.equal("art_50__para_5");
      const surrender = { ...counter.both, dealings: [ending("lease surrender")], by: [alice, bob] } as const;
      expect(await counter.outcome(surrender)).to.equal("granted");
      expect(await counter.outcome({ ...second, by: [alice, carol, bob] })).to.equal("granted");
    });

    it("[art_51__para_3] is assigned without the owner of the freehold, unless the leasehold requires it", async () => {
      const { alice, bob, carol, dave } = counter.office;
      await counter.grant();
      const { leasehold } = counter;
      const assigned = { leasehold, dealings: [transfer(bob, carol)], by: [bob, carol] } as const;
      expect(await counter.outcome(assigned)).to.equal("granted");
      const consent: Terms = {
        kind: "consent requirement",
        person: alice.person,
        instrument: LEASE_DEED,
        instrumentDate: TODAY,
      };
      expect(await counter.outcome({ leasehold, dealings: [consent], by: [carol, alice] })).to.equal(
        "granted",
      );
      const again = { leasehold, dealings: [transfer(carol, dave)] };
      expect(await counter.outcome({ ...again, by: [carol, dave] })).to.equal("art_11__para_3");
      expect(await counter.outcome({ ...again, by: [carol, dave, alice] })).to.equal("granted");
    });
  });

  describe("a lease ends", () => {
    it("by surrender: the leasehold is closed for good, the freehold free", async () => {
      const { alice, bob, carol, register } = counter.office;
      const before = await counter.titleIn(counter.freehold);
      await counter.grant();
      const surrender = { ...counter.both, dealings: [ending("lease surrender")], by: [alice, bob] } as const;
      expect(await counter.outcome(surrender)).to.equal("granted");
      expect(await counter.isClosed(counter.leasehold)).to.equal(true);
      expect(await counter.titleIn(counter.freehold)).to.deep.equal(before);
      const { leasehold } = counter;
      for (const dead of [
        counter.decide({ leasehold, dealings: [transfer(bob, carol)], by: [bob, carol] }),
        counter.decide({ ...counter.both, dealings: [lease(bob)], by: [alice, bob] }),
      ]) {
        await expect(dead).to.be.revertedWithCustomError(register, "RegisterClosedEntry").withArgs(leasehold);
      }
    });

    it("by surrender only if lessor, lessee and those who lent on the leasehold sign", async () => {
      const { alice, bob, bank } = counter.office;
      await counter.grant();
      const { leasehold } = counter;
      const lent = { leasehold, dealings: [mortgage(bank)], by: [bob, bank] } as const;
      expect(await counter.outcome(lent)).to.equal("granted");
      await expectEachNeeded(ending("lease surrender"), [
        [alice, "art_53__para_1"],
        [bob, "art_53__para_2"],
        [bank, "art_53__para_3"],
      ]);
    });

    it("by forfeiture, which a judge signs and no lessee", async () => {
      const { alice, bank, bob } = counter.office;
      await counter.grant();
      const { leasehold, judge } = counter;
      const lent = { leasehold, dealings: [mortgage(bank)], by: [bob, bank] } as const;
      expect(await counter.outcome(lent)).to.equal("granted");
      const forfeiture = { ...counter.both, dealings: [ending("lease forfeiture")] };
      expect(await counter.outcome({ ...forfeiture, by: [alice, judge] })).to.equal("art_54__para_2");
      const long = { dealings: [ending("lease forfeiture", { instrumentDate: TODAY - 29 })] };
      expect(await counter.outcome({ ...forfeiture, ...long, by: [alice, judge] })).to.equal("granted");
      expect(await counter.isClosed(leasehold)).to.equal(true);
    });

    it("by merger, when the lessor has bought it", async () => {
      const { alice, bob } = counter.office;
      await counter.grant();
      const { leasehold } = counter;
      const merger = { ...counter.both, dealings: [ending("lease merger")] };
      expect(await counter.outcome({ ...merger, by: [alice, bob] })).to.equal("art_53__para_4");
      const bought = { leasehold, dealings: [transfer(bob, alice)], by: [alice, bob] } as const;
      expect(await counter.outcome(bought)).to.equal("granted");
      expect(await counter.outcome({ ...merger, by: [alice] })).to.equal("granted");
      expect(await counter.isClosed(leasehold)).to.equal(true);
    });

    it("[art_17__para_1] with its term: nothing more is done with the leasehold, but that it is closed", async () => {
      const { alice, bob, carol, bank, republic } = counter.office;
      await counter.grant({ lastDay: TODAY + 5 });
      await goTo(republic, `${isoDateOf(TODAY + 6)}T12:00:00Z`);
      const { leasehold, freehold } = counter;
      const late = { leasehold, dealings: [transfer(bob, carol)], by: [bob, carol] } as const;
      expect(await counter.outcome(late)).to.equal("art_10__para_1");
      const lent = { leasehold, dealings: [mortgage(bank)], by: [bob, bank] } as const;
      expect(await counter.outcome(lent)).to.equal("art_14__para_6");
      const sold = { freehold, dealings: [transfer(alice, carol)], by: [alice, carol] } as const;
      expect(await counter.outcome(sold)).to.equal("granted");
      expect((await counter.titleIn(freehold)).rrrs).to.deep.equal([]);
      const closed = { ...counter.both, dealings: [closing()], by: [carol] } as const;
      expect(await counter.outcome(closed)).to.equal("granted");
      expect(await counter.isClosed(leasehold)).to.equal(true);
    });
  });

  describe("a usufruct", () => {
    const farm = entryOf("farm");

    it("[art_58__para_1] for life outlives a transfer, and ends by renunciation", async () => {
      const { alice, bob, carol } = counter.office;
      const granted = { freehold: farm, dealings: [usufruct(carol, FOR_LIFE)], by: [alice, carol] } as const;
      expect(await counter.outcome(granted)).to.equal("granted");
      const given = { freehold: farm, dealings: [transfer(alice, bob)], by: [alice, bob] } as const;
      expect(await counter.outcome(given)).to.equal("granted");
      const { rrrs } = await counter.titleIn(farm);
      expect(rrrs.map(({ kind, holder, until }) => [kind, holder, until])).to.deep.equal([
        ["usufruct", carol.person, FOR_LIFE],
      ]);
      const end = { freehold: farm, dealings: [usufructEnd("usufruct renunciation", carol)] };
      expect(await counter.outcome({ ...end, by: [bob] })).to.equal("art_57__para_2");
      expect(await counter.outcome({ ...end, by: [carol] })).to.equal("granted");
      expect((await counter.titleIn(farm)).rrrs).to.deep.equal([]);
    });

    it("[art_57__para_3] ends by a death that a notary attests", async () => {
      const { alice, carol, notary } = counter.office;
      const granted = { freehold: farm, dealings: [usufruct(carol, FOR_LIFE)], by: [alice, carol] } as const;
      expect(await counter.outcome(granted)).to.equal("granted");
      const end = { freehold: farm, dealings: [usufructEnd("usufruct after death", carol)] };
      expect(await counter.outcome({ ...end, by: [alice] })).to.equal("art_57__para_3");
      expect(await counter.outcome({ ...end, by: [alice, notary] })).to.equal("granted");
    });

    it("[art_56__para_5] is not granted without the bank", async () => {
      const { alice, bank, carol } = counter.office;
      const pledged = entryOf("assumable");
      const grant = { freehold: pledged, dealings: [usufruct(carol, FOR_LIFE)] };
      expect(await counter.outcome({ ...grant, by: [alice, carol] })).to.equal("art_56__para_5");
      expect(await counter.outcome({ ...grant, by: [alice, carol, bank] })).to.equal("granted");
      const cleared = { freehold: pledged, dealings: [discharge(1)], by: [bank] } as const;
      expect(await counter.outcome(cleared)).to.equal("granted");
    });
  });
});
