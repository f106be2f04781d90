import { expect } from "chai";
import { id } from "ethers";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { encodeDetails, evidenceOfRefusal } from "../../sdk/procedure/decisions.ts";
import type { StepTerms } from "../../sdk/procedure/steps.ts";
import { entryOf } from "../land/support/landOffice.ts";
import { mortgage, TODAY, transfer } from "../land/support/terms.ts";
import { file, only } from "../support/filing.ts";
import { GENEROUS } from "../support/republic.ts";
import { Docket, type Contested } from "./support/docket.ts";

const PART_2 = "/eli/xx/act/2015/12#part_2";

/** Article 17d of the Administrative Procedure Act: the ruleset of Part 2 of the Land Registration Act is corrected. */
describe("Cases that a corrected ruleset decided", function () {
  this.timeout(60_000);

  let docket: Docket;
  let restore: () => Promise<void>;

  before(async () => {
    docket = await Docket.open();
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** The legislature announces a correction and makes it. */
  async function correct(index = 0): Promise<number> {
    const { gazette, offices, officers, connection } = docket.republic;
    const ruleset = await connection.ethers.deployContract("LandRegistrationActPart2");
    const args: [string, number, string, string] = [
      PART_2,
      index,
      await ruleset.getAddress(),
      id("what was wrong"),
    ];
    const data = gazette.interface.encodeFunctionData("correctRuleset", args);
    await offices.connect(officers.legislature).schedule(gazette, data, 0, GENEROUS);
    await docket.wait(11);
    await gazette.connect(officers.legislature).correctRuleset(...args, GENEROUS);
    return docket.cases.today();
  }

  /** What the log of the last refusal shows of the ruleset. */
  async function evidence(): Promise<Uint8Array> {
    const { register } = docket.land;
    const args = (await register.queryFilter(register.filters.Refused())).at(-1)?.args;
    if (args === undefined) throw new Error("nothing was refused");
    const { subdivision, ruleset, bodies, circumstances, findings, application } = args;
    const details = encodeDetails(
      subdivision as Hex,
      ruleset as Hex,
      bytesFromHex(bodies as Hex),
      circumstances as unknown as Parameters<typeof encodeDetails>[3],
      findings as unknown as Parameters<typeof encodeDetails>[4],
    );
    return evidenceOfRefusal(bytesFromHex(application as Hex), Number(circumstances.today), details);
  }

  /** A refusal that was served, to which nobody objected in time. */
  async function tooLate(): Promise<Contested> {
    const contested = await docket.refused();
    const { cases } = docket;
    const steps = [contested.opening, { kind: "service", servedOn: await cases.today() } as const];
    only(await cases.take({ entry: contested.entry, steps, by: [cases.caseRegistrar] }), "Granted");
    await docket.wait(30);
    expect(await docket.step(contested.entry, { kind: "objection" }, contested.objector)).to.equal(
      "art_9__para_3",
    );
    return contested;
  }

  const reopening = (correctedOn: number, shown: Uint8Array): StepTerms => ({
    kind: "reopening",
    correctedOn,
    evidence: shown,
  });
  const inadmissible = async (sent: Promise<unknown>, error: string, ...args: readonly unknown[]) => {
    const expected = expect(sent).to.be.revertedWithCustomError(docket.cases.register, error);
    await (args.length === 0 ? expected : expected.withArgs(...args));
  };

  it("[art_17d__para_1] [art_17d__para_6] a refusal is contested, reviewed and set aside although the period was over", async () => {
    const { entry, objector, contested } = await tooLate();
    const { cases, land } = docket;
    const correctedOn = await correct();
    expect(await docket.step(entry, reopening(correctedOn, await evidence()), objector)).to.equal("");
    expect(await docket.step(entry, { kind: "objection" }, objector)).to.equal("");
    expect((await cases.caseOf(entry)).servedOn).to.equal(correctedOn);
    expect(await docket.step(entry, { kind: "review", outcome: "set aside" }, cases.reviewer)).to.equal("");
    expect(await land.register.decisionOn(contested)).to.match(/^0x6172745f31315f/);
  });

  it("[art_17d__para_1] a case that was closed is reopened", async () => {
    const { entry, objector } = await tooLate();
    expect(await docket.step(entry, { kind: "closing" }, docket.land.stranger)).to.equal("");
    const correctedOn = await correct();
    expect(await docket.step(entry, reopening(correctedOn, await evidence()), objector)).to.equal("");
    expect(await docket.step(entry, { kind: "objection" }, objector)).to.equal("");
  });

  it("[art_17d__para_4] within 28 days from the correction, and no later", async () => {
    const { entry, objector } = await tooLate();
    const correctedOn = await correct();
    await docket.wait(31);
    const late = await docket.step(entry, reopening(correctedOn, await evidence()), objector);
    expect(late).to.equal("art_17d__para_4");
  });

  it("[art_17d__para_1] a case about a grant that has ended is reopened, while the record stands", async () => {
    const { entry, objector } = await docket.objected(await docket.granted());
    expect(await docket.step(entry, { kind: "withdrawal" }, objector)).to.equal("");
    const correctedOn = await correct();
    const { record } = await docket.land.witnessOf(entryOf("cottage"));
    expect(await docket.step(entry, reopening(correctedOn, record), objector)).to.equal("");
    expect(await docket.step(entry, { kind: "objection" }, objector)).to.equal("");
  });

  it("[art_17d__para_1] a grant under two Parts rests on the ruleset of the last, which its record names", async () => {
    const { land } = docket;
    const { alice, bob, bank } = land;
    const dealings = { cottage: [transfer(alice, bob), mortgage(bank)] };
    only(await land.decide({ dealings, by: [alice, bob, bank] }), "Granted");
    const about = await docket.aboutGrant(entryOf("cottage"), land.carol);
    const { entry, objector } = await docket.objected(about);
    expect(await docket.step(entry, { kind: "withdrawal" }, objector)).to.equal("");
    const correctedOn = await correct();
    const { record } = await land.witnessOf(entryOf("cottage"));
    const { landPart3 } = docket.republic.rulesets;
    const sent = docket.step(entry, reopening(correctedOn, record), objector);
    await inadmissible(sent, "CaseNoSuchCorrection", landPart3, 0, correctedOn);
  });

  it("[art_17d__para_7] not when the entry has moved since", async () => {
    const { land } = docket;
    const { entry, objector } = await docket.objected(await docket.granted());
    await docket.step(entry, { kind: "withdrawal" }, objector);
    const { record } = await land.witnessOf(entryOf("cottage"));
    const resale = {
      dealings: { cottage: [transfer(land.bob, land.dave)] },
      by: [land.bob, land.dave],
    } as const;
    only(await land.decide({ ...resale, deadline: TODAY + 60 }), "Granted");
    const sent = docket.step(entry, reopening(await correct(), record), objector);
    await inadmissible(sent, "CaseNoSuchGrant");
  });

  describe("attacks:", () => {
    it("no reopening without a correction, or with another day than the correction's", async () => {
      const { entry, objector } = await tooLate();
      const { landPart2 } = docket.republic.rulesets;
      const shown = await evidence();
      const today = await docket.cases.today();
      const never = docket.step(entry, reopening(today, shown), objector);
      await inadmissible(never, "CaseNoSuchCorrection", landPart2, 0, today);
      const unset = docket.step(entry, reopening(0, shown), objector);
      await inadmissible(unset, "CaseNoSuchCorrection", landPart2, 0, 0);
      const correctedOn = await correct();
      await docket.wait(30);
      const later = docket.step(entry, reopening(correctedOn + 20, shown), objector);
      await inadmissible(later, "CaseNoSuchCorrection", landPart2, correctedOn, correctedOn + 20);
    });

    it("no reopening on the evidence of another refusal, changed evidence, or none", async () => {
      const { alice, dave } = docket.land;
      await docket.refused({ dealings: { disputed: [transfer(alice, dave)] }, by: [alice, dave] });
      const another = await evidence();
      const { entry, objector } = await tooLate();
      const own = await evidence();
      const correctedOn = await correct();
      for (const shown of [another, own.with(120, 1), own.subarray(0, 100)]) {
        await inadmissible(docket.step(entry, reopening(correctedOn, shown), objector), "CaseNoSuchRefusal");
      }
      const none = docket.step(entry, reopening(correctedOn, new Uint8Array()), objector);
      await inadmissible(none, "CaseStepTruncated", 15, 0, 36);
    });

    it("no record of another grant in the place of the contested one", async () => {
      const { entry, objector } = await docket.objected(await docket.granted());
      await docket.step(entry, { kind: "withdrawal" }, objector);
      const { alice, bob } = docket.land;
      only(
        await docket.land.decide({ dealings: { farm: [transfer(alice, bob)] }, by: [alice, bob] }),
        "Granted",
      );
      const { record } = await docket.land.witnessOf(entryOf("farm"));
      await inadmissible(docket.step(entry, reopening(await correct(), record), objector), "CaseNoSuchGrant");
    });

    it("[art_17d__para_8] no reopening behind another step, where nobody would check what it states", async () => {
      const { entry, objector } = await docket.objected(await docket.refused());
      const { cases } = docket;
      const never = reopening(await cases.today(), await evidence());
      const steps = [{ kind: "withdrawal" } as const, never];
      // No wallet would sign it: what was signed is made up.
      const filing = await file(
        await cases.draft({ entry, steps, by: [objector] }),
        () => new Uint8Array(32),
      );
      const sent = cases.register.decide(filing.application, filing.evidence, GENEROUS);
      await inadmissible(sent, "CaseReopeningBehind", 10);
    });

    it("[art_17d__para_3] no second case beside one that lasts", async () => {
      const { entry, objector } = await docket.objected(await docket.refused());
      const step = reopening(await correct(), await evidence());
      expect(await docket.step(entry, step, objector)).to.equal("art_17d__para_3");
    });
  });
});
