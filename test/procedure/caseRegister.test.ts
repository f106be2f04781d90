import { expect } from "chai";
import { decodeBytes32String, id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { entryOf } from "../land/support/landOffice.ts";
import { firstRegistration, TODAY, transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { party } from "../support/parties.ts";
import { GENEROUS, goTo } from "../support/republic.ts";
import { beforeEachWithDocket, Docket } from "./support/docket.ts";
import { outcomeIn } from "./support/outcomeIn.ts";

const PENDING = 2;
const ONE_CASE = 16;
const HELD = PENDING | ONE_CASE;

describe("CaseRegister", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  describe("about a refusal", () => {
    it("[art_9__para_5] holds the entries from the objection to the end of the case", async () => {
      const { entry, objector } = await docket.objected(await docket.refused());
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      expect(await docket.step(entry, { kind: "withdrawal" }, objector)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
      expect((await docket.cases.caseOf(entry)).stage).to.equal("withdrawn");
    });

    it("[art_17__para_3] holds an entry as long as any case does", async () => {
      const { land } = docket;
      const first = await docket.refused();
      const second = await docket.refused({
        dealings: { disputed: [transfer(land.alice, land.dave)] },
        by: [land.alice, land.dave],
      });
      await docket.objected(first);
      await docket.objected(second);
      expect(await docket.statusOf("disputed")).to.equal(PENDING | (2 * ONE_CASE));
      await docket.step(first.entry, { kind: "withdrawal" }, first.objector);
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      await docket.step(second.entry, { kind: "withdrawal" }, second.objector);
      expect(await docket.statusOf("disputed")).to.equal(0);
    });

    it("[art_11__para_6] set aside: the same application is granted, once", async () => {
      const { land, cases } = docket;
      const { entry, contested } = await docket.objected(await docket.refused());
      expect(await docket.step(entry, { kind: "review", outcome: "set aside" }, cases.reviewer)).to.equal("");
      expect(decodeBytes32String(await land.register.decisionOn(contested))).to.equal("art_11__para_2");
      const filing = await land.file(docket.sale);
      only(await land.decide(docket.sale), "Granted");
      await expect(land.submit(filing)).to.be.revertedWithCustomError(land.register, "RegisterStaleRecord");
    });

    it("[art_19__para_2 of the Land Registration Act] set aside in vain where the law does not allow it", async () => {
      const { land, cases } = docket;
      const { alice, bob, carol } = land;
      const theft = { dealings: { cottage: [transfer(carol, bob)] }, by: [alice, bob, carol] } as const;
      const { entry, contested } = await docket.objected(
        await docket.refused({ ...theft, by: [alice, bob, carol] }),
      );
      await docket.step(entry, { kind: "review", outcome: "set aside" }, cases.reviewer);
      await expect(land.submit(await land.file(theft)))
        .to.be.revertedWithCustomError(land.register, "RegisterStillRefused")
        .withArgs(contested, eIdWord("art_9__para_1"));
    });

    it("of a first registration holds an entry that is not made yet", async () => {
      const { land } = docket;
      const { alice, registrar } = land;
      const ended = firstRegistration(alice, { tenure: "leasehold", termEnds: TODAY - 1 });
      const { entry } = await docket.objected(
        await docket.refused({ dealings: { "new field": [ended] }, by: [alice, registrar] }),
      );
      expect(await docket.statusOf("new field")).to.equal(HELD);
      const anew = { dealings: { "new field": [firstRegistration(alice)] }, by: [alice, registrar] } as const;
      const refused = only(await land.decide(anew), "Refused");
      expect(decodeBytes32String(String(refused["eId"]))).to.equal("art_5__para_2");
      await docket.step(entry, { kind: "withdrawal" }, alice);
      only(await land.decide({ ...anew, deadline: TODAY + 31 }), "Granted");
    });
  });

  describe("counts periods", () => {
    async function served() {
      const contested = await docket.refused();
      const { cases } = docket;
      const steps = [contested.opening, { kind: "service", servedOn: await cases.today() } as const];
      only(await cases.take({ entry: contested.entry, steps, by: [cases.caseRegistrar] }), "Granted");
      return contested;
    }

    it("[art_9__para_3] an objection on the last of 28 days is in time, a day later it is not", async () => {
      const { entry, objector } = await served();
      const { connection } = docket.republic;
      // 8 February 2016, a Monday; the last second of it.
      const end = (TODAY + 29) * 86_400;
      const objection = { entry, steps: [{ kind: "objection" }], by: [objector] } as const;
      const before = await connection.networkHelpers.takeSnapshot();
      expect(await outcomeIn(docket, end, objection)).to.equal("art_9__para_3");
      await before.restore();
      expect(await outcomeIn(docket, end - 1, objection)).to.equal("");
    });

    it("[art_6__para_2] a holiday proclaimed later can only make a period longer", async () => {
      const { entry, objector } = await served();
      const { gazette, offices, officers } = docket.republic;
      const lastDay = TODAY + 28;
      const proclaim = gazette.interface.encodeFunctionData("proclaimHoliday", [lastDay]);
      await offices.connect(officers.legislature).schedule(gazette, proclaim, 0, GENEROUS);
      await docket.wait(11);
      await gazette.connect(officers.legislature).proclaimHoliday(lastDay, GENEROUS);
      await goTo(docket.republic, (lastDay + 1) * 86_400 + 43_200);
      expect(await docket.step(entry, { kind: "objection" }, objector)).to.equal("");
      expect(await gazette.isWorkingDay(lastDay)).to.equal(false);
    });

    it("[art_17__para_2] anyone may have a case closed when the period has ended, and not before", async () => {
      const { entry } = await served();
      const { stranger } = docket.land;
      expect(await docket.step(entry, { kind: "closing" }, stranger)).to.equal("art_17__para_2");
      await docket.wait(29);
      expect(await docket.step(entry, { kind: "closing" }, stranger)).to.equal("");
      expect((await docket.cases.caseOf(entry)).stage).to.equal("final");
    });

    it("[art_17a__para_5] reinstated, the objector has the period anew, though somebody had the case closed", async () => {
      const { entry, objector } = await served();
      const { cases, land } = docket;
      await docket.wait(30);
      expect(await docket.step(entry, { kind: "closing" }, land.stranger)).to.equal("");
      const reinstatement = { kind: "reinstatement" } as const;
      expect(await docket.step(entry, reinstatement, objector)).to.equal("art_17a__para_1");
      const another = await cases.appoint("Another Reviewer", "reviewer");
      expect(await docket.step(entry, reinstatement, objector, another)).to.equal("");
      await docket.wait(28);
      expect(await docket.step(entry, { kind: "objection" }, objector)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      const review = { kind: "review", outcome: "set aside" } as const;
      expect(await docket.step(entry, review, another), "who reinstated does not review").to.equal(
        "art_5__para_1",
      );
      expect(await docket.step(entry, review, cases.reviewer)).to.equal("");
    });
  });

  describe("in court", () => {
    it("[art_12__para_1] [art_14__para_2] silence for 90 days opens the way, and not a day less", async () => {
      const { entry, objector } = await docket.objected(await docket.refused());
      await docket.wait(89);
      expect(await docket.step(entry, { kind: "appeal" }, objector)).to.equal("art_14__para_2");
      await docket.wait(1);
      expect(await docket.step(entry, { kind: "appeal" }, objector)).to.equal("");
    });

    it("[art_16__para_1] [art_16__para_5] 3 judges decide, and who loses owes the costs", async () => {
      const { cases } = docket;
      const { entry, objector } = await docket.objected(await docket.refused());
      await docket.wait(90);
      await docket.step(entry, { kind: "appeal" }, objector);
      const second = await cases.appoint("Judge Second", "court");
      const third = await cases.appoint("Judge Third", "court");
      const upheld = { kind: "judgment", outcome: "upheld" } as const;
      expect(await docket.step(entry, upheld, cases.judge, second)).to.equal("art_16__para_1");
      const judges = [cases.judge, second, third] as const;
      const events = await cases.take({
        entry,
        steps: [upheld],
        by: [...judges],
        because: "The caveat binds.",
      });
      expect(only(events, "Assessed")["amount"]).to.equal(15_400n);
      expect(await docket.statusOf("disputed")).to.equal(0);
    });

    it("[art_16__para_4] [art_5__para_1] after a remand another reviewer reviews", async () => {
      const { cases } = docket;
      const { entry, objector } = await docket.objected(await docket.refused());
      await docket.step(entry, { kind: "hearing" }, objector, cases.reviewer);
      expect(await docket.step(entry, { kind: "review", outcome: "upheld" }, cases.reviewer)).to.equal("");
      await docket.step(entry, { kind: "appeal" }, objector);
      const judges = [
        cases.judge,
        await cases.appoint("Judge Second", "court"),
        await cases.appoint("Judge Third", "court"),
      ] as const;
      expect(await docket.step(entry, { kind: "judgment", outcome: "remanded" }, ...judges)).to.equal("");
      const again = { kind: "review", outcome: "set aside" } as const;
      expect(await docket.step(entry, again, cases.reviewer)).to.equal("art_5__para_1");
      const another = await cases.appoint("Another Reviewer", "reviewer");
      expect(await docket.step(entry, again, another)).to.equal("");
    });
  });

  describe("about a grant", () => {
    it("[art_9__para_6] holds nothing, unless a reviewer so orders", async () => {
      const { cases } = docket;
      const { entry } = await docket.objected(await docket.granted());
      expect(await docket.statusOf("cottage")).to.equal(0);
      const order = { kind: "interim measure", pending: true } as const;
      expect(await docket.step(entry, order, cases.reviewer)).to.equal("");
      expect(await docket.statusOf("cottage")).to.equal(HELD);
    });

    it("[art_16__para_8] set aside: the entry goes back to what it was, by anyone's hand, once", async () => {
      const { cases, land } = docket;
      const contested = await docket.objected(await docket.granted());
      const { entry } = contested;
      const { record: present } = await land.witnessOf(entryOf("cottage"));
      const previous = land.legacyRecord(entryOf("cottage"));
      await docket.takenBack(contested);
      expect(await docket.statusOf("cottage"), "held until it is executed").to.equal(HELD);
      const { record } = await cases.witnessOf(entry);
      const execute = () => cases.register.execute(entry, record, present, previous, GENEROUS);
      await (await execute()).wait();
      expect(await docket.statusOf("cottage")).to.equal(0);
      const title = await land.titleOf("cottage");
      expect(title.shares.map(({ owner }) => owner)).to.deep.equal([land.alice.person]);
      await expect(execute())
        .to.be.revertedWithCustomError(cases.register, "RegisterClosedEntry")
        .withArgs(entry);
      only(
        await land.decide({
          dealings: { cottage: [transfer(land.alice, land.dave)] },
          by: [land.alice, land.dave],
          deadline: TODAY + 60,
        }),
        "Granted",
      );
    });

    it("[art_16__para_8] set aside after the entry has moved: whoever acquired it keeps it", async () => {
      const { cases, land } = docket;
      const { bob, dave } = land;
      const contested = await docket.objected(await docket.granted());
      const { entry } = contested;
      const { record: present } = await land.witnessOf(entryOf("cottage"));
      only(await land.decide({ dealings: { cottage: [transfer(bob, dave)] }, by: [bob, dave] }), "Granted");
      await docket.takenBack(contested);
      const { record } = await cases.witnessOf(entry);
      const previous = land.legacyRecord(entryOf("cottage"));
      await (await cases.register.execute(entry, record, present, previous, GENEROUS)).wait();
      expect(await docket.statusOf("cottage")).to.equal(0);
      const title = await land.titleOf("cottage");
      expect(title.shares.map(({ owner }) => owner)).to.deep.equal([dave.person]);
    });
  });

  describe("attacked by", () => {
    it("a reviewer who had a part in the application refused", async () => {
      const { cases, land } = docket;
      const { alice } = land;
      const bought = { ...cases.reviewer, capacity: "own behalf" } as const;
      const sale = { dealings: { disputed: [transfer(alice, bought)] }, by: [alice, bought] } as const;
      const { entry } = await docket.objected(await docket.refused(sale));
      const review = { kind: "review", outcome: "set aside" } as const;
      expect(await docket.step(entry, review, cases.reviewer)).to.equal("art_5__para_1");
    });

    it("an officer with two accounts: the second is no key of that person, nor does it make another of them", async () => {
      const { cases } = docket;
      const { entry } = await docket.objected(await docket.refused());
      const second = await cases.appoint("Second account", "reviewer");
      const disguised = { ...second, person: cases.reviewer.person };
      await inadmissible(entry, [disguised], "RegisterWrongSigner", cases.reviewer.person);
    });

    it("a judge who would be counted twice", async () => {
      const { cases } = docket;
      const { entry, objector } = await docket.objected(await docket.refused());
      await docket.wait(90);
      await docket.step(entry, { kind: "appeal" }, objector);
      const draft = await cases.draft({
        entry,
        steps: [{ kind: "judgment", outcome: "set aside" }],
        by: [cases.judge],
        because: "One for all.",
      });
      const [one] = draft.signatories;
      const [signer] = draft.signers;
      if (!one || !signer) throw new Error("the judge does not sign");
      const thrice = { ...draft, signatories: [one, one, one], signers: [signer, signer, signer] };
      const { application, evidence } = await cases.file(thrice);
      await expect(cases.register.decide(application, evidence, GENEROUS))
        .to.be.revertedWithCustomError(cases.register, "RegisterNotAscending")
        .withArgs(1);
    });

    it("an officer whose term is over", async () => {
      const { cases } = docket;
      const { entry } = await docket.objected(await docket.refused());
      await goTo(docket.republic, (dayOf("2021-01-02") + 1) * 86_400);
      const args = [cases.reviewer.person, 4] as const;
      await inadmissible(entry, [cases.reviewer], "RegisterNotInOffice", ...args);
    });

    it("somebody who has no part in the case", async () => {
      const { stranger } = docket.land;
      const { entry } = await docket.objected(await docket.refused());
      await inadmissible(entry, [stranger], "RegisterNoStanding", stranger.person);
    });

    it("who opens a case about a refusal that was another, or none", async () => {
      const { cases, land } = docket;
      const contested = await docket.refused();
      const { opening } = contested;
      if (opening.kind !== "refusal") throw new Error("a refusal is contested");
      const untrue = [
        { ...opening, remedyDays: 60_000 },
        { ...opening, eId: "art_9__para_1" },
        { ...opening, decidedOn: opening.decidedOn + 1 },
        { ...opening, details: id("others") as Hex },
        { ...opening, application: opening.application.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) },
      ];
      for (const terms of untrue) {
        const sent = cases.take({ entry: contested.entry, steps: [terms], by: [land.alice] });
        await expect(sent).to.be.revertedWithCustomError(cases.register, "CaseNoSuchRefusal");
      }
      const own = { ...opening, register: (await cases.register.getAddress()) as Hex };
      await expect(
        cases.take({ entry: contested.entry, steps: [own], by: [land.alice] }),
      ).to.be.revertedWithCustomError(cases.register, "CaseNotContestable");
      const elsewhere = { entry: cases.entryOf(opening.register, id("another") as Hex, land.alice) };
      await expect(
        cases.take({ ...elsewhere, steps: [opening], by: [land.alice] }),
      ).to.be.revertedWithCustomError(cases.register, "CaseOtherEntry");
    });

    it("who would use up the only case about a grant: everybody has their own", async () => {
      const { land, cases } = docket;
      const own = await docket.objected(await docket.granted(land.bob));
      await docket.step(own.entry, { kind: "withdrawal" }, land.bob);
      const register = await docket.registerOfLand();
      const entry = cases.entryOf(register, own.contested, land.carol);
      await docket.objected({ ...own, entry, objector: land.carol });
      expect((await cases.caseOf(entry)).stage).to.equal("under review");
    });

    it("a forged case that has set a grant aside", async () => {
      const { cases, land } = docket;
      const { entry } = await docket.objected(await docket.granted());
      const { record } = await cases.witnessOf(entry);
      const forged = record.slice();
      forged[64] = 5;
      const { record: present } = await land.witnessOf(entryOf("cottage"));
      const previous = land.legacyRecord(entryOf("cottage"));
      const execute = (at: Hex, shown: Uint8Array) =>
        cases.register.execute(at, shown, present, previous, GENEROUS);
      await expect(execute(entry, forged)).to.be.revertedWithCustomError(
        cases.register,
        "RegisterStaleRecord",
      );
      await expect(execute(entry, record)).to.be.revertedWithCustomError(
        cases.register,
        "CaseNothingToExecute",
      );
      const unused = cases.entryOf(await docket.registerOfLand(), id("unused") as Hex, land.carol);
      await expect(execute(unused, forged)).to.be.revertedWithCustomError(
        cases.register,
        "RegisterUnknownEntry",
      );
    });

    it("whoever is not the register of cases", async () => {
      const { register } = docket.land;
      const disputed = entryOf("disputed");
      for (const send of [
        () => register.setPending([disputed], true, disputed, GENEROUS),
        () => register.setAside(id("a digest"), eIdWord("art_4__para_1"), disputed, GENEROUS),
        () => register.restore(disputed, "0x", "0x", register, disputed, GENEROUS),
      ]) {
        await expect(send()).to.be.revertedWithCustomError(register, "AccessManagedUnauthorized");
      }
    });

    async function inadmissible(
      entry: Hex,
      by: readonly [ReturnType<typeof party>, ...ReturnType<typeof party>[]],
      error: string,
      ...args: readonly unknown[]
    ): Promise<void> {
      const { cases } = docket;
      const steps = [{ kind: "review", outcome: "set aside" } as const];
      await expect(cases.take({ entry, steps, by, because: "It pleases me." }))
        .to.be.revertedWithCustomError(cases.register, error)
        .withArgs(...args);
    }
  });
});

/** An eId as a word. */
const eIdWord = (eId: string): Hex => `0x${Buffer.from(eId).toString("hex").padEnd(64, "0")}`;
