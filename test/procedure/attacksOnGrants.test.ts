import { expect } from "chai";
import { leaseholdEntry } from "../../sdk/land/leaseholdEntry.ts";
import { decodeRecord } from "../../sdk/law/record.ts";
import { compareHex, type Hex } from "../../sdk/bytes.ts";
import { entryOf } from "../land/support/landOffice.ts";
import { lease, LEASE_DEED } from "../land/support/leaseTerms.ts";
import { merge, ParcelCounter, partOf, split, type Step } from "../land/support/parcelCounter.ts";
import { transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import type { Party } from "../support/parties.ts";
import { GENEROUS } from "../support/republic.ts";
import { beforeEachWithDocket, type Contested, Docket } from "./support/docket.ts";

const SET_ASIDE_BY_REVIEW = { kind: "review", outcome: "set aside" } as const;
const SET_ASIDE = { kind: "judgment", outcome: "set aside" } as const;

describe("Attacks on grants", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  const ownersOf = async (name: string) => (await docket.land.titleOf(name)).shares.map(({ owner }) => owner);

  describe("one reviewer and a straw man take anybody's title", () => {
    async function served(contested: Contested): Promise<void> {
      const { cases } = docket;
      const service = { kind: "service", servedOn: await cases.today() } as const;
      expect(await docket.step(contested.entry, service, cases.caseRegistrar)).to.equal("");
    }

    it("[art_11__para_7] not in an hour: no review takes a grant back", async () => {
      const { cases, land } = docket;
      const contested = await docket.objected(await docket.granted(land.stranger));
      const { entry } = contested;
      expect(await docket.step(entry, SET_ASIDE_BY_REVIEW, cases.reviewer)).to.equal("art_11__para_7");
      const { record: present } = await land.witnessOf(entryOf("cottage"));
      const { record } = await cases.witnessOf(entry);
      const previous = land.legacyRecord(entryOf("cottage"));
      await expect(cases.register.execute(entry, record, present, previous, GENEROUS))
        .to.be.revertedWithCustomError(cases.register, "CaseNothingToExecute")
        .withArgs(entry);
      expect(await ownersOf("cottage")).to.deep.equal([land.bob.person]);
    });

    it("[art_9__para_7] not years after the sale", async () => {
      const { cases, land } = docket;
      const { entry, opening } = await docket.granted(land.stranger);
      await docket.wait(366);
      const steps = [opening, { kind: "objection" } as const];
      const late = { entry, steps, by: [land.stranger], because: "It is wrong." } as const;
      expect(await cases.refusalOf(late)).to.equal("art_9__para_7");
    });

    it("[art_14__para_2] [art_16__para_6] [art_16__para_7] three judges do, when the objector is heard and the holder has had 14 days", async () => {
      const { cases, land } = docket;
      const contested = await docket.objected(await docket.granted(land.stranger));
      const { entry } = contested;
      const judges = await docket.judges(entry);
      expect(await docket.step(entry, { kind: "appeal" }, land.stranger)).to.equal("");
      expect(await docket.step(entry, SET_ASIDE, ...judges)).to.equal("art_16__para_6");
      expect(await docket.step(entry, { kind: "hearing" }, land.stranger, cases.judge)).to.equal("");
      expect(await docket.step(entry, SET_ASIDE, ...judges)).to.equal("art_16__para_7");
      const own = { kind: "service", servedOn: await cases.today() } as const;
      expect(await docket.step(entry, own, land.stranger), "by the straw man").to.equal("art_8__para_4");
      await served(contested);
      await docket.wait(13);
      expect(await docket.step(entry, SET_ASIDE, ...judges)).to.equal("art_16__para_7");
      await docket.wait(1);
      expect(await docket.step(entry, SET_ASIDE, ...judges)).to.equal("");
    });

    it("[art_16__para_7] the service of the case, or of a review, is none of the appeal", async () => {
      const { cases, land } = docket;
      const contested = await docket.granted(land.stranger);
      const { entry, opening } = contested;
      const service = { kind: "service", servedOn: await cases.today() } as const;
      only(await cases.take({ entry, steps: [opening, service], by: [land.stranger] }), "Granted");
      expect(await docket.step(entry, { kind: "objection" }, land.stranger)).to.equal("");
      expect(await docket.step(entry, { kind: "appeal" }, land.stranger)).to.equal("");
      expect((await cases.caseOf(entry)).servedOn).to.equal(0);
      expect(await docket.step(entry, { kind: "hearing" }, land.stranger, cases.judge)).to.equal("");
      await docket.wait(30);
      expect(await docket.step(entry, SET_ASIDE, ...(await docket.judges(entry)))).to.equal("art_16__para_7");
    });

    it("[art_7__para_3] a grant after which the entry has moved is contested no more, and the one that moved it is", async () => {
      const { cases, land } = docket;
      const { bob, dave, stranger } = land;
      const before = await docket.granted(stranger);
      only(await land.decide({ dealings: { cottage: [transfer(bob, dave)] }, by: [bob, dave] }), "Granted");
      const open = ({ entry, opening }: Contested) => cases.take({ entry, steps: [opening], by: [stranger] });
      await expect(open(before)).to.be.revertedWithCustomError(cases.register, "CaseNoSuchGrant");
      only(await open(await docket.aboutGrant(entryOf("cottage"), stranger)), "Granted");
    });

    it("[art_7__para_3] a record that somebody made up is not shown in the place of the present one", async () => {
      const { cases, land } = docket;
      const { entry, opening } = await docket.granted(land.stranger);
      if (opening.kind !== "grant") throw new Error("a grant is contested");
      const younger = opening.record.slice();
      younger[54] = (younger[54] ?? 0) + 1;
      for (const record of [younger, new Uint8Array(64), land.legacyRecord(entryOf("cottage"))]) {
        const steps = [{ ...opening, record }];
        await expect(cases.take({ entry, steps, by: [land.stranger] })).to.be.revertedWithCustomError(
          cases.register,
          "CaseNoSuchGrant",
        );
      }
    });
  });

  describe("[art_7__para_5] one of several titles goes back and the others stay:", () => {
    let counter: ParcelCounter;
    const [farm, mill, cottage] = [entryOf("farm"), entryOf("mill"), entryOf("cottage")];

    beforeEach(() => {
      counter = new ParcelCounter(docket.land);
    });

    const granted = async (steps: readonly Step[], ...by: [Party, ...Party[]]) =>
      only(await counter.decide({ steps, by }), "Granted");

    async function isNotContested(entry: Hex): Promise<void> {
      const { cases, land } = docket;
      const { entry: its, opening } = await docket.aboutGrant(entry, land.stranger);
      const refused = await cases.refusalOf({ entry: its, steps: [opening], by: [land.stranger] });
      expect(refused).to.equal("art_7__para_5");
    }

    it("a split, of which the part would keep its land", async () => {
      const { alice, notary } = docket.land;
      const cut = { survey: "the strip", remaining: 88_000n, taken: 2_000n };
      await granted([split(farm, cut)], alice, notary);
      await isNotContested(farm);
      await isNotContested(partOf(farm, "the strip"));
    });

    it("a merge, after which the title absorbed is closed", async () => {
      const { alice, notary } = docket.land;
      await granted([merge(farm, mill)], alice, notary);
      await isNotContested(farm);
    });

    it("a lease, under which the leasehold would stay", async () => {
      const { alice, bob } = docket.land;
      const leasehold = leaseholdEntry(cottage, LEASE_DEED);
      const let_: Step = {
        entries: [cottage, leasehold],
        place: (subject, other) => ({ ...lease(bob), subject, leasehold: other }),
      };
      await granted([let_], alice, bob);
      await isNotContested(cottage);
      await isNotContested(leasehold);
    });

    it("an exchange, after which one of the two would own both", async () => {
      const { land } = docket;
      const { alice, bob, carol } = land;
      const names = ["cottage", "chapel"].sort((a, b) => compareHex(entryOf(a), entryOf(b)));
      const exchange = { cottage: [transfer(alice, bob)], chapel: [transfer(carol, alice)] };
      only(await land.decide({ dealings: exchange, by: [alice, bob, carol] }), "Granted");
      for (const name of names) await isNotContested(entryOf(name));
      const { record } = await land.witnessOf(entryOf("chapel"));
      expect(decodeRecord(record).others).to.equal(1);
    });

    it("what is dealt with alone says so, and its record has the bytes it always had", async () => {
      const { land } = docket;
      await docket.granted();
      const { record } = await land.witnessOf(entryOf("cottage"));
      expect(record.slice(60, 64)).to.deep.equal(new Uint8Array(4));
    });
  });
});
