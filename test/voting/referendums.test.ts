import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import { AbiCoder, encodeBytes32String, id, keccak256, type Signer } from "ethers";
import { type Referendums, Referendums__factory } from "../../typechain-types/index.js";
import type { EnactmentStruct } from "../../typechain-types/contracts/law/Executive.js";
import {
  at,
  connect,
  type Connection,
  date,
  enactment,
  found,
  NO_END,
  NO_PERSON,
  OFFICE,
  provision,
  type Republic,
} from "../law/fixture.ts";

const ACT = "/eli/xx/act/2015/14";
const PART = id(`${ACT}#part_2`);
const COMMISSION = 90;
const ELECTIONS = 91;
const DISTRICT = id("the whole country");
const ENACTMENT =
  "tuple(string eli,uint32 documentDate,bytes32 textHash,tuple(string subdivision,address ruleset,uint32 from,uint32 until)[] provisions,bytes32 basisKey,bytes32 basisEId,tuple(address target,bytes data)[] calls)";
const STAGE = { filed: 1n, barred: 2n, rejected: 3n, adopted: 4n, enacted: 5n };

/** What the book calls a question. */
const nameOf = (question: EnactmentStruct): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode([ENACTMENT], [question]));

describe("Referendums", () => {
  let connection: Connection;
  let republic: Republic;
  let referendums: Referendums;
  let commission: Signer;
  let register: Signer;
  let stranger: Signer;
  let question: EnactmentStruct;
  let name: string;

  before(async () => {
    connection = await connect();
    republic = await found(connection);
    const signers = await connection.ethers.getSigners();
    [commission, register, stranger] = signers.slice(10) as unknown as [Signer, Signer, Signer];
    await deployBook();
    question = enactment({
      eli: ACT,
      documentDate: date("2016-02-20"),
      provisions: [provision({ from: 0, ruleset: await rulesetOf(`${ACT}#part_2`) })],
    });
    name = nameOf(question);
  });

  let restore: () => Promise<void>;
  before(async () => {
    ({ restore } = await connection.networkHelpers.takeSnapshot());
  });
  beforeEach(() => restore());

  /** An enactment that orders what the founding enactment orders of the republic proper. */
  async function deployBook(): Promise<void> {
    const { gazette, executive, offices, legislature, allow } = republic;
    const part2 = await connection.ethers.deployContract("ReferendumActPart2");
    const book = await connection.ethers.deployContract("Referendums", [offices.target, gazette.target]);
    referendums = Referendums__factory.connect(await book.getAddress(), stranger);
    const target = await referendums.getAddress();
    const selector = (f: "file" | "bar" | "answered"): string[] => [
      referendums.getFunction(f).fragment.selector,
    ];
    const appoint = (office: number, holder: string) => ({
      target: offices.target,
      data: offices.interface.encodeFunctionData("appoint", [office, holder, NO_PERSON, NO_END, 0]),
    });
    const calls = [
      allow(target, selector("file"), COMMISSION),
      allow(target, selector("bar"), OFFICE.constitutionalCourt),
      allow(target, selector("answered"), ELECTIONS),
      appoint(COMMISSION, await commission.getAddress()),
      appoint(ELECTIONS, await register.getAddress()),
      appoint(OFFICE.legislature, target),
    ];
    const act = enactment({
      eli: "/eli/xx/act/2015/13",
      provisions: [provision({ ruleset: part2.target })],
      calls,
    });
    const enactmentId = await gazette.connect(legislature).enact.staticCall(act);
    await gazette.connect(legislature).enact(act);
    await at(connection, "2016-01-20T09:00:00Z");
    await executive.execute(enactmentId, calls);
  }

  async function rulesetOf(eli: string): Promise<string> {
    return (await connection.ethers.deployContract("RulesetStub", [eli])).getAddress();
  }

  const file = (asked = question) => referendums.connect(commission).file(asked);
  const answer = (yes: boolean, asked = name) => referendums.connect(register).answered(asked, DISTRICT, yes);

  describe("filing", () => {
    it("[art_4__para_1] is for the commission, and names the question by all that is in it", async () => {
      await expect(file()).to.emit(referendums, "Filed").withArgs(name, anyValue, date("2016-01-20"));
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
      await expect(file(ordering))
        .to.be.revertedWithCustomError(referendums, "ReferendumInadmissible")
        .withArgs(nameOf(ordering), encodeBytes32String("art_4__para_3"));
    });

    it("reverts for what is on file already", async () => {
      await file();
      await expect(file())
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.filed);
    });
  });

  describe("control", () => {
    it("[art_5__para_1] [art_5__para_2] what the court bars is enacted by no answer, and never filed again", async () => {
      await file();
      const reasons = id("judgment");
      await expect(referendums.connect(republic.court).bar(name, reasons))
        .to.emit(referendums, "Barred")
        .withArgs(name, republic.court.address, reasons);
      await answer(true);
      expect(await referendums.stageOf(name)).to.equal(STAGE.barred);
      await expect(republic.gazette.inForceOn(PART, date("2016-06-01"))).to.be.revertedWithCustomError(
        republic.gazette,
        "GazetteNotInForce",
      );
      await expect(file()).to.be.revertedWithCustomError(referendums, "ReferendumOtherStage");
    });

    it("[art_5__para_1] nobody else bars, and nobody what is not on file or has been answered", async () => {
      await expect(referendums.connect(republic.court).bar(name, id("r"))).to.be.revertedWithCustomError(
        referendums,
        "ReferendumOtherStage",
      );
      await file();
      await expect(referendums.connect(commission).bar(name, id("r"))).to.be.revertedWithCustomError(
        referendums,
        "AccessManagedUnauthorized",
      );
      await answer(true);
      await expect(referendums.connect(republic.court).bar(name, id("r")))
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.enacted);
    });
  });

  describe("answer", () => {
    it("[art_6__para_1] [art_6__para_2] yes enacts in the same transaction, from the 28th day after", async () => {
      await file();
      await expect(answer(true))
        .to.emit(referendums, "Adopted")
        .withArgs(name, DISTRICT)
        .and.to.emit(republic.gazette, "Enacted")
        .and.to.emit(referendums, "EnactedAsAdopted");
      const from = date("2016-01-20") + 28;
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
      await file();
      await expect(answer(false)).to.emit(referendums, "Rejected").withArgs(name, DISTRICT);
      await answer(true);
      expect(await referendums.stageOf(name), "answered once").to.equal(STAGE.rejected);
      await expect(file())
        .to.be.revertedWithCustomError(referendums, "ReferendumInadmissible")
        .withArgs(name, encodeBytes32String("art_4__para_6"));
      await at(connection, "2017-01-20T09:00:00Z");
      await file();
      await answer(true);
      expect(await referendums.stageOf(name)).to.equal(STAGE.enacted);
    });

    it("a question that is not on file changes nothing, and keeps no answer from being certified", async () => {
      await expect(answer(true)).to.not.emit(referendums, "Adopted");
      expect(await referendums.stageOf(name)).to.equal(0n);
    });

    it("reverts for everyone but the register of elections: a forged answer", async () => {
      await file();
      for (const caller of [stranger, commission, republic.legislature, republic.court]) {
        await expect(
          referendums.connect(caller).answered(name, DISTRICT, true),
        ).to.be.revertedWithCustomError(referendums, "AccessManagedUnauthorized");
      }
    });

    it("is taken once: a second yes enacts nothing twice", async () => {
      await file();
      await answer(true);
      await expect(answer(true)).to.not.emit(republic.gazette, "Enacted");
      await expect(referendums.enact(name))
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.enacted);
    });
  });

  describe("[art_6__para_5] what cannot be enacted with its certification", () => {
    it("a text published meanwhile under another hash: adopted, and enacted when the hash is corrected", async () => {
      await file();
      const { gazette, legislature } = republic;
      const slip = enactment({ eli: ACT, documentDate: question.documentDate, textHash: id("a slip") });
      await gazette.connect(legislature).enact(slip);
      await expect(answer(true)).to.emit(referendums, "NotEnacted");
      expect(await referendums.stageOf(name)).to.equal(STAGE.adopted);
      await expect(referendums.enact(name)).to.be.revertedWithCustomError(
        gazette,
        "GazetteTextAlreadyPublished",
      );
      await gazette
        .connect(legislature)
        .correctText(ACT, question.documentDate, question.textHash, id("reasons"));
      await at(connection, "2016-04-01T09:00:00Z");
      await referendums.enact(name);
      expect(await referendums.stageOf(name)).to.equal(STAGE.enacted);
      const version = await gazette.inForceOn(PART, date("2016-04-01"));
      expect(version.from, "no day before").to.equal(date("2016-04-01"));
    });

    it("an attacker who certifies with too little gas gains nothing: anyone enacts it", async () => {
      await file();
      const enough = await referendums.connect(register).answered.estimateGas(name, DISTRICT, true);
      let starved = 0;
      for (let gas = (enough * 45n) / 100n; gas < enough; gas += enough / 40n) {
        const before = await connection.networkHelpers.takeSnapshot();
        const outcome = await referendums
          .connect(register)
          .answered(name, DISTRICT, true, { gasLimit: gas })
          .then(() => true)
          .catch(() => false);
        const stage = await referendums.stageOf(name);
        expect([STAGE.filed, STAGE.adopted, STAGE.enacted]).to.include(stage);
        if (outcome && stage === STAGE.adopted) {
          starved += 1;
          await referendums.enact(name);
          expect(await referendums.stageOf(name)).to.equal(STAGE.enacted);
        }
        await before.restore();
      }
      expect(starved, "starving was tried and worked as far as it goes").to.be.greaterThan(0);
    });

    it("reverts for what has not been adopted", async () => {
      await file();
      await expect(referendums.enact(name))
        .to.be.revertedWithCustomError(referendums, "ReferendumOtherStage")
        .withArgs(name, STAGE.filed);
    });
  });

  it("the book's seat in the legislature enacts nothing but what was adopted: it has no other way to the Gazette", () => {
    const functions = referendums.interface.fragments
      .filter((fragment) => fragment.type === "function")
      .map((fragment) => ("name" in fragment ? fragment.name : ""));
    expect(functions).to.have.members([
      "answered",
      "authority",
      "bar",
      "enact",
      "file",
      "isConsumingScheduledOp",
      "setAuthority",
      "stageOf",
    ]);
  });
});
