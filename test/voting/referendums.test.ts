import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import { encodeBytes32String, id, type Signer, ZeroHash } from "ethers";
import type { Referendums } from "../../typechain-types/index.js";
import type { EnactmentStruct } from "../../typechain-types/contracts/law/Executive.js";
import { date, enactment, provision, type Republic } from "../law/fixture.ts";
import { ACT, BINDING, COUNTRY, FILED, nameOf, ReferendumBook, STAGE } from "./support/referendumBook.ts";

const PART = id(`${ACT}#part_2`);

describe("Referendums", () => {
  let held: ReferendumBook;
  let republic: Republic;
  let referendums: Referendums;
  let commission: Signer;
  let register: Signer;
  let stranger: Signer;
  let question: EnactmentStruct;
  let name: string;
  let restore: () => Promise<void>;

  before(async () => {
    held = await ReferendumBook.open();
    ({ republic, book: referendums, commission, register, stranger, question, name } = held);
    ({ restore } = await held.connection.networkHelpers.takeSnapshot());
  });
  beforeEach(() => restore());

  describe("filing", () => {
    it("[art_4__para_1] is for the commission, and names the question by all that is in it", async () => {
      await expect(held.file()).to.emit(referendums, "Filed").withArgs(name, anyValue, date(FILED));
      expect(await referendums.stageOf(name)).to.equal(STAGE.filed);
      const other = { ...question, textHash: id("another text") };
      expect(nameOf(other)).to.not.equal(name);
      expect(await referendums.stageOf(nameOf(other))).to.equal(0n);
    });

    it("[art_4__para_1] reverts for everyone else, the legislature included", async () => {
      for (const caller of [stranger, republic.legislature, republic.court, register]) {
        await expect(referendums.connect(caller).file(question))
          .to.be.revertedWithCustomError(referendums, "AccessManagedUnauthorized")
          .withArgs(await caller.getAddress());
      }
    });

    it("[art_4__para_3] reverts with the provision that does not admit the question", async () => {
      const ordering = { ...question, calls: [{ target: republic.offices.target, data: "0x" }] };
      await expect(held.file(ordering))
        .to.be.revertedWithCustomError(referendums, "ReferendumInadmissible")
        .withArgs(nameOf(ordering), encodeBytes32String("art_4__para_3"));
    });

    it("reverts for what is on file already", async () => {
      await held.file();
      await expect(held.file())
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.filed);
    });
  });

  describe("[art_3__para_1] the law of the day of filing", () => {
    /** From the day of filing on the book is under an act that takes longer. */
    async function amended(): Promise<void> {
      const { ethers } = held.connection;
      const rules = await (await ethers.deployContract("PatientReferendumRules")).getAddress();
      const [from, eli] = [date(FILED) + 1, "/eli/xx/act/2015/13"];
      const provisions = [provision({ ruleset: rules, from })];
      const amendment = enactment({ eli, documentDate: date("2016-01-10"), provisions });
      await republic.gazette.connect(republic.legislature).enact(amendment);
    }

    it("governs a question to its answer, whatever has become law meanwhile", async () => {
      await amended();
      await held.polled();
      expect(await referendums.districtOf(name)).to.deep.equal([COUNTRY, true]);
      await held.answer(true);
      const governing = await republic.gazette.inForceOn(PART, date(BINDING) + 28);
      expect(governing.from).to.equal(date(BINDING) + 28);
    });

    it("is the amended law for what is filed under it", async () => {
      await amended();
      await held.polled("2016-01-21", "2016-02-25");
      expect(await referendums.districtOf(name), "after 35 days").to.deep.equal([ZeroHash, false]);
      await held.goTo("2016-03-11");
      await held.put();
      expect(await referendums.districtOf(name), "after 50 days").to.deep.equal([COUNTRY, true]);
      await held.answer(true);
      const governing = await republic.gazette.inForceOn(PART, date("2016-03-11") + 60);
      expect(governing.from).to.equal(date("2016-03-11") + 60);
    });
  });

  describe("control", () => {
    it("[art_5__para_1] [art_5__para_2] what the court bars is enacted by no answer, and never filed again", async () => {
      await held.polled();
      const reasons = id("judgment");
      await expect(referendums.connect(republic.court).bar(name, reasons))
        .to.emit(referendums, "Barred")
        .withArgs(name, republic.court.address, reasons);
      await held.answer(true);
      expect(await referendums.stageOf(name)).to.equal(STAGE.barred);
      await expect(republic.gazette.inForceOn(PART, date("2016-06-01"))).to.be.revertedWithCustomError(
        republic.gazette,
        "GazetteNotInForce",
      );
      await expect(held.file()).to.be.revertedWithCustomError(referendums, "ReferendumOtherStage");
    });

    it("[art_5__para_1] nobody else bars, and nobody what is not on file or has been answered", async () => {
      await expect(referendums.connect(republic.court).bar(name, id("r"))).to.be.revertedWithCustomError(
        referendums,
        "ReferendumOtherStage",
      );
      await held.polled();
      await expect(referendums.connect(commission).bar(name, id("r"))).to.be.revertedWithCustomError(
        referendums,
        "AccessManagedUnauthorized",
      );
      await held.answer(true);
      await expect(referendums.connect(republic.court).bar(name, id("r")))
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.enacted);
    });
  });

  describe("answer", () => {
    it("[art_6__para_1] [art_6__para_2] yes enacts in the same transaction, from the 28th day after", async () => {
      await held.polled();
      await expect(held.answer(true))
        .to.emit(referendums, "Adopted")
        .withArgs(name, COUNTRY)
        .and.to.emit(republic.gazette, "Enacted")
        .and.to.emit(referendums, "EnactedAsAdopted");
      const from = date(BINDING) + 28;
      const version = await republic.gazette.inForceOn(PART, from);
      expect(version.from).to.equal(from);
      expect(version.ruleset).to.equal(question.provisions[0]?.ruleset);
      await expect(republic.gazette.inForceOn(PART, from - 1)).to.be.revertedWithCustomError(
        republic.gazette,
        "GazetteNotInForce",
      );
      expect(await republic.gazette.textHash(ACT, question.documentDate)).to.equal(question.textHash);
      expect(await referendums.stageOf(name)).to.equal(STAGE.enacted);
    });

    it("[art_6__para_3] no ends the question and enacts nothing; 365 days later it may be asked again", async () => {
      await held.polled();
      await expect(held.answer(false)).to.emit(referendums, "Rejected").withArgs(name, COUNTRY);
      await held.answer(true);
      expect(await referendums.stageOf(name), "answered once").to.equal(STAGE.rejected);
      await expect(held.file())
        .to.be.revertedWithCustomError(referendums, "ReferendumInadmissible")
        .withArgs(name, encodeBytes32String("art_4__para_6"));
      await held.polled("2017-02-24", "2017-03-31");
      await held.answer(true);
      expect(await referendums.stageOf(name)).to.equal(STAGE.enacted);
    });

    it("a question that is not on file changes nothing, and keeps no answer from being certified", async () => {
      await expect(held.answer(true)).to.not.emit(referendums, "Adopted");
      expect(await referendums.stageOf(name)).to.equal(0n);
    });

    it("reverts for everyone but the register of elections: a forged answer", async () => {
      await held.polled();
      for (const caller of [stranger, commission, republic.legislature, republic.court]) {
        await expect(referendums.connect(caller).answered(name, COUNTRY, true)).to.be.revertedWithCustomError(
          referendums,
          "AccessManagedUnauthorized",
        );
      }
    });

    it("is taken once: a second yes enacts nothing twice", async () => {
      await held.polled();
      await held.answer(true);
      await expect(held.answer(true)).to.not.emit(republic.gazette, "Enacted");
      await expect(referendums.enact(name))
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.enacted);
    });
  });

  describe("[art_6__para_5] what cannot be enacted with its certification", () => {
    it("a text published meanwhile under another hash: adopted, and enacted when the hash is corrected", async () => {
      await held.polled();
      const { gazette, legislature } = republic;
      const slip = enactment({ eli: ACT, documentDate: question.documentDate, textHash: id("a slip") });
      await gazette.connect(legislature).enact(slip);
      await expect(held.answer(true)).to.emit(referendums, "NotEnacted");
      expect(await referendums.stageOf(name)).to.equal(STAGE.adopted);
      await expect(referendums.enact(name)).to.be.revertedWithCustomError(
        gazette,
        "GazetteTextAlreadyPublished",
      );
      await gazette
        .connect(legislature)
        .correctText(ACT, question.documentDate, question.textHash, id("reasons"));
      await held.goTo("2016-04-01");
      await referendums.enact(name);
      expect(await referendums.stageOf(name)).to.equal(STAGE.enacted);
      const version = await gazette.inForceOn(PART, date("2016-04-01"));
      expect(version.from, "no day before").to.equal(date("2016-04-01"));
    });

    it("an attacker who certifies with too little gas gains nothing: it is enacted, or can be answered or enacted by anyone", async () => {
      await held.polled();
      const certify = referendums.connect(register).answered;
      const enough = await certify.estimateGas(name, COUNTRY, true);
      let starved = 0;
      for (let gas = (enough * 45n) / 100n; gas < enough; gas += enough / 80n) {
        const before = await held.connection.networkHelpers.takeSnapshot();
        await certify(name, COUNTRY, true, { gasLimit: gas }).catch(() => (starved += 1));
        const stage = await held.stage();
        expect([STAGE.filed, STAGE.adopted, STAGE.enacted]).to.include(stage);
        if (stage === STAGE.filed) await held.answer(true);
        if (stage === STAGE.adopted) await referendums.enact(name);
        expect(await held.stage()).to.equal(STAGE.enacted);
        await before.restore();
      }
      expect(starved, "starving was tried").to.be.greaterThan(0);
    });

    it("reverts for what has not been adopted", async () => {
      await held.file();
      await expect(referendums.enact(name))
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.filed);
    });
  });

  it("[art_3__para_3 of the Constitution Act] the book's seat in the legislature enacts nothing but what was adopted: it has no other way to the Gazette", () => {
    const functions = referendums.interface.fragments
      .filter((fragment) => fragment.type === "function")
      .map((fragment) => ("name" in fragment ? fragment.name : ""));
    expect(functions).to.have.members([
      "annulled",
      "answered",
      "authority",
      "bar",
      "districtOf",
      "enact",
      "file",
      "isConsumingScheduledOp",
      "nameDistrict",
      "put",
      "setAuthority",
      "stageOf",
    ]);
  });
});
