import { expect } from "chai";
import type { Hex } from "../../../sdk/bytes.ts";
import { splitBodies } from "../../../sdk/law/bodies.ts";
import { rebuildRegister } from "../../../sdk/law/rebuild.ts";
import {
  commitmentOf,
  decodeRecord,
  encodeRecord,
  encodeSlot,
  NO_COMMITMENT,
  STATUS_FLAGS,
} from "../../../sdk/law/record.ts";
import { changed, type Draft, type Filing, only } from "../../support/filing.ts";
import { GENEROUS } from "../../support/republic.ts";
import { bytes, entryIn, hex, NOTHING, ORDER, type RegisterBench, witnessIn } from "./harness.ts";
import { signWithdrawal } from "./withdrawal.ts";

/** Whether records form a chain that the slots commit to and the logs tell. */
export function keepsRecords(bench: () => RegisterBench): void {
  /** Decides, and returns the record that was logged. */
  async function recordOf(draft: Draft): Promise<Uint8Array> {
    const { entry, record } = only(await bench().decide(draft), "Recorded");
    expect(entry).to.equal(entryIn(draft));
    return bytes(record);
  }

  const slotOf = (entry: Hex): Promise<string> => bench().register.slotOf(entry);

  it("makes the next record of a legacy entry: the header by the kernel, the body by the law", async () => {
    const draft = await bench().harness.grantedOnLegacy();
    const [{ ruleset, next }] = await bench().explain(draft);
    const record = await recordOf(draft);
    const header = {
      previous: commitmentOf(witnessIn(draft).record),
      basis: ruleset.toLowerCase() as Hex,
      recordedAt: bench().harness.today,
      version: 2,
      others: 0,
    };
    expect(hex(record)).to.equal(
      hex(encodeRecord({ ...header, body: splitBodies(bytes(next))[0] ?? bytes("0x") })),
    );
    expect(await slotOf(entryIn(draft))).to.equal(
      encodeSlot({ commitment: commitmentOf(record), status: 0 }),
    );
  });

  it("makes the first record of a new entry", async () => {
    const draft = await bench().harness.grantedOnNew();
    const record = await recordOf(draft);
    expect(decodeRecord(record)).to.deep.include({ previous: NO_COMMITMENT, version: 1 });
    expect(await slotOf(entryIn(draft))).to.equal(
      encodeSlot({ commitment: commitmentOf(record), status: 0 }),
    );
  });

  it("links each record to the one before, and needs a proof for the first only", async () => {
    for (const begin of [await bench().harness.grantedOnLegacy(), await bench().harness.grantedOnNew()]) {
      let before = await recordOf(begin);
      for (let step = 0; step < 2; step++) {
        const draft = await bench().harness.grantedNext(entryIn(begin));
        expect(witnessIn(draft)).to.deep.equal({ record: before, proof: [] });
        const record = await recordOf(draft);
        const { previous, version } = decodeRecord(record);
        expect([previous, version]).to.deep.equal([commitmentOf(before), decodeRecord(before).version + 1]);
        before = record;
      }
    }
  });

  it("stores nothing of a legacy entry before the first dealing with it", async () => {
    const [one, other] = [await bench().harness.grantedOnLegacy(0), await bench().harness.grantedOnLegacy(1)];
    await bench().decide(one);
    expect(await slotOf(entryIn(other))).to.equal(NOTHING);
  });

  it("tells in its logs all that it stores", async () => {
    const { harness, register } = bench();
    const { court } = harness.republic.officers;
    const legacy = await harness.grantedOnLegacy(0);
    const dormant = entryIn(await harness.grantedOnLegacy(1));
    const made = await harness.grantedOnNew();
    const records = new Map<Hex, Uint8Array>();
    for (const draft of [legacy, made]) records.set(entryIn(draft), await recordOf(draft));
    const next = await harness.grantedNext(entryIn(legacy));
    records.set(entryIn(next), await recordOf(next));
    const frozen = bench().freezes ? [dormant, entryIn(made)] : [];
    for (const entry of frozen) await register.connect(court).freeze(entry, ORDER, GENEROUS);
    await register.republish(entryIn(next), records.get(entryIn(next)) ?? "0x", GENEROUS);
    const refused = await bench().file(await harness.refused());
    await bench().submit(refused);
    const withdrawn = await withdraw(await harness.grantedOnLegacy(2));

    const rebuild = await rebuilt();
    expect(rebuild.finish()).to.deep.equal([]);
    expect(rebuild.granted).to.equal(3);
    for (const [entry, record] of records) expect(rebuild.entries.get(entry)?.record).to.deep.equal(record);
    const slots = await Promise.all(
      [...rebuild.entries.keys()].map(async (entry) => [entry, await slotOf(entry)]),
    );
    expect(slots.length).to.equal(new Set([...records.keys(), ...frozen]).size);
    expect(rebuild.compareWithSlots(slots as [Hex, Hex][])).to.deep.equal([]);
    expect([...rebuild.decisions.keys()]).to.have.members([refused.digest, withdrawn.digest]);
    for (const [digest, decision] of rebuild.decisions) {
      expect(await register.decisionOn(digest)).to.equal(decision);
    }
    expect(rebuild.legacyRoot).to.equal(harness.tree.root);
  });

  async function rebuilt() {
    const { harness, register } = bench();
    const { provider } = harness.republic.connection.ethers;
    const logs = await provider.getLogs({ address: await register.getAddress(), fromBlock: 0 });
    return rebuildRegister(logs, {
      legacyCommitment: (entry) => {
        const record = harness.legacyRecords.get(entry);
        return record && commitmentOf(record);
      },
    });
  }

  /** Has the first signatory withdraw an application. */
  async function withdraw(draft: Draft): Promise<Filing> {
    const filing = await bench().file(draft);
    const { signer, signature } = await signWithdrawal(bench(), filing.digest, draft.signers[0]);
    await bench().register.withdraw(filing.application, filing.from, 0, signer, signature, GENEROUS);
    return filing;
  }

  it("logs the present record again for whoever kept it, and no other", async () => {
    const { register, harness } = bench();
    const draft = await harness.grantedOnLegacy();
    const entry = entryIn(draft);
    await bench().inadmissible(
      register.republish(entry, witnessIn(draft).record, GENEROUS),
      "RegisterUnknownEntry",
      entry,
    );
    const record = await recordOf(draft);
    const republished = await bench().events(register.republish(entry, record, GENEROUS));
    expect(republished).to.deep.equal([{ name: "Republished", args: { entry, record: hex(record) } }]);
    const forged = changed(record, -1);
    const arguments_ = [entry, commitmentOf(record), commitmentOf(forged)];
    await bench().inadmissible(
      register.republish(entry, forged, GENEROUS),
      "RegisterStaleRecord",
      ...arguments_,
    );
  });

  it("closes an entry whose record the law ends, for ever", async () => {
    const { harness, register } = bench();
    const draft = await harness.grantedOnLegacy();
    const again = await harness.grantedOnLegacy();
    await harness.enactOddLaw("closes");
    const { digest } = await bench().file(draft);
    const events = await bench().decide(draft);
    expect(only(events, "Closed")).to.deep.equal({ entry: entryIn(draft), digest });
    expect(events.map(({ name }) => name)).to.deep.equal(["Closed", "Granted"]);
    const commitment = commitmentOf(witnessIn(draft).record);
    expect(await slotOf(entryIn(draft))).to.equal(encodeSlot({ commitment, status: STATUS_FLAGS.closed }));
    const other = { ...again, deadline: again.deadline + 1 };
    await bench().inadmissibleDraft(other, "RegisterClosedEntry", entryIn(draft));
    const { court } = harness.republic.officers;
    if (bench().freezes) {
      await register.connect(court).freeze(entryIn(draft), ORDER, GENEROUS);
      await register.connect(court).release(entryIn(draft), ORDER, GENEROUS);
      await bench().inadmissibleDraft(other, "RegisterClosedEntry", entryIn(draft));
    }
    const rebuild = await rebuilt();
    expect(rebuild.finish()).to.deep.equal([]);
  });

  it("keeps its structure whatever the law grants", async () => {
    const { harness } = bench();
    const draft = await harness.grantedOnLegacy();
    const { error } = await harness.malformedBody();
    await harness.enactOddLaw("loses one");
    await bench().inadmissibleDraft(draft, "BodiesMalformed", 0, 32);
    await harness.enactOddLaw("breaks");
    await bench().inadmissible(bench().decide(draft), error);
    expect(await slotOf(entryIn(draft))).to.equal(NOTHING);
  });
}
