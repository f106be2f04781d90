import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { LandRegister } from "../../typechain-types/index.js";
import { enact, foundRepublic, GENEROUS, goTo, type Republic } from "../support/republic.ts";
import { dayOf } from "../../sdk/law/dates.ts";

const ROOT = id("the root");
const OTHER = id("another root");
const DATA_SET = id("the data set");

/** [art_20__para_1] [art_20__para_2] */
describe("The takeover of a register kept before", function () {
  this.timeout(20_000);

  let republic: Republic;
  let register: LandRegister;
  let restore: () => Promise<void>;

  before(async () => {
    republic = await foundRepublic();
    register = republic.landRegister;
    const snapshot = await republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const propose = (root = ROOT) =>
    register.connect(republic.officers.landRegistrar).proposeLegacyRoot(root, 7_500_000, DATA_SET, GENEROUS);
  const confirm = (root = ROOT, count = 7_500_000, dataSet = DATA_SET) =>
    register.connect(republic.officers.surveyOffice).confirmLegacyRoot(root, count, dataSet, GENEROUS);
  const adopt = () => register.adoptLegacyRoot(GENEROUS);
  const rejected = async (sent: Promise<unknown>, error: string, ...args: unknown[]) =>
    expect(sent)
      .to.be.revertedWithCustomError(register, error)
      .withArgs(...args);

  it("takes two offices, the delay of the act, and then anybody", async () => {
    const { landRegistrar, surveyOffice } = republic.officers;
    await expect(propose())
      .to.emit(register, "LegacyRootProposed")
      .withArgs(ROOT, 7_500_000, DATA_SET, landRegistrar.address);
    await expect(confirm())
      .to.emit(register, "LegacyRootConfirmed")
      .withArgs(ROOT, surveyOffice.address, dayOf("2015-12-15"));
    await goTo(republic, "2015-12-14T23:59:00Z");
    await rejected(adopt(), "LegacyRootNotYetEffective", dayOf("2015-12-15"), dayOf("2015-12-14"));
    expect(await register.legacyRoot()).to.equal(ZeroHash);
    await goTo(republic, "2015-12-15T00:00:00Z");
    await expect(adopt()).to.emit(register, "LegacyRootAdopted").withArgs(ROOT);
    expect(await register.legacyRoot()).to.equal(ROOT);
  });

  it("is for these offices only", async () => {
    const { landRegistrar, surveyOffice } = republic.officers;
    const proposal = register.connect(surveyOffice).proposeLegacyRoot(ROOT, 1, DATA_SET, GENEROUS);
    await rejected(proposal, "AccessManagedUnauthorized", surveyOffice.address);
    await propose();
    const confirmation = register
      .connect(landRegistrar)
      .confirmLegacyRoot(ROOT, 7_500_000, DATA_SET, GENEROUS);
    await rejected(confirmation, "AccessManagedUnauthorized", landRegistrar.address);
  });

  it("is not confirmed by who proposed it, should one account hold both offices", async () => {
    const { executive, offices, officers, gazette } = republic;
    const both = officers.landRegistrar.address;
    const data = offices.interface.encodeFunctionData("appoint", [5, both, dayOf("2016-12-31"), 0]);
    const calls = [{ target: offices.target, data }];
    const act = { eli: "/eli/xx/act/2015/1", documentDate: 1, textHash: ROOT, provisions: [] };
    await enact(republic, { ...act, basisKey: ZeroHash, basisEId: ZeroHash, calls });
    const enacted = (await gazette.queryFilter(gazette.filters.Enacted())).at(-1);
    await goTo(republic, "2015-12-22T00:00:00Z");
    await executive.execute(enacted?.args.enactmentId ?? ZeroHash, calls, GENEROUS);
    await propose();
    const confirmation = register
      .connect(officers.landRegistrar)
      .confirmLegacyRoot(ROOT, 7_500_000, DATA_SET, GENEROUS);
    await rejected(confirmation, "LegacyRootSameOfficer", both);
  });

  it("confirms what was proposed, once, and nothing else", async () => {
    const notProposed = async (root = ROOT, count = 7_500_000, dataSet = DATA_SET) =>
      rejected(confirm(root, count, dataSet), "LegacyRootNotProposed", root, count, dataSet);
    await notProposed(ZeroHash);
    await notProposed();
    await propose();
    await notProposed(OTHER);
    await confirm();
    await notProposed();
  });

  it("is not exchanged in part by the first office, just before the second confirms", async () => {
    await propose();
    await register
      .connect(republic.officers.landRegistrar)
      .proposeLegacyRoot(ROOT, 999, id("never seen"), GENEROUS);
    await rejected(confirm(), "LegacyRootNotProposed", ROOT, 7_500_000, DATA_SET);
  });

  it("begins anew with another proposal", async () => {
    await propose();
    await rejected(adopt(), "LegacyRootNotConfirmed", ROOT);
    await confirm();
    await goTo(republic, "2015-12-16T00:00:00Z");
    await propose(OTHER);
    await rejected(adopt(), "LegacyRootNotConfirmed", OTHER);
    await confirm(OTHER);
    await rejected(adopt(), "LegacyRootNotYetEffective", dayOf("2015-12-30"), dayOf("2015-12-16"));
  });

  it("happens once", async () => {
    await propose();
    await confirm();
    await goTo(republic, "2015-12-15T00:00:00Z");
    await adopt();
    for (const send of [() => propose(OTHER), () => confirm(OTHER), adopt]) {
      await rejected(send(), "LegacyRootAlreadyAdopted", ROOT);
    }
  });
});
