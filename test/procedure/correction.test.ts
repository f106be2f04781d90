import { expect } from "chai";
import type { Hex } from "../../sdk/bytes.ts";
import { only } from "../support/filing.ts";
import { beforeEachWithDocket, Docket } from "./support/docket.ts";

const HELD = 2 | 16;

describe("Correction and transfer", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  describe("a correction", () => {
    const plain = { kind: "correction", burdens: false } as const;
    const burdening = { kind: "correction", burdens: true } as const;

    async function upheld(): Promise<{ readonly entry: Hex; readonly contested: Hex }> {
      const { entry, contested, objector } = await docket.objected(await docket.refused());
      const { reviewer, caseRegistrar } = docket.cases;
      expect(await docket.step(entry, { kind: "hearing" }, objector, reviewer)).to.equal("");
      expect(await docket.step(entry, { kind: "review", outcome: "upheld" }, reviewer)).to.equal("");
      await serve(entry, caseRegistrar);
      return { entry, contested };
    }

    async function serve(entry: Hex, by: Docket["cases"]["caseRegistrar"]): Promise<void> {
      const servedOn = await docket.cases.today();
      expect(await docket.step(entry, { kind: "service", servedOn }, by)).to.equal("");
    }

    it("[art_17b__para_5] leaves everything as it was but the reasons, and the period runs on", async () => {
      const { entry } = await upheld();
      const before = await docket.cases.caseOf(entry);
      await docket.wait(5);
      expect(await docket.step(entry, plain, docket.cases.reviewer)).to.equal("");
      const after = await docket.cases.caseOf(entry);
      expect(after.reasons).not.to.equal(before.reasons);
      expect({ ...after, reasons: before.reasons }).to.deep.equal(before);
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      await docket.wait(24);
      const { land } = docket;
      expect(await docket.step(entry, { kind: "appeal" }, land.alice)).to.equal("art_14__para_3");
    });

    it("[art_17b__para_7] that burdens the objector is served anew, and the period for the appeal runs from that", async () => {
      const { entry } = await upheld();
      const { cases, land } = docket;
      await docket.wait(20);
      expect(await docket.step(entry, burdening, cases.reviewer)).to.equal("");
      expect((await cases.caseOf(entry)).servedOn).to.equal(0);
      await serve(entry, cases.caseRegistrar);
      await docket.wait(28);
      expect(await docket.step(entry, { kind: "appeal" }, land.alice)).to.equal("");
    });

    it("attack: a review that upheld is not turned round under the name of a correction", async () => {
      const { entry, contested } = await upheld();
      const { land, cases } = docket;
      const refusal = await land.register.decisionOn(contested);
      for (const terms of [plain, burdening]) {
        expect(await docket.step(entry, terms, cases.reviewer)).to.equal("");
        expect((await cases.caseOf(entry)).stage).to.equal("upheld");
        expect(await land.register.decisionOn(contested), "the refusal stands").to.equal(refusal);
      }
    });

    it("[art_17b__para_1] attack: after the period, nothing is corrected to the objector's burden, and nothing by others", async () => {
      const { entry } = await upheld();
      const { cases, land } = docket;
      await docket.wait(29);
      expect(await docket.step(entry, burdening, cases.reviewer)).to.equal("art_17b__para_6");
      expect(await docket.step(entry, plain, land.alice)).to.equal("art_17b__para_3");
      expect(await docket.step(entry, plain, cases.caseRegistrar)).to.equal("art_17b__para_3");
      expect(await docket.step(entry, plain, cases.judge)).to.equal("art_17b__para_3");
      expect(await docket.step(entry, plain, cases.reviewer)).to.equal("");
    });
  });

  describe("a transfer", () => {
    it("[art_17c__para_1] [art_17c__para_7] keeps the time that was met, though the case was closed since; then the reviewer decides", async () => {
      const { cases, land } = docket;
      const { entry, objector, opening } = await docket.refused();
      const servedOn = await cases.today();
      const steps = [opening, { kind: "service", servedOn } as const];
      only(await cases.take({ entry, steps, by: [cases.caseRegistrar] }), "Granted");
      await docket.wait(29);
      expect(await docket.step(entry, { kind: "objection" }, objector)).to.equal("art_9__para_3");
      expect(await docket.step(entry, { kind: "closing" }, land.stranger)).to.equal("");
      const late = { kind: "transfer", receivedOn: servedOn + 29 } as const;
      expect(await docket.step(entry, late, objector, cases.caseRegistrar)).to.equal("art_17c__para_5");
      const inTime = { kind: "transfer", receivedOn: servedOn + 28 } as const;
      expect(await docket.step(entry, inTime, objector)).to.equal("art_17c__para_2");
      expect(await docket.step(entry, inTime, objector, cases.caseRegistrar)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      const judgment = { kind: "judgment", outcome: "set aside" } as const;
      expect(await docket.step(entry, judgment, cases.judge), "only who is competent").to.equal(
        "art_16__para_1",
      );
      const review = { kind: "review", outcome: "set aside" } as const;
      expect(await docket.step(entry, review, cases.reviewer)).to.equal("");
      expect(await docket.statusOf("disputed")).to.equal(0);
    });

    it("attack: nobody transfers twice what was handed in once", async () => {
      const { cases } = docket;
      const { entry, objector, opening } = await docket.refused();
      const servedOn = await cases.today();
      const steps = [opening, { kind: "service", servedOn } as const];
      only(await cases.take({ entry, steps, by: [cases.caseRegistrar] }), "Granted");
      const transfer = { kind: "transfer", receivedOn: servedOn } as const;
      expect(await docket.step(entry, transfer, objector, cases.caseRegistrar)).to.equal("");
      await docket.wait(1);
      expect(await docket.step(entry, transfer, objector, cases.caseRegistrar)).to.equal("art_17c__para_5");
      expect(await docket.statusOf("disputed")).to.equal(HELD);
      expect(await docket.step(entry, { kind: "withdrawal" }, objector)).to.equal("");
      expect(await docket.step(entry, transfer, objector, cases.caseRegistrar)).to.equal("art_17c__para_5");
      expect(await docket.statusOf("disputed")).to.equal(0);
    });
  });
});
