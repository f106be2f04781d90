import { expect } from "chai";
import { type BaseContract, id, ZeroAddress as ZERO, ZeroHash } from "ethers";
import { keccak256, type Hex } from "../../sdk/bytes.ts";
import { encodeTitle } from "../../sdk/land/title.ts";
import { LegacyTree } from "../../sdk/law/legacyTree.ts";
import { commitmentOf, decodeRecord, encodeLegacyRecord, STATUS_FLAGS } from "../../sdk/law/record.ts";
import { Chain } from "../../scripts/chain/chain.ts";
import { type AuditOptions, auditRegister } from "../../scripts/audit/auditRegister.ts";
import {
  type LandRegister,
  SucceedingLandRegister__factory,
  type Takeover,
  Takeover__factory,
} from "../../typechain-types/index.js";
import { file, only } from "../support/filing.ts";
import { enact, GENEROUS, NO_PERSON } from "../support/republic.ts";
import { entryOf, type Instruction, LandOffice, openLandOffice } from "./support/landOffice.ts";
import { CLOSED_ON, freehold, owners } from "./support/legacyTitles.ts";
import { deed, firstRegistration, TODAY, transfer } from "./support/terms.ts";

const KEYS = [2, 3, 4, 6, 7, 8, 9, 10, 11].map((part) => id(`/eli/xx/act/2015/12#part_${part}`));
const [LAND_REGISTRAR, SURVEY_OFFICE, COURT, CASES, TAKEOVER] = [4n, 5n, 6n, 10n, 12n];
const NO_END = 0xffffffff;
const { frozen: FROZEN, casePending: PENDING, lodged: LODGED } = STATUS_FLAGS;
const ONE_CASE = 16;

