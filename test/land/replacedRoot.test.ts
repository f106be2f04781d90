import { expect } from "chai";
import { id } from "ethers";
import { bytesFromHex, hexFromBytes, keccak256, type Hex } from "../../sdk/bytes.ts";
import { encodeTitle } from "../../sdk/land/title.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { LegacyTree } from "../../sdk/law/legacyTree.ts";
import { rebuildRegister } from "../../sdk/law/rebuild.ts";
import { commitmentOf, encodeLegacyRecord } from "../../sdk/law/record.ts";
import { type Draft, only, supported } from "../support/filing.ts";
import { GENEROUS, NO_PERSON } from "../support/republic.ts";
import { AttackBench } from "./support/attackBench.ts";
import { entryOf } from "./support/landOffice.ts";
import { CLOSED_ON, freehold, owners } from "./support/legacyTitles.ts";
import { deed, transfer } from "./support/terms.ts";

const FROZEN = 1;

/** [art_20__para_7] A wrong root is replaced; TODAY is 11 January 2016. */
describe("A legacy root that is replaced", () => {
  let bench: AttackBench;
  /** In the corrected data set Carol owns farm and cottage, and Alice's mill is smaller. */
  let corrected: Map<Hex, Uint8Array>;
  let tree: LegacyTree;

  beforeEach(async () => {
    bench = await AttackBench.load();
    const farm = {
      ...freehold(owners("Carol")),
      spatialUnits: [{ squareMetres: 90_000n, geometry: deed("of the fields") }],
    };
    corrected = new Map(bench.office.legacyRecords);
    corrected.set(entryOf("farm"), encodeLegacyRecord(CLOSED_ON, encodeTitle(farm)));
    corrected.set(entryOf("cottage"), encodeLegacyRecord(CLOSED_ON, encodeTitle(freehold(owners("Carol")))));
    corrected.set(entryOf("mill"), encodeLegacyRecord(CLOSED_ON, encodeTitle(freehold(owners("Alice")))));
    tree = LegacyTree.of([...corrected].map(([entry, record]) => ({ entry, recordHash: keccak256(record) })));
  });

  async function propose(root: Hex = tree.root): Promise<void> {
    const { republic } = bench.office;
    const args = [root, tree.count, id("the corrected data set"), GENEROUS] as const;
    await republic.landTakeover.connect(republic.officers.landRegistrar).propose(...args);
    await republic.landTakeover.connect(republic.officers.surveyOffice).confirm(...args);
  }

  async function wait(days: number): Promise<void> {
    await bench.office.republic.connection.networkHelpers.time.increase(days * 86_400);
  }

  async function replace(): Promise<void> {
    await propose();
    await wait(14);
    await bench.office.republic.landTakeover.adopt(GENEROUS);
  }

  /** The first dealing with an entry as the corrected data set has it, or as the first one had it. */
  async function firstDealing(
    name: string,
    dataset: "first" | "corrected",
    owner = bench.office.carol,
  ): Promise<Draft> {
    const { office } = bench;
    const records = dataset === "first" ? office.legacyRecords : corrected;
    const record = records.get(entryOf(name));
    if (record === undefined) throw new Error(`no entry ${name}`);
    const leaf = { entry: entryOf(name), recordHash: keccak256(record) };
    const proof = (dataset === "first" ? office.tree : tree).proofOf(leaf);
    const sale = { dealings: { [name]: [transfer(owner, office.bob)] }, by: [owner, office.bob] } as const;
    return {
      ...(await office.draft({ ...sale, deadline: dayOf("2016-03-31") })),
      witnesses: [{ record, proof }],
    };
  }

  const decided = async (draft: Draft): Promise<void> => {
    const { register } = bench.office;
    await expect(bench.office.submit(await bench.file(draft))).to.emit(register, "Granted");
  };

  it("shows the entries that nobody has dealt with as the new data set has them", async () => {
    await replace();
    expect(await bench.office.register.legacyRoot()).to.equal(tree.root);
    await decided(await firstDealing("farm", "corrected"));
  });

  it("takes two offices and the delay again, in which the root before stays in force", async () => {
    const { office } = bench;
    const { register, republic } = office;
    const { landTakeover: takeover, officers } = republic;
    await takeover.connect(officers.landRegistrar).propose(tree.root, tree.count, id("data"), GENEROUS);
    await expect(takeover.adopt(GENEROUS))
      .to.be.revertedWithCustomError(takeover, "TakeoverNotConfirmed")
      .withArgs(tree.root);
    await propose();
    await expect(takeover.adopt(GENEROUS))
      .to.be.revertedWithCustomError(takeover, "TakeoverNotYetEffective")
      .withArgs(dayOf("2016-01-25"), dayOf("2016-01-11"));
    expect(await register.legacyRoot()).to.equal(office.tree.root);
    await decided(await firstDealing("mill", "first", office.alice));
  });

  it("is stopped by an objection that a court upholds", async () => {
    const { register, republic, tree: before } = bench.office;
    await propose();
    const takeover = republic.landTakeover;
    await takeover.object(tree.root, id("objection"), GENEROUS);
    const court = takeover.connect(republic.officers.court);
    await court.decide(tree.root, [id("objection")], true, id("reasons"), GENEROUS);
    await wait(60);
    await expect(takeover.adopt(GENEROUS)).to.be.revertedWithCustomError(takeover, "TakeoverNotConfirmed");
    expect(await register.legacyRoot()).to.equal(before.root);
  });

  describe("touches nothing that has been dealt with:", () => {
    it("an entry with a record keeps it, whatever the new data set says of it", async () => {
      const { office } = bench;
      only(await office.decide(bench.sale), "Granted");
      const slot = await office.register.slotOf(entryOf("cottage"));
      await replace();
      expect(await office.register.slotOf(entryOf("cottage"))).to.equal(slot);
      const theft = await firstDealing("cottage", "corrected");
      const stored = slot.slice(0, 64);
      await bench.inadmissibleDraft(
        theft,
        "RegisterStaleRecord",
        entryOf("cottage"),
        stored,
        commitmentOf(corrected.get(entryOf("cottage")) ?? new Uint8Array()),
      );
      const { bob, alice } = office;
      const next = {
        dealings: { cottage: [transfer(bob, alice)] },
        by: [bob, alice],
        deadline: dayOf("2016-03-31"),
      } as const;
      only(await office.decide(next), "Granted");
    });

    it("a dormant entry that is frozen stays frozen, and is released as the new data set has it", async () => {
      const { register, republic } = bench.office;
      const court = register.connect(republic.officers.court);
      await court.freeze(entryOf("farm"), deed("order"), GENEROUS);
      const slot = await register.slotOf(entryOf("farm"));
      expect(Number(slot)).to.equal(FROZEN);
      await replace();
      expect(await register.slotOf(entryOf("farm"))).to.equal(slot);
      const sale = await firstDealing("farm", "corrected");
      await expect(bench.office.submit(await bench.file(sale))).to.emit(register, "Refused");
      await court.release(entryOf("farm"), deed("order"), GENEROUS);
      await decided({ ...sale, deadline: dayOf("2016-03-30") });
    });

    it("what the logs tell is what the slots hold, before and after", async () => {
      const { office } = bench;
      only(await office.decide(bench.sale), "Granted");
      await replace();
      await decided(await firstDealing("farm", "corrected"));
      const { register } = office;
      const logs = await office.republic.connection.ethers.provider.getLogs({
        address: await register.getAddress(),
        fromBlock: 0,
      });
      const rebuild = rebuildRegister(logs, {
        legacyCommitment: (entry, root) => {
          const record = (root === tree.root ? corrected : office.legacyRecords).get(entry);
          return record && commitmentOf(record);
        },
      });
      const slots = await Promise.all(
        [...rebuild.entries.keys()].map(
          async (entry) => [entry, (await register.slotOf(entry)) as Hex] as const,
        ),
      );
      expect(slots.length).to.equal(2);
      expect([...rebuild.finish(), ...rebuild.compareWithSlots(slots)]).to.deep.equal([]);
      expect(rebuild.legacyRoot).to.equal(tree.root);
    });
  });

  describe("attacks:", () => {
    it("nobody but the book of takeovers puts a root in force, whichever office they hold", async () => {
      const { register, republic, tree: before } = bench.office;
      await propose();
      await wait(14);
      const { officers, founder, relay } = republic;
      for (const account of [...Object.values(officers), founder, relay]) {
        await expect(register.connect(account).adoptLegacyRoot(tree.root, GENEROUS))
          .to.be.revertedWithCustomError(register, "AccessManagedUnauthorized")
          .withArgs(account.address);
      }
      expect(await register.legacyRoot()).to.equal(before.root);
    });

    it("a stranger proposes, confirms and decides nothing", async () => {
      const { landTakeover, founder } = bench.office.republic;
      await propose();
      const takeover = landTakeover.connect(founder);
      const args = [tree.root, tree.count, id("data"), GENEROUS] as const;
      for (const sent of [
        () => takeover.propose(...args),
        () => takeover.confirm(...args),
        () => takeover.decide(tree.root, [], true, id("reasons"), GENEROUS),
      ]) {
        await expect(sent())
          .to.be.revertedWithCustomError(takeover, "AccessManagedUnauthorized")
          .withArgs(founder.address);
      }
    });

    it("one office alone replaces nothing, however long it waits", async () => {
      const { republic, register, tree: before } = bench.office;
      const { landTakeover, officers } = republic;
      const args = [tree.root, tree.count, id("data"), GENEROUS] as const;
      await landTakeover.connect(officers.landRegistrar).propose(...args);
      await wait(100);
      await expect(landTakeover.adopt(GENEROUS))
        .to.be.revertedWithCustomError(landTakeover, "TakeoverNotConfirmed")
        .withArgs(tree.root);
      expect(await register.legacyRoot()).to.equal(before.root);
    });

    it("an objection handed in on the last day puts the replacement off", async () => {
      const { landTakeover } = bench.office.republic;
      await propose();
      await wait(13);
      await landTakeover.object(tree.root, id("objection"), GENEROUS);
      await wait(1);
      await expect(landTakeover.adopt(GENEROUS))
        .to.be.revertedWithCustomError(landTakeover, "TakeoverNotYetEffective")
        .withArgs(dayOf("2016-02-22"), dayOf("2016-01-25"));
    });

    it("a record of the root before is shown no more", async () => {
      const old = await firstDealing("farm", "first", bench.office.alice);
      await replace();
      const record = bench.office.legacyRecord(entryOf("farm"));
      await bench.inadmissibleDraft(old, "RegisterNotInLegacyRoot", entryOf("farm"), commitmentOf(record));
    });

    it("what was signed about a record of the root before is not decided with the new one", async () => {
      const { office } = bench;
      const filing = await bench.file(await firstDealing("mill", "first", office.alice));
      await replace();
      const shown = await firstDealing("mill", "corrected", office.alice);
      const swapped = await supported(shown, filing.application, bytesFromHex(filing.digest));
      await expect(office.submit(swapped)).to.be.revertedWithCustomError(
        office.register,
        "RegisterInvalidSignature",
      );
    });

    it("another root slipped in while one is pending has the delay from its own confirmation", async () => {
      const { republic } = bench.office;
      const takeover = republic.landTakeover;
      await propose();
      await wait(13);
      await propose(hexFromBytes(keccak256(new Uint8Array(1))));
      await wait(1);
      await expect(takeover.adopt(GENEROUS))
        .to.be.revertedWithCustomError(takeover, "TakeoverNotYetEffective")
        .withArgs(dayOf("2016-02-07"), dayOf("2016-01-25"));
      expect(await republic.gazette.today()).to.equal(dayOf("2016-01-25"));
    });

    it("one account that holds both offices, one of them as acting officer, replaces nothing", async () => {
      const { republic } = bench.office;
      const takeover = republic.landTakeover;
      const { landRegistrar, surveyOffice } = republic.officers;
      const [today, until] = [dayOf("2016-01-11"), dayOf("2016-03-31")];
      await republic.offices
        .connect(surveyOffice)
        .appointActing(5, landRegistrar, NO_PERSON, today, until, GENEROUS);
      const args = [tree.root, tree.count, id("data"), GENEROUS] as const;
      await takeover.connect(landRegistrar).propose(...args);
      await expect(takeover.connect(landRegistrar).confirm(...args))
        .to.be.revertedWithCustomError(takeover, "TakeoverSameOfficer")
        .withArgs(landRegistrar.address);
    });
  });
});
