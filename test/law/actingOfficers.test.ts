import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { type Account, NO_PERSON } from "../support/republic.ts";
import { at, connect, date, NO_END, type Connection } from "./fixture.js";
import { Gazette__factory, Offices__factory, type Offices } from "../../typechain-types/index.js";

const JUDGE = 6;
const NOTARY = 7;
const TODAY = date("2016-01-04");
const [FROM, TO, TERM_ENDS] = [date("2016-02-01"), date("2016-02-14"), date("2016-03-10")];
const NOBODY = [ZeroAddress, 0n, 0n];

/** Offices whose admin is an account; days begin at 23:00 UTC. Article 5(12) to (16) of the Constitution Act. */
describe("Acting officers", () => {
  let connection: Connection;
  let offices: Offices;
  let admin: Account;
  let officer: Account;
  let deputy: Account;
  let other: Account;

  beforeEach(async () => {
    connection = await connect();
    [admin, officer, deputy, other] = (await connection.ethers.getSigners()) as [
      Account,
      Account,
      Account,
      Account,
    ];
    offices = await new Offices__factory(admin).deploy(admin, 3600);
    await offices.appoint(JUDGE, officer, NO_PERSON, TERM_ENDS, 60);
  });

  const holds = async (who: Account, office = JUDGE): Promise<boolean> =>
    (await offices.hasRole(office, who)).isMember;
  const appointActing = (
    from = FROM,
    to = TO,
    whom: Account = deputy,
    by: Account = officer,
    office = JUDGE,
  ) => offices.connect(by).appointActing(office, whom, NO_PERSON, from, to);
  const rejected = async (sent: Promise<unknown>, error: string, ...args: unknown[]) =>
    expect(sent)
      .to.be.revertedWithCustomError(offices, error)
      .withArgs(...args);
  const gazetteOf = async () => Gazette__factory.connect(await offices.gazette(), admin);
  const during = () => at(connection, "2016-02-05T12:00:00Z");

  describe("hold the office in the place of the officer", () => {
    it("[art_5__para_12] [art_5__para_13] from the first day to the end of the last, when the officer rests", async () => {
      await expect(appointActing())
        .to.emit(offices, "ActingAppointed")
        .withArgs(JUDGE, officer.address, deputy.address, NO_PERSON, FROM, TO);
      for (const [moment, acts] of [
        ["2016-01-20T12:00:00Z", false],
        ["2016-01-31T22:59:00Z", false],
        ["2016-01-31T23:00:00Z", true],
        ["2016-02-05T12:00:00Z", true],
        ["2016-02-14T22:59:00Z", true],
        ["2016-02-14T23:00:00Z", false],
        ["2016-02-20T12:00:00Z", false],
      ] as const) {
        await at(connection, moment);
        expect([await holds(deputy), await holds(officer)], moment).to.deep.equal([acts, !acts]);
      }
    });

    it("with the officer's delay, and in no other office", async () => {
      await appointActing();
      await during();
      expect(await offices.hasRole(JUDGE, deputy)).to.deep.equal([true, 60n]);
      expect(await holds(deputy, NOTARY)).to.equal(false);
    });

    it("and everybody can see on whose behalf", async () => {
      expect(await offices.actsFor(JUDGE, deputy)).to.deep.equal(NOBODY);
      await appointActing();
      expect(await offices.actsFor(JUDGE, deputy)).to.deep.equal([officer.address, BigInt(FROM), BigInt(TO)]);
      expect(await offices.deputyOf(JUDGE, officer)).to.deep.equal([
        deputy.address,
        BigInt(FROM),
        BigInt(TO),
      ]);
      expect(await offices.lastDayOf(JUDGE, deputy)).to.equal(0);
      await at(connection, "2016-02-20T12:00:00Z");
      expect(await offices.actsFor(JUDGE, deputy)).to.deep.equal(NOBODY);
      expect(await offices.deputyOf(JUDGE, officer)).to.deep.equal(NOBODY);
    });

    it("also on the officer's last day, and from today", async () => {
      await appointActing(TODAY, TERM_ENDS);
      expect(await holds(deputy)).to.equal(true);
      await at(connection, "2016-03-10T22:59:00Z");
      expect(await holds(deputy)).to.equal(true);
    });

    it("for officers whose term has no end", async () => {
      await offices.appoint(JUDGE, other, NO_PERSON, NO_END, 0);
      await appointActing(FROM, NO_END, deputy, other);
      await at(connection, "2030-02-05T12:00:00Z");
      expect([await holds(deputy), await holds(other)]).to.deep.equal([true, false]);
    });

    it("do what the officer may do with a contract, and only then", async () => {
      const gazette = await gazetteOf();
      const { selector } = gazette.getFunction("suspend").fragment;
      await offices.setTargetFunctionRole(gazette, [selector], JUDGE);
      await offices.appoint(JUDGE, officer, NO_PERSON, TERM_ENDS, 0);
      await appointActing();
      expect(await offices.canCall(deputy, gazette, selector)).to.deep.equal([false, 0n]);
      await during();
      expect(await offices.canCall(deputy, gazette, selector)).to.deep.equal([true, 0n]);
      expect(await offices.canCall(officer, gazette, selector)).to.deep.equal([false, 0n]);
    });
  });

  describe("are appointed", () => {
    it("[art_5__para_12] by nobody outside their own term", async () => {
      const sent = appointActing(FROM, TO, deputy, other);
      await rejected(sent, "OfficesNotTheOfficer", JUDGE, other.address);
      await rejected(
        appointActing(FROM, TO, deputy, officer, NOTARY),
        "OfficesNotTheOfficer",
        NOTARY,
        officer.address,
      );
      await at(connection, "2016-03-10T23:00:00Z");
      await rejected(
        appointActing(date("2016-03-11"), date("2016-03-12")),
        "OfficesNotTheOfficer",
        JUDGE,
        officer.address,
      );
    });

    it("[art_5__para_12] for no day before today, after the term, or in the wrong order", async () => {
      for (const [from, to] of [
        [TODAY - 1, TO],
        [FROM, TERM_ENDS + 1],
        [FROM, NO_END],
        [TO, FROM],
        [0, 0],
      ] as const) {
        const bounds = [JUDGE, from, to, TODAY, TERM_ENDS];
        await rejected(appointActing(from, to), "OfficesOutsideTheTerm", ...bounds);
      }
    });

    it("[art_5__para_12] by nobody who acts themselves, before, on or after the first day", async () => {
      await appointActing();
      const again = () => appointActing(FROM, TO, other, deputy);
      await rejected(again(), "OfficesNotTheOfficer", JUDGE, deputy.address);
      await during();
      await rejected(again(), "OfficesNotTheOfficer", JUDGE, deputy.address);
    });

    it("[art_5__para_14] for one officer at a time, who has one at a time", async () => {
      await offices.appoint(JUDGE, other, NO_PERSON, TERM_ENDS, 0);
      await appointActing();
      await rejected(
        appointActing(FROM, TO, admin),
        "OfficesActsAlready",
        JUDGE,
        officer.address,
        deputy.address,
      );
      const sent = appointActing(FROM, TO, deputy, other);
      await rejected(sent, "OfficesActsAlready", JUDGE, officer.address, deputy.address);
      await at(connection, "2016-02-15T12:00:00Z");
      await appointActing(date("2016-02-20"), date("2016-02-21"), deputy, other);
      await appointActing(date("2016-02-20"), date("2016-02-21"), admin);
    });

    it("[art_5__para_14] in place of somebody else: never of themselves, and never nobody", async () => {
      await rejected(appointActing(FROM, TO, officer), "OfficesNotADeputy", JUDGE, officer.address);
      const nobody = offices.connect(officer).appointActing(JUDGE, ZeroAddress, NO_PERSON, FROM, TO);
      await rejected(nobody, "OfficesNotADeputy", JUDGE, ZeroAddress);
    });

    it("not before a delay that the office has for grants is over", async () => {
      await offices.setGrantDelay(JUDGE, 3 * 86_400);
      await connection.networkHelpers.time.increase(5 * 86_400);
      const gazette = Gazette__factory.connect(await offices.gazette(), officer as never);
      const today = Number(await gazette.today());
      const bounds = [JUDGE, today + 3, TO, today + 4, TERM_ENDS];
      await rejected(appointActing(today + 3, TO), "OfficesOutsideTheTerm", ...bounds);
      await appointActing(today + 4, TO);
    });
  });

  describe("end", () => {
    it("[art_5__para_15] when the officer ends it, who exercises the office again at once", async () => {
      await appointActing();
      await during();
      await expect(offices.connect(officer).endActing(JUDGE))
        .to.emit(offices, "ActingEnded")
        .withArgs(JUDGE, officer.address, deputy.address);
      expect([await holds(deputy), await holds(officer)]).to.deep.equal([false, true]);
      await rejected(offices.connect(officer).endActing(JUDGE), "OfficesNobodyActs", JUDGE, officer.address);
      await rejected(offices.connect(deputy).endActing(JUDGE), "OfficesNobodyActs", JUDGE, deputy.address);
    });

    it("[art_5__para_15] when the acting officer lays it down, or is dismissed", async () => {
      const ends = {
        "lays it down": () => offices.connect(deputy).renounceRole(JUDGE, deputy),
        "is dismissed": () => offices.revokeRole(JUDGE, deputy),
      };
      for (const [how, end] of Object.entries(ends)) {
        await appointActing();
        await expect(end(), how)
          .to.emit(offices, "ActingEnded")
          .withArgs(JUDGE, officer.address, deputy.address);
        expect(await offices.deputyOf(JUDGE, officer), how).to.deep.equal(NOBODY);
      }
      await during();
      expect([await holds(deputy), await holds(officer)]).to.deep.equal([false, true]);
    });

    it("[art_5__para_15] a judge whom another has act lays it down, and remains a judge", async () => {
      await offices.appoint(JUDGE, other, NO_PERSON, TERM_ENDS, 0);
      await appointActing(FROM, TO, other);
      await during();
      await rejected(offices.connect(other).renounceRole(JUDGE, deputy), "AccessManagerBadConfirmation");
      await offices.connect(other).renounceRole(JUDGE, other);
      expect([await holds(other), await holds(officer)]).to.deep.equal([true, true]);
      await offices.connect(other).renounceRole(JUDGE, other);
      expect([await holds(other), await holds(officer)]).to.deep.equal([false, true]);
    });

    it("[art_5__para_13] the seat is the officer's, whoever sits in it", async () => {
      await appointActing();
      const seats = async () => [await offices.seatOf(JUDGE, officer), await offices.seatOf(JUDGE, deputy)];
      expect(await seats()).to.deep.equal([officer.address, ZeroAddress]);
      await during();
      expect(await seats()).to.deep.equal([ZeroAddress, officer.address]);
      await offices.appoint(JUDGE, deputy, NO_PERSON, TERM_ENDS, 0);
      expect(await offices.seatOf(JUDGE, deputy)).to.equal(deputy.address);
      expect(await offices.seatOf(NOTARY, officer)).to.equal(ZeroAddress);
    });

    it("[art_5__para_16] with the officer's dismissal, and do not begin again", async () => {
      await appointActing();
      await offices.revokeRole(JUDGE, officer);
      expect(await offices.actsFor(JUDGE, deputy)).to.deep.equal(NOBODY);
      await offices.appoint(JUDGE, officer, NO_PERSON, TERM_ENDS, 60);
      await during();
      expect([await holds(deputy), await holds(officer)]).to.deep.equal([false, true]);
    });

    it("[art_5__para_16] with a new appointee of the same days: who acted before does not act again", async () => {
      await appointActing();
      await offices.revokeRole(JUDGE, officer);
      await offices.appoint(JUDGE, officer, NO_PERSON, TERM_ENDS, 60);
      await appointActing(FROM, TO, other);
      await during();
      expect([await holds(deputy), await holds(other), await holds(officer)]).to.deep.equal([
        false,
        true,
        false,
      ]);
      expect(await offices.actsFor(JUDGE, deputy)).to.deep.equal(NOBODY);
    });

    it("[art_5__para_16] with the officer's term, shortened after the appointment", async () => {
      await appointActing();
      await offices.appoint(JUDGE, officer, NO_PERSON, date("2016-02-03"), 60);
      await at(connection, "2016-02-03T22:59:00Z");
      expect(await holds(deputy)).to.equal(true);
      await at(connection, "2016-02-03T23:00:00Z");
      expect([await holds(deputy), await holds(officer)]).to.deep.equal([false, false]);
      await offices.appoint(JUDGE, officer, NO_PERSON, TERM_ENDS, 60);
      expect([await holds(deputy), await holds(officer)]).to.deep.equal([false, true]);
    });
  });

  describe("attacks", () => {
    it("two officers who act for each other are two, not more and not fewer", async () => {
      await offices.appoint(JUDGE, other, NO_PERSON, TERM_ENDS, 60);
      await appointActing(FROM, TO, other, officer);
      await appointActing(FROM, TO, officer, other);
      await during();
      expect([await holds(officer), await holds(other)]).to.deep.equal([true, true]);
      await offices.revokeRole(JUDGE, officer);
      expect([await holds(officer), await holds(other)]).to.deep.equal([false, true]);
    });

    it("an officer who acts for another has somebody act in their own place, not in the other's", async () => {
      await offices.appoint(JUDGE, other, NO_PERSON, TERM_ENDS, 60);
      await appointActing(FROM, TO, other, officer);
      await appointActing(FROM, TO, deputy, other);
      await during();
      await offices.revokeRole(JUDGE, other);
      expect([await holds(officer), await holds(other), await holds(deputy)]).to.deep.equal([
        true,
        false,
        false,
      ]);
    });

    it("the admin role is not acted in, whatever an enactment orders", async () => {
      const sent = offices.appointActing(0, deputy, NO_PERSON, FROM, TO);
      await rejected(sent, "AccessManagerLockedRole", 0);
    });

    it("a deputy who is also an officer and is dismissed as such acts no longer, either", async () => {
      await offices.appoint(JUDGE, other, NO_PERSON, TERM_ENDS, 60);
      await appointActing(FROM, TO, other, officer);
      await offices.revokeRole(JUDGE, other);
      await during();
      expect([await holds(officer), await holds(other)]).to.deep.equal([true, false]);
    });
  });
});
