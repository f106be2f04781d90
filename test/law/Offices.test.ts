import { expect } from "chai";
import {
  at,
  connect,
  date,
  enactment,
  found,
  NO_END,
  NO_PERSON,
  OFFICE,
  VETO_DAYS,
  type Republic,
} from "./fixture.js";
import { Offices__factory, type Offices } from "../../typechain-types/index.js";

const JUDGE = OFFICE.constitutionalCourt;
const PUBLIC = 2n ** 64n - 1n;

describe("Offices", () => {
  let republic: Republic;
  /** Offices whose admin is an account, to try them without the Executive. */
  let offices: Offices;

  beforeEach(async () => {
    republic = await found(await connect());
    offices = await new Offices__factory(republic.founder).deploy(republic.founder, 3600);
  });

  const holds = async (office: number): Promise<boolean> =>
    (await offices.hasRole(office, republic.citizen)).isMember;

  describe("appointing", () => {
    it("is for the admin", async () => {
      const { citizen } = republic;
      await expect(offices.connect(citizen).appoint(JUDGE, citizen, NO_PERSON, NO_END, 0))
        .to.be.revertedWithCustomError(offices, "AccessManagerUnauthorizedAccount")
        .withArgs(citizen.address, 0);
      await expect(republic.offices.connect(republic.founder).appoint(JUDGE, citizen, NO_PERSON, NO_END, 0))
        .to.be.revertedWithCustomError(offices, "AccessManagerUnauthorizedAccount")
        .withArgs(republic.founder.address, 0);
    });

    it("gives an office to the end of the last day, in the state's time", async () => {
      const { citizen, connection } = republic;
      await expect(offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-03-10"), 0))
        .to.emit(offices, "Appointed")
        .withArgs(JUDGE, citizen.address, NO_PERSON, date("2016-03-10"));
      expect(await offices.lastDayOf(JUDGE, citizen)).to.equal(date("2016-03-10"));
      for (const moment of ["2016-03-08T12:00:00Z", "2016-03-09T23:30:00Z", "2016-03-10T22:59:59Z"]) {
        await at(connection, moment);
        expect(await holds(JUDGE), moment).to.equal(true);
      }
      for (const moment of [
        "2016-03-10T23:00:00Z",
        "2016-03-11T23:00:00Z",
        "2016-03-12T00:00:00Z",
        "2017-01-01T00:00:00Z",
      ]) {
        await at(connection, moment);
        expect(await holds(JUDGE), moment).to.equal(false);
      }
    });

    it("keeps the delay before what the officer does", async () => {
      const { citizen } = republic;
      await offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-03-10"), 86_400);
      expect(await offices.hasRole(JUDGE, citizen)).to.deep.equal([true, 86_400n]);
    });

    it("[art_5__para_8] can prolong a term, and revive one that is over", async () => {
      const { citizen, connection } = republic;
      await offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-03-10"), 0);
      await offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-04-10"), 0);
      await at(connection, "2016-04-12T12:00:00Z");
      expect(await holds(JUDGE)).to.equal(false);
      await offices.appoint(JUDGE, citizen, NO_PERSON, NO_END, 0);
      expect(await holds(JUDGE)).to.equal(true);
      expect(await offices.lastDayOf(JUDGE, citizen)).to.equal(NO_END);
    });

    it("reverts when the term is over already", async () => {
      const { citizen } = republic;
      await expect(offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-01-03"), 0))
        .to.be.revertedWithCustomError(offices, "OfficesTermIsOver")
        .withArgs(JUDGE, citizen.address, date("2016-01-03"), date("2016-01-04"));
    });

    it("reverts for the admin role, which has no term", async () => {
      await expect(offices.appoint(0, republic.citizen, NO_PERSON, NO_END, 0))
        .to.be.revertedWithCustomError(offices, "AccessManagerLockedRole")
        .withArgs(0);
    });
  });

  describe("granting a role", () => {
    it("has no end, and ends the term before it", async () => {
      const { citizen, connection } = republic;
      await offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-03-10"), 0);
      await offices.grantRole(JUDGE, citizen, 0);
      expect(await offices.lastDayOf(JUDGE, citizen)).to.equal(NO_END);
      await at(connection, "2030-01-01T00:00:00Z");
      expect(await holds(JUDGE)).to.equal(true);
    });

    it("[art_5__para_8] is undone by revoking it", async () => {
      const { citizen } = republic;
      expect(await offices.lastDayOf(JUDGE, citizen)).to.equal(0);
      await offices.appoint(JUDGE, citizen, NO_PERSON, date("2016-03-10"), 0);
      await offices.revokeRole(JUDGE, citizen);
      expect(await holds(JUDGE)).to.equal(false);
      expect(await offices.lastDayOf(JUDGE, citizen)).to.equal(0);
    });
  });

  it("lets an officer whose term is over do nothing", async () => {
    const { connection, executive, gazette, legislature, court, offices: ofState } = republic;
    const calls = [
      {
        target: ofState.target,
        data: ofState.interface.encodeFunctionData("appoint", [
          OFFICE.legislature,
          court.address,
          NO_PERSON,
          date("2016-02-28"),
          0,
        ]),
      },
    ];
    const parts = enactment({ eli: "/eli/xx/act/2016/1", calls });
    const enactmentId = await gazette.connect(legislature).enact.staticCall(parts);
    await gazette.connect(legislature).enact(parts);
    await connection.networkHelpers.time.increase((VETO_DAYS + 1) * 86_400);
    await executive.execute(enactmentId, calls);
    await gazette.connect(court).enact(enactment({ eli: "/eli/xx/act/2016/2" }));
    await at(connection, "2016-02-29T00:00:00Z");
    await expect(gazette.connect(court).enact(enactment({ eli: "/eli/xx/act/2016/3" })))
      .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
      .withArgs(court.address);
  });

  it("says what AccessManager would say of a grant", async () => {
    const { citizen, connection } = republic;
    await offices.grantRole(JUDGE, citizen, 3600);
    const since = await connection.networkHelpers.time.latest();
    expect(await offices.getAccess(JUDGE, citizen)).to.deep.equal([since, 3600n, 0n, 0n]);
    await offices.grantRole(JUDGE, citizen, 60); // a shorter delay begins when the longer one would have ended
    const effect = (await connection.networkHelpers.time.latest()) + 3540;
    expect(await offices.getAccess(JUDGE, citizen)).to.deep.equal([since, 3600n, 60n, effect]);
    await offices.connect(citizen).renounceRole(JUDGE, citizen);
    expect(await offices.getAccess(JUDGE, citizen)).to.deep.equal([0n, 0n, 0n, 0n]);
    await offices.revokeRole(JUDGE, citizen);
    for (const attempt of [
      () => offices.grantRole(PUBLIC, citizen, 0),
      () => offices.revokeRole(PUBLIC, citizen),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(offices, "AccessManagerLockedRole")
        .withArgs(PUBLIC);
    }
  });

  it("waits where the office is granted with a delay", async () => {
    const { citizen, connection } = republic;
    await offices.setGrantDelay(JUDGE, 86_400);
    await connection.networkHelpers.time.increase(5 * 86_400);
    await offices.appoint(JUDGE, citizen, NO_PERSON, NO_END, 0);
    expect(await holds(JUDGE)).to.equal(false);
    await connection.networkHelpers.time.increase(86_400);
    expect(await holds(JUDGE)).to.equal(true);
  });

  it("lets nobody close a register", async () => {
    const { gazette } = republic;
    await expect(offices.setTargetClosed(gazette, true))
      .to.be.revertedWithCustomError(offices, "OfficesNeverClose")
      .withArgs(gazette.target);
    expect(await offices.isTargetClosed(gazette)).to.equal(false);
  });

  it("counts everybody as a member of the public", async () => {
    expect((await offices.hasRole(PUBLIC, republic.citizen)).isMember).to.equal(true);
    expect((await offices.hasRole(0, republic.founder)).isMember).to.equal(true);
  });
});
