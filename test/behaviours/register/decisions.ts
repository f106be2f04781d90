import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { joinBodies } from "../../../sdk/law/bodies.ts";
import { domainSeparator, readDomain } from "../../../sdk/law/domain.ts";
import { decodeRegisterEvent } from "../../../sdk/law/registerEvents.ts";
import { type Draft, type LoggedEvent, only } from "../../support/filing.ts";
import { goTo } from "../../support/republic.ts";
import { bytes, entryIn, hex, NOTHING, type RegisterBench, startOf } from "./harness.ts";
import { domainOf } from "./withdrawal.ts";

/** Whether applications are granted, refused or inadmissible as the kernel has it, whatever the room's law. */
export function decides(bench: () => RegisterBench): void {
  const slotOf = (draft: Draft): Promise<string> => bench().register.slotOf(entryIn(draft));
  const namesOf = (events: readonly LoggedEvent[]): string[] => events.map(({ name }) => name);

  it("logs with a grant all that the law was told", async () => {
    const draft = await bench().harness.grantedOnLegacy();
    const { application, digest } = await bench().file(draft);
    const granted = only(await bench().decide(draft), "Granted");
    const { applicant, statusesAndAssurances } = granted;
    expect([granted["digest"], granted["application"]]).to.deep.equal([digest, hex(application)]);
    expect(applicant).to.equal(draft.applicant);
    const slots = await bench().harness.republic.persons.slotsOf(
      draft.signatories.map(({ person }) => person),
    );
    const levels = slots.map((slot) => slot.slice(60, 62)).join("");
    expect(statusesAndAssurances).to.equal(`0x${"00".repeat(16)}${levels.padEnd(32, "0")}`);
  });

  describe("a refusal", () => {
    let draft: Draft;
    let events: LoggedEvent[];

    beforeEach(async () => {
      draft = await bench().harness.refused();
      events = await bench().decide(draft);
    });

    it("[art_8__para_5 of the Constitution Act] is logged with its reasons and its remedy", async () => {
      const { application, digest } = await bench().file(draft);
      const refused = only(events, "Refused");
      expect(namesOf(events)).to.deep.equal(["Refused"]);
      const { applicant, findings, eId, ruleset, remedy, remedyDays } = refused;
      expect([refused["digest"], refused["application"]]).to.deep.equal([digest, hex(application)]);
      expect(applicant).to.equal(draft.applicant);
      const unsatisfied = (findings as { satisfied: boolean; eId: string }[]).find(
        ({ satisfied }) => !satisfied,
      );
      expect(eId).to.equal(unsatisfied?.eId);
      const { ethers } = bench().harness.republic.connection;
      const law = await ethers.getContractAt("IRuleset", String(ruleset));
      expect(await law.getFunction("remedy")()).to.deep.equal([remedy, remedyDays]);
    });

    it("is kept as one hash of its reasons", async () => {
      const { digest } = await bench().file(draft);
      const { provider } = bench().harness.republic.connection.ethers;
      const [log] = await provider.getLogs({ address: await bench().register.getAddress() });
      const event = log && decodeRegisterEvent(log);
      if (event?.name !== "Refused") throw new Error("the last log is no refusal");
      expect([event.digest, event.decision]).to.deep.equal([
        digest,
        await bench().register.decisionOn(digest),
      ]);
      expect(event.decision).not.to.equal(NOTHING);
    });

    it("is final for the application", async () => {
      const { digest } = await bench().file(draft);
      const decision = await bench().register.decisionOn(digest);
      await bench().inadmissibleDraft(draft, "RegisterAlreadyDecided", digest, decision);
      await bench().inadmissible(bench().explain(draft), "RegisterAlreadyDecided", digest, decision);
    });

    it("neither consumes nor hydrates the entry", async () => {
      expect(await slotOf(draft)).to.equal(NOTHING);
      const remedied = await bench().harness.remedied();
      expect(remedied.entries).to.deep.equal(draft.entries);
      expect(namesOf(await bench().decide(remedied))).to.include("Granted");
      expect(await slotOf(draft)).not.to.equal(NOTHING);
    });

    it("does not make an entry", async () => {
      const onNew = await bench().harness.refusedOnNew();
      expect(namesOf(await bench().decide(onNew))).to.deep.equal(["Refused"]);
      expect(await slotOf(onNew)).to.equal(NOTHING);
      const made = { ...(await bench().harness.grantedOnNew()), entries: onNew.entries };
      expect(namesOf(await bench().decide(made))).to.include("Granted");
    });
  });

  it("keeps nothing of an application by somebody without standing", async () => {
    const draft = await bench().harness.withoutStanding();
    const { digest } = await bench().file(draft);
    await bench().inadmissibleDraft(draft, "RegisterNoStanding", draft.applicant);
    expect(await bench().register.decisionOn(digest)).to.equal(NOTHING);
  });

  describe("an explanation", () => {
    it("[art_8__para_4 of the Constitution Act] of what is granted is the decision", async () => {
      for (const draft of [await bench().harness.grantedOnLegacy(), await bench().harness.grantedOnNew()]) {
        const [ruling, findings] = await bench().explain(draft);
        expect(ruling.refusal).to.equal(NOTHING);
        expect(findings.map(({ satisfied }) => satisfied)).not.to.include(false);
        expect(findings.length).to.be.greaterThan(0);
        const events = await bench().decide(draft);
        const record = bytes(only(events, "Recorded")["record"]);
        expect(ruling.next).to.equal(hex(joinBodies([record.subarray(64)])));
        expect(ruling.ruleset.toLowerCase()).to.equal(hex(record.subarray(32, 52)));
        const assessed = events.filter(({ name }) => name === "Assessed");
        expect(
          ruling.assessments.map(({ subdivision, ruleset, amount }) => [subdivision, ruleset, amount]),
        ).to.deep.equal(
          assessed.map(({ args: { subdivision, ruleset, amount } }) => [subdivision, ruleset, amount]),
        );
      }
    });

    it("[art_8__para_4 of the Constitution Act] of what is refused is the decision, with every finding", async () => {
      const draft = await bench().harness.refused();
      const [ruling, findings] = await bench().explain(draft);
      const refused = only(await bench().decide(draft), "Refused");
      expect([ruling.refusal, ruling.subdivision, ruling.ruleset]).to.deep.equal([
        refused["eId"],
        refused["subdivision"],
        refused["ruleset"],
      ]);
      expect(ruling.standing).to.equal(true);
      expect(findings.map((finding) => [...finding])).to.deep.equal(
        (refused["findings"] as Iterable<unknown>[]).map((finding) => [...finding]),
      );
    });

    it("says who has no standing", async () => {
      const [ruling] = await bench().explain(await bench().harness.withoutStanding());
      expect([ruling.standing, ruling.refusal === NOTHING]).to.deep.equal([false, false]);
    });

    it("is none of what is inadmissible", async () => {
      const { harness } = bench();
      const late = { ...(await harness.grantedOnLegacy()), deadline: harness.today - 1 };
      await bench().inadmissible(
        bench().explain(late),
        "RegisterDeadlinePassed",
        harness.today - 1,
        harness.today,
      );
      const { draft, error } = await harness.malformedBody();
      await bench().inadmissible(bench().explain(draft), error);
    });
  });

  describe("the deadline", () => {
    it("is met to the last second of its day", async () => {
      const { harness } = bench();
      const draft = { ...(await harness.grantedOnLegacy()), deadline: harness.today + 3 };
      const filing = await bench().file(draft);
      const { time } = harness.republic.connection.networkHelpers;
      await time.setNextBlockTimestamp(startOf(harness.today + 4) - 1);
      expect(namesOf(await bench().events(bench().submit(filing)))).to.include("Granted");
    });

    it("is missed from the first second of the next", async () => {
      const { harness } = bench();
      const draft = { ...(await harness.grantedOnLegacy()), deadline: harness.today + 3 };
      await goTo(harness.republic, startOf(harness.today + 4));
      await bench().inadmissibleDraft(draft, "RegisterDeadlinePassed", harness.today + 3, harness.today + 4);
      expect(await slotOf(draft)).to.equal(NOTHING);
    });
  });

  describe("what is signed", () => {
    it("is bound to the register and the chain, as it declares itself (ERC-5267)", async () => {
      const { harness, register } = bench();
      const expected = await domainOf(bench());
      const read = await readDomain(harness.republic.relay, await register.getAddress());
      expect(read).to.deep.equal(expected);
      expect(hex(domainSeparator(read))).to.equal(TypedDataEncoder.hashDomain(expected));
    });

    it("has the digest that the client computes", async () => {
      const { harness, register } = bench();
      const drafts = [
        harness.grantedOnLegacy(),
        harness.grantedOnNew(),
        harness.refused(),
        harness.withoutStanding(),
      ];
      for (const draft of await Promise.all(drafts)) {
        const { application, from, digest } = await bench().file(draft);
        expect(await register.digestOf(application, from)).to.equal(digest);
      }
    });
  });
}
