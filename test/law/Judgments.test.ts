import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { Gazette } from "../../typechain-types/index.js";
import { at, connect, date, enactment, found, NO_END, provision, type Republic } from "./fixture.js";

const ACT = "/eli/xx/act/2015/12";
const NAME = `${ACT}#part_2`;
const KEY = id(NAME);
const REASONS = id("the reasons");
const EX_NUNC = 0;
const EX_TUNC = 1;

describe("Judgments on published law", () => {
  let republic: Republic;
  let court: Gazette;
  let legislature: Gazette;
  let [first, amended]: [string, string] = ["", ""];

  beforeEach(async () => {
    republic = await found(await connect());
    court = republic.gazette.connect(republic.court);
    legislature = republic.gazette.connect(republic.legislature);
    [first, amended] = [await stub(NAME), await stub(NAME)];
    await enact(first, "2016-01-04");
    await enact(amended, "2016-02-01");
    await at(republic.connection, "2016-03-01T12:00:00Z");
  });

  async function stub(eli: string): Promise<string> {
    return (await republic.connection.ethers.deployContract("RulesetStub", [eli])).getAddress();
  }

  const enact = (ruleset: string, from: string) =>
    legislature.enact(enactment({ eli: ACT, provisions: [provision({ ruleset, from: date(from) })] }));

  const inForce = async (on: string) => (await court.inForceOn(KEY, date(on))).ruleset;

  it("are the constitutional court's, corrections the legislature's", async () => {
    const { citizen, legislature: lawmaker, court: judge } = republic;
    const byLegislature = [
      () => legislature.suspend(KEY, 1, NO_END, REASONS),
      () => legislature.annul(KEY, 1, EX_NUNC, REASONS),
    ];
    for (const send of byLegislature) {
      await expect(send())
        .to.be.revertedWithCustomError(court, "AccessManagedUnauthorized")
        .withArgs(lawmaker.address);
    }
    await expect(court.correctRuleset(NAME, 1, first, REASONS))
      .to.be.revertedWithCustomError(court, "AccessManagedUnauthorized")
      .withArgs(judge.address);
    await expect(court.connect(citizen).annul(KEY, 1, EX_TUNC, REASONS))
      .to.be.revertedWithCustomError(court, "AccessManagedUnauthorized")
      .withArgs(citizen.address);
  });

  it("[art_4__para_4] [art_4__para_6] suspend a version for a time: the law is what it would be without it", async () => {
    await expect(court.suspend(KEY, 1, date("2016-04-01"), REASONS))
      .to.emit(court, "VersionSuspended")
      .withArgs(KEY, 1, date("2016-03-01"), date("2016-04-01"), REASONS)
      .and.to.emit(court, "VersionAdded")
      .withArgs(KEY, first, date("2016-03-01"), date("2016-04-01"), date("2016-03-01"));
    expect([await inForce("2016-02-29"), await inForce("2016-03-01")]).to.deep.equal([amended, first]);
    expect([await inForce("2016-03-31"), await inForce("2016-04-01")]).to.deep.equal([first, amended]);
  });

  it("[art_4__para_5] [art_4__para_6] annul a version from the day of the judgment on", async () => {
    await court.annul(KEY, 1, EX_NUNC, REASONS);
    expect([await inForce("2016-02-29"), await inForce("2016-03-01")]).to.deep.equal([amended, first]);
    expect(await inForce("2030-01-01")).to.equal(first);
  });

  it("[art_4__para_5] annul a version from its first day on; what was known before stays known", async () => {
    await court.annul(KEY, 1, EX_TUNC, REASONS);
    expect([await inForce("2016-02-01"), await inForce("2016-03-01")]).to.deep.equal([first, first]);
    const before = await court.inForceAsKnown(KEY, date("2016-02-01"), date("2016-02-29"));
    expect(before.ruleset).to.equal(amended);
  });

  it("annul every version: nothing governs, and the next enactment is not touched", async () => {
    await court.annul(KEY, 1, EX_TUNC, REASONS);
    // Of the days that the first judgment gave back to the first version, the second takes it away again.
    await court.annul(KEY, 0, EX_TUNC, REASONS);
    for (const day of ["2016-01-10", "2016-02-10", "2016-03-01"]) {
      await expect(court.inForceOn(KEY, date(day))).to.be.revertedWithCustomError(court, "GazetteNotInForce");
    }
    await enact(amended, "2016-03-02");
    expect(await inForce("2016-03-02")).to.equal(amended);
  });

  it("judge no version that there is not, and no days that have passed", async () => {
    await expect(court.annul(KEY, 2, EX_NUNC, REASONS))
      .to.be.revertedWithCustomError(court, "GazetteUnknownVersion")
      .withArgs(KEY, 2, 2);
    await court.annul(KEY, 1, EX_NUNC, REASONS);
    await expect(court.annul(KEY, 2, EX_NUNC, REASONS))
      .to.be.revertedWithCustomError(court, "GazetteUnknownVersion")
      .withArgs(KEY, 2, 3);
    await expect(court.suspend(KEY, 0, date("2016-03-01"), REASONS))
      .to.be.revertedWithCustomError(court, "GazetteNothingToJudge")
      .withArgs(KEY, 0, date("2016-03-01"), date("2016-03-01"));
  });

  it("[art_8__para_2] [art_8__para_3] correct a ruleset whose text stands, wherever its version governs", async () => {
    const corrected = await stub(NAME);
    await expect(legislature.correctRuleset(NAME, 0, corrected, REASONS))
      .to.emit(court, "RulesetCorrected")
      .withArgs(KEY, 0, first, corrected, REASONS);
    expect([await inForce("2016-01-31"), await inForce("2016-02-01")]).to.deep.equal([corrected, amended]);
    const other = await stub(`${ACT}#part_3`);
    await expect(legislature.correctRuleset(NAME, 0, other, REASONS)).to.be.revertedWithCustomError(
      court,
      "GazetteRulesetOfAnotherProvision",
    );
    await expect(legislature.correctRuleset(NAME, 0, ZeroAddress, REASONS)).to.be.revertedWithCustomError(
      court,
      "GazetteRulesetWithoutCode",
    );
  });

  it("correct the published hash of a text, and of no text that was not published", async () => {
    const text = [ACT, date("2016-01-04")] as const;
    await expect(legislature.correctText(...text, id("the true text"), REASONS))
      .to.emit(court, "TextCorrected")
      .withArgs(...text, id(`text of ${ACT}`), id("the true text"), REASONS);
    expect(await court.textHash(...text)).to.equal(id("the true text"));
    for (const [eli, hash] of [
      ["/eli/xx/act/2015/99", id("a text")],
      [ACT, ZeroHash],
    ] as const) {
      await expect(
        legislature.correctText(eli, date("2016-01-04"), hash, REASONS),
      ).to.be.revertedWithCustomError(court, "GazetteTextMissing");
    }
  });

  it("[art_8__para_8] correct a hash once, for stated reasons; [art_8__para_9] the one enacted stays on record", async () => {
    const text = [ACT, date("2016-01-04")] as const;
    const enacted = id(`text of ${ACT}`);
    const notCorrectable = async (hash: string, reasons: string, published: string) =>
      expect(legislature.correctText(...text, hash, reasons))
        .to.be.revertedWithCustomError(court, "GazetteTextNotCorrectable")
        .withArgs(...text, published, reasons);
    await notCorrectable(id("the true text"), ZeroHash, enacted);
    expect(await court.enactedTextHash(...text)).to.equal(enacted);
    await legislature.correctText(...text, id("the true text"), REASONS);
    expect(await court.enactedTextHash(...text)).to.equal(enacted);
    await notCorrectable(id("another text"), REASONS, id("the true text"));
    await notCorrectable(enacted, REASONS, id("the true text"));
  });
});
