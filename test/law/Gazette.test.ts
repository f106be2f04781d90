import { encodeBytes32String, id, solidityPacked, ZeroAddress, ZeroHash } from "ethers";
import { expect } from "chai";
import { Gazette__factory, type Gazette } from "../../typechain-types/index.js";
import {
  at,
  callsHash,
  connect,
  CONSTITUTION,
  CONSTITUTION_KEY,
  date,
  enactment,
  found,
  instant,
  NO_END,
  provision,
  type Republic,
} from "./fixture.js";

const ACT = "/eli/xx/act/2015/12";
const KEY = id(`${ACT}#part_2`);
const BASIS = { basisKey: CONSTITUTION_KEY, basisEId: encodeBytes32String("art_9__para_1") };

describe("Gazette", () => {
  let republic: Republic;
  let gazette: Gazette;
  let first: string;
  let second: string;

  beforeEach(async () => {
    republic = await found(await connect());
    gazette = republic.gazette.connect(republic.legislature);
    first = await stub(`${ACT}#part_2`);
    second = await stub(`${ACT}#part_2`);
  });

  async function stub(eli: string): Promise<string> {
    return (await republic.connection.ethers.deployContract("RulesetStub", [eli])).getAddress();
  }

  /** Enacts one version of the act's second part. */
  async function enact(ruleset: string, from: string, until: string | undefined, more = {}) {
    const dates = { from: date(from), until: until === undefined ? NO_END : date(until) };
    return gazette.enact(enactment({ eli: ACT, provisions: [provision({ ruleset, ...dates })], ...more }));
  }

  const version = (ruleset: string, from: string, until: string | undefined, enactedOn: string) => [
    ruleset,
    date(from),
    until === undefined ? NO_END : date(until),
    date(enactedOn),
  ];

  describe("enacting", () => {
    it("is for the legislature", async () => {
      const { citizen } = republic;
      await expect(gazette.connect(citizen).enact(enactment({ eli: ACT })))
        .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
        .withArgs(citizen.address);
    });

    it("logs all that is stored", async () => {
      const { citizen } = republic;
      const calls = [{ target: citizen.address, data: "0x1234" }];
      const parts = { eli: ACT, provisions: [provision({ ruleset: first })], calls, ...BASIS };
      const enactmentId = await gazette.enact.staticCall(enactment(parts));
      await expect(gazette.enact(enactment(parts)))
        .to.emit(gazette, "Enacted")
        .withArgs(
          enactmentId,
          ACT,
          date("2016-01-04"),
          id(`text of ${ACT}`),
          BASIS.basisKey,
          BASIS.basisEId,
          callsHash(calls),
        )
        .and.to.emit(gazette, "ProvisionEnacted")
        .withArgs(KEY, enactmentId, "part_2", first, date("2016-01-04"), NO_END, date("2016-01-04"));
      const [hash, enactedAt, enactedOn] = await gazette.callsOf(enactmentId);
      expect(hash).to.equal(callsHash(calls));
      expect(enactedAt).to.equal(await republic.connection.networkHelpers.time.latest());
      expect(enactedOn).to.equal(date("2016-01-04"));
    });

    it("remembers no calls where there are none, and names each enactment differently", async () => {
      const enactmentId = await gazette.enact.staticCall(enactment({ eli: ACT }));
      await gazette.enact(enactment({ eli: ACT }));
      expect(await gazette.callsOf(enactmentId)).to.deep.equal([ZeroHash, 0n, 0n]);
      expect(await gazette.enact.staticCall(enactment({ eli: ACT }))).not.to.equal(enactmentId);
    });

    it("needs the hash of the text", async () => {
      await expect(gazette.enact(enactment({ eli: ACT, textHash: ZeroHash })))
        .to.be.revertedWithCustomError(gazette, "GazetteTextMissing")
        .withArgs(ACT, date("2016-01-04"));
    });

    it("never overwrites a text", async () => {
      await enact(first, "2016-01-04", undefined);
      await enact(first, "2016-01-05", undefined); // the same text again
      expect(await gazette.textHash(ACT, date("2016-01-04"))).to.equal(id(`text of ${ACT}`));
      expect(await gazette.textHash(ACT, date("2016-01-05"))).to.equal(ZeroHash);
      await expect(enact(first, "2016-01-04", undefined, { textHash: id("another") }))
        .to.be.revertedWithCustomError(gazette, "GazetteTextAlreadyPublished")
        .withArgs(ACT, date("2016-01-04"), id(`text of ${ACT}`), id("another"));
    });

    it("takes only contracts that execute just this provision", async () => {
      const { citizen } = republic;
      await expect(enact(citizen.address, "2016-01-04", undefined))
        .to.be.revertedWithCustomError(gazette, "GazetteRulesetWithoutCode")
        .withArgs(citizen.address);
      const other = await stub(`${ACT}#part_3`);
      await expect(enact(other, "2016-01-04", undefined))
        .to.be.revertedWithCustomError(gazette, "GazetteRulesetOfAnotherProvision")
        .withArgs(other, `${ACT}#part_2`, `${ACT}#part_3`);
    });

    it("needs an interval with a day in it", async () => {
      await expect(enact(first, "2016-02-01", "2016-02-01"))
        .to.be.revertedWithCustomError(gazette, "GazetteEmptyInterval")
        .withArgs(KEY, date("2016-02-01"), date("2016-02-01"));
    });

    it("begins before the days in which the Gazette keeps its mark", async () => {
      const late = provision({ ruleset: first, from: 2 ** 31, until: NO_END });
      await expect(gazette.enact(enactment({ eli: ACT, provisions: [late] })))
        .to.be.revertedWithCustomError(gazette, "GazetteEmptyInterval")
        .withArgs(KEY, 2 ** 31, NO_END);
    });
  });

  describe("retroactivity", () => {
    const refused = async (more: object) => {
      await expect(enact(first, "2016-01-03", undefined, more))
        .to.be.revertedWithCustomError(gazette, "GazetteRetroactiveWithoutBasis")
        .withArgs(KEY, date("2016-01-03"), date("2016-01-04"));
    };

    it("needs a basis", async () => {
      await refused({});
      await refused({ basisKey: BASIS.basisKey });
      await refused({ basisEId: BASIS.basisEId });
      await refused({ ...BASIS, basisKey: KEY }); // not in force
    });

    it("is possible under a provision in force", async () => {
      await enact(first, "1999-01-01", undefined, BASIS);
      expect(await gazette.inForceOn(KEY, date("2000-01-01"))).to.deep.equal(
        version(first, "1999-01-01", undefined, "2016-01-04"),
      );
    });

    it("[art_9__para_3] cannot rest on a provision in force that allows nothing of the kind", async () => {
      await refused({ ...BASIS, basisEId: encodeBytes32String("art_2__point_a") });
    });

    it("cannot rest on a basis that the same enactment makes", async () => {
      const provisions = [
        provision({ subdivision: "part_2", ruleset: first }),
        provision({ subdivision: "part_3", ruleset: await stub(`${ACT}#part_3`), from: date("2016-01-03") }),
      ];
      await expect(
        gazette.enact(enactment({ eli: ACT, provisions, basisKey: KEY, basisEId: BASIS.basisEId })),
      )
        .to.be.revertedWithCustomError(gazette, "GazetteRetroactiveWithoutBasis")
        .withArgs(id(`${ACT}#part_3`), date("2016-01-03"), date("2016-01-04"));
    });

    it("cannot rest on a basis that is repealed", async () => {
      const repeal = provision({ subdivision: "transition", ruleset: ZeroAddress });
      await gazette.enact(enactment({ eli: CONSTITUTION, provisions: [repeal] }));
      await refused(BASIS);
    });

    it("also needs a basis for a repeal", async () => {
      await expect(enact(ZeroAddress, "2016-01-03", undefined)).to.be.revertedWithCustomError(
        gazette,
        "GazetteRetroactiveWithoutBasis",
      );
    });
  });

  describe("what is in force", () => {
    it("is nothing before the first enactment", async () => {
      await expect(gazette.inForce(KEY))
        .to.be.revertedWithCustomError(gazette, "GazetteNotInForce")
        .withArgs(KEY, date("2016-01-04"));
      expect(await gazette.history(KEY)).to.deep.equal([]);
    });

    it("begins on the first day and ends before the last", async () => {
      await enact(first, "2016-02-01", "2016-03-01");
      await expect(gazette.inForceOn(KEY, date("2016-01-31")))
        .to.be.revertedWithCustomError(gazette, "GazetteNotInForce")
        .withArgs(KEY, date("2016-01-31"));
      await gazette.inForceOn(KEY, date("2016-02-01"));
      await gazette.inForceOn(KEY, date("2016-02-29"));
      await expect(gazette.inForceOn(KEY, date("2016-03-01"))).to.be.revertedWithCustomError(
        gazette,
        "GazetteNotInForce",
      );
    });

    it("says which day it is", async () => {
      await enact(first, "2016-01-04", undefined);
      await at(republic.connection, "2016-06-30T23:00:00Z");
      expect(await gazette.inForce(KEY)).to.deep.equal([
        version(first, "2016-01-04", undefined, "2016-01-04"),
        date("2016-07-01"),
      ]);
      const days = [date("2016-01-04"), NO_END, date("2016-07-01")];
      const word = solidityPacked(["address", "uint32", "uint32", "uint32"], [first, ...days]);
      expect(await gazette.inForceToday(KEY)).to.equal(word);
    });

    it("is told in one word by an earlier version too, and not at all by a repeal", async () => {
      await enact(first, "2016-01-04", undefined);
      await enact(second, "2016-02-01", undefined);
      const days = [date("2016-01-04"), date("2016-02-01"), date("2016-01-04")];
      const word = solidityPacked(["address", "uint32", "uint32", "uint32"], [first, ...days]);
      expect(await gazette.inForceToday(KEY)).to.equal(word);
      await enact(ZeroAddress, "2016-01-04", undefined);
      await expect(gazette.inForceToday(KEY)).to.be.revertedWithCustomError(gazette, "GazetteNotInForce");
    });

    it("is the version enacted later, where intervals overlap, and the other one on both sides of it", async () => {
      await enact(first, "2016-01-04", undefined);
      await at(republic.connection, "2016-01-05T09:00:00Z");
      await enact(second, "2016-02-01", "2016-03-01");
      const cases: [string, unknown[]][] = [
        ["2016-01-20", version(first, "2016-01-04", "2016-02-01", "2016-01-04")],
        ["2016-02-10", version(second, "2016-02-01", "2016-03-01", "2016-01-05")],
        ["2016-03-01", version(first, "2016-03-01", undefined, "2016-01-04")],
      ];
      for (const [day, expected] of cases)
        expect(await gazette.inForceOn(KEY, date(day)), day).to.deep.equal(expected);
      expect((await gazette.inForce(KEY)).version.ruleset).to.equal(first); // the amendment is still to come
      expect((await gazette.history(KEY)).map((each) => each.ruleset)).to.deep.equal([first, second]);
    });

    it("is nothing after a repeal, until an act is put in force again", async () => {
      await enact(first, "2016-01-04", undefined);
      await enact(ZeroAddress, "2016-02-01", undefined);
      await enact(second, "2016-03-01", undefined);
      expect((await gazette.inForceOn(KEY, date("2016-01-31"))).until).to.equal(date("2016-02-01"));
      await expect(gazette.inForceOn(KEY, date("2016-02-01")))
        .to.be.revertedWithCustomError(gazette, "GazetteNotInForce")
        .withArgs(KEY, date("2016-02-01"));
      expect((await gazette.inForceOn(KEY, date("2016-03-01"))).ruleset).to.equal(second);
    });

    it("is nothing under a newest version that repeals", async () => {
      await enact(first, "2016-01-04", undefined);
      await enact(ZeroAddress, "2016-01-04", undefined);
      await expect(gazette.inForce(KEY)).to.be.revertedWithCustomError(gazette, "GazetteNotInForce");
    });

    it("can be asked as it was known", async () => {
      await enact(first, "2016-01-04", undefined);
      await at(republic.connection, "2016-05-02T09:00:00Z");
      await enact(second, "2016-02-01", undefined, BASIS); // retroactive
      const known = async (day: string) =>
        (await gazette.inForceAsKnown(KEY, date("2016-03-01"), date(day))).ruleset;
      expect(await known("2016-05-01")).to.equal(first);
      expect(await known("2016-05-02")).to.equal(second);
      expect((await gazette.inForceOn(KEY, date("2016-03-01"))).ruleset).to.equal(second);
      await expect(gazette.inForceAsKnown(KEY, date("2016-03-01"), date("2016-01-03")))
        .to.be.revertedWithCustomError(gazette, "GazetteNotInForce")
        .withArgs(KEY, date("2016-03-01"));
    });

    it("is told from the events alone", async () => {
      await enact(first, "2016-01-04", undefined);
      await enact(second, "2016-02-01", "2016-03-01");
      const logs = await gazette.queryFilter(gazette.filters.ProvisionEnacted(KEY));
      const rebuilt = logs.map(({ args }) => [args.ruleset, args.from, args.until, args.enactedOn]);
      expect(await gazette.history(KEY)).to.deep.equal(rebuilt);
    });
  });

  it("reads one word for the newest version, and one for the calendar where the clocks decide which day it is", async () => {
    await enact(first, "2016-01-04", undefined);
    await at(republic.connection, "2016-05-01T20:59:59Z");
    expect(await readsOfInForceToday()).to.deep.equal([2100]);
    await at(republic.connection, "2016-05-01T21:00:00Z");
    expect(await readsOfInForceToday()).to.deep.equal([2100, 2100]);
  });

  /** Gas of each word of storage that is read. */
  async function readsOfInForceToday(): Promise<number[]> {
    const call = {
      to: await gazette.getAddress(),
      data: gazette.interface.encodeFunctionData("inForceToday", [KEY]),
    };
    const trace = (await republic.connection.provider.request({
      method: "debug_traceCall",
      params: [call, "latest", {}],
    })) as { structLogs: { op: string; gasCost: number }[] };
    return trace.structLogs.filter(({ op }) => op === "SLOAD").map(({ gasCost }) => gasCost);
  }

  it("is one of those that the offices deploy, and has a standard offset", async () => {
    const { founder, offices } = republic;
    expect(await gazette.standardOffset()).to.equal(0);
    const other = await new Gazette__factory(founder).deploy(offices, -3600);
    expect(await other.standardOffset()).to.equal(-3600);
    expect(await other.dateOf(instant("2016-05-01T00:30:00Z"))).to.equal(date("2016-04-30"));
  });
});