/** Article 8(6) and (7) of the Constitution Act: new code for the land register. */
describe("A land register that is succeeded", () => {
  let old: LandOffice;
  let successor: LandOffice;
  let restore: () => Promise<void>;

  before(async () => {
    old = await openLandOffice();
    const landRegister = await deploySuccessor(old.register);
    const { offices, gazette, relay } = old.republic;
    const book = await new Takeover__factory(relay).deploy(offices, gazette, landRegister, 14, 28, GENEROUS);
    const landTakeover = await book.waitForDeployment();
    successor = new LandOffice(
      { ...old.republic, landRegister, landTakeover: landTakeover as Takeover },
      old,
    );
    await successor.learnDomain();
    const snapshot = await old.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  async function deploySuccessor(predecessor: BaseContract | string): Promise<LandRegister> {
    const { offices, gazette, persons, lodgingBook, discretions, landDealingTypes, relay } = old.republic;
    const register = await new SucceedingLandRegister__factory(relay).deploy(
      offices,
      gazette,
      persons,
      lodgingBook,
      discretions,
      landDealingTypes,
      predecessor,
      GENEROUS,
    );
    return register.waitForDeployment() as unknown as Promise<LandRegister>;
  }

  /** What an enactment orders to put a register, with a book of takeovers of its own, in another's place. */
  function orders({ republic, register }: LandOffice) {
    const { offices, gazette, landTakeover } = republic;
    const powers = (names: readonly string[], role: bigint, contract: BaseContract = register) => ({
      target: offices.target,
      data: offices.interface.encodeFunctionData("setTargetFunctionRole", [
        contract.target,
        names.map((name) => contract.interface.getFunction(name)?.selector ?? ""),
        role,
      ]),
    });
    const holder = [TAKEOVER, landTakeover.target, NO_PERSON, NO_END, 0] as const;
    return [
      {
        target: gazette.target,
        data: gazette.interface.encodeFunctionData("entrust", [KEYS, register.target]),
      },
      powers(["freeze", "release", "strike"], COURT),
      powers(["setPending", "setAside", "restore"], CASES),
      powers(["adoptLegacyRoot"], TAKEOVER),
      powers(["propose"], LAND_REGISTRAR, landTakeover),
      powers(["confirm"], SURVEY_OFFICE, landTakeover),
      powers(["decide"], COURT, landTakeover),
      { target: offices.target, data: offices.interface.encodeFunctionData("appoint", [...holder]) },
    ];
  }

  /** The legislature enacts, the time for a veto passes, and anyone has the orders executed. */
  async function succeed(): Promise<void> {
    const { republic } = successor;
    const calls = orders(successor);
    const act = { eli: "/eli/xx/act/2015/12", documentDate: TODAY, textHash: id("text"), provisions: [] };
    await enact(republic, { ...act, basisKey: ZeroHash, basisEId: ZeroHash, calls });
    const enacted = (await republic.gazette.queryFilter(republic.gazette.filters.Enacted())).at(-1);
    await republic.connection.networkHelpers.time.increase(11 * 86_400);
    await republic.executive.execute(enacted?.args.enactmentId ?? ZeroHash, calls, GENEROUS);
  }

  /** The executive itself, as an enactment would move it. */
  async function entrust(register: LandRegister | string, keys = KEYS): Promise<unknown> {
    const { gazette, executive, connection } = old.republic;
    const address = await executive.getAddress();
    await connection.networkHelpers.impersonateAccount(address);
    await connection.networkHelpers.setBalance(address, 10n ** 20n);
    return gazette.connect(await connection.ethers.getSigner(address)).entrust(keys, register, GENEROUS);
  }

  const sale = (office: LandOffice, title = "cottage"): Instruction => ({
    dealings: { [title]: [transfer(office.alice, office.bob)] },
    by: [office.alice, office.bob],
    deadline: TODAY + 60,
  });
  const resale = ({ alice, bob }: LandOffice): Instruction => ({
    dealings: { cottage: [transfer(bob, alice)] },
    by: [bob, alice],
    deadline: TODAY + 61,
  });
  const statusOf = async ({ register }: LandOffice, title: string): Promise<number> =>
    Number(BigInt(await register.slotOf(entryOf(title))) & 0xffn);
  const court = ({ register, republic }: LandOffice) => register.connect(republic.officers.court);

  it("[art_8__para_6 of the Constitution Act] decides nothing any more, for good; the successor does", async () => {
    const { gazette } = old.republic;
    only(await old.decide(sale(old)), "Granted");
    await succeed();
    const filing = await old.file(resale(old));
    await expect(old.submit(filing))
      .to.be.revertedWithCustomError(gazette, "GazetteOtherRegister")
      .withArgs(KEYS[0], successor.register.target, old.register.target);
    await expect(old.register.explain(filing.application, filing.evidence)).to.be.revertedWithCustomError(
      gazette,
      "GazetteOtherRegister",
    );
    for (const key of KEYS) expect(await gazette.registerOf(key)).to.equal(successor.register.target);
    const { caseRegister } = old.republic;
    const others = [await deploySuccessor(old.register), await deploySuccessor(caseRegister)];
    for (const back of [old.register, ...others]) {
      await expect(entrust(back))
        .to.be.revertedWithCustomError(gazette, "GazetteNotTheSuccessor")
        .withArgs(KEYS[0], back.target, successor.register.target);
    }
    only(await successor.decide(resale(successor)), "Granted");
  });

  it("[art_8__para_6 of the Constitution Act] stays so when the act is amended, and the Gazette tells every version as it was enacted", async () => {
    const { gazette, rulesets } = old.republic;
    const [key = ""] = KEYS;
    const begun = async () => (await gazette.history(key)).map(({ from }) => from);
    const [founded] = await begun();
    await succeed();
    expect(await begun()).to.deep.equal([founded]);
    await successor.enact("/eli/xx/act/2015/12", "part_2", rulesets.landPart2, TODAY + 1);
    expect(await begun()).to.deep.equal([founded, await gazette.today()]);
    expect((await gazette.inForce(key)).version.from).to.equal(await gazette.today());
    await expect(old.submit(await old.file(sale(old)))).to.be.revertedWithCustomError(
      gazette,
      "GazetteOtherRegister",
    );
    only(await successor.decide(sale(successor)), "Granted");
  });

  it("[art_8__para_6 of the Constitution Act] by an enactment, to a contract, and nobody else's doing", async () => {
    const { gazette, officers } = old.republic;
    for (const account of Object.values(officers)) {
      await expect(gazette.connect(account).entrust(KEYS, successor.register, GENEROUS))
        .to.be.revertedWithCustomError(gazette, "AccessManagedUnauthorized")
        .withArgs(account.address);
    }
    const { register } = successor;
    await expect(deploySuccessor(ZERO)).to.be.revertedWithCustomError(
      register,
      "SuccessorWithoutPredecessor",
    );
    await expect(entrust(old.alice.person.padEnd(42, "0"))).to.be.revertedWithCustomError(
      gazette,
      "GazetteRegisterWithoutCode",
    );
    await expect(entrust(successor.register))
      .to.emit(gazette, "Entrusted")
      .withArgs(KEYS[0], successor.register.target, ZERO);
  });

  it("[art_8__para_7 of the Constitution Act] hands over each entry as it stands: the chain of its records goes on", async () => {
    only(await old.decide(sale(old)), "Granted");
    const before = await old.witnessOf(entryOf("cottage"));
    await succeed();
    expect(await successor.register.slotOf(entryOf("cottage"))).to.equal(
      await old.register.slotOf(entryOf("cottage")),
    );
    only(await successor.decide(resale(successor)), "Granted");
    const after = decodeRecord((await successor.witnessOf(entryOf("cottage"))).record);
    expect(after.version).to.equal(decodeRecord(before.record).version + 1);
    const { owner } = (await successor.titleOf("cottage")).shares[0] ?? {};
    expect(owner).to.equal(successor.alice.person);
  });

  it("[art_8__para_7 of the Constitution Act] hands over what is dormant under the root of an older register, too", async () => {
    await succeed();
    expect(await successor.register.legacyRoot()).to.equal(old.tree.root);
    only(await successor.decide(sale(successor, "farm")), "Granted");
    const first = await successor.decide({
      dealings: { "new field": [firstRegistration(successor.alice)] },
      by: [successor.alice, successor.registrar],
      deadline: TODAY + 60,
    });
    only(first, "Granted");
  });

  describe("binds the successor by what holds an entry:", () => {
    it("[art_8__para_7 of the Constitution Act] a frozen entry, dormant or not, stays frozen until it is released there", async () => {
      only(await old.decide(sale(old)), "Granted");
      for (const title of ["cottage", "farm"])
        await court(old).freeze(entryOf(title), deed("order"), GENEROUS);
      await succeed();
      for (const title of ["cottage", "farm"]) expect(await statusOf(successor, title)).to.equal(FROZEN);
      only(await successor.decide(resale(successor)), "Refused");
      only(await successor.decide(sale(successor, "farm")), "Refused");
      for (const title of ["cottage", "farm"]) {
        await court(successor).release(entryOf(title), deed("release"), GENEROUS);
        expect(await statusOf(successor, title)).to.equal(0);
        expect(await statusOf(old, title)).to.equal(FROZEN);
      }
      only(await successor.decide({ ...resale(successor), deadline: TODAY + 70 }), "Granted");
      only(await successor.decide({ ...sale(successor, "farm"), deadline: TODAY + 70 }), "Granted");
      expect([await statusOf(successor, "cottage"), await statusOf(successor, "farm")]).to.deep.equal([0, 0]);
    });

    it("a dormant entry frozen there, released and frozen again", async () => {
      await court(old).freeze(entryOf("farm"), deed("order"), GENEROUS);
      await succeed();
      const judge = court(successor);
      await judge.release(entryOf("farm"), deed("release"), GENEROUS);
      await judge.freeze(entryOf("farm"), deed("another"), GENEROUS);
      expect(await statusOf(successor, "farm")).to.equal(FROZEN);
      only(await successor.decide(sale(successor, "farm")), "Refused");
      await judge.release(entryOf("farm"), deed("release"), GENEROUS);
      only(await successor.decide({ ...sale(successor, "farm"), deadline: TODAY + 70 }), "Granted");
    });

    it("a case that lasts holds the entry, until it ends", async () => {
      await succeed();
      await asCases(old, [entryOf("farm")], true);
      expect(await statusOf(successor, "farm")).to.equal(PENDING | ONE_CASE);
      await asCases(successor, [entryOf("farm")], true);
      expect(await statusOf(successor, "farm")).to.equal(PENDING | (2 * ONE_CASE));
      only(await successor.decide(sale(successor, "farm")), "Refused");
      await asCases(old, [entryOf("farm")], false);
      await asCases(successor, [entryOf("farm")], false);
      expect(await statusOf(successor, "farm")).to.equal(0);
      only(await successor.decide({ ...sale(successor, "farm"), deadline: TODAY + 70 }), "Granted");
    });

    it("what a case in the predecessor holds is no longer held once the entry has a record here", async () => {
      only(await old.decide(sale(old)), "Granted");
      await succeed();
      await asCases(old, [entryOf("cottage")], true);
      expect(await statusOf(successor, "cottage")).to.equal(PENDING | ONE_CASE);
      await takeBack(successor);
      expect(await statusOf(successor, "cottage")).to.equal(0);
      expect(await audited()).to.deep.equal({ entries: 1, mismatches: 0 });
    });

    it("a grant that a case takes back in the predecessor is taken back here, if the entry has not moved", async () => {
      only(await old.decide(sale(old)), "Granted");
      await succeed();
      await takeBack(old);
      expect(await successor.register.slotOf(entryOf("cottage"))).to.equal(
        await old.register.slotOf(entryOf("cottage")),
      );
      only(await successor.decide(sale(successor)), "Granted");
      expect(await audited()).to.deep.equal({ entries: 1, mismatches: 0 });
    });

    it("what was lodged in the predecessor does not: it was signed for that one", async () => {
      await lodge(old, "cottage");
      await succeed();
      expect(await statusOf(old, "cottage")).to.equal(LODGED);
      expect(await statusOf(successor, "cottage")).to.equal(0);
      await lodge(successor, "cottage");
      expect(await statusOf(successor, "cottage")).to.equal(LODGED);
      expect(await audited()).to.deep.equal({ entries: 1, mismatches: 0 });
    });
  });

  it("[art_20__para_7] has its root replaced by the successor's own book, for what nobody dealt with in either", async () => {
    only(await old.decide(sale(old)), "Granted");
    await succeed();
    const { landTakeover, officers, connection } = successor.republic;
    const records = new Map(old.legacyRecords);
    for (const title of ["farm", "cottage"]) {
      const corrected = encodeTitle(freehold(owners("Carol")));
      records.set(entryOf(title), encodeLegacyRecord(CLOSED_ON, corrected));
    }
    const tree = LegacyTree.of(
      [...records].map(([entry, record]) => ({ entry, recordHash: keccak256(record) })),
    );
    const args = [tree.root, tree.count, id("the corrected data set"), GENEROUS] as const;
    await landTakeover.connect(officers.landRegistrar).propose(...args);
    await landTakeover.connect(officers.surveyOffice).confirm(...args);
    await connection.networkHelpers.time.increase(14 * 86_400);
    await landTakeover.adopt(GENEROUS);
    expect(await successor.register.legacyRoot()).to.equal(tree.root);
    expect(await old.register.legacyRoot()).to.equal(old.tree.root);

    const { carol, bob } = successor;
    const record = records.get(entryOf("farm")) ?? new Uint8Array();
    const proof = tree.proofOf({ entry: entryOf("farm"), recordHash: keccak256(record) });
    const dealings = { farm: [transfer(carol, bob)] };
    const draft = await successor.draft({ dealings, by: [carol, bob], deadline: TODAY + 70 });
    const filing = await file({ ...draft, witnesses: [{ record, proof }] }, successor.digestOf);
    await expect(successor.submit(filing)).to.emit(successor.register, "Granted");
    only(await successor.decide(resale(successor)), "Granted");
    const commitmentUnder = (entry: Hex, root: Hex | undefined) => {
      const known = (root === tree.root ? records : old.legacyRecords).get(entry);
      return known && commitmentOf(known);
    };
    expect(await audited(commitmentUnder)).to.deep.equal({ entries: 2, mismatches: 0 });
  });

  /** A register, called by the register of cases. */
  async function ofCases({ register, republic }: LandOffice): Promise<LandRegister> {
    const { caseRegister, connection } = republic;
    const address = await caseRegister.getAddress();
    await connection.networkHelpers.impersonateAccount(address);
    await connection.networkHelpers.setBalance(address, 10n ** 20n);
    return register.connect(await connection.ethers.getSigner(address));
  }

  /** What a case in the register of cases does. */
  async function asCases(office: LandOffice, entries: Hex[], pending: boolean): Promise<void> {
    await (await ofCases(office)).setPending(entries, pending, id("case"), GENEROUS);
  }

  /** A notary lodges an application, of which nobody sees more than the digest. */
  async function lodge({ register, republic }: LandOffice, title: string): Promise<void> {
    await register.connect(republic.officers.notary).lodge(id("lodged"), [entryOf(title)], GENEROUS);
  }

  /** Takes back the sale of the cottage, as a case does that has set it aside. */
  async function takeBack(office: LandOffice): Promise<void> {
    const { record } = await old.witnessOf(entryOf("cottage"));
    const before = old.legacyRecord(entryOf("cottage"));
    const { landPart2 } = old.republic.rulesets;
    const cases = await ofCases(office);
    await cases.restore(entryOf("cottage"), record, before, landPart2, id("case"), GENEROUS);
  }

  describe("attacks:", () => {
    it("the successor moves nothing before the law is entrusted to it", async () => {
      const filing = await successor.file(sale(successor));
      await expect(successor.submit(filing))
        .to.be.revertedWithCustomError(successor.register, "SuccessorNotYetEntrusted")
        .withArgs(old.register.target);
      only(await old.decide(sale(old)), "Granted");
    });

    it("a record is moved once: not shown again from before the succession", async () => {
      only(await old.decide(sale(old)), "Granted");
      await succeed();
      const stale = await successor.file(resale(successor));
      only(await successor.decide({ ...resale(successor), deadline: TODAY + 70 }), "Granted");
      await expect(successor.submit(stale)).to.be.revertedWithCustomError(
        successor.register,
        "RegisterStaleRecord",
      );
    });

    it("an entry that has moved here is not moved again by what a case decides in the predecessor", async () => {
      only(await old.decide(sale(old)), "Granted");
      await succeed();
      only(await successor.decide(resale(successor)), "Granted");
      const slot = await successor.register.slotOf(entryOf("cottage"));
      await takeBack(old);
      await court(old).freeze(entryOf("cottage"), deed("order"), GENEROUS);
      expect(await successor.register.slotOf(entryOf("cottage"))).to.equal(slot);
      expect(await audited()).to.deep.equal({ entries: 1, mismatches: 0 });
    });

    it("the predecessor's book of takeovers puts no root in force here", async () => {
      await succeed();
      const { register } = successor;
      for (const account of Object.values(successor.republic.officers)) {
        await expect(register.connect(account).adoptLegacyRoot(id("root"), GENEROUS))
          .to.be.revertedWithCustomError(register, "AccessManagedUnauthorized")
          .withArgs(account.address);
      }
      expect(await old.republic.landTakeover.register()).to.equal(old.register.target);
    });

    it("what was signed for the predecessor is not decided by the successor", async () => {
      const filing = await old.file(sale(old));
      await succeed();
      await expect(successor.submit(filing)).to.be.revertedWithCustomError(
        successor.register,
        "RegisterInvalidSignature",
      );
    });

    it("an entry that was dealt with before is not begun anew from the older register", async () => {
      const first = await successor.draft(sale(successor));
      only(await old.decide(sale(old)), "Granted");
      await succeed();
      await expect(successor.submit(await file(first, successor.digestOf))).to.be.revertedWithCustomError(
        successor.register,
        "RegisterStaleRecord",
      );
    });
  });

  it("is verified with its successor from the logs of both, whatever is ordered in either afterwards", async () => {
    only(await old.decide(sale(old)), "Granted");
    await court(old).freeze(entryOf("farm"), deed("order"), GENEROUS);
    await court(old).freeze(entryOf("mill"), deed("order"), GENEROUS);
    await succeed();
    only(await successor.decide(resale(successor)), "Granted");
    await court(old).freeze(entryOf("cottage"), deed("too late"), GENEROUS);
    await court(successor).release(entryOf("farm"), deed("release"), GENEROUS);
    only(await successor.decide(sale(successor, "farm")), "Granted");
    only(await successor.decide(sale(successor, "mill")), "Refused");
    await asCases(old, [entryOf("house")], true);
    expect(await audited()).to.deep.equal({ entries: 4, mismatches: 0 });
    const { register, republic } = successor;
    await lodge(old, "chapel");
    await register.connect(republic.officers.court).freeze(entryOf("chapel"), deed("order"), GENEROUS);
    expect(await audited()).to.deep.equal({ entries: 5, mismatches: 0 });
  });

  /** Rebuilds both registers, and compares every entry as the successor shows it. */
  async function audited(legacyCommitment: AuditOptions["legacyCommitment"] = old.legacyCommitment) {
    const chain = new Chain(old.republic.connection.provider as never);
    const address = (await successor.register.getAddress()) as Hex;
    const predecessors = [(await old.register.getAddress()) as Hex];
    const options = { legacyCommitment, predecessors, reopens: true };
    const { entries, mismatches } = await auditRegister(chain, address, options);
    return { entries, mismatches: mismatches.length };
  }
});
