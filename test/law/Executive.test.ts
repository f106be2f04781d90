import { id, ZeroAddress, ZeroHash, type BaseContract } from "ethers";
import { expect } from "chai";
import type { CallStruct } from "../../typechain-types/contracts/law/Executive.js";
import {
  at,
  callsHash,
  connect,
  CONSTITUTION_KEY,
  date,
  enactment,
  found,
  NO_END,
  OFFICE,
  type Republic,
  NO_PERSON,
} from "./fixture.js";

const REASONS = id("the judgment");

describe("Executive", () => {
  let republic: Republic;
  let ledger: BaseContract;
  let calls: CallStruct[];
  let enactmentId: string;

  beforeEach(async () => {
    republic = await found(await connect());
    ledger = await republic.connection.ethers.deployContract("Ledger");
    calls = [call("set", 7)];
    enactmentId = await enact(calls); // on 4 January: a veto is possible to the end of 18 January
  });

  const call = (name: string, value: number): CallStruct => ({
    target: ledger.target,
    data: ledger.interface.encodeFunctionData(name, [value]),
  });

  async function enact(ordered: CallStruct[]): Promise<string> {
    const gazette = republic.gazette.connect(republic.legislature);
    const parts = enactment({ eli: "/eli/xx/act/2016/1", calls: ordered });
    const name = await gazette.enact.staticCall(parts);
    await gazette.enact(parts);
    return name;
  }

  /** What was enacted first is executed first. */
  async function executeFirst(): Promise<void> {
    await at(republic.connection, "2016-01-19T00:00:00Z");
    await republic.executive.execute(enactmentId, calls);
  }

  const value = async (): Promise<unknown> => ledger.getFunction("value").staticCall();

  describe("the admin role", () => {
    it("cannot be given, delayed or taken away by any order", async () => {
      const { offices, executive, citizen, connection } = republic;
      const orders: [string, unknown[]][] = [
        ["grantRole", [0, citizen.address, 0]],
        ["grantRole", [0, executive.target, 2 ** 32 - 1]],
        ["revokeRole", [0, executive.target]],
        ["renounceRole", [0, executive.target]],
      ];
      const ordered = orders.map(([name, args]) => ({
        target: offices.target,
        data: offices.interface.encodeFunctionData(name as "grantRole", args as never),
      }));
      const locked = offices.interface.encodeErrorResult("AccessManagerLockedRole", [0]);
      await executeFirst();
      const snapshot = await connection.networkHelpers.takeSnapshot();
      for (const order of ordered) {
        const name = await enact([order]);
        await at(connection, "2016-02-05T09:00:00Z");
        await expect(executive.execute(name, [order]))
          .to.be.revertedWithCustomError(executive, "ExecutiveCallFailed")
          .withArgs(0, locked);
        await snapshot.restore();
      }
      expect((await offices.hasRole(0, executive)).isMember).to.equal(true);
    });
  });

  describe("orders that nobody executes", () => {
    it("can be executed on the thirtieth day after the time for a veto", async () => {
      await at(republic.connection, "2016-02-17T23:58:00Z");
      await republic.executive.execute(enactmentId, calls);
      expect(await value()).to.equal(7n);
    });

    it("lapse on the day after", async () => {
      const { executive, connection } = republic;
      await at(connection, "2016-02-18T00:00:00Z");
      await expect(executive.execute(enactmentId, calls))
        .to.be.revertedWithCustomError(executive, "ExecutiveLapsed")
        .withArgs(enactmentId, date("2016-02-17"), date("2016-02-18"));
    });
  });

  describe("founding", () => {
    it("[art_11__para_1] publishes the acts and sets up the offices", async () => {
      const { executive, gazette, offices, legislature, court } = republic;
      expect((await gazette.inForce(CONSTITUTION_KEY)).version.from).to.equal(date("2016-01-04"));
      expect((await offices.hasRole(OFFICE.legislature, legislature)).isMember).to.equal(true);
      expect((await offices.hasRole(OFFICE.constitutionalCourt, court)).isMember).to.equal(true);
      expect((await offices.hasRole(0, executive)).isMember).to.equal(true);
    });

    it("[art_11__para_2] [art_6__para_2] leaves the founder nothing", async () => {
      const { executive, gazette, offices, persons, founder } = republic;
      expect(await executive.founder()).to.equal(ZeroAddress);
      await expect(executive.connect(founder).found([], []))
        .to.be.revertedWithCustomError(executive, "ExecutiveNotTheFounder")
        .withArgs(founder.address);
      await expect(gazette.connect(founder).enact(enactment({ eli: "/eli/xx/act/2016/9" })))
        .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
        .withArgs(founder.address);
      await expect(gazette.connect(founder).setAuthority(founder)).to.be.revertedWithCustomError(
        gazette,
        "AccessManagedUnauthorized",
      );
      const own = offices.connect(founder);
      const attempts = [
        () => own.grantRole(0, founder, 0),
        () => own.appoint(OFFICE.legislature, founder, NO_PERSON, NO_END, 0),
        () =>
          own.setTargetFunctionRole(
            gazette,
            [gazette.interface.getFunction("enact").selector],
            2n ** 64n - 1n,
          ),
        () => own.updateAuthority(gazette, founder),
        () => own.setTargetClosed(gazette, true),
      ];
      for (const attempt of attempts) {
        await expect(attempt()).to.be.revertedWithCustomError(offices, "AccessManagerUnauthorizedAccount");
      }
      for (const office of [0, 1, 2, 3, 4, 5, 6, 7]) {
        expect((await offices.hasRole(office, founder)).isMember).to.equal(false);
      }
      await expect(persons.connect(founder).allowVerifier(ledger, true)).to.be.revertedWithCustomError(
        persons,
        "AccessManagedUnauthorized",
      );
    });

    it("leaves the Executive itself no way to enact", async () => {
      const { executive, gazette, offices } = republic;
      const { selector } = gazette.interface.getFunction("enact");
      expect(await offices.canCall(executive, gazette, selector)).to.deep.equal([false, 0n]);
    });

    it("is for the founder only", async () => {
      const { connection, citizen } = republic;
      const other = await connection.ethers.deployContract("Executive", [citizen, 0, 14]);
      await expect(other.getFunction("found")([], []))
        .to.be.revertedWithCustomError(other, "ExecutiveNotTheFounder")
        .withArgs(republic.founder.address);
    });

    it("fails as a whole when a call fails", async () => {
      const { connection, founder } = republic;
      const other = await connection.ethers.deployContract("Executive", [founder, 0, 14]);
      await expect(other.getFunction("found")([], [call("set", 3), call("refuse", 5)]))
        .to.be.revertedWithCustomError(other, "ExecutiveCallFailed")
        .withArgs(1, ledger.interface.encodeErrorResult("LedgerRefuses", [5]));
      expect(await other.getFunction("founder").staticCall()).to.equal(founder.address);
    });
  });

  describe("executing", () => {
    it("[art_7__para_3] makes the calls once the time for a veto has passed, whoever asks", async () => {
      const { connection, executive, citizen } = republic;
      await at(connection, "2016-01-19T00:00:00Z");
      await expect(executive.connect(citizen).execute(enactmentId, calls))
        .to.emit(executive, "Executed")
        .withArgs(enactmentId);
      expect(await value()).to.equal(7);
      expect(await executive.statusOf(enactmentId)).to.equal(1);
    });

    it("reverts while there is time for a veto", async () => {
      const { connection, executive } = republic;
      await at(connection, "2016-01-18T23:59:00Z");
      await expect(executive.execute(enactmentId, calls))
        .to.be.revertedWithCustomError(executive, "ExecutiveTooEarly")
        .withArgs(enactmentId, date("2016-01-18"), date("2016-01-18"));
    });

    it("reverts when the calls were altered", async () => {
      const { connection, executive } = republic;
      await at(connection, "2016-01-19T00:00:00Z");
      for (const altered of [[call("set", 8)], [...calls, ...calls], []]) {
        await expect(executive.execute(enactmentId, altered))
          .to.be.revertedWithCustomError(executive, "ExecutiveOtherCalls")
          .withArgs(enactmentId, callsHash(calls), callsHash(altered));
      }
    });

    it("reverts the second time", async () => {
      const { connection, executive } = republic;
      await at(connection, "2016-01-19T00:00:00Z");
      await executive.execute(enactmentId, calls);
      await expect(executive.execute(enactmentId, calls))
        .to.be.revertedWithCustomError(executive, "ExecutiveAlreadyExecuted")
        .withArgs(enactmentId);
    });

    it("reverts for an enactment that nobody enacted, or that orders nothing", async () => {
      const { executive } = republic;
      for (const name of [id("nothing"), await enact([])]) {
        await expect(executive.execute(name, []))
          .to.be.revertedWithCustomError(executive, "ExecutiveNothingOrdered")
          .withArgs(name);
      }
    });

    it("[art_7__para_3] makes no call when one fails, and may be tried again", async () => {
      const { executive } = republic;
      const failing = [call("set", 3), call("refuse", 5)];
      const name = await enact(failing);
      await executeFirst();
      await expect(executive.execute(name, failing))
        .to.be.revertedWithCustomError(executive, "ExecutiveCallFailed")
        .withArgs(1, ledger.interface.encodeErrorResult("LedgerRefuses", [5]));
      expect(await value()).to.equal(7);
      expect(await executive.statusOf(name)).to.equal(0);
    });

    it("reverts when there is no contract to call", async () => {
      const { executive, citizen } = republic;
      const nowhere = [{ target: citizen.address, data: "0x" }];
      const name = await enact(nowhere);
      await executeFirst();
      await expect(executive.execute(name, nowhere))
        .to.be.revertedWithCustomError(executive, "ExecutiveTargetWithoutCode")
        .withArgs(0, citizen.address);
    });
  });

  describe("vetoing", () => {
    it("stops the calls for ever", async () => {
      const { connection, executive, court } = republic;
      await at(connection, "2016-01-18T23:59:00Z");
      await expect(executive.connect(court).veto(enactmentId, REASONS))
        .to.emit(executive, "Vetoed")
        .withArgs(enactmentId, court.address, REASONS);
      await at(connection, "2016-01-19T00:00:00Z");
      await expect(executive.execute(enactmentId, calls))
        .to.be.revertedWithCustomError(executive, "ExecutiveVetoed")
        .withArgs(enactmentId);
      await expect(executive.connect(court).veto(enactmentId, REASONS)).to.be.revertedWithCustomError(
        executive,
        "ExecutiveVetoed",
      );
      expect(await executive.statusOf(enactmentId)).to.equal(2);
    });

    it("is for the constitutional court", async () => {
      const { executive, legislature } = republic;
      await expect(executive.connect(legislature).veto(enactmentId, REASONS))
        .to.be.revertedWithCustomError(executive, "ExecutiveNotTheConstitutionalCourt")
        .withArgs(legislature.address);
    });

    it("reverts after the last day", async () => {
      const { connection, executive, court } = republic;
      await at(connection, "2016-01-19T00:00:00Z");
      await expect(executive.connect(court).veto(enactmentId, REASONS))
        .to.be.revertedWithCustomError(executive, "ExecutiveTooLate")
        .withArgs(enactmentId, date("2016-01-18"), date("2016-01-19"));
    });

    it("reverts where there is nothing to veto", async () => {
      const { executive, court } = republic;
      await expect(executive.connect(court).veto(ZeroHash, REASONS))
        .to.be.revertedWithCustomError(executive, "ExecutiveNothingOrdered")
        .withArgs(ZeroHash);
    });
  });

  it("can be ordered to change who holds an office, and by nothing else", async () => {
    const { executive, offices, legislature, citizen } = republic;
    const data = offices.interface.encodeFunctionData("revokeRole", [
      OFFICE.legislature,
      legislature.address,
    ]);
    const dismissal = [{ target: offices.target, data }];
    const name = await enact(dismissal);
    await executeFirst();
    await executive.connect(citizen).execute(name, dismissal);
    expect((await offices.hasRole(OFFICE.legislature, legislature)).isMember).to.equal(false);
  });
});
