import { expect } from "chai";
import { TODAY, transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { beforeEachWithDocket, type Contested, Docket } from "./support/docket.ts";

const HELD = 2 | 16;

describe("Attacks on remedies", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  describe("a registrar serves in the past", () => {
    it("[art_8__para_2] and closes in the same application: the period is open when anyone can first read of it", async () => {
      const { cases, land } = docket;
      const { entry, opening } = await docket.refused();
      const decidedOn = await cases.today();
      await docket.wait(40);
      const steps = [opening, { kind: "service", servedOn: decidedOn }, { kind: "closing" }] as const;
      expect(await cases.refusalOf({ entry, steps, by: [cases.caseRegistrar] })).to.equal("art_8__para_2");
      const post = { kind: "service", servedOn: decidedOn + 37 } as const;
      const late = [opening, post, { kind: "closing" }] as const;
      expect(await cases.refusalOf({ entry, steps: late, by: [cases.caseRegistrar] })).to.equal(
        "art_17__para_2",
      );
      only(await cases.take({ entry, steps: [opening, post], by: [cases.caseRegistrar] }), "Granted");
      expect(await docket.step(entry, { kind: "objection" }, land.alice)).to.equal("");
    });
  });

  describe("a case that nobody can close holds a title for ever", () => {
    /** Carol, who has no more than a caveat on Alice's house, applies for what nobody can grant, and objects. */
    async function obstructed(): Promise<Contested> {
      const { carol, dave } = docket.land;
      const worthless = { dealings: { disputed: [transfer(carol, dave)] }, by: [carol] } as const;
      const contested = await docket.objected(await docket.refused(worthless));
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      return contested;
    }

    const release = { kind: "interim measure", pending: false } as const;

    async function isLetGo({ entry }: Contested): Promise<void> {
      const { alice, bob, carol } = docket.land;
      expect(await docket.step(entry, release, docket.land.alice)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
      const sale = { dealings: { disputed: [transfer(alice, bob)] }, by: [alice, bob, carol] } as const;
      only(await docket.land.decide({ ...sale, deadline: TODAY + 4 * 365 }), "Granted");
    }

    async function isNotForTheOwner({ entry }: Contested): Promise<void> {
      await expect(docket.step(entry, release, docket.land.alice)).to.be.revertedWithCustomError(
        docket.cases.register,
        "RegisterNoStanding",
      );
    }

    it("[art_15__para_5] not by a review that nobody serves: after 90 days the owner has it let go", async () => {
      const contested = await obstructed();
      const { entry } = contested;
      await docket.wait(14);
      const upheld = { kind: "review", outcome: "upheld" } as const;
      expect(await docket.step(entry, upheld, docket.cases.reviewer)).to.equal("");
      await docket.wait(89);
      await isNotForTheOwner(contested);
      await docket.wait(1);
      await isLetGo(contested);
    });

    it("[art_17__para_2] and after a year anyone has the case closed", async () => {
      const { entry } = await obstructed();
      const { cases, land } = docket;
      await docket.wait(14);
      expect(await docket.step(entry, { kind: "review", outcome: "upheld" }, cases.reviewer)).to.equal("");
      await docket.wait(365);
      expect(await docket.step(entry, { kind: "closing" }, land.alice)).to.equal("art_17__para_2");
      await docket.wait(1);
      expect(await docket.step(entry, { kind: "closing" }, land.alice)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
    });

    it("[art_15__para_5] not by no review at all: after 180 days", async () => {
      const contested = await obstructed();
      await docket.wait(179);
      await isNotForTheOwner(contested);
      await docket.wait(1);
      await isLetGo(contested);
    });

    it("[art_15__para_5] what a judge has held by order is not let go by the owner", async () => {
      const contested = await obstructed();
      const { entry, objector } = contested;
      const { cases } = docket;
      await docket.wait(90);
      expect(await docket.step(entry, { kind: "appeal" }, objector)).to.equal("");
      expect(await docket.step(entry, { kind: "interim measure", pending: true }, cases.judge)).to.equal("");
      await docket.wait(366);
      await isNotForTheOwner(contested);
      expect(await docket.step(entry, release, cases.judge)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
    });

    it("[art_15__para_1] a judge may let it go before there is an appeal", async () => {
      const { entry } = await obstructed();
      const { cases } = docket;
      await docket.wait(14);
      expect(await docket.step(entry, { kind: "review", outcome: "upheld" }, cases.reviewer)).to.equal("");
      expect(await docket.step(entry, release, cases.reviewer)).to.equal("art_15__para_1");
      expect(await docket.step(entry, release, cases.judge)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
    });
  });

  it("[art_10__para_2] [art_11__para_4] a reviewer hears nobody, and upholds in the same application", async () => {
    const { cases, land } = docket;
    const { entry } = await docket.objected(await docket.refused());
    const steps = [{ kind: "hearing" }, { kind: "review", outcome: "upheld" }] as const;
    const because = "I heard nobody.";
    expect(await cases.refusalOf({ entry, steps, by: [cases.reviewer], because })).to.equal("art_11__para_4");
    const heard = { entry, steps, by: [land.alice, cases.reviewer], because: "I heard her." } as const;
    only(await cases.take(heard), "Granted");
  });

  describe("who signed what was refused is shut out", () => {
    it("[art_2__point_c] [art_7__para_2] not the buyer, by the seller who does not object, or withdraws", async () => {
      const { cases, land } = docket;
      const { alice, bob } = land;
      const hers = await docket.objected(await docket.refused());
      expect(await docket.step(hers.entry, { kind: "withdrawal" }, alice)).to.equal("");
      const register = await docket.registerOfLand();
      const his = { ...hers, entry: cases.entryOf(register, hers.contested, bob), objector: bob };
      await docket.objected(his);
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      const setAside = { kind: "review", outcome: "set aside" } as const;
      expect(await docket.step(his.entry, setAside, cases.reviewer)).to.equal("");
      only(await land.decide(docket.sale), "Granted");
    });

    it("[art_7__para_2] whoever did not sign it on their own behalf has no case about it", async () => {
      const { cases, land } = docket;
      const { entry, contested, opening } = await docket.refused();
      await expect(cases.take({ entry, steps: [opening], by: [land.carol] }))
        .to.be.revertedWithCustomError(cases.register, "RegisterNoStanding")
        .withArgs(land.carol.person);
      const own = cases.entryOf(await docket.registerOfLand(), contested, land.carol);
      await expect(
        cases.take({ entry: own, steps: [opening], by: [land.carol] }),
      ).to.be.revertedWithCustomError(cases.register, "CaseOtherEntry");
    });

    it("[art_11__para_6] what both contest is set aside once, and the second case ends too", async () => {
      const { cases, land } = docket;
      const hers = await docket.objected(await docket.refused());
      const register = await docket.registerOfLand();
      const entry = cases.entryOf(register, hers.contested, land.bob);
      const his = await docket.objected({ ...hers, entry, objector: land.bob });
      const setAside = { kind: "review", outcome: "set aside" } as const;
      for (const one of [hers, his])
        expect(await docket.step(one.entry, setAside, cases.reviewer)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
      only(await land.decide(docket.sale), "Granted");
    });
  });

  describe("reinstatement", () => {
    const again = { kind: "reinstatement" } as const;

    it("[art_17a__para_3] what was withdrawn is not reinstated", async () => {
      const { cases, land } = docket;
      const { entry, opening } = await docket.refused();
      const steps = [opening, { kind: "service", servedOn: await cases.today() } as const];
      only(await cases.take({ entry, steps, by: [land.alice] }), "Granted");
      expect(await docket.step(entry, { kind: "withdrawal" }, land.alice)).to.equal("");
      await docket.wait(40);
      expect(await docket.step(entry, again, land.alice, cases.reviewer)).to.equal("art_17a__para_3");
      expect((await cases.caseOf(entry)).stage).to.equal("withdrawn");
    });

    it("[art_17a__para_5] a stranger's closing does not stand in the way of the appeal", async () => {
      const { cases, land } = docket;
      const { entry, objector } = await docket.objected(await docket.refused());
      await docket.wait(14);
      expect(await docket.step(entry, { kind: "review", outcome: "upheld" }, cases.reviewer)).to.equal("");
      const service = { kind: "service", servedOn: await cases.today() } as const;
      expect(await docket.step(entry, service, cases.caseRegistrar)).to.equal("");
      await docket.wait(32);
      expect(await docket.step(entry, { kind: "closing" }, land.stranger)).to.equal("");
      expect(await docket.step(entry, again, objector, cases.judge)).to.equal("");
      expect((await cases.caseOf(entry)).stage).to.equal("upheld");
      expect(await docket.statusOf("disputed"), "not held without an order").to.equal(0);
      expect(await docket.step(entry, { kind: "appeal" }, objector)).to.equal("");
    });
  });
});
