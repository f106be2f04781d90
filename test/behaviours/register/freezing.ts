import { expect } from "chai";
import { commitmentOf, encodeSlot, STATUS_FLAGS } from "../../../sdk/law/record.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { type Draft, only } from "../../support/filing.ts";
import { GENEROUS } from "../../support/republic.ts";
import { entryIn, NOTHING, ORDER, type RegisterBench, witnessIn } from "./harness.ts";

const { frozen: FROZEN } = STATUS_FLAGS;
const DORMANT_FROZEN = `0x${FROZEN.toString(16).padStart(64, "0")}`;

/** Whether no office can stop an entry, dormant or made: neither freeze it nor release it. */
export function freezesNothing(bench: () => RegisterBench): void {
  it("has no office that freezes or releases", async () => {
    const { harness } = bench();
    const [dormant, made] = [await harness.grantedOnLegacy(), await harness.grantedOnNew()];
    await bench().decide(made);
    const slots = await Promise.all([dormant, made].map((draft) => slotIn(bench(), draft)));
    const { founder, relay, officers } = harness.republic;
    for (const account of [founder, relay, ...Object.values(officers)]) {
      const register = bench().register.connect(account);
      for (const order of ["freeze", "release"] as const) {
        for (const draft of [dormant, made]) {
          const sent = register[order](entryIn(draft), ORDER, GENEROUS);
          await bench().inadmissible(sent, "AccessManagedUnauthorized", account.address);
        }
      }
    }
    expect(await Promise.all([dormant, made].map((draft) => slotIn(bench(), draft)))).to.deep.equal(slots);
  });
}

function slotIn(bench: RegisterBench, draft: Draft): Promise<string> {
  return bench.register.slotOf(entryIn(draft));
}

/** Whether a court can stop an entry, whatever its records, its parties or the law. */
export function freezesEntries(bench: () => RegisterBench): void {
  const court = () => bench().register.connect(bench().harness.republic.officers.court);
  const slotOf = (entry: Hex): Promise<string> => bench().register.slotOf(entry);

  /** Submits whether or not it is admissible, and expects that nothing was granted. */
  async function notGranted(draft: Draft): Promise<void> {
    const { application, evidence } = await bench().file(draft);
    const sent = bench().register.decideBatch([application], [evidence], 5_000_000, GENEROUS);
    const events = await bench().events(sent);
    const names = events.map(({ name }) => name);
    expect(names.join()).to.match(/^(Refused|Inadmissible)$/);
  }

  it("freezes and releases a dormant legacy entry, without its record", async () => {
    const entry = entryIn(await bench().harness.grantedOnLegacy());
    const frozen = await bench().events(court().freeze(entry, ORDER, GENEROUS));
    const args = { entry, instrument: ORDER };
    expect(frozen).to.deep.equal([{ name: "StatusChanged", args: { ...args, status: BigInt(FROZEN) } }]);
    expect(await slotOf(entry)).to.equal(DORMANT_FROZEN);
    const released = await bench().events(court().release(entry, ORDER, GENEROUS));
    expect(released).to.deep.equal([{ name: "StatusChanged", args: { ...args, status: 0n } }]);
    expect(await slotOf(entry)).to.equal(NOTHING);
  });

  it("freezes and releases an entry with a record, and keeps what it commits to", async () => {
    const draft = await bench().harness.grantedOnNew();
    await bench().decide(draft);
    const { record } = witnessIn(await bench().harness.grantedNext(entryIn(draft)));
    const commitment = commitmentOf(record);
    await court().freeze(entryIn(draft), ORDER, GENEROUS);
    expect(await slotOf(entryIn(draft))).to.equal(encodeSlot({ commitment, status: FROZEN }));
    await court().release(entryIn(draft), ORDER, GENEROUS);
    expect(await slotOf(entryIn(draft))).to.equal(encodeSlot({ commitment, status: 0 }));
  });

  it("freezes no entry that is not made", async () => {
    const entry = entryIn(await bench().harness.grantedOnNew());
    await bench().inadmissible(court().freeze(entry, ORDER, GENEROUS), "RegisterUnknownEntry", entry);
    await bench().inadmissible(court().release(entry, ORDER, GENEROUS), "RegisterUnknownEntry", entry);
  });

  it("is for the court", async () => {
    const { republic, grantedOnLegacy } = bench().harness;
    const entry = entryIn(await grantedOnLegacy());
    const { court: judge, ...others } = republic.officers;
    for (const account of [republic.founder, ...Object.values(others)]) {
      const register = bench().register.connect(account);
      for (const order of ["freeze", "release"] as const) {
        const sent = register[order](entry, ORDER, GENEROUS);
        await bench().inadmissible(sent, "AccessManagedUnauthorized", account.address);
      }
    }
    await bench().register.connect(judge).freeze(entry, ORDER, GENEROUS);
    expect(await slotOf(entry)).to.equal(DORMANT_FROZEN);
  });

  it("lets nothing frozen move, hydrated or not", async () => {
    const { harness } = bench();
    const dormant = await harness.grantedOnLegacy(0);
    const begun = await harness.grantedOnLegacy(1);
    await bench().decide(begun);
    const next = await harness.grantedNext(entryIn(begun));
    for (const draft of [dormant, next]) {
      await court().freeze(entryIn(draft), ORDER, GENEROUS);
      const slot = await slotOf(entryIn(draft));
      await notGranted(draft);
      expect(await slotOf(entryIn(draft))).to.equal(slot);
    }
  });

  it("lets nothing frozen move even if the law would", async () => {
    const { harness } = bench();
    const draft = await harness.grantedOnLegacy();
    await court().freeze(entryIn(draft), ORDER, GENEROUS);
    for (const effect of ["keeps", "closes"] as const) {
      await harness.enactOddLaw(effect);
      await bench().inadmissibleDraft(draft, "RegisterFrozenEntry", entryIn(draft));
    }
    expect(await slotOf(entryIn(draft))).to.equal(DORMANT_FROZEN);
  });

  it("leaves what was signed before good, once released", async () => {
    const { harness } = bench();
    const begun = await harness.grantedOnLegacy(1);
    await bench().decide(begun);
    for (const draft of [await harness.grantedOnLegacy(0), await harness.grantedNext(entryIn(begun))]) {
      const filing = await bench().file(draft);
      await court().freeze(entryIn(draft), ORDER, GENEROUS);
      await court().release(entryIn(draft), ORDER, GENEROUS);
      only(await bench().events(bench().submit(filing)), "Granted");
    }
  });
}
