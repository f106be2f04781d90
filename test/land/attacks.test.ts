import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { encodeDealings } from "../../sdk/land/dealings.ts";
import { encodeTitle } from "../../sdk/land/title.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { commitmentOf, encodeLegacyRecord } from "../../sdk/law/record.ts";
import { type Draft, only } from "../support/filing.ts";
import { GENEROUS } from "../support/republic.ts";
import { AttackBench, NOTHING } from "./support/attackBench.ts";
import { entryOf, type Instruction, openLandOffice } from "./support/landOffice.ts";
import { CLOSED_ON, freehold, owners } from "./support/legacyTitles.ts";
import { caveat, deed, firstRegistration, mortgage, TODAY, transfer } from "./support/terms.ts";

describe("Attacks on the land register: what was signed", () => {
  let bench: AttackBench;

  beforeEach(async () => {
    bench = await AttackBench.load();
  });

  describe("used where it was not meant:", () => {
    it("on another entry of the same owner", async () => {
      const draft = await bench.draft();
      const farm = { entries: [entryOf("farm")], witnesses: [await bench.office.witnessOf(entryOf("farm"))] };
      await bench.inadmissible(await bench.altered(draft, farm), "RegisterInvalidSignature");
    });

    it("on another chain, with the same contracts at the same addresses", async () => {
      const { office } = bench;
      const other = await openLandOffice(31_338);
      expect(await other.register.getAddress()).to.equal(await office.register.getAddress());
      const filing = await bench.file(await bench.draft());
      const theirs = await other.register.digestOf(filing.application, filing.from);
      await expect(other.submit(filing))
        .to.be.revertedWithCustomError(other.register, "RegisterInvalidSignature")
        .withArgs(other.alice.person < other.bob.person ? other.alice.person : other.bob.person, theirs);
      only(await other.decide(bench.sale), "Granted");
    });

    it("on another register of the same chain", async () => {
      const { alice, registrar, register, republic } = bench.office;
      const [offices, gazette, persons, book, discretions] = await Promise.all(
        [
          republic.offices,
          republic.gazette,
          republic.persons,
          republic.lodgingBook,
          republic.discretions,
        ].map((contract) => contract.getAddress()),
      );
      const other = await republic.connection.ethers.deployContract("LandRegister", [
        offices,
        gazette,
        persons,
        book,
        discretions,
        republic.landDealingTypes,
      ]);
      const draft = await bench.draft({
        dealings: { "new field": [firstRegistration(alice)] },
        by: [alice, registrar],
      });
      const { application, evidence } = await bench.file(draft);
      const elsewhere = register.attach(await other.getAddress()) as typeof register;
      await expect(elsewhere.decide(application, evidence, GENEROUS)).to.be.revertedWithCustomError(
        register,
        "RegisterInvalidSignature",
      );
      only(
        await bench.office.decide({
          dealings: { "new field": [firstRegistration(alice)] },
          by: [alice, registrar],
        }),
        "Granted",
      );
    });

    it("after the entry moved, and even after it came back to the seller", async () => {
      const { alice, bob, carol } = bench.office;
      const draft = await bench.draft({
        dealings: { cottage: [transfer(alice, carol)] },
        by: [alice, carol],
      });
      const filing = await bench.file(draft);
      await bench.office.decide(bench.sale);
      await bench.office.decide({ dealings: { cottage: [transfer(bob, alice)] }, by: [alice, bob] });
      await bench.inadmissible(filing, "RegisterStaleRecord");
      const witnesses = [await bench.office.witnessOf(entryOf("cottage"))];
      await bench.inadmissible(await bench.altered(draft, { witnesses }), "RegisterInvalidSignature");
      expect((await bench.office.titleOf("cottage")).shares[0]?.owner).to.equal(alice.person);
    });
  });

  describe("changed by who submits it, to have it granted otherwise or refused:", () => {
    const alterations: Record<string, (draft: Draft) => Partial<Draft>> = {
      "a signatory dropped": ({ signatories, signers, applicant }) => ({
        signatories: signatories.filter(({ person }) => person === applicant),
        signers: signers.filter((_, index) => signatories[index]?.person === applicant),
      }),
      "a declaration changed": ({ declarations }) => ({
        declarations: declarations.map(({ name }) => ({ name, value: 0n })),
      }),
      "a declaration dropped": () => ({ declarations: [] }),
      "a declaration renamed": () => ({ declarations: [{ name: "additionaldwelling", value: 1n }] }),
      "the deadline put off": ({ deadline }) => ({ deadline: deadline + 1 }),
      "another applicant": ({ signatories, applicant }) => ({
        applicant: signatories.find(({ person }) => person !== applicant)?.person ?? applicant,
      }),
      "another capacity": ({ signatories }) => ({
        signatories: signatories.map((one) => ({ ...one, capacity: "notary" })),
      }),
    };

    const declared = (): Promise<Draft> =>
      bench.draft({ ...bench.sale, declarations: [{ name: "additionalDwelling", value: 1n }] });

    for (const [name, alter] of Object.entries(alterations)) {
      it(name, async () => {
        const draft = await declared();
        const filing = await bench.altered(draft, alter(draft));
        await bench.inadmissible(filing, "RegisterInvalidSignature");
        const digest = bench.office.digestOf(filing.application, filing.from);
        expect(await bench.office.register.decisionOn(digest)).to.equal(NOTHING);
      });
    }

    it("any byte of the dealings", async () => {
      const draft = await declared();
      const { dealings } = draft;
      // Behind the kind and the subject, which have errors of their own; the date's first bytes would be no date.
      const offsets = [2, 17, 18, 33, 34, 37, 38, 45, 46, 48, 49, 80, 84];
      for (const at of offsets) {
        const changed = dealings.map((byte, index) => (index === at ? byte ^ 1 : byte));
        await bench.inadmissible(
          await bench.altered(draft, { dealings: changed }),
          "RegisterInvalidSignature",
        );
      }
      const { alice, bob } = bench.office;
      const twice = encodeDealings(
        [0, 1].map(() => ({ ...transfer(alice, bob, { numerator: 0 }), subject: 0 })),
      );
      await bench.inadmissible(await bench.altered(draft, { dealings: twice }), "RegisterInvalidSignature");
      only(await bench.office.decide(bench.sale), "Granted");
    });
  });

  describe("raced against a court:", () => {
    /** Sends two transactions into one block, in this order. */
    async function inOneBlock(order: "freeze first" | "sale first") {
      const { register, republic } = bench.office;
      const { provider } = republic.connection.ethers;
      const filing = await bench.file(await bench.draft());
      const court = register.connect(republic.officers.court);
      await provider.send("evm_setAutomine", [false]);
      const freeze = () => court.freeze(entryOf("cottage"), deed("order"), GENEROUS);
      const sale = () => bench.office.submit(filing);
      const sent = [];
      for (const send of order === "freeze first" ? [freeze, sale] : [sale, freeze]) sent.push(await send());
      await provider.send("evm_mine");
      await provider.send("evm_setAutomine", [true]);
      const receipts = await Promise.all(sent.map((transaction) => transaction.wait()));
      expect(receipts[0]?.blockNumber).to.equal(receipts[1]?.blockNumber);
      return register.slotOf(entryOf("cottage"));
    }

    it("a sale behind the freeze does not move the title", async () => {
      expect(await inOneBlock("freeze first")).to.equal(`0x${"00".repeat(31)}01`);
    });

    it("a sale before the freeze does not shake it off", async () => {
      const slot = await inOneBlock("sale first");
      const { record } = await bench.office.witnessOf(entryOf("cottage"));
      expect(slot).to.equal(`${commitmentOf(record)}01`);
      const { bob, carol } = bench.office;
      const on: Instruction = { dealings: { cottage: [transfer(bob, carol)] }, by: [bob, carol] };
      const { eId } = only(await bench.office.decide(on), "Refused");
      expect(decodeBytes32String(String(eId))).to.equal("art_5__para_1");
    });
  });

  it("backdated to choose a kinder law: nobody attests the date, so the law of the day governs", async () => {
    const { alice, bob, republic } = bench.office;
    const law = await republic.connection.ethers.deployContract("LandTransactionDutyActPart2Of20160316");
    await bench.office.enact("/eli/xx/act/2015/14", "part_2", await law.getAddress(), TODAY);
    const backdated = [transfer(alice, bob, { price: 100_000_00n, instrumentDate: dayOf("2016-01-04") })];
    const instruction: Instruction = {
      dealings: { cottage: backdated },
      by: [alice, bob],
      declarations: [{ name: "additionalDwelling", value: 1n }],
    };
    const { amount, ruleset } = only(await bench.office.decide(instruction), "Assessed");
    expect([amount, ruleset]).to.deep.equal([3_000_00n, await law.getAddress()]);
  });

  describe("by people who have no say:", () => {
    it("a stranger's title named beside one's own, without dealing with it", async () => {
      const draft = await bench.draft();
      const both = ["cottage", "chapel"].map(entryOf).sort();
      const witnesses = await Promise.all(both.map((entry) => bench.office.witnessOf(entry)));
      const { alice, bob } = bench.office;
      const subject = both.indexOf(entryOf("cottage"));
      const dealings = encodeDealings([{ ...transfer(alice, bob), subject }]);
      const named = { ...draft, entries: both, witnesses, dealings };
      await bench.inadmissible(await bench.unsigned(named), "DealingsLeaveOut", 1 << (1 - subject));
    });

    it("a stranger has a refusal of somebody else's title recorded", async () => {
      const { stranger, dave, alice } = bench.office;
      const theft: Instruction = { dealings: { cottage: [transfer(stranger, dave)] }, by: [stranger, dave] };
      await bench.inadmissibleDraft(await bench.draft(theft), "RegisterNoStanding", stranger.person);
      const forAlice: Instruction = { dealings: { cottage: [transfer(alice, dave)] }, by: [dave, stranger] };
      await bench.inadmissibleDraft(await bench.draft(forAlice), "RegisterNoStanding", dave.person);
      const ofNothing: Instruction = {
        dealings: { "new field": [transfer(stranger, dave)] },
        by: [stranger, dave],
      };
      await bench.inadmissibleDraft(await bench.draft(ofNothing), "RegisterNoStanding", stranger.person);
    });

    it("a say in one title used to have a refusal recorded of another", async () => {
      const { carol, dave } = bench.office;
      const both: Instruction = {
        dealings: { chapel: [transfer(carol, dave)], cottage: [mortgage(dave)] },
        by: [carol, dave],
      };
      await bench.inadmissibleDraft(await bench.draft(both), "RegisterNoStanding");
    });

    it("a stranger's caveat", async () => {
      const { stranger } = bench.office;
      const spam: Instruction = { dealings: { cottage: [caveat(stranger)] }, by: [stranger] };
      await bench.inadmissibleDraft(await bench.draft(spam), "RegisterNoStanding", stranger.person);
    });

    it("a second caveat by the same person, in one application or in two", async () => {
      const { alice, stranger, notary } = bench.office;
      const lodge = async (...caveats: ReturnType<typeof caveat>[]) => {
        const events = await bench.office.decide({ dealings: { cottage: caveats }, by: [stranger, notary] });
        return events
          .map(({ args }) => args["eId"])
          .filter(Boolean)
          .map((eId) => decodeBytes32String(String(eId)));
      };
      expect(await lodge(caveat(stranger), caveat(stranger, TODAY + 9))).to.deep.equal(["art_15__para_3"]);
      expect(await lodge(caveat(stranger))).to.deep.equal([]);
      expect(await lodge(caveat(stranger, TODAY + 9))).to.deep.equal(["art_15__para_3"]);
      const own: Instruction = { dealings: { cottage: [caveat(alice)] }, by: [alice] };
      only(await bench.office.decide(own), "Granted");
    });

    it("a legacy title forged for oneself, with the proof of the true one", async () => {
      const { stranger, dave } = bench.office;
      const record = encodeLegacyRecord(CLOSED_ON, encodeTitle(freehold(owners("Stranger"))));
      const { proof } = await bench.office.witnessOf(entryOf("cottage"));
      const draft = await bench.draft({
        dealings: { cottage: [transfer(stranger, dave)] },
        by: [stranger, dave],
      });
      const forged = { ...draft, witnesses: [{ record, proof }] };
      const args = [entryOf("cottage"), commitmentOf(record)];
      await bench.inadmissibleDraft(forged, "RegisterNotInLegacyRoot", ...args);
    });
  });
});
