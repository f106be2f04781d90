import { expect } from "chai";
import { type Hex } from "../../sdk/bytes.ts";
import { leaseholdEntry } from "../../sdk/land/leaseholdEntry.ts";
import { file } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { goTo } from "../support/republic.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { entryOf } from "./support/landOffice.ts";
import { LeaseCounter, type LeaseInstruction } from "./support/leaseCounter.ts";
import { closing, ending, lease, LEASE_DEED } from "./support/leaseTerms.ts";
import { caveat, deed, TODAY, transfer } from "./support/terms.ts";

/** Days from today to the same day 99 years later. */
const NINETY_NINE_YEARS = 36_159;

describe("Attacks on leases", () => {
  let counter: LeaseCounter;

  beforeEach(async () => {
    counter = await LeaseCounter.load();
  });

  /** Expects that nothing is kept of an application, because its signatories have no say. */
  async function expectNoStanding(instruction: LeaseInstruction) {
    const { register } = counter.office;
    await expect(counter.decide(instruction)).to.be.revertedWithCustomError(register, "RegisterNoStanding");
  }

  const leaseOf = (freehold: Hex, lessee: Party, by: LeaseInstruction["by"]): LeaseInstruction => ({
    freehold,
    leasehold: leaseholdEntry(freehold, LEASE_DEED),
    dealings: [lease(lessee)],
    by,
  });

  it("[art_50__para_1] a lease granted over somebody else's freehold", async () => {
    const { stranger, dave, notary } = counter.office;
    await expectNoStanding(leaseOf(counter.freehold, dave, [stranger, dave]));
    const attested = leaseOf(counter.freehold, dave, [stranger, dave, notary]);
    expect(await counter.outcome(attested)).to.equal("art_50__para_1");
  });

  it("[art_50__para_3] a lease of a lease", async () => {
    const { alice, bob, carol } = counter.office;
    expect(await counter.outcome(leaseOf(entryOf("lease"), bob, [alice, bob]))).to.equal("art_50__para_3");
    await counter.grant();
    expect(await counter.outcome(leaseOf(counter.leasehold, carol, [bob, carol]))).to.equal("art_50__para_3");
  });

  it("[art_50__para_4] a term of a day too many, or without end", async () => {
    const { alice, bob } = counter.office;
    const until = (lastDay: number): LeaseInstruction => ({
      ...counter.both,
      dealings: [lease(bob, { lastDay })],
      by: [alice, bob],
    });
    expect(await counter.outcome(until(TODAY + NINETY_NINE_YEARS + 1))).to.equal("art_50__para_4");
    expect(await counter.outcome(until(2_932_896))).to.equal("art_50__para_4");
    expect(await counter.outcome(until(TODAY + NINETY_NINE_YEARS))).to.equal("granted");
  });

  it("[art_50__para_6] a lease of what is pledged, entrusted or disputed, behind the holder's back", async () => {
    const { alice, bob, bank, lender, carol, trustee } = counter.office;
    const others: Readonly<Record<string, readonly Party[]>> = {
      pledged: [bank, lender, carol],
      entrusted: [trustee],
      disputed: [carol],
    };
    for (const [name, holders] of Object.entries(others)) {
      const freehold = entryOf(name);
      for (const missing of holders) {
        const by = [alice, bob, ...holders.filter((holder) => holder !== missing)] as const;
        expect(await counter.outcome(leaseOf(freehold, bob, by)), name).to.equal("art_50__para_6");
      }
      expect(await counter.outcome(leaseOf(freehold, bob, [alice, bob, ...holders]))).to.equal("granted");
    }
  });

  describe("[art_50__para_8] a leasehold's number that somebody chose:", () => {
    /** Ends with the 16 bytes given. */
    const numberFor = (tail: Hex): Hex => `0x80${"00".repeat(15)}${tail.slice(2)}`;

    it("a person's, who would then hold a right in the freehold", async () => {
      const { alice, bob, stranger, notary } = counter.office;
      const leasehold = numberFor(stranger.person);
      const asked = { ...leaseOf(counter.freehold, bob, [alice, bob, notary]), leasehold };
      expect(await counter.outcome(asked)).to.equal("art_50__para_8");
    });

    it("one that ends as the number of another's leasehold does", async () => {
      const { alice, bob, notary } = counter.office;
      await counter.grant();
      const leasehold = numberFor(`0x${counter.leasehold.slice(-32)}`);
      const asked = { ...leaseOf(entryOf("farm"), bob, [alice, bob, notary]), leasehold };
      expect(await counter.outcome(asked)).to.equal("art_50__para_8");
    });

    it("the one that others are about to make, to have a refusal recorded that would hold it", async () => {
      const { carol, dave, alice, bob } = counter.office;
      const asked = leaseOf(entryOf("chapel"), dave, [carol, dave]);
      await expectNoStanding({ ...asked, leasehold: counter.leasehold });
      expect(await counter.outcome(leaseOf(counter.freehold, bob, [alice, bob]))).to.equal("granted");
    });
  });

  it("the lessee, whose leasehold's number stands on the freehold, has no say in it", async () => {
    const { bob, register } = counter.office;
    await counter.grant();
    const { freehold } = counter;
    for (const dealing of [caveat(bob), transfer(bob, bob)]) {
      await expect(counter.decide({ freehold, dealings: [dealing], by: [bob] }))
        .to.be.revertedWithCustomError(register, "RegisterNoStanding")
        .withArgs(bob.person);
    }
  });

  describe("to close what is not over:", () => {
    beforeEach(() => counter.grant());

    it("the lessee the freehold, named in the leasehold's place", async () => {
      const { bob, notary } = counter.office;
      const { freehold, leasehold } = counter;
      const swapped = { freehold: leasehold, leasehold: freehold };
      await expectNoStanding({ ...swapped, dealings: [closing()], by: [bob] });
      for (const [dealing, provision] of [
        [closing(), "art_55__para_1"],
        [ending("lease surrender"), "art_52__para_1"],
        [ending("lease merger"), "art_52__para_1"],
      ] as const) {
        const asked = { ...swapped, dealings: [dealing], by: [bob, notary] } as const;
        expect(await counter.outcome(asked)).to.equal(provision);
      }
    });

    it("[art_55__para_4] the lessor the leasehold, or have a refusal recorded that would hold it", async () => {
      const { alice, notary } = counter.office;
      await expectNoStanding({ ...counter.both, dealings: [closing()], by: [alice] });
      const attested = { ...counter.both, dealings: [closing()], by: [alice, notary] } as const;
      expect(await counter.outcome(attested)).to.equal("art_55__para_1");
    });

    it("[art_54__para_4] the lessor by a forfeiture that no judge has signed", async () => {
      const { alice } = counter.office;
      await expectNoStanding({ ...counter.both, dealings: [ending("lease forfeiture")], by: [alice] });
    });

    it("[art_54__para_1] somebody who signs as judge and is none", async () => {
      const { alice, stranger, register, digestOf } = counter.office;
      const judge: Party = { ...stranger, capacity: "judge" };
      const asked = { ...counter.both, dealings: [ending("lease forfeiture")], by: [alice, judge] } as const;
      const filing = await file(await counter.draft(asked), digestOf);
      await expect(counter.office.submit(filing))
        .to.be.revertedWithCustomError(register, "RegisterNotInOffice")
        .withArgs(stranger.person, 5);
    });
  });

  describe("with a leasehold that belongs to another freehold:", () => {
    const farm = entryOf("farm");

    beforeEach(async () => {
      await counter.grant();
      const { alice, carol } = counter.office;
      expect(await counter.outcome(leaseOf(farm, carol, [alice, carol]))).to.equal("granted");
    });

    it("[art_52__para_1] a surrender that would free Carol's freehold by closing Bob's leasehold", async () => {
      const { alice, bob } = counter.office;
      const { leasehold } = counter;
      const crossed = { freehold: farm, leasehold, dealings: [ending("lease surrender")] };
      expect(await counter.outcome({ ...crossed, by: [alice, bob] })).to.equal("art_52__para_1");
      expect((await counter.titleIn(farm)).rrrs.length).to.equal(1);
    });

    it("[art_52__para_1] a forfeiture, and a merger", async () => {
      const { alice, bob } = counter.office;
      const crossed = { freehold: farm, leasehold: counter.leasehold };
      const forfeiture = { ...crossed, dealings: [ending("lease forfeiture")] };
      expect(await counter.outcome({ ...forfeiture, by: [alice, counter.judge] })).to.equal("art_52__para_1");
      const merger = { ...crossed, dealings: [ending("lease merger")] };
      expect(await counter.outcome({ ...merger, by: [alice, bob] })).to.equal("art_52__para_1");
    });
  });

  it("[art_55__para_3] an ended leasehold closed by the owner of other land", async () => {
    const { carol, notary, republic } = counter.office;
    await counter.grant({ lastDay: TODAY + 5 });
    await goTo(republic, `${isoDateOf(TODAY + 6)}T12:00:00Z`);
    const foreign = { freehold: entryOf("chapel"), leasehold: counter.leasehold };
    await expectNoStanding({ ...foreign, dealings: [closing()], by: [carol] });
    const attested = { ...foreign, dealings: [closing()], by: [carol, notary] } as const;
    expect(await counter.outcome(attested)).to.equal("art_55__para_3");
    const named = { ...foreign, dealings: [closing(deed("of another lease"))], by: [carol, notary] } as const;
    expect(await counter.outcome(named)).to.equal("art_55__para_3");
  });
});
