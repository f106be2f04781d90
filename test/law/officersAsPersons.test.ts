import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { type Account, NO_PERSON, personOf } from "../support/republic.ts";
import { at, connect, date, NO_END, type Connection } from "./fixture.js";
import { Offices__factory, type Offices } from "../../typechain-types/index.js";

const NOTARY = 7;
const [NORA, DORA] = [personOf("Nora"), personOf("Dora")];

/** Offices whose admin is an account; days begin at 23:00 UTC. Article 5(20) of the Constitution Act. */
describe("Officers as persons", () => {
  let connection: Connection;
  let offices: Offices;
  let notary: Account;
  let deputy: Account;

  beforeEach(async () => {
    connection = await connect();
    const [admin, ...rest] = (await connection.ethers.getSigners()) as [Account, ...Account[]];
    [notary, deputy] = rest as [Account, Account];
    offices = await new Offices__factory(admin).deploy(admin, 3600);
    await offices.appoint(NOTARY, notary, NORA, date("2016-03-10"), 0);
  });

  const seatOf = (account: Account, person: string) => offices.seatOfPerson(NOTARY, account, person);

  it("[art_5__para_20] the account signs as the person whom the order names, to the end of the term", async () => {
    expect(await seatOf(notary, NORA)).to.equal(notary.address);
    expect(await offices.personIn(NOTARY, notary)).to.equal(NORA);
    await at(connection, "2016-03-10T23:00:00Z");
    expect(await seatOf(notary, NORA)).to.equal(ZeroAddress);
  });

  it("[art_5__para_20] as nobody else, whosever key it has become", async () => {
    expect(await seatOf(notary, DORA)).to.equal(ZeroAddress);
    expect(await seatOf(deputy, NORA)).to.equal(ZeroAddress);
  });

  it("[art_5__para_20] an officer of whom no person is named signs as nobody", async () => {
    await offices.appoint(NOTARY, deputy, NO_PERSON, NO_END, 0);
    for (const person of [NORA, NO_PERSON]) expect(await seatOf(deputy, person)).to.equal(ZeroAddress);
    expect(await offices.seatOf(NOTARY, deputy)).to.equal(deputy.address);
  });

  it("an appointment anew names the person anew, a grant of the role nobody", async () => {
    await offices.appoint(NOTARY, notary, DORA, NO_END, 0);
    expect(await seatOf(notary, NORA)).to.equal(ZeroAddress);
    expect(await seatOf(notary, DORA)).to.equal(notary.address);
    await offices.grantRole(NOTARY, notary, 0);
    expect(await seatOf(notary, DORA)).to.equal(ZeroAddress);
    expect(await offices.personIn(NOTARY, notary)).to.equal(NO_PERSON);
  });

  it("[art_5__para_20] who acts for an officer signs in the officer's seat, as the person whom the officer names", async () => {
    const [from, to] = [date("2016-02-01"), date("2016-02-14")];
    await offices.connect(notary).appointActing(NOTARY, deputy, DORA, from, to);
    expect(await seatOf(deputy, DORA)).to.equal(ZeroAddress);
    await at(connection, "2016-02-05T12:00:00Z");
    expect(await seatOf(deputy, DORA)).to.equal(notary.address);
    expect(await seatOf(deputy, NORA)).to.equal(ZeroAddress);
    expect(await seatOf(notary, NORA)).to.equal(ZeroAddress);
    await at(connection, "2016-02-15T12:00:00Z");
    expect(await seatOf(deputy, DORA)).to.equal(ZeroAddress);
    expect(await seatOf(notary, NORA)).to.equal(notary.address);
  });

  it("a term ends on a day that can be written in 24 bits, or never", async () => {
    const farthest = 2 ** 24 - 1;
    await offices.appoint(NOTARY, notary, NORA, farthest, 0);
    expect(await offices.lastDayOf(NOTARY, notary)).to.equal(farthest);
    await expect(offices.appoint(NOTARY, notary, NORA, farthest + 1, 0))
      .to.be.revertedWithCustomError(offices, "SafeCastOverflowedUintDowncast")
      .withArgs(24, farthest + 1);
  });

  it("a delay given later takes effect, and does not return with a tenure without one", async () => {
    await offices.appoint(NOTARY, notary, NORA, NO_END, 3600);
    expect(await offices.hasRole(NOTARY, notary)).to.deep.equal([true, 3600n]);
    await offices.revokeRole(NOTARY, notary);
    await offices.appoint(NOTARY, notary, NORA, NO_END, 0);
    expect(await offices.hasRole(NOTARY, notary)).to.deep.equal([true, 0n]);
    expect((await offices.getAccess(NOTARY, notary)).currentDelay).to.equal(0n);
    await offices.appoint(NOTARY, notary, NORA, NO_END, 60);
    expect(await offices.hasRole(NOTARY, notary)).to.deep.equal([true, 60n]);
  });
});
