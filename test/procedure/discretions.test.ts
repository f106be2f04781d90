import { expect } from "chai";
import { id } from "ethers";
import { entryOf, type Instruction, openLandOffice } from "../land/support/landOffice.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, type Filing, only } from "../support/filing.ts";
import { enrol, party } from "../support/parties.ts";
import { GENEROUS } from "../support/republic.ts";
import { LandCommission, textOfWord } from "./support/landCommission.ts";
import { LodgingDesk } from "./support/lodgings.ts";

const DEADLINE = TODAY + 120;
const SILENCE = 8;

describe("Discretion", () => {
  let commission: LandCommission;
  let restore: () => Promise<void>;

  before(async () => {
    commission = await LandCommission.found(await openLandOffice());
    const snapshot = await commission.land.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** Alice gives the farm, 90,000 square metres, to Bob, who does not farm. */
  const gift = (): Instruction => {
    const { alice, bob } = commission.land;
    return { dealings: { farm: [transfer(alice, bob)] }, by: [alice, bob], deadline: DEADLINE };
  };

  const submit = (filing: Filing) => eventsOf(commission.land.register, commission.land.submit(filing));

  const awaits = (filing: Filing) =>
    expect(commission.land.submit(filing))
      .to.be.revertedWithCustomError(commission.land.register, "RegisterAwaitsDiscretion")
      .withArgs(filing.digest, (word: string) => textOfWord(word) === "art_3__para_1");

  const fails = (sent: Promise<unknown>, error: string) =>
    expect(sent).to.be.revertedWithCustomError(commission.land.republic.discretions, error);

  describe("is exercised by officers", () => {
    it("[art_3__para_1] code alone does not refuse, and says whom it waits for", async () => {
      const { land } = commission;
      const filing = await land.file(gift());
      await awaits(filing);
      const [ruling] = await land.register.explain(filing.application, filing.evidence);
      expect(textOfWord(ruling.refusal)).to.equal("art_3__para_1");
      expect(BigInt(await land.register.decisionOn(filing.digest))).to.equal(0n);
    });

    it("[art_5__para_1] 2 members approve: the transfer is granted, once", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      await commission.decide(members[0], true, filing);
      await awaits(filing);
      await commission.decide(members[1], true, filing);
      const events = await submit(filing);
      only(events, "Granted");
      expect(textOfWord(only(events, "Spared")["eId"])).to.equal("art_3__para_1");
      await expect(land.submit(filing)).to.be.revertedWithCustomError(land.register, "RegisterStaleRecord");
    });

    it("[art_5__para_4] 2 members decline: the transfer is refused under article 3(1)", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      await commission.decide(members[0], true, filing);
      await commission.decide(members[1], false, filing);
      await commission.decide(members[2], false, filing);
      const refused = only(await submit(filing), "Refused");
      expect(textOfWord(refused["eId"])).to.equal("art_3__para_1");
      expect(textOfWord(refused["remedy"])).to.equal("art_7__para_1");
    });

    it("explains what it would grant once it is approved", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      for (const member of members.slice(0, 2)) await commission.decide(member, true, filing);
      const [ruling, findings] = await land.register.explain(filing.application, filing.evidence);
      expect(textOfWord(ruling.refusal)).to.equal("");
      expect(findings.every(({ satisfied }) => satisfied)).to.equal(true);
    });

    it("approved, and yet a frozen title does not move", async () => {
      const { land, members } = commission;
      const { court } = land.republic.officers;
      const filing = await land.file(gift());
      for (const member of members.slice(0, 2)) await commission.decide(member, true, filing);
      await land.register.connect(court).freeze(entryOf("farm"), id("order"), GENEROUS);
      const refused = only(await submit(filing), "Refused");
      expect(textOfWord(refused["eId"])).to.equal("art_5__para_1");
    });

    it("[art_2__point_a] a garden needs nobody's approval", async () => {
      const { land } = commission;
      const { alice, bob } = land;
      const garden = { dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob], deadline: DEADLINE };
      only(await land.decide({ ...garden, by: [alice, bob] }), "Granted");
    });
  });

  describe("counts silence", () => {
    it("[art_5__para_3] for 8 working days from the receipt, and not a day less", async () => {
      const { land } = commission;
      const filing = await land.file(gift());
      await new LodgingDesk(land).lodgeSigned(filing);
      await commission.waitWorkingDays(SILENCE);
      await awaits(filing);
      await commission.waitWorkingDays(1);
      only(await submit(filing), "Granted");
    });

    it("[art_5__para_3] only of what was lodged signed: an office's note starts no clock", async () => {
      const { land } = commission;
      const filing = await land.file(gift());
      const desk = new LodgingDesk(land);
      await desk.lodge(desk.notary, filing.digest, "farm");
      await commission.waitWorkingDays(SILENCE + 1);
      await awaits(filing);
    });

    it("[art_5__para_3] a holiday proclaimed later makes it wait longer", async () => {
      const { land } = commission;
      const { gazette, offices, officers } = land.republic;
      const announcedOn = Number(await gazette.today());
      const holiday = await gazette.workingDaysAfter(announcedOn, SILENCE + 2);
      const proclaim = gazette.interface.encodeFunctionData("proclaimHoliday", [holiday]);
      await offices.connect(officers.legislature).schedule(gazette, proclaim, 0, GENEROUS);
      await commission.waitWorkingDays(2);
      const filing = await land.file(gift());
      await new LodgingDesk(land).lodgeSigned(filing);
      const receivedOn = await gazette.today();
      expect(await gazette.workingDaysAfter(receivedOn, SILENCE), "the last day").to.equal(holiday);
      await new LodgingDesk(land).wait(announcedOn + 11 - Number(receivedOn));
      await gazette.connect(officers.legislature).proclaimHoliday(holiday, GENEROUS);
      const lastDay = await gazette.workingDaysAfter(receivedOn, SILENCE);
      expect(lastDay).to.be.greaterThan(holiday);
      await new LodgingDesk(land).wait(Number(lastDay - (await gazette.today())));
      await awaits(filing);
      await commission.waitWorkingDays(1);
      only(await submit(filing), "Granted");
    });

    it("[art_5__para_3] one opinion alone does not break it, and after it nobody declines any more", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      await new LodgingDesk(land).lodgeSigned(filing);
      await commission.decide(members[0], false, filing);
      await commission.waitWorkingDays(SILENCE + 1);
      await fails(commission.decide(members[1], false, filing), "DiscretionExercised");
      only(await submit(filing), "Granted");
    });

    it("declined in time, time changes nothing", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      await new LodgingDesk(land).lodgeSigned(filing);
      for (const member of members.slice(0, 2)) await commission.decide(member, false, filing);
      await commission.waitWorkingDays(SILENCE + 1);
      only(await submit(filing), "Refused");
    });
  });

  describe("attacked by", () => {
    it("[art_5__para_2] a member with two accounts: persons are counted", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      await commission.decide(members[0], true, filing);
      await fails(commission.decide(members[0], true, filing), "DiscretionOfficerBarred");
      const second = party("Second account");
      await commission.appoint(second);
      const disguised = { ...second, person: members[0].person };
      await fails(commission.decide(disguised, true, filing), "DiscretionOfficerBarred");
      const another = { ...second, person: members[1].person };
      await fails(commission.decide(another, true, filing), "DiscretionInvalidSignature");
    });

    it("[art_5__para_2] a member who acquires the land", async () => {
      const { land, members } = commission;
      const { alice } = land;
      const filing = await land.file({
        dealings: { farm: [transfer(alice, members[0])] },
        by: [alice, members[0]],
        deadline: DEADLINE,
      });
      await fails(commission.decide(members[0], true, filing), "DiscretionOfParty");
    });

    it("[art_5__para_2] a member who has declared a conflict of interest", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      await commission.recuse(members[0], filing);
      await fails(commission.decide(members[0], true, filing), "DiscretionOfficerBarred");
      await commission.decide(members[1], true, filing);
      await commission.decide(members[2], true, filing);
      only(await submit(filing), "Granted");
    });

    it("somebody else who declares it for them", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      const posing = { ...members[1], person: members[0].person };
      await fails(commission.recuse(posing, filing), "DiscretionInvalidSignature");
    });

    it("whoever holds another office, or none", async () => {
      const { land } = commission;
      const filing = await land.file(gift());
      for (const pretender of [land.notary, land.registrar, land.stranger]) {
        await fails(commission.decide(pretender, true, filing), "DiscretionNotInOffice");
      }
      const outsider = party("Outsider");
      await fails(commission.decide(outsider, true, filing), "DiscretionNotActive");
      await enrol(land.republic, [outsider]);
      await fails(commission.decide(outsider, true, filing), "DiscretionNotInOffice");
    });

    it("an opinion on one application shown for another", async () => {
      const { land, members } = commission;
      const approved = await land.file(gift());
      const other = await land.file({ ...gift(), deadline: DEADLINE - 1 });
      for (const member of members.slice(0, 2)) await commission.decide(member, true, approved);
      await awaits(other);
      const mixed = { ...other, digest: approved.digest };
      await fails(commission.decide(members[2], true, mixed), "DiscretionInvalidSignature");
    });

    it("an opinion without reasons, or on a provision that leaves none", async () => {
      const { land, members } = commission;
      const filing = await land.file(gift());
      const reasons = `0x${"00".repeat(32)}` as const;
      await fails(commission.decide(members[0], true, filing, { reasons }), "DiscretionWithoutReasons");
      const provision = "art_4__para_2";
      await fails(commission.decide(members[0], true, filing, { provision }), "DiscretionNone");
      const old = { keyVersion: 2 };
      await fails(commission.decide(members[0], true, filing, old), "DiscretionNotActive");
    });

    it("an applicant who lodges while there is no such law, to have the silence behind them", async () => {
      const land = await openLandOffice();
      const { alice, bob } = land;
      const filing = await land.file({
        dealings: { farm: [transfer(alice, bob)] },
        by: [alice, bob],
        deadline: DEADLINE,
      });
      await new LodgingDesk(land).lodgeSigned(filing);
      await LandCommission.found(land);
      await expect(land.submit(filing)).to.be.revertedWithCustomError(
        land.register,
        "RegisterAwaitsDiscretion",
      );
    });
  });
});
