import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { OFFICES } from "../../deploy/modules/offices.ts";
import type { LandRegister, Takeover } from "../../typechain-types/index.js";
import {
  type Account,
  enact,
  foundRepublic,
  GENEROUS,
  goTo,
  NO_PERSON,
  personOf,
  type Republic,
} from "../support/republic.ts";
import { dayOf } from "../../sdk/law/dates.ts";

const ROOT = id("the root");
const OTHER = id("another root");
const DATA_SET = id("the data set");

/** [art_20__para_1] [art_20__para_2] */
describe("The takeover of a register kept before", () => {
  let republic: Republic;
  let register: LandRegister;
  let takeover: Takeover;
  let restore: () => Promise<void>;

  before(async () => {
    republic = await foundRepublic();
    [register, takeover] = [republic.landRegister, republic.landTakeover];
    const snapshot = await republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const propose = (root = ROOT) =>
    takeover.connect(republic.officers.landRegistrar).propose(root, 7_500_000, DATA_SET, GENEROUS);
  const confirm = (root = ROOT, count = 7_500_000, dataSet = DATA_SET) =>
    takeover.connect(republic.officers.surveyOffice).confirm(root, count, dataSet, GENEROUS);
  const adopt = () => takeover.adopt(GENEROUS);
  const rejected = async (sent: Promise<unknown>, error: string, ...args: unknown[]) =>
    expect(sent)
      .to.be.revertedWithCustomError(takeover, error)
      .withArgs(...args);

  it("takes two offices, the delay of the act, and then anybody", async () => {
    const { landRegistrar, surveyOffice } = republic.officers;
    await expect(propose())
      .to.emit(takeover, "RootProposed")
      .withArgs(ROOT, 7_500_000, DATA_SET, landRegistrar.address);
    await expect(confirm())
      .to.emit(takeover, "RootConfirmed")
      .withArgs(ROOT, surveyOffice.address, dayOf("2015-12-15"));
    await goTo(republic, "2015-12-14T23:59:00Z");
    await rejected(adopt(), "TakeoverNotYetEffective", dayOf("2015-12-15"), dayOf("2015-12-14"));
    expect(await register.legacyRoot()).to.equal(ZeroHash);
    await goTo(republic, "2015-12-15T00:00:00Z");
    await expect(adopt()).to.emit(register, "LegacyRootAdopted").withArgs(ROOT);
    expect(await register.legacyRoot()).to.equal(ROOT);
  });

  it("is for these offices only", async () => {
    const { landRegistrar, surveyOffice } = republic.officers;
    const proposal = takeover.connect(surveyOffice).propose(ROOT, 1, DATA_SET, GENEROUS);
    await rejected(proposal, "AccessManagedUnauthorized", surveyOffice.address);
    await propose();
    const confirmation = takeover.connect(landRegistrar).confirm(ROOT, 7_500_000, DATA_SET, GENEROUS);
    await rejected(confirmation, "AccessManagedUnauthorized", landRegistrar.address);
  });

  /** The legislature has the executive appoint to the survey office. */
  async function appointSurveyor(account: string, person: string): Promise<void> {
    const { executive, offices, gazette } = republic;
    const args = [OFFICES.surveyOffice.role, account, person, dayOf("2016-12-31"), 0] as const;
    const data = offices.interface.encodeFunctionData("appoint", [...args]);
    const calls = [{ target: offices.target, data }];
    const act = { eli: "/eli/xx/act/2015/1", documentDate: 1, textHash: ROOT, provisions: [] };
    await enact(republic, { ...act, basisKey: ZeroHash, basisEId: ZeroHash, calls });
    const enacted = (await gazette.queryFilter(gazette.filters.Enacted())).at(-1);
    await goTo(republic, "2015-12-22T00:00:00Z");
    await executive.execute(enacted?.args.enactmentId ?? ZeroHash, calls, GENEROUS);
  }

  describe("takes two persons:", () => {
    const REGISTRAR = personOf("landRegistrar");
    const confirmBy = (account: Account) =>
      takeover.connect(account).confirm(ROOT, 7_500_000, DATA_SET, GENEROUS);
    const lastDay = dayOf("2016-01-31");

    it("attack: one account holds both offices, appointed as two persons", async () => {
      const { landRegistrar } = republic.officers;
      await appointSurveyor(landRegistrar.address, personOf("somebody else"));
      await propose();
      await rejected(confirmBy(landRegistrar), "TakeoverSameOfficer", landRegistrar.address);
    });

    it("[art_20__para_2] attack: one person holds the offices with two accounts", async () => {
      await appointSurveyor(republic.founder.address, REGISTRAR);
      await propose();
      await rejected(confirmBy(republic.founder), "TakeoverSamePerson", REGISTRAR);
    });

    it("attack: the registrar acts for the survey office, with another account", async () => {
      const { offices, officers, founder } = republic;
      const today = await republic.gazette.today();
      await offices.connect(officers.surveyOffice).appointActing(5, founder, REGISTRAR, today, lastDay);
      await propose();
      await rejected(confirmBy(founder), "TakeoverSamePerson", REGISTRAR);
    });

    it("attack: the survey office's officer acts for the registrar until the root is proposed, and confirms it", async () => {
      const { offices, officers, founder } = republic;
      const [today, surveyor] = [await republic.gazette.today(), personOf("surveyOffice")];
      await offices.connect(officers.landRegistrar).appointActing(4, founder, surveyor, today, lastDay);
      await takeover.connect(founder).propose(ROOT, 7_500_000, DATA_SET, GENEROUS);
      await offices.connect(officers.landRegistrar).endActing(4);
      await rejected(confirm(), "TakeoverSamePerson", surveyor);
    });

    it("attack: one person holds the offices with two accounts, and a friend acts in the second", async () => {
      const { offices, founder, relay } = republic;
      await appointSurveyor(founder.address, REGISTRAR);
      const today = await republic.gazette.today();
      await offices.connect(founder).appointActing(5, relay, personOf("a friend"), today, lastDay);
      await propose();
      await rejected(confirmBy(relay), "TakeoverSamePerson", REGISTRAR);
    });

    it("is confirmed by who acts for the survey office, as somebody else", async () => {
      const { offices, officers, founder } = republic;
      const today = await republic.gazette.today();
      const deputy = personOf("a deputy");
      await offices.connect(officers.surveyOffice).appointActing(5, founder, deputy, today, lastDay);
      await propose();
      await expect(confirmBy(founder)).to.emit(takeover, "RootConfirmed");
    });

    it("is not confirmed by an officer whose person nobody named", async () => {
      await appointSurveyor(republic.founder.address, NO_PERSON);
      await propose();
      await rejected(confirmBy(republic.founder), "TakeoverOfficerUnnamed", 5, republic.founder.address);
    });
  });

  it("confirms what was proposed, once, and nothing else", async () => {
    const notProposed = async (root = ROOT, count = 7_500_000, dataSet = DATA_SET) =>
      rejected(confirm(root, count, dataSet), "TakeoverNotProposed", root, count, dataSet);
    await notProposed(ZeroHash);
    await notProposed();
    await propose();
    await notProposed(OTHER);
    await confirm();
    await notProposed();
  });

  it("is not exchanged in part by the first office, just before the second confirms", async () => {
    await propose();
    await takeover.connect(republic.officers.landRegistrar).propose(ROOT, 999, id("never seen"), GENEROUS);
    await rejected(confirm(), "TakeoverNotProposed", ROOT, 7_500_000, DATA_SET);
  });

  it("begins anew with another proposal", async () => {
    await propose();
    await rejected(adopt(), "TakeoverNotConfirmed", ROOT);
    await confirm();
    await goTo(republic, "2015-12-16T00:00:00Z");
    await propose(OTHER);
    await rejected(adopt(), "TakeoverNotConfirmed", OTHER);
    await confirm(OTHER);
    await rejected(adopt(), "TakeoverNotYetEffective", dayOf("2015-12-30"), dayOf("2015-12-16"));
  });

  it("puts a root in force once", async () => {
    await propose();
    await confirm();
    await goTo(republic, "2015-12-15T00:00:00Z");
    await adopt();
    await rejected(adopt(), "TakeoverNotConfirmed", ZeroHash);
    await rejected(propose(), "TakeoverRootInForce", ROOT);
  });

  it("is withdrawn by proposing nothing", async () => {
    await propose();
    await confirm();
    await propose(ZeroHash);
    await goTo(republic, "2015-12-15T00:00:00Z");
    await rejected(adopt(), "TakeoverNotConfirmed", ZeroHash);
  });

  describe("takes objections", () => {
    const FALSE_OWNER = id("Alice never sold the farm.");
    const REASONS = id("the judgment");
    const object = (objection = FALSE_OWNER, root = ROOT) =>
      takeover.connect(republic.founder).object(root, objection, GENEROUS);
    const decide = (upheld: boolean, objections = [FALSE_OWNER], root = ROOT) =>
      takeover.connect(republic.officers.court).decide(root, objections, upheld, REASONS, GENEROUS);

    beforeEach(async () => {
      await propose();
      await confirm();
    });

    it("[art_20__para_4] of anybody, until the day on which the root would take effect", async () => {
      const { founder } = republic;
      await expect(object()).to.emit(takeover, "RootContested").withArgs(ROOT, FALSE_OWNER, founder.address);
      await goTo(republic, "2015-12-14T23:59:00Z");
      await object(id("another"));
      expect(await takeover.proposal()).to.deep.equal([ROOT, true, BigInt(dayOf("2016-01-12")), 2n]);
      await goTo(republic, "2015-12-15T00:00:00Z");
      const over = ["TakeoverNotOpenToObjection", ROOT, dayOf("2015-12-15"), dayOf("2015-12-15")] as const;
      await rejected(object(id("a third")), ...over);
    });

    it("[art_20__para_4] to what is proposed, confirmed or not, and to nothing else", async () => {
      const other = ["TakeoverNotOpenToObjection", OTHER, dayOf("2015-12-15"), dayOf("2015-12-01")] as const;
      await rejected(object(FALSE_OWNER, OTHER), ...other);
      await propose(OTHER);
      await object(FALSE_OWNER, OTHER);
      expect(await takeover.proposal()).to.deep.equal([OTHER, false, 0n, 1n]);
      const none = ["TakeoverNotOpenToObjection", ZeroHash, 0, dayOf("2015-12-01")] as const;
      await rejected(object(FALSE_OWNER, ZeroHash), ...none);
    });

    it("[art_20__para_5] which put the effect off by 28 days at most, however many there are", async () => {
      await object();
      for (let n = 0; n < 5; n++) await object(id(`objection ${n}`));
      await goTo(republic, "2016-01-11T23:59:00Z");
      await rejected(adopt(), "TakeoverNotYetEffective", dayOf("2016-01-12"), dayOf("2016-01-11"));
      await goTo(republic, "2016-01-12T00:00:00Z");
      await expect(adopt()).to.emit(register, "LegacyRootAdopted").withArgs(ROOT);
    });

    it("[art_20__para_5] which the court dismisses: the root takes effect on its day", async () => {
      await object();
      await expect(decide(false))
        .to.emit(takeover, "ObjectionDecided")
        .withArgs(ROOT, FALSE_OWNER, false, REASONS);
      await goTo(republic, "2015-12-15T00:00:00Z");
      await adopt();
      expect(await register.legacyRoot()).to.equal(ROOT);
    });

    it("[art_20__para_5] each of which the court decides: one that is open still puts the effect off", async () => {
      await object();
      await object(id("another"));
      await decide(false);
      await goTo(republic, "2015-12-15T00:00:00Z");
      await rejected(adopt(), "TakeoverNotYetEffective", dayOf("2016-01-12"), dayOf("2015-12-15"));
      await decide(false, [id("another")]);
      await adopt();
    });

    it("[art_20__para_6] which the court upholds: the proposal is dropped, and its root for good", async () => {
      await object();
      await expect(decide(true))
        .to.emit(takeover, "ObjectionDecided")
        .withArgs(ROOT, FALSE_OWNER, true, REASONS);
      expect(await takeover.proposal()).to.deep.equal([ZeroHash, false, 0n, 0n]);
      await goTo(republic, "2016-02-15T00:00:00Z");
      await rejected(adopt(), "TakeoverNotConfirmed", ZeroHash);
      await rejected(confirm(), "TakeoverNotProposed", ROOT, 7_500_000, DATA_SET);
      await rejected(propose(), "TakeoverRootDropped", ROOT);
      await propose(OTHER);
      await confirm(OTHER);
      await goTo(republic, "2016-03-01T00:00:00Z");
      await adopt();
      expect(await register.legacyRoot()).to.equal(OTHER);
    });

    it("[art_20__para_5] decided by the court, once, and by nobody else", async () => {
      const { landRegistrar, surveyOffice } = republic.officers;
      await object();
      for (const account of [landRegistrar, surveyOffice, republic.founder]) {
        const sent = takeover.connect(account).decide(ROOT, [FALSE_OWNER], false, REASONS, GENEROUS);
        await rejected(sent, "AccessManagedUnauthorized", account.address);
      }
      await rejected(object(), "TakeoverObjectionIs", ROOT, FALSE_OWNER, 1);
      await rejected(decide(true, [id("unknown")]), "TakeoverObjectionIs", ROOT, id("unknown"), 0);
      await decide(false);
      await rejected(decide(true), "TakeoverObjectionIs", ROOT, FALSE_OWNER, 2);
      await rejected(object(), "TakeoverObjectionIs", ROOT, FALSE_OWNER, 2);
      const other = ["TakeoverNotOpenToObjection", OTHER, dayOf("2015-12-15"), dayOf("2015-12-01")] as const;
      await rejected(decide(true, [FALSE_OWNER], OTHER), ...other);
    });

    it("attack: the registrar proposes the contested root anew: it has a delay anew, and the objection is handed in anew", async () => {
      await object();
      await goTo(republic, "2015-12-14T12:00:00Z");
      await propose();
      await confirm();
      await goTo(republic, "2015-12-15T00:00:00Z");
      await rejected(adopt(), "TakeoverNotYetEffective", dayOf("2015-12-28"), dayOf("2015-12-15"));
      await object();
      await decide(true);
      await rejected(propose(), "TakeoverRootDropped", ROOT);
    });

    it("attack: upholding no objection drops nothing", async () => {
      await decide(true, []);
      await goTo(republic, "2015-12-15T00:00:00Z");
      await adopt();
    });
  });
});
