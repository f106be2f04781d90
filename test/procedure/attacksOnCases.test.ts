import { expect } from "chai";
import { decodeBytes32String, id } from "ethers";
import { compareHex, type Hex } from "../../sdk/bytes.ts";
import { encodeDealings } from "../../sdk/land/dealings.ts";
import { commitmentOf } from "../../sdk/law/record.ts";
import { rebuildRegister } from "../../sdk/law/rebuild.ts";
import { entryOf } from "../land/support/landOffice.ts";
import { discharge, firstRegistration, mortgage, TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, file, only } from "../support/filing.ts";
import { GENEROUS } from "../support/republic.ts";
import { beforeEachWithDocket, Docket } from "./support/docket.ts";

const PENDING = 2;
const ONE_CASE = 16;

describe("Attacks on cases", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  it("strangers' titles named beside one's own are not held: nothing is refused that could be contested", async () => {
    const { land } = docket;
    const { carol, dave } = land;
    const names = ["cottage", "farm", "mill", "house", "new plot"];
    const theirs = Object.fromEntries(names.map((name) => [name, [transfer(carol, dave)]]));
    const spam = { dealings: { chapel: [discharge(1)], ...theirs }, by: [carol] } as const;
    await expect(land.decide(spam))
      .to.be.revertedWithCustomError(land.register, "RegisterNoStanding")
      .withArgs(carol.person);
  });

  it("a contract that poses as a register is called by nobody: it could reenter, or burn a batch's gas", async () => {
    const { cases, land, republic } = docket;
    const { alice, carol } = land;
    const contested = await docket.refused();
    const { opening } = contested;
    if (opening.kind !== "refusal") throw new Error("a refusal is contested");
    const posing = (await republic.connection.ethers
      .deployContract("RulesetStub", ["poses"])
      .then((contract) => contract.getAddress())) as Hex;
    const steps = [{ ...opening, register: posing }];
    const entry = cases.entryOf(posing, opening.digest, alice);
    await expect(cases.take({ entry, steps, by: [alice] }))
      .to.be.revertedWithCustomError(cases.register, "CaseNotContestable")
      .withArgs(posing);
    const grant = {
      kind: "grant",
      register: posing,
      entry,
      commitment: commitmentOf(new Uint8Array(64)),
      record: new Uint8Array(64),
    } as const;
    const own = cases.entryOf(posing, grant.commitment, carol);
    await expect(cases.take({ entry: own, steps: [grant], by: [carol] }))
      .to.be.revertedWithCustomError(cases.register, "CaseNotContestable")
      .withArgs(posing);
  });

  it("what is set aside for one title does not open another of the same application", async () => {
    const { land, cases } = docket;
    const { alice, bob, lender } = land;
    only(await land.decide({ dealings: { cottage: [mortgage(lender)] }, by: [alice, lender] }), "Granted");
    const both = ["cottage", "pledged"].sort((a, b) => compareHex(entryOf(a), entryOf(b)));
    const sales = { cottage: [transfer(alice, bob)], pledged: [transfer(alice, bob)] };
    // The friendly lender's title is asked about first.
    const dealings = ["cottage", "pledged"].map((name) => ({
      ...transfer(alice, bob),
      subject: both.indexOf(name),
    }));
    const draft = await land.draft({ dealings: sales, by: [alice, bob] });
    const filing = await file({ ...draft, dealings: encodeDealings(dealings) }, land.digestOf);
    const refusal = only(await eventsOf(land.register, land.submit(filing)), "Refused");
    expect(decodeBytes32String(String(refusal["eId"]))).to.equal("art_11__para_1");
    const register = await docket.registerOfLand();
    const contested = refusal["digest"] as Hex;
    const entry = cases.entryOf(register, contested, alice);
    await docket.objected({ entry, contested, objector: alice, opening: cases.openingOf(refusal, register) });
    expect(await docket.step(entry, { kind: "review", outcome: "set aside" }, cases.reviewer)).to.equal("");
    await expect(land.submit(filing))
      .to.be.revertedWithCustomError(land.register, "RegisterStillRefused")
      .withArgs(contested, refusal["eId"]);
  });

  it("many cases about one title lock nobody out, and hold it until the last has ended", async () => {
    const { land, cases } = docket;
    const { carol, dave } = land;
    const register = await docket.registerOfLand();
    const entries: Hex[] = [];
    for (let index = 0; index < 17; index++) {
      const worthless = { dealings: { disputed: [transfer(carol, dave)] }, by: [carol] } as const;
      const refusal = only(await land.decide({ ...worthless, deadline: TODAY + 1 + index }), "Refused");
      const contested = refusal["digest"] as Hex;
      const entry = cases.entryOf(register, contested, carol);
      await docket.objected({
        entry,
        contested,
        objector: carol,
        opening: cases.openingOf(refusal, register),
      });
      entries.push(entry);
    }
    expect(await docket.statusOf("disputed")).to.equal(PENDING | (15 * ONE_CASE));
    const { entry } = await docket.objected(await docket.refused());
    for (const theirs of entries) await docket.step(theirs, { kind: "withdrawal" }, carol);
    expect(await docket.statusOf("disputed")).to.equal(PENDING | ONE_CASE);
    await docket.step(entry, { kind: "withdrawal" }, land.alice);
    expect(await docket.statusOf("disputed")).to.equal(0);
  });

  it("[art_7__para_4] a first registration is taken back once, and no case is about a closed entry", async () => {
    const { land, cases } = docket;
    const { alice, bob, carol, dave, registrar } = land;
    only(
      await land.decide({ dealings: { "new field": [firstRegistration(alice)] }, by: [alice, registrar] }),
      "Granted",
    );
    const register = await docket.registerOfLand();
    const { record: present } = await land.witnessOf(entryOf("new field"));
    const [first, second] = [
      await docket.objected(await docket.aboutGrant(entryOf("new field"), carol)),
      await docket.objected(await docket.aboutGrant(entryOf("new field"), dave)),
    ];
    const third = await docket.aboutGrant(entryOf("new field"), bob);
    const execute = async (entry: Hex) => {
      const { record } = await cases.witnessOf(entry);
      const sent = cases.register.execute(entry, record, present, "0x", GENEROUS);
      return (await eventsOf(land.register, sent)).map(({ name }) => name);
    };
    for (const one of [first, second]) await docket.takenBack(one);
    expect(await execute(first.entry)).to.include.members(["Restored", "Closed"]);
    expect(await execute(second.entry)).to.not.include("Restored");
    await expect(docket.objected(third))
      .to.be.revertedWithCustomError(cases.register, "CaseEntryClosed")
      .withArgs(register, entryOf("new field"));
    expect(await problemsOf(register)).to.deep.equal([]);
  });

  it("what a case took back is no grant, which another case could take back again", async () => {
    const { land, cases } = docket;
    const { bob } = land;
    const contested = await docket.objected(await docket.granted());
    const { entry } = contested;
    const { record: present } = await land.witnessOf(entryOf("cottage"));
    await docket.takenBack(contested);
    const { record } = await cases.witnessOf(entry);
    const previous = land.legacyRecord(entryOf("cottage"));
    await (await cases.register.execute(entry, record, present, previous, GENEROUS)).wait();
    const register = await docket.registerOfLand();
    const again = await docket.aboutGrant(entryOf("cottage"), bob);
    await expect(docket.objected(again)).to.be.revertedWithCustomError(cases.register, "CaseNoSuchGrant");
    expect(await problemsOf(register)).to.deep.equal([]);
  });

  it("a refusal is contested under the provision that refused, and no other is set aside for it", async () => {
    const { cases } = docket;
    const { entry, opening, objector, contested } = await docket.refused();
    if (opening.kind !== "refusal") throw new Error("a refusal is contested");
    expect(opening.eId).to.equal("art_11__para_2");
    const register = await docket.registerOfLand();
    const decision = await docket.land.register.decisionOn(contested);
    for (const eId of ["art_9__para_1", "art_3__para_1"]) {
      await expect(cases.take({ entry, steps: [{ ...opening, eId }], by: [objector] }))
        .to.be.revertedWithCustomError(cases.register, "CaseNoSuchRefusal")
        .withArgs(register, contested, decision);
    }
  });

  it("a case that the court has frozen is not executed", async () => {
    const { land, cases, republic } = docket;
    const contested = await docket.objected(await docket.granted());
    const { entry } = contested;
    const { record: present } = await land.witnessOf(entryOf("cottage"));
    await docket.takenBack(contested);
    await cases.register.connect(republic.officers.court).freeze(entry, id("order"), GENEROUS);
    const { record } = await cases.witnessOf(entry);
    const previous = land.legacyRecord(entryOf("cottage"));
    await expect(cases.register.execute(entry, record, present, previous, GENEROUS))
      .to.be.revertedWithCustomError(cases.register, "RegisterFrozenEntry")
      .withArgs(entry);
  });

  /** What an audit of a register's logs finds that does not fit together. */
  async function problemsOf(register: Hex): Promise<string[]> {
    const { provider } = docket.republic.connection.ethers;
    const logs = await provider.getLogs({ address: register, fromBlock: 0 });
    const { legacyCommitment } = docket.land;
    return rebuildRegister(logs, { legacyCommitment })
      .finish()
      .map(({ kind }) => kind);
  }
});
